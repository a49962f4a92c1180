"""Wishes, engagements, meetings: what happens, and what must not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collaboration.actions import mentoring as actions
from collaboration.actions import mentoring_sessions as sessions
from collaboration.models import (
    Event,
    LearningWish,
    Mentoring,
    MentoringAgreement,
    MentoringMember,
    MentoringStep,
    ResearchPaper,
    SessionNote,
)
from collaboration.panels import mentoring as panels
from collaboration.scheduling import dates_of
from core.lines import tasks_of
from core.policy import Denied, Hidden, NotNow
from core.versions import Conflict
from schools.links import school_url
from tests.clock import NOW
from tests.factories.mentoring import make_mentoring, make_session
from tests.factories.observations import slot
from tests.factories.partnerships import make_partnership
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db
S, Kind, Part = Mentoring.State, Mentoring.Kind, MentoringMember.Part


def test_a_wish_is_ones_own_and_written_once(world):
    teacher, facts = world.own.as_("teacher"), {"school": world.own.school, "kind": "learn", "topic": "Asesmen"}
    wish = actions.add_wish(by=teacher, now=NOW, **facts)
    with pytest.raises(NotNow, match="sudah"):
        actions.add_wish(by=teacher, now=NOW, **facts)
    with pytest.raises(Denied):
        actions.take_back_wish(by=world.own.as_("staff"), now=NOW, wish=wish)
    with pytest.raises(Denied):
        actions.add_wish(by=world.own.as_("hub"), now=NOW, **facts)
    actions.take_back_wish(by=teacher, now=NOW, wish=wish)
    assert not LearningWish.objects.exists()


def test_the_principal_is_not_told_who_would_like_to_learn_what(world):
    actions.add_wish(by=world.own.as_("teacher"), now=NOW, school=world.own.school, kind="learn", topic="Asesmen")
    seen = {role: LearningWish.objects.visible_to(world.own.as_(role)).count() for role in world.own.everyone}
    assert {role for role, count in seen.items() if count} == {
        "hub", "teacher", "staff", "special_needs_teacher", "counsellor",
    }  # fmt: skip
    assert not LearningWish.objects.visible_to(world.other.as_("teacher")).exists()


def test_it_runs_when_all_have_said_yes(world):
    row = make_mentoring(world.own, by="hub")
    actions.accept_mentoring(by=world.own.as_("teacher"), now=NOW, mentoring=row)
    assert Mentoring.objects.get(pk=row.pk).state == S.PROPOSED
    row = actions.accept_mentoring(by=world.own.as_("staff"), now=NOW, mentoring=row)
    assert (row.state, row.started_on, row.next_due_on) == (S.ACTIVE, date(2026, 9, 21), date(2026, 10, 5))
    with pytest.raises(NotNow):
        actions.accept_mentoring(by=world.own.as_("staff"), now=NOW, mentoring=row)


def test_one_person_helps_in_one_thing_and_learns_in_another(world):
    make_mentoring(world.own, "active")
    make_mentoring(world.own, "active", learns="staff", helps="teacher")
    parts = set(MentoringMember.objects.filter(user=world.own.teacher).values_list("part", flat=True))
    assert parts == {Part.HELPS, Part.LEARNS}


def test_nobody_proposes_for_others_but_the_hub_and_nobody_strange_joins(world):
    facts = {"school": world.own.school, "kind": Kind.MENTORING, "topic": "x"}
    others = {world.own.staff: Part.HELPS, world.own.counsellor: Part.LEARNS}
    with pytest.raises(Denied, match="diri sendiri"):
        actions.propose_mentoring(by=world.own.as_("teacher"), now=NOW, people=others, **facts)
    with pytest.raises(Denied):
        actions.propose_mentoring(by=world.own.as_("principal"), now=NOW, people=others, **facts)
    for stranger in (world.own.principal, world.other.teacher):
        people = {world.own.teacher: Part.LEARNS, stranger: Part.HELPS}
        with pytest.raises(Denied):
            actions.propose_mentoring(by=world.own.as_("teacher"), now=NOW, people=people, **facts)
    with pytest.raises(NotNow, match="dua orang"):
        actions.propose_mentoring(
            by=world.own.as_("teacher"), now=NOW, people={world.own.teacher: Part.LEARNS}, **facts
        )


def test_an_exchange_may_point_at_a_partnership_that_one_sees(world):
    facts = {"school": world.own.school, "kind": Kind.EXCHANGE, "topic": "x", "counterpart": "Ibu Sari, SMP Melati"}
    people, teacher = {world.own.teacher: Part.LEARNS}, world.own.as_("teacher")
    theirs, ours = make_partnership(world.other), make_partnership(world.own)
    with pytest.raises(Denied, match="tidak terbuka"):
        actions.propose_mentoring(by=teacher, now=NOW, people=people, partnership=theirs, **facts)
    row = actions.propose_mentoring(by=teacher, now=NOW, people=people, partnership=ours, **facts)
    assert (row.state, row.partnership) == (S.ACTIVE, ours)
    assert row.names(but=world.own.teacher.pk) == "Ibu Sari, SMP Melati"


def test_a_meeting_moves_the_next_one_and_leaves_steps(world):
    row = make_mentoring(world.own, "active")
    session = make_session(world.own, row, now=NOW + timedelta(days=10))
    row.refresh_from_db()
    assert row.next_due_on == date(2026, 10, 15)
    step = MentoringStep.objects.get(session=session)
    sessions.tick_step(by=world.own.as_("staff"), now=NOW, step=step, is_done=True)
    step.refresh_from_db()
    assert step.done_at == NOW
    sessions.edit_session(by=world.own.as_("staff"), now=NOW, session=session, talked="Diperbaiki")
    assert SessionNote.objects.get(session=session).talked == "Diperbaiki"


def test_steps_are_for_members_and_meetings_for_the_past(world):
    row, teacher = make_mentoring(world.own, "active"), world.own.as_("teacher")
    foreign = [{"what": "x", "who": world.own.counsellor, "due_on": None}]
    with pytest.raises(Denied):
        sessions.record_session(by=teacher, now=NOW, mentoring=row, held_on=NOW.date(), talked="x", steps=foreign)
    with pytest.raises(NotNow, match="setelah berlangsung"):
        sessions.record_session(by=teacher, now=NOW, mentoring=row, held_on=NOW.date() + timedelta(days=1), talked="x")
    for role in ("hub", "principal", "counsellor"):
        with pytest.raises(Hidden):
            sessions.record_session(by=world.own.as_(role), now=NOW, mentoring=row, held_on=NOW.date(), talked="x")


def test_a_planned_meeting_is_in_the_calendar_of_the_members_and_held_when_recorded(world):
    row = make_mentoring(world.own, "active")
    actions.schedule_session(by=world.own.as_("teacher"), now=NOW, mentoring=row, slot=slot())
    moved = slot(slot().starts_at + timedelta(days=1))
    actions.schedule_session(by=world.own.as_("staff"), now=NOW, mentoring=row, slot=moved)
    first, second = dates_of(row).order_by("pk")
    assert (first.state, second.state) == (Event.State.CANCELLED, Event.State.PLANNED)
    assert second.note == ""
    assert not Event.objects.visible_to(world.own.as_("counsellor")).about("collaboration.mentoring", row.pk).exists()
    make_session(world.own, row, now=moved.ends_at)
    second.refresh_from_db()
    assert second.state == Event.State.HELD


def test_due_soon_and_overdue(world):
    row = make_mentoring(world.own, "active")
    due = row.next_due_on
    standings = [row.standing_on(due + timedelta(days=days)) for days in (-4, -3, 0, 1)]
    assert standings == ["", "soon", "soon", "overdue"]
    teacher = world.own.as_("teacher")
    (late,) = tasks_of(panels.late(teacher, NOW + timedelta(days=20)))
    assert (late.title, late.due) == ("Mentoring dengan Rina Kusuma", due)
    assert not tasks_of(panels.late(world.own.as_("hub"), NOW + timedelta(days=20)))


def test_two_write_the_research_paper_and_neither_is_lost(world):
    row = make_mentoring(world.own, "active", kind=Kind.RESEARCH)
    words = {"plan": "", "findings": ""}
    paper = sessions.write_paper(
        by=world.own.as_("teacher"), now=NOW, mentoring=row, expected=None, question="Mengapa diam?", **words
    )
    sessions.write_paper(by=world.own.as_("staff"), now=NOW, mentoring=row, expected=1, question="Kapan diam?", **words)
    with pytest.raises(Conflict):
        sessions.write_paper(
            by=world.own.as_("teacher"), now=NOW, mentoring=row, expected=1, question="Siapa?", **words
        )
    assert ResearchPaper.objects.get(pk=paper.pk).question == "Kapan diam?"


def test_closing_ends_it_and_the_other_one_may_still_write(world):
    row = make_mentoring(world.own, "closed")
    assert row.state == S.CLOSED
    actions.write_gain(by=world.own.as_("teacher"), now=NOW, mentoring=row, text="Lebih berani bertanya")
    with pytest.raises(NotNow):
        make_session(world.own, row)


def test_two_members_change_agreement_and_notes_and_are_shown_both_versions(world, client_for):
    """The texts are in the answer to the one who typed, and nowhere else."""
    side = world.own
    row = make_mentoring(side, "met")
    met = row.sessions.get()
    theirs, mine = client_for(side.staff), client_for(side.teacher)
    agree = {"topic": "Diskusi kelas", "hopes": "", "cadence": "monthly", "version": 1}
    talk = {"talked": "Kami bicara tentang pertanyaan terbuka.", "version": 1}
    for route, args, sent, typed in (
        ("mentoring_agree", (row.pk,), agree, {"topic": "Pertanyaan terbuka"}),
        ("mentoring_session_edit", (row.pk, met.pk), talk, {"talked": "Kami bicara tentang diam."}),
    ):
        url = school_url(side.school, f"collaboration:{route}", *args)
        assert 'name="version" value="1"' in mine.get(url).content.decode()
        assert theirs.post(url, keyed(**sent)).status_code == 302
        answer = mine.post(url, keyed(**{**sent, **typed}))
        assert answer.status_code == 409
        words = text_of(answer)
        assert next(iter(typed.values())) in words
        assert next(iter(sent.values())) in words
    assert MentoringAgreement.objects.get(mentoring=row).topic == "Diskusi kelas"
