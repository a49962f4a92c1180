"""Documents under a signed one: a PKS under an MoU, a work plan under a PKS, also while the partnership runs [PA6]."""

import re
from datetime import date

import pytest

from core.policy import NotNow
from partnerships.actions.agreements import draft_agreement, edit_agreement
from partnerships.models import Partnership
from partnerships.next_step import next_step
from partnerships.papers.agreement import agreement_paper
from partnerships.terms import AgreementKind
from tests.clock import NOW
from tests.factories import agreements as make
from tests.factories import implementation, partnerships
from tests.partnerships.at import at
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(world):
    """A partnership under way on a signed PKS."""
    return implementation.underway(world.own)


@pytest.fixture
def pks(running):
    return running.agreements.get()


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def below(side, partnership, **facts):
    given = {"kind": "ia", "subject": "Rencana kerja 2027", "starts_on": date(2027, 1, 4), "years": 1, **facts}
    return draft_agreement(by=side.as_("hub"), now=NOW, partnership=partnership, **given)


def test_a_work_plan_is_drafted_and_signed_while_it_runs(world, running, pks):
    plan = below(world.own, running, parent=pks)
    assert plan.parent == pks
    assert "Rencana kerja 2027" in next_step(running).action
    plan = make.sign(world.own, make.move(world.own, _complete(world, plan), "prepare"))
    assert plan.state == "signed"
    running.refresh_from_db()
    assert running.stage == "implementation"
    assert "Rencana kerja 2027" not in next_step(running).action


def test_a_work_plan_does_not_keep_a_signed_partnership_from_beginning(world):
    partnership = partnerships.at_agreement(world.own)
    pks = make.signed(world.own, partnership)
    implementation.owe_all(world.own, partnership)
    below(world.own, partnership, parent=pks)
    step = next_step(Partnership.objects.get(pk=partnership.pk))
    assert (step.transition.name, step.missing) == ("implement", ())


def _complete(world, plan):
    return edit_agreement(by=world.own.as_("hub"), now=NOW, agreement=plan, signed_on=date(2026, 12, 21))


@pytest.mark.parametrize("kind", [AgreementKind.PKS, AgreementKind.MOU, AgreementKind.IMPLEMENTING])
def test_not_beside_the_signed_one(world, running, kind):
    with pytest.raises(NotNow, match="naskah induk"):
        below(world.own, running, kind=kind)


def test_not_under_one_that_nobody_signed(world, running, pks):
    plan = below(world.own, running, parent=pks)
    with pytest.raises(NotNow):
        below(world.own, running, parent=plan)


def test_an_informal_partnership_has_nothing_to_stand_under(world):
    partnership = implementation.informal_underway(world.own)
    with pytest.raises(NotNow, match="di bawah MoU atau PKS"):
        below(world.own, partnership)


def test_the_agreement_offers_it_and_the_form_knows_the_rest(world, running, pks, hub):
    page = hub.get(at(world.own, "agreement", pks.pk)).content.decode()
    way = f"{at(world.own, 'agreement_draft', running.pk)}?induk={pks.pk}"
    assert way in page
    form = hub.get(way).context["form"]
    assert (form["parent"].value(), form["kind"].value()) == (pks.pk, "ia")
    sent = keyed(kind="ia", subject="Rencana 2027", parent=pks.pk, starts_on="2027-01-04", years="1", duration="years")
    words = text_of(hub.post(way, sent, follow=True))
    assert "Naskah induk" in words
    assert "Rencana 2027" in text_of(hub.get(at(world.own, "agreement", pks.pk)))
    assert hub.post(way, {**sent, "parent": ""}).context["form"].errors["parent"]


def test_who_only_reads_is_offered_nothing(world, running, pks, client_for):
    page = client_for(world.own.principal).get(at(world.own, "agreement", pks.pk))
    assert "?induk=" not in page.content.decode()


def test_its_paper_repeats_neither_old_days_nor_grounds_that_it_does_not_give(world, running, pks):
    plan = _complete(world, below(world.own, running, parent=pks))
    paper = agreement_paper(plan)
    words = " ".join(str(article) for article in paper.articles)
    assert "berkewajiban" in words
    assert not re.search(r"paling lambat \d+ \w+ 2026", words)
    assert "hal-hal tersebut di atas" not in paper.agreed
    assert "hal-hal tersebut di atas" in agreement_paper(pks).agreed
