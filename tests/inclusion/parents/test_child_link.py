"""A parent without an account does by link what others do signed in: agree, ask, say yes to a training, withdraw."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEvent, ScopedLink
from inclusion.actions.consents import ask_consent, withdraw_consent
from inclusion.models import ConsentRequest, Handover, PlanAnswer, ServiceSession, TrainingInterest
from schools.links import school_url
from tests.clock import REAL
from tests.factories import inclusion, inclusion_plans, parents, services
from tests.inclusion.parents.test_talking import open_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world):
    """A pupil whose only guardian who decides has no account, but a link to the child's space."""
    pupil = inclusion.supported_pupil(world.own, now=REAL)
    mother = pupil.guardians.get()
    mother.user = None
    mother.save(update_fields=["user"])
    return pupil, mother


def opened(side, guardian):
    link, token = parents.child_link(side, guardian, now=REAL)
    browser, page = open_link(token)
    return browser, page, lambda name, *rest: reverse(f"inclusion_links:child_{name}", args=[link.public_id, *rest])


def test_the_plan_is_read_and_agreed_to_by_the_link(world, home):
    pupil, mother = home
    inclusion_plans.shared(world.own, pupil=pupil, now=REAL)
    browser, page, at = opened(world.own, mother)
    assert at("plan") in browser.get(page).content.decode()
    assert browser.get(at("plan")).status_code == 200
    assert AuditEvent.objects.filter(verb="pupil.plan_opened", subject_id=pupil.pk, link_id__isnull=False).exists()
    assert browser.post(at("plan"), {"answer": "change"}).status_code == 422
    assert browser.post(at("plan"), {"answer": "agree"}).status_code == 302
    answer = PlanAnswer.objects.get(guardian=mother)
    assert (answer.answer, answer.by_link) == ("agreed", True)
    assert answer.version.plan.state == "agreed"


def test_a_plan_in_force_is_read_again_by_the_link(world, home):
    pupil, mother = home
    browser, page, at = opened(world.own, mother)
    assert at("plan") not in browser.get(page).content.decode()
    type(mother).objects.filter(pk=mother.pk).update(user=world.own.parent)
    inclusion_plans.in_force(world.own, pupil=pupil, now=REAL)
    type(mother).objects.filter(pk=mother.pk).update(user=None)
    assert at("plan") in browser.get(page).content.decode()
    assert browser.get(at("plan")).status_code == 200


def test_the_sheet_of_another_guardian_is_not_answered(world, home):
    """The father's link shows the plan without a sheet when he may not decide: nothing is answered in the mother's name."""
    pupil, mother = home
    inclusion_plans.shared(world.own, pupil=pupil, now=REAL)
    father = parents.second_guardian(world.own, pupil)
    type(father).objects.filter(pk=father.pk).update(may_consent=False)
    browser, _page, at = opened(world.own, father)
    browser.post(at("plan"), {"answer": "agree"})
    assert not PlanAnswer.objects.get(guardian=mother).is_given
    assert browser.get(at("consents")).status_code == 403


def test_requests_are_answered_and_consents_withdrawn_by_the_link(world, home):
    """After the withdrawal everything else behind the link is closed, and the page of consents still opens."""
    pupil, mother = home
    browser, page, at = opened(world.own, mother)
    ask_consent(
        by=world.own.as_("counsellor"), now=timezone.now(), pupil=pupil, guardian=mother, purpose="handover", receiver="SMA Jauh",
        covers=["goals"],
    )  # fmt: skip
    assert at("consents") in browser.get(page).content.decode()
    key = ConsentRequest.objects.get().pk
    browser.post(at("consents"), {"act": "answer", "key": key, "agree": "1", "sure": "on"})
    assert Handover.objects.get().consent.method == "link"
    support = pupil.consents.filter(purpose="support", withdrawn_at=None).first()
    assert browser.post(at("consents"), {"act": "withdraw", "key": support.pk}).status_code == 302
    for name in ("messages", "questionnaire", "plan"):
        assert browser.get(at(name)).status_code == 409
    assert browser.get(page).status_code == 409
    assert "Dicabut" in browser.get(at("consents")).content.decode()


def test_a_training_is_said_yes_to_by_the_link(world, home):
    _pupil, mother = home
    training = parents.training(world.own, now=timezone.now())
    browser, page, at = opened(world.own, mother)
    url = at("training", training.pk)
    assert url in browser.get(page).content.decode()
    for _time in range(2):
        assert browser.post(url).status_code == 302
    assert TrainingInterest.objects.get().guardian == mother
    assert "Anda ingin ikut" in browser.get(page).content.decode()


@pytest.fixture
def going(world, home):
    """A service that runs, one of two sessions given, and a plan whose review is overdue."""
    _pupil, _mother = home
    then = REAL - timedelta(days=60)
    plan = inclusion_plans.in_force(
        world.own, pupil=inclusion.supported_pupil(world.own, name="Citra Ayu", now=then), now=then
    )
    service = services.running(world.own, plan.pupil, now=REAL)
    today = world.own.school.local_date(timezone.now())
    service.session_rows.all().delete()
    for days, state, minutes in ((-8, "given", 30), (-1, "not_given", 0), (6, "planned", 0)):
        ServiceSession.objects.create(
            service=service, on=today + timedelta(days=days), planned_minutes=45, state=state, given_minutes=minutes
        )  # fmt: skip
    type(plan).objects.filter(pk=plan.pk).update(starts_on=today - timedelta(days=90), review_weeks=4)
    return plan.pupil, service, today


