"""Agreements that run until they are ended: no end date by choice, and a review every year."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from core.policy import NotNow
from partnerships import reminders as rules
from partnerships.actions.agreements import draft_successor, edit_agreement
from partnerships.actions.reviews import decide_review
from partnerships.models import Agreement, Partnership
from partnerships.queries.register import lacking
from partnerships.terms import Decision
from tests.clock import NOW
from tests.factories import agreements
from tests.factories import implementation as running
from tests.factories import partnerships as early

START = date(2026, 10, 1)
FOREVER = {"years": None, "evergreen": True}
TODAY = date(2026, 9, 21)


def edit(side, agreement, **changes):
    return edit_agreement(by=side.as_("hub"), now=NOW, agreement=agreement, **changes)


def term_words(agreement):
    return next(a for a in agreement.payload["articles"] if a["title"] == "Jangka Waktu")["paragraphs"]


def evergreen_at_review(side):
    partnership = early.at_agreement(side)
    agreements.signed(side, partnership, **FOREVER)
    running.owe_all(side, partnership)
    return running.at_review(side, early.move(side, partnership, "implement"))


def test_it_is_chosen_in_the_first_form_and_looked_at_within_a_year(world):
    drafted = agreements.bare(world.own, **FOREVER)
    assert (drafted.ends_on, drafted.evergreen, drafted.review_on) == (None, True, date(2027, 9, 30))


@pytest.mark.parametrize("facts", [{"years": None}, {"years": 2, "evergreen": True}])
def test_a_term_or_none_but_not_neither_and_not_both(world, facts):
    with pytest.raises(NotNow):
        agreements.bare(world.own, **facts)


def test_an_end_date_and_no_end_exclude_each_other(world):
    drafted = agreements.bare(world.own, **FOREVER)
    with pytest.raises(NotNow):
        edit(world.own, drafted, ends_on=date(2027, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=drafted.pk).update(ends_on=date(2027, 1, 1))


@pytest.mark.parametrize("review_on", [None, START, date(2027, 10, 2)])
def test_the_review_is_at_most_a_year_ahead(world, review_on):
    drafted = edit(world.own, agreements.drafted(world.own, **FOREVER), review_on=review_on)
    with pytest.raises(NotNow) as refused:
        agreements.move(world.own, drafted, "prepare")
    assert ["peninjauan" in str(item) for item in refused.value.missing] == [True]


def test_the_paper_says_so(world):
    first, *others = term_words(agreements.ready(world.own, **FOREVER))
    assert first["text"] == (
        "Perjanjian ini berlaku terus terhitung sejak tanggal 1 Oktober 2026 sampai diakhiri oleh PARA PIHAK, dan ditinjau "
        "bersama sekurang-kurangnya 1 (satu) kali dalam setiap tahun, pertama kali pada tanggal 30 September 2027."
    )
    assert not any("diperpanjang" in paragraph["text"] for paragraph in others)


def test_changing_ones_mind_brings_the_schools_own_words_back(world):
    drafted = agreements.drafted(world.own)
    before = drafted.clauses.get(key="jangka_waktu").body
    edit(world.own, drafted, ends_on=None, evergreen=True)
    assert drafted.clauses.get(key="jangka_waktu").body != before
    edit(world.own, drafted, ends_on=date(2029, 9, 30), evergreen=False)
    assert drafted.clauses.get(key="jangka_waktu").body == before


def test_no_reminder_of_an_end_but_one_of_the_review(world):
    partnership = early.at_agreement(world.own)
    agreement = agreements.signed(world.own, partnership, **FOREVER)
    running.owe_all(world.own, partnership)
    partnership = early.move(world.own, partnership, "implement")
    near = date(2027, 9, 1)
    assert partnership.review_on == agreement.review_on
    assert agreement not in {due.subject for due in rules.ending_agreements(world.own.school, near)}
    assert partnership in {due.subject for due in rules.reviews(world.own.school, near)}


class TestReview:
    def test_it_goes_on_for_another_year_without_an_addendum(self, world):
        partnership = evergreen_at_review(world.own)
        review = decide_review(
            by=world.own.as_("principal"), now=NOW, partnership=partnership, decision=Decision.EXTEND, reasons="Baik.",
            review_on=date(2027, 9, 21),
        )  # fmt: skip
        assert (partnership.stage, partnership.review_on, review.addendum) == (
            "implementation",
            date(2027, 9, 21),
            None,
        )
        assert not partnership.agreements.exclude(base=None).exists()

    def test_the_register_asks_for_it_again_on_the_day_that_was_decided(self, world):
        partnership, look = evergreen_at_review(world.own), date(2027, 9, 1)
        agreement = partnership.agreements.get()
        Agreement.objects.filter(pk=agreement.pk).update(review_on=TODAY)
        Partnership.objects.filter(pk=partnership.pk).update(review_on=TODAY)
        assert Agreement.objects.get(lacking("review", TODAY)) == agreement
        decide_review(
            by=world.own.as_("principal"), now=NOW, partnership=partnership, decision=Decision.EXTEND, reasons="Baik.",
            review_on=look,
        )  # fmt: skip
        assert not Agreement.objects.filter(lacking("review", TODAY)).exists()
        assert Agreement.objects.get(lacking("review", look)) == agreement

    @pytest.mark.parametrize("review_on", [None, TODAY, date(2027, 9, 22)])
    def test_the_next_look_is_ahead_and_within_a_year(self, world, review_on):
        partnership = evergreen_at_review(world.own)
        with pytest.raises(NotNow):
            decide_review(
                by=world.own.as_("principal"), now=NOW, partnership=partnership, decision=Decision.EXTEND,
                reasons="Baik.", review_on=review_on,
            )  # fmt: skip

    def test_the_next_review_finds_the_same_agreement(self, world):
        partnership = evergreen_at_review(world.own)
        agreement = partnership.agreements.get()
        later = NOW + timedelta(days=1)
        decide_review(
            by=world.own.as_("principal"), now=later, partnership=partnership, decision=Decision.EXTEND, reasons="Baik.",
            review_on=date(2027, 9, 1),
        )  # fmt: skip
        again = running.at_review(world.own, partnership, now=later + timedelta(days=1))
        review = decide_review(
            by=world.own.as_("principal"), now=later + timedelta(days=2), partnership=again, decision=Decision.AMEND,
            reasons="Perlu pasal baru.",
        )  # fmt: skip
        assert (review.agreement, review.addendum.base) == (agreement, agreement)

    def test_its_successor_has_no_end_either(self, world):
        partnership = evergreen_at_review(world.own)
        new = draft_successor(by=world.own.as_("principal"), now=NOW, agreement=partnership.agreements.get())
        assert (new.evergreen, new.ends_on, new.starts_on) == (True, None, TODAY)
