"""Accommodations: what is given, reviewed after eight weeks, marked each day, read by every teacher."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.policy import Denied, Hidden, NotNow
from core.versions import Conflict
from inclusion.actions.accommodations import acknowledge_page, add_accommodation, edit_accommodation, mark_day
from inclusion.actions.catalogue import add_item, show_item
from inclusion.actions.consents import withdraw_consent
from inclusion.guides.catalogue import STARTING
from inclusion.models import Accommodation
from inclusion.queries.accommodations import lines_of
from inclusion.queries.catalogue import offer_of, shelves
from tests.clock import NOW
from tests.factories import accommodations as make
from tests.factories import inclusion

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
LATER = NOW + timedelta(weeks=8)


@pytest.fixture
def pupil(world):
    return inclusion.supported_pupil(world.own)


def test_a_plan_gets_its_accommodations_as_final_strings(world, pupil):
    make.added(world.own, pupil, in_charge=world.own.teacher)
    ended = make.added(world.own, pupil, what="Sudah berhenti")
    make.reviewed(world.own, ended, "stop")
    assert lines_of(pupil, TODAY + timedelta(days=1)) == [
        {
            "form": "Waktu", "what": "Waktu tambahan 50%", "where": "Ujian tertulis", "where_not": "Praktik",
            "who": world.own.teacher.display_name, "since": "21 September 2026",
        }
    ]  # fmt: skip


def test_it_is_reviewed_after_eight_weeks_unless_another_day_is_said(world, pupil):
    assert make.added(world.own, pupil).review_on == TODAY + timedelta(weeks=8)
    assert make.added(world.own, pupil, review_on=TODAY + timedelta(days=9)).review_on == TODAY + timedelta(days=9)


@pytest.mark.parametrize(
    ("decision", "weeks", "fades"), [("keep", 8, False), ("change", 8, False), ("fade", 4, True), ("stop", None, False)]
)
def test_a_review_decides_what_follows_and_stays_readable(world, pupil, decision, weeks, fades):
    row = make.added(world.own, pupil)
    made = make.reviewed(world.own, row, decision, note="Nadanya membaik", now=LATER)
    assert (row.ended_on is not None) == (decision == "stop")
    assert made.next_on == (LATER.date() + timedelta(weeks=weeks) if weeks else None)
    assert made.next_on in (None, row.review_on)
    assert (row.fading_since is not None) == fades
    assert row.reviews.get().note == "Nadanya membaik"


def test_what_has_ended_changes_no_more(world, pupil):
    row = make.added(world.own, pupil)
    make.reviewed(world.own, row, "stop")
    with pytest.raises(NotNow):
        make.reviewed(world.own, row)
    with pytest.raises(NotNow):
        edit_accommodation(by=world.own.as_("counsellor"), now=NOW, accommodation=row, what="x")


def test_two_people_who_change_it_are_told(world, pupil):
    row = make.added(world.own, pupil)
    edit_accommodation(by=world.own.as_("counsellor"), now=NOW, accommodation=row, expected=1, what="Satu")
    with pytest.raises(Conflict) as clash:
        edit_accommodation(
            by=world.own.as_("special_needs_teacher"), now=NOW, accommodation=row, expected=1, what="Dua"
        )
    assert (clash.value.mine["what"], clash.value.theirs["what"]) == ("Dua", "Satu")


@pytest.mark.parametrize(("role", "refusal"), [("teacher", Denied), ("principal", Hidden), ("parent", Denied)])
def test_support_staff_write_them(world, pupil, role, refusal):
    with pytest.raises(refusal):
        add_accommodation(by=world.own.as_(role), now=NOW, pupil=pupil, form="time", what="x")


def test_nothing_is_written_marked_or_read_after_the_consent_is_withdrawn(world, pupil):
    row = make.added(world.own, pupil)
    consent = pupil.consents.get(purpose="support")
    withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=consent)
    teacher, gpk = world.own.as_("teacher"), world.own.as_("special_needs_teacher")
    for act in (
        lambda: make.added(world.own, pupil),
        lambda: make.reviewed(world.own, row),
        lambda: edit_accommodation(by=gpk, now=NOW, accommodation=row, what="x"),
        lambda: mark_day(by=teacher, now=NOW, accommodation=row, is_given=True),
        lambda: acknowledge_page(by=teacher, now=NOW, pupil=pupil, edition=1),
    ):
        with pytest.raises(NotNow):
            act()


def test_a_second_tap_corrects_the_first(world, pupil):
    row, teacher = make.added(world.own, pupil), world.own.as_("teacher")
    mark_day(by=teacher, now=NOW, accommodation=row, is_given=True)
    mark_day(by=teacher, now=NOW, accommodation=row, is_given=False, reason="no_time")
    mark_day(by=world.own.as_("special_needs_teacher"), now=NOW, accommodation=row, is_given=True)
    assert sorted(row.days.values_list("is_given", "reason")) == [(False, "no_time"), (True, "")]


@pytest.mark.parametrize("days", [1, -8])
def test_only_the_last_week_can_be_marked(world, pupil, days):
    row, day = make.added(world.own, pupil), LATER.date() + timedelta(days=days)
    with pytest.raises(NotNow):
        mark_day(by=world.own.as_("teacher"), now=LATER, accommodation=row, is_given=True, on=day)


def test_a_change_of_the_page_asks_every_teacher_again(world, pupil):
    row, teacher = make.added(world.own, pupil), world.own.as_("teacher")
    acknowledge_page(by=teacher, now=NOW, pupil=pupil, edition=1)
    edit_accommodation(by=world.own.as_("counsellor"), now=NOW, accommodation=row, what="Waktu tambahan 30 menit")
    with pytest.raises(NotNow):
        acknowledge_page(by=teacher, now=NOW, pupil=pupil, edition=1)
    assert acknowledge_page(by=teacher, now=NOW, pupil=pupil, edition=2).edition == 2


def test_the_starting_list_uses_the_seven_forms(world):
    assert {entry.form for entry in STARTING} == set(Accommodation.Form.values)
    assert len({entry.key for entry in STARTING}) == len(STARTING)


def test_a_school_adds_its_own_and_hides_what_it_does_not_use(world):
    side = world.own
    gpk = side.as_("special_needs_teacher")
    own = add_item(by=gpk, now=NOW, school=side.school, form="process", what="Kebun sekolah sebagai kelas")
    show_item(by=gpk, now=NOW, school=side.school, ref="braille", is_hidden=True)
    refs = {offer.ref for shelf in shelves(side.school) for offer in shelf.offers}
    assert str(own.pk) in refs
    assert "braille" not in refs
    assert offer_of(world.other.school, "braille")
    assert offer_of(world.other.school, str(own.pk)) is None
    show_item(by=gpk, now=NOW, school=side.school, ref="braille", is_hidden=False)
    assert offer_of(side.school, "braille")
