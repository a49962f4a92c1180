"""What the two do, and what must not happen."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from collaboration.actions import observation_notes as notes
from collaboration.actions import observation_talk as talk
from collaboration.actions import observations as actions
from collaboration.models import Event, Focus, Observation, ObservationMessage, ObservationNote, Reflection
from collaboration.queries.school_days import school_day_after
from collaboration.scheduling import dates_of
from core.models import AuditEvent, HistoryEntry, OutgoingMessage
from core.policy import Denied, Hidden, NotNow
from tests.clock import NOW
from tests.factories.observations import AFTER, LESSON, actors, make_observation, phone_note, slot
from tests.factories.teaching import make_class, make_holiday

pytestmark = pytest.mark.django_db
S = Observation.State


def test_who_asks_is_observed_and_has_agreed(world):
    row = make_observation(world.own)
    assert (row.observed, row.observer) == (world.own.teacher, world.own.staff)
    assert row.agreed_by(world.own.teacher.pk)
    assert not row.agreed_by(world.own.staff.pk)
    assert not dates_of(row).exists(), "nothing stands in the calendar before both agree"


def test_both_yes_puts_it_into_the_calendar_for_both(world):
    row = make_observation(world.own, "agreed")
    event = dates_of(row).get()
    assert row.state == S.AGREED
    assert {one.user_id for one in event.people.all()} == {world.own.teacher.pk, world.own.staff.pk}
    assert (event.starts_at, event.note) == (LESSON, "")
    assert event.title == "Observasi kelas: Dewi Lestari dan Rina Kusuma"


def test_another_time_asks_the_other_one_again(world):
    row = make_observation(world.own, "agreed")
    _observed, observer = actors(world.own, row)
    other = slot(LESSON + timedelta(days=1), (make_class(world.own.school),))
    moved = actions.propose_time(by=observer, now=NOW, observation=row, slot=other, words="Rapat pagi itu")
    assert moved.state == S.REQUESTED
    assert moved.agreed_by(world.own.staff.pk)
    assert not moved.agreed_by(world.own.teacher.pk)
    assert dates_of(row).get().state == Event.State.CANCELLED
    actions.accept_observation(by=world.own.as_("teacher"), now=NOW, observation=moved)
    event = dates_of(row).get()
    assert (event.state, event.starts_at) == (Event.State.PLANNED, other.starts_at)
    assert list(event.class_groups.all()) == list(other.class_groups)


def test_the_hub_arranges_and_both_answer_the_observed_with_a_focus(world):
    hub = world.own.as_("hub")
    facts = {"observed": world.own.teacher, "observer": world.own.counsellor, "slot": slot()}
    row = actions.arrange_observation(by=hub, now=NOW, school=world.own.school, **facts)
    actions.accept_observation(by=world.own.as_("counsellor"), now=NOW, observation=row)
    teacher = world.own.as_("teacher")
    with pytest.raises(NotNow, match="apa yang sebaiknya dilihat"):
        actions.accept_observation(by=teacher, now=NOW, observation=row)
    actions.set_agreement(by=teacher, now=NOW, observation=row, focus=Focus.ROOM)
    assert actions.accept_observation(by=teacher, now=NOW, observation=row).state == S.AGREED


def test_only_the_hub_arranges_and_only_colleagues_take_part(world):
    facts = {
        "observed": world.own.teacher,
        "observer": world.own.counsellor,
        "slot": slot(),
        "school": world.own.school,
    }
    for role in ("principal", "teacher"):
        with pytest.raises(Denied):
            actions.arrange_observation(by=world.own.as_(role), now=NOW, **facts)
    for stranger in (world.own.principal, world.own.supervisor, world.own.committee, world.other.teacher):
        with pytest.raises(Denied, match="Pilih guru"):
            actions.ask_observation(
                by=world.own.as_("teacher"),
                now=NOW,
                school=world.own.school,
                observer=stranger,
                slot=slot(),
                focus=Focus.GOAL,
            )
    with pytest.raises(NotNow, match="dirinya sendiri"):
        actions.ask_observation(
            by=world.own.as_("teacher"), now=NOW, school=world.own.school, observer=world.own.teacher, slot=slot(),
            focus=Focus.GOAL,
        )  # fmt: skip


def test_declining_leaves_no_word_outside_the_closed_circle(world):
    row = make_observation(world.own)
    actions.decline_observation(by=world.own.as_("staff"), now=NOW, observation=row, words="Ibu saya sakit")
    assert ObservationMessage.objects.get().text == "Ibu saya sakit"
    assert list(
        HistoryEntry.objects.filter(subject_type="collaboration.observation").values_list("comment", flat=True)
    ) == [""]
    assert "sakit" not in repr(list(AuditEvent.objects.values_list("details", "verb")))
    assert not any("sakit" in one.body_text + one.subject for one in OutgoingMessage.objects.all())


def test_an_answer_is_given_once(world):
    row = make_observation(world.own, "agreed")
    with pytest.raises(NotNow):
        actions.accept_observation(by=world.own.as_("staff"), now=NOW, observation=row)
    with pytest.raises(NotNow):
        actions.decline_observation(by=world.own.as_("staff"), now=NOW, observation=row)


def test_the_same_notes_twice_arrive_once(world):
    row, observer = make_observation(world.own, "agreed"), world.own.as_("staff")
    first, second = phone_note("satu"), phone_note("dua", after=9)
    for _time in range(2):
        safe = notes.keep_notes(by=observer, now=AFTER, observation=row, notes=[first, second], began_at=LESSON)
        assert safe == [first.client_id, second.client_id]
    assert ObservationNote.objects.filter(observation=row).count() == 2
    assert AuditEvent.objects.filter(verb="observation.noted").count() == 1


def test_the_later_words_of_a_note_stay_whichever_comes_first(world):
    row, observer = make_observation(world.own, "agreed"), world.own.as_("staff")
    name = uuid.uuid4()
    old = phone_note("lama", client_id=name)
    new = phone_note("baru", client_id=name, changed_at=old.changed_at + timedelta(seconds=3))
    for note in (new, old, new):
        notes.keep_notes(by=observer, now=AFTER, observation=row, notes=[note])
    assert ObservationNote.objects.get(observation=row).text == "baru"


def test_a_note_taken_back_on_the_phone_goes(world):
    row, observer = make_observation(world.own, "agreed"), world.own.as_("staff")
    note = phone_note("salah ketuk")
    gone = phone_note("", client_id=note.client_id, gone=True, changed_at=note.changed_at + timedelta(seconds=1))
    notes.keep_notes(by=observer, now=AFTER, observation=row, notes=[note])
    assert notes.keep_notes(by=observer, now=AFTER, observation=row, notes=[gone]) == [note.client_id]
    assert notes.keep_notes(by=observer, now=AFTER, observation=row, notes=[gone]) == [note.client_id]
    assert not ObservationNote.objects.filter(observation=row).exists()


def test_a_phone_whose_clock_is_wrong_keeps_its_own_marks(world):
    """Two hours fast: the mark counts from the phone's own start; our clock says when it arrived."""
    row, observer = make_observation(world.own, "agreed"), world.own.as_("staff")
    wrong = LESSON + timedelta(hours=2)
    note = phone_note("maju", noted_at=wrong + timedelta(minutes=12, seconds=5), changed_at=wrong)
    notes.keep_notes(by=observer, now=LESSON + timedelta(minutes=20), observation=row, notes=[note], began_at=wrong)
    notes.keep_notes(by=observer, now=AFTER, observation=row, notes=[], began_at=wrong + timedelta(hours=5))
    row.refresh_from_db()
    stored = ObservationNote.objects.get(observation=row)
    assert row.began_at == wrong, "the first start that arrives stands"
    assert stored.since(row.began_at) == "12′05″"
    assert stored.received_at == LESSON + timedelta(minutes=20)