def test_the_pupil_page_says_what_goes_on_to_those_who_read_the_plan(world, going, client_for):
    pupil, _service, _today = going
    url = school_url(world.own.school, "inclusion:pupil", pupil.pk)
    page = client_for(world.own.special_needs_teacher).get(url)
    (one,) = page.context["going"]["running"]
    assert (one.delivery.given, one.delivery.planned, one.delivery.held, one.delivery.sessions) == (30, 90, 1, 2)
    assert page.context["going"]["review"].late
    shown = page.content.decode()
    assert "Terlambat" in shown
    assert shown.index('id="sec-going"') < shown.index('class="practice-cards"'), (
        "what goes on stands above the ways on"
    )
    assert (
        AuditEvent.objects.filter(verb="pupil.overview_opened", actor=world.own.special_needs_teacher.pk).count() == 1
    )
    assert not client_for(world.own.operator).get(url).context["going"]
    for consent in pupil.consents.filter(purpose="support"):
        withdraw_consent(by=world.own.as_("counsellor"), now=timezone.now(), consent=consent)
    assert not client_for(world.own.special_needs_teacher).get(url).context["going"]


def test_parents_read_it_in_plain_words(world, going, client_for):
    pupil, _service, _today = going
    page = client_for(world.own.parent).get(school_url(world.own.school, "inclusion:child", pupil.pk)).content.decode()
    assert "sudah mengikuti 1 dari 2 pertemuan" in page
    assert "Tanyakan kepada sekolah kapan pertemuannya" in page
    assert reverse("inclusion:children", args=[world.own.school.slug]) in page


def test_a_handover_is_chosen_fetched_and_given_by_the_link(world, home):
    """As in the account: exactly what was chosen, files, a link for the receiver that is taken back; with the consent everything goes."""
    pupil, mother = home
    browser, page, at = opened(world.own, mother)
    assert at("handovers") in browser.get(page).content.decode()
    assert browser.post(at("handovers"), {"receiver": "SMA Jauh", "covers": []}).status_code == 422
    for _click in range(2):
        chosen = {"receiver": "SMA Jauh", "covers": ["goals"], "form_key": "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"}
        assert browser.post(at("handovers"), chosen).status_code == 302
    made = Handover.objects.get()
    assert (made.consent.method, made.consent.covers, made.guardian) == ("link", ["goals"], mother)
    assert browser.get(at("handover_json", made.pk)).json() == made.payload
    assert AuditEvent.objects.filter(verb="pupil.data_taken_out", subject_id=pupil.pk, link_id__isnull=False).exists()
    browser.post(at("handover_link", made.pk))
    given = ScopedLink.objects.get(purpose="inclusion.handover")
    revoke = at("handover_link_revoke", made.pk, given.pk)
    assert revoke in browser.get(at("handovers")).content.decode()
    browser.post(revoke)
    given.refresh_from_db()
    assert given.revoked_at
    withdraw_consent(by=world.own.as_("counsellor"), now=timezone.now(), consent=made.consent)
    assert browser.get(at("handover_pdf", made.pk)).status_code == 409


def test_a_link_hands_over_nothing_of_another_child_and_nothing_without_the_right_to_decide(world, home):
    pupil, mother = home
    other = inclusion.supported_pupil(world.own, name="Citra Ayu", now=REAL)
    made = parents.handed_over(world.own, other, now=REAL)
    browser, _page, at = opened(world.own, mother)
    assert browser.get(at("handover_json", made.pk)).status_code == 404
    assert browser.post(at("handover_link", made.pk)).status_code == 404
    father = parents.second_guardian(world.own, pupil)
    type(father).objects.filter(pk=father.pk).update(may_consent=False)
    browser, _page, at = opened(world.own, father)
    assert 'name="covers"' not in browser.get(at("handovers")).content.decode()
    assert browser.post(at("handovers"), {"receiver": "SMA Jauh", "covers": ["goals"]}).status_code == 403


def test_the_whole_record_of_reads_is_open_by_the_link(world, home, client_for):
    """What others opened; what the guardian opened behind this link is folded away and then said to be one's own."""
    pupil, mother = home
    client_for(world.own.special_needs_teacher).get(school_url(world.own.school, "inclusion:messages", pupil.pk))
    browser, page, at = opened(world.own, mother)
    assert at("reads") in browser.get(page).content.decode()
    people = [one for day in browser.get(at("reads")).context["days"] for one in day.people]
    assert [one.who for one in people] == [world.own.as_("special_needs_teacher").label]
    every = [one for day in browser.get(f"{at('reads')}?sendiri").context["days"] for one in day.people]
    assert [one.who for one in every if one.is_self] == [mother.name]
