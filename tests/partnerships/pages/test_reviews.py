"""The page on which the principal decides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.models import Partnership, Review
from tests.factories import implementation as make
from tests.factories import partnerships as early
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
    assert formal.rounds.get().title in words
    assert "Lanjutkan sampai peninjauan berikutnya" not in [
        label for _value, label in page.context["form"].fields["decision"].choices
    ]


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


def test_ending_asks_about_every_duty_that_is_still_owed(world, principal, formal):
    url = at(world.own, "review_decide", formal.pk)
    half = principal.post(url, keyed(decision="end", reasons="Cukup."))
    assert half.status_code == 422
    owed = list(formal.obligations.order_by("pk"))
    assert all(duty.description in text_of(half) for duty in owed)
    assert {f"settle_{duty.pk}" for duty in owed} <= set(half.context["form"].errors)
    assert Partnership.objects.get(pk=formal.pk).stage == "review"
    first, second, third = owed
    answers = {f"settle_{first.pk}": "fulfilled", f"settle_{second.pk}": "waived", f"settle_{third.pk}": "kept"}
    sent = keyed(decision="end", reasons="Cukup.", **answers)
    assert f"reason_{second.pk}" in principal.post(url, sent).context["form"].errors
    done = principal.post(url, {**sent, f"reason_{second.pk}": "Tidak perlu lagi."})
    assert done.status_code == 302
    assert Partnership.objects.get(pk=formal.pk).stage == "ended"
    assert formal.obligations.outstanding().get() == third


def test_what_is_late_already_is_not_owed_until_a_day_to_come(world, principal, formal):
    today = world.own.school.local_date(timezone.now())
    late, ahead, *_rest = formal.obligations.order_by("pk")
    for duty, due_on in ((late, today - timedelta(days=1)), (ahead, today)):
        formal.obligations.filter(pk=duty.pk).update(due_on=due_on)
    fields = principal.get(at(world.own, "review_decide", formal.pk)).context["form"].fields
    kept = {duty.pk: dict(fields[f"settle_{duty.pk}"].choices)["kept"] for duty in (late, ahead)}
    assert kept[late.pk] == "Tetap terutang, walau sudah lewat jatuh tempo"
    assert kept[ahead.pk] == "Tetap terutang sampai jatuh temponya"


def test_what_was_ticked_for_an_end_is_not_meant_by_a_renewal(world, principal, formal):
    duty = formal.obligations.first()
    ticked = {f"settle_{duty.pk}": "waived"}
    assert (
        principal.post(
            at(world.own, "review_decide", formal.pk), keyed(decision="renew", reasons="Baik.", **ticked)
        ).status_code
        == 302
    )
    duty.refresh_from_db()
    assert duty.waived_on is None


def test_an_extension_leads_to_its_addendum(world, principal, formal):
    url = at(world.own, "review_decide", formal.pk)
    form = principal.get(url).context["form"]
    end = form.agreement.ends_on
    refused = principal.post(url, keyed(decision="extend", reasons="Baik.", ends_on=end.isoformat()))
    assert "ends_on" in refused.context["form"].errors
    longer = form["ends_on"].initial
    assert longer > end
    answer = principal.post(url, keyed(decision="extend", reasons="Baik.", ends_on=longer.isoformat()))
    addendum = Review.objects.get().addendum
    assert answer["Location"] == at(world.own, "agreement", addendum.pk)
    assert "Adendum I" in text_of(principal.get(at(world.own, "partnership", formal.pk)))


def test_amending_leads_to_the_page_of_changes(world, principal, formal):
    answer = principal.post(at(world.own, "review_decide", formal.pk), keyed(decision="amend", reasons="Perlu diubah."))
    assert answer["Location"] == at(world.own, "addendum_changes", Review.objects.get().addendum_id)


class TestEndEarly:
    def test_the_record_leads_there_although_duties_are_open(self, world, principal):
        partnership = make.underway(world.own)
        record = principal.get(at(world.own, "partnership", partnership.pk))
        url = at(world.own, "partnership_end", partnership.pk)
        assert url in record.content.decode()
        page = principal.get(url)
        assert all(duty.description in text_of(page) for duty in partnership.obligations.all())
        answers = {f"settle_{duty.pk}": "fulfilled" for duty in partnership.obligations.all()}
        answers["ended_on"] = timezone.localdate().isoformat()
        assert principal.post(url, keyed(reasons="Mitra bubar.", **answers)).status_code == 302
        partnership.refresh_from_db()
        assert (partnership.stage, partnership.agreements.get().state) == ("ended", "terminated")

    def test_every_question_is_needed_and_none_says_when(self, world, principal):
        partnership = make.underway(world.own)
        url = at(world.own, "partnership_end", partnership.pk)
        assert "bila diakhiri" not in text_of(principal.get(url))
        errors = principal.post(url, keyed(ended_on="", reasons="Mitra bubar.")).context["form"].errors
        assert set(errors) == {"ended_on", *(f"settle_{duty.pk}" for duty in partnership.obligations.all())}
        assert {len(found) for found in errors.values()} == {1}

    def test_not_at_the_review_and_not_before_it_ran(self, world, principal, formal):
        for partnership in (formal, early.at_agreement(world.own)):
            assert principal.get(at(world.own, "partnership_end", partnership.pk)).status_code == 409


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