def test_what_was_written_before_it_was_closed_arrives_afterwards_and_what_was_written_later_does_not(world):
    row, observer = make_observation(world.own, "reflected"), world.own.as_("staff")
    talk.finish_observation(by=observer, now=AFTER, observation=row)
    in_time, late = phone_note("dari bus"), phone_note("terlambat", changed_at=AFTER + timedelta(seconds=1))
    for _time in range(2):
        safe = notes.keep_notes(by=observer, now=AFTER + timedelta(days=1), observation=row, notes=[in_time, late])
        assert safe == [in_time.client_id]
    stored = list(ObservationNote.objects.filter(observation=row).values_list("text", flat=True))
    assert (stored.count("dari bus"), stored.count("terlambat")) == (1, 0)
    told = OutgoingMessage.objects.filter(kind="collaboration.observation_noted_late", channel="inbox")
    assert [one.to_user for one in told] == [row.observed]
    assert "dari bus" not in told[0].body_text
    with pytest.raises(NotNow):
        notes.add_note(by=observer, now=AFTER, observation=row, focus=Focus.GOAL, text="Dari formulir")


def test_only_the_observer_writes_notes(world):
    row = make_observation(world.own, "agreed")
    with pytest.raises(Denied):
        notes.add_note(by=world.own.as_("teacher"), now=AFTER, observation=row, focus=Focus.GOAL, text="x")
    for role in ("principal", "hub", "counsellor", "operator"):
        with pytest.raises(Hidden):
            notes.add_note(by=world.own.as_(role), now=AFTER, observation=row, focus=Focus.GOAL, text="x")


