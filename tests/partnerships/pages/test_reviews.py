"""The page on which the principal decides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.models import Partnership, Review
from tests.factories import implementation as make
from tests.partnerships.at import at
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def formal(world):
    return make.at_review(world.own)


@pytest.fixture
def principal(world, client_for):
    return client_for(world.own.principal)


def test_the_evidence_lies_beside_the_decision(world, principal, formal):
    page = principal.get(at(world.own, "review_decide", formal.pk))
    words = text_of(page)
    assert formal.title in words
    assert page.context["summary"]
    assert "Perbarui dengan perjanjian lanjutan" in words
    assert "Lanjutkan" not in [label for _value, label in page.context["form"].fields["decision"].choices]


def test_a_renewal_is_carried_out_once(world, principal, formal):
    sent = keyed(decision="renew", reasons="Hasilnya baik.")
    first, second = (principal.post(at(world.own, "review_decide", formal.pk), sent)["Location"] for _click in range(2))
    assert first == second == at(world.own, "partnership", formal.pk)
    assert Review.objects.get().successor.predecessor is not None
    assert "Hasilnya baik." in text_of(principal.get(first))


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"decision": "renew"},
        {"reasons": "Baik."},
        {"decision": "extend", "reasons": "Baik."},
        {"decision": "x", "reasons": "y"},
    ],
)
def test_half_a_decision_is_refused_and_kept(world, principal, formal, sent):
    page = principal.post(at(world.own, "review_decide", formal.pk), keyed(**sent))
    assert page.status_code == 422
    assert sent.get("reasons", "") in page.content.decode()
    assert not Review.objects.exists()


def test_ending_lists_what_is_still_owed_each_with_a_way_there(world, principal, formal):
    answer = principal.post(at(world.own, "review_decide", formal.pk), keyed(decision="end", reasons="Cukup."))
    assert answer.status_code == 409
    owed = formal.obligations.first()
    assert owed.description in text_of(answer)
    assert Partnership.objects.get(pk=formal.pk).stage == "review"


def test_an_informal_one_goes_on_with_a_date(world, principal):
    informal = make.informal_at_review(world.own)
    url = at(world.own, "review_decide", informal.pk)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    page = principal.post(url, keyed(decision="extend", reasons="Saling cocok.", review_on=yesterday))
    assert page.status_code == 422
    assert "review_on" in page.context["form"].errors
    next_year = (timezone.localdate() + timedelta(days=365)).isoformat()
    assert (
        principal.post(url, keyed(decision="extend", reasons="Saling cocok.", review_on=next_year)).status_code == 302
    )


def test_before_stage_seven_it_says_when(world, principal):
    partnership = make.underway(world.own)
    answer = principal.get(at(world.own, "review_decide", partnership.pk))
    assert answer.status_code == 409
    assert "tahap peninjauan" in text_of(answer)