def test_nobody_observes_tomorrow_today(world):
    row = make_observation(world.own, "agreed")
    with pytest.raises(NotNow, match="akan datang"):
        actions.hold_observation(by=world.own.as_("staff"), now=NOW, observation=row)


def test_feedback_is_due_on_the_third_school_day(world):
    row = make_observation(world.own, "held")
    assert row.feedback_due_on == date(2026, 9, 25)
    assert dates_of(row).get().state == Event.State.HELD


def test_weekends_and_holidays_are_no_school_days(world):
    make_holiday(date(2026, 9, 25))
    make_holiday(date(2026, 9, 28), "Rapat", world.own.school)
    make_holiday(date(2026, 9, 29), "Libur lain", world.other.school)
    assert school_day_after(world.own.school, date(2026, 9, 24), 3) == date(2026, 10, 1)


def test_both_reflections_lead_on_and_a_draft_does_not(world):
    row = make_observation(world.own, "held")
    observed, observer = actors(world.own, row)
    talk.write_reflection(by=observed, now=AFTER, observation=row, worked="Diskusi", send=True)
    row = talk.write_reflection(by=observer, now=AFTER, observation=row, worked="Tenang")
    assert row.state == S.HELD
    row = talk.write_reflection(by=observer, now=AFTER, observation=row, worked="Tenang sekali", send=True)
    assert row.state == S.REFLECTED
    assert Reflection.objects.filter(observation=row, author=world.own.staff).get().worked == "Tenang sekali"
    with pytest.raises(NotNow):
        talk.write_reflection(by=observer, now=AFTER, observation=row, worked="Lagi", send=True)


def test_the_follow_up_is_the_observed_teachers_own(world):
    row = make_observation(world.own, "reflected")
    observed, observer = actors(world.own, row)
    day = date(2026, 10, 6)
    with pytest.raises(Denied):
        talk.plan_follow_up(by=observer, now=AFTER, observation=row, plan="x", check_back_on=day)
    with pytest.raises(NotNow):
        talk.plan_follow_up(by=observed, now=AFTER, observation=row, plan="x", check_back_on=date(2026, 9, 1))
    row = talk.plan_follow_up(by=observed, now=AFTER, observation=row, plan="Waktu tunggu", check_back_on=day)
    row = talk.finish_observation(by=observer, now=AFTER, observation=row, outcome="Berhasil")
    assert (row.state, row.follow_up.outcome) == (S.DONE, "Berhasil")


def test_the_hub_calls_off_what_it_arranged_and_adds_no_words(world):
    facts = {"observed": world.own.teacher, "observer": world.own.counsellor, "slot": slot()}
    row = actions.arrange_observation(by=world.own.as_("hub"), now=NOW, school=world.own.school, **facts)
    with pytest.raises(Hidden):
        actions.cancel_observation(by=world.own.as_("principal"), now=NOW, observation=row)
    actions.cancel_observation(by=world.own.as_("hub"), now=NOW, observation=row, words="tidak disimpan")
    assert Observation.objects.get(pk=row.pk).state == S.CANCELLED
    assert not ObservationMessage.objects.exists()
