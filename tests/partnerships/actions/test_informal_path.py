"""The short, informal path from beginning to end: half a page, an owner, a review date, an evaluation by both (story, step 8)."""

from datetime import date, timedelta

import pytest

from core.models import AuditEvent, HistoryEntry
from core.policy import NotNow
from core.subjects import subject_of
from partnerships.actions.candidates import choose_candidate, describe_candidate
from partnerships.actions.obligations import add_obligation, confirm_obligation
from partnerships.actions.partnerships import open_partnership
from partnerships.actions.reviews import decide_review, decisions_for
from partnerships.actions.understanding import record_understanding
from partnerships.next_step import next_step
from partnerships.terms import Decision, Form, Scope
from tests.clock import NOW
from tests.factories import implementation
from tests.factories import partnerships as make

A_YEAR = NOW + timedelta(days=365)
A_WEEK_LATER = A_YEAR + timedelta(days=7)


@pytest.fixture
def visits(world):
    """Exchange visits with another school, led by a teacher, understood but not begun."""
    side, hub = world.own, world.own.as_("hub")
    partnership = open_partnership(
        by=hub, now=NOW, school=side.school, title="Saling kunjung guru", form=Form.INFORMAL, scope=Scope.SOFTWARE, lead=side.teacher,
        needs=[make.make_need(side)], partners=[make.make_partner(side, "SMP Negeri 5 Sukamaju", kind="school")],
    )  # fmt: skip
    teacher = side.as_("teacher")
    make.move(side, partnership, "explore", by="teacher")
    [candidate] = partnership.candidates.all()
    described = describe_candidate(
        by=teacher, now=NOW, candidate=candidate, interest="Belajar projek.", resources="Contoh modul."
    )
    choose_candidate(by=teacher, now=NOW, candidate=described)
    return record_understanding(
        by=teacher, now=NOW, partnership=partnership, understanding="Saling berkunjung dua kali setahun.",
        understood_on=NOW.date(), review_on=date(2027, 9, 1), evaluation_note="Kesan tertulis tiap guru.", lead=side.teacher,
    )  # fmt: skip


def reviewed(side, partnership, now):
    """Underway, one visit, evaluated by both, before the principal."""
    implementation.held(side, partnership, now=now, title="Kunjungan pertama")
    make.move(side, partnership, "evaluate", by="teacher", now=now)
    opened = implementation.closed_round(side, partnership, now=now)
    assert opened.responses.exclude(submitted_at=None).count() == 2
    return make.move(side, partnership, "review", by="teacher", now=now)


def test_it_is_short_and_leaves_nothing_out(world, visits):
    make.move(world.own, visits, "start_informally", by="teacher")
    assert (visits.stage, visits.review_on) == ("implementation", date(2027, 9, 1))
    assert not hasattr(visits, "proposal")
    assert not visits.agreements.exists()
    reviewed(world.own, visits, A_YEAR)
    assert decisions_for(visits, None, A_YEAR.date()) == (Decision.EXTEND, Decision.END)


def test_each_step_of_it_asks_for_what_it_needs(world, visits):
    make.move(world.own, visits, "start_informally", by="teacher")
    with pytest.raises(NotNow):
        make.move(world.own, visits, "evaluate", by="teacher")
    implementation.held(world.own, visits)
    make.move(world.own, visits, "evaluate", by="teacher")
    with pytest.raises(NotNow):
        make.move(world.own, visits, "review", by="teacher")


def test_it_goes_on_with_the_next_review_date_and_a_new_term(world, visits):
    side, principal = world.own, world.own.as_("principal")
    reviewed(side, make.move(side, visits, "start_informally", by="teacher"), A_YEAR)
    decide = {"by": principal, "now": A_WEEK_LATER, "partnership": visits, "decision": "extend", "reasons": "Berguna."}
    for day in (None, A_WEEK_LATER.date()):
        with pytest.raises(NotNow):
            decide_review(**decide, review_on=day)
    review = decide_review(**decide, review_on=date(2028, 9, 1))
    visits.refresh_from_db()
    assert (review.decision, review.successor, review.agreement) == ("extend", None, None)
    assert (visits.stage, visits.review_on, visits.cycle_since) == ("implementation", date(2028, 9, 1), A_WEEK_LATER)
    assert next_step(visits).action == "Rencanakan kegiatan bersama"
    with pytest.raises(NotNow):
        make.move(side, visits, "evaluate", by="teacher", now=A_WEEK_LATER)
    reviewed(side, visits, A_YEAR + timedelta(days=300))


def test_it_ends_once_every_duty_is_settled(world, visits):
    side, principal = world.own, world.own.as_("principal")
    make.move(side, visits, "start_informally", by="teacher")
    owed = add_obligation(
        by=side.as_("teacher"),
        now=NOW,
        partnership=visits,
        party=visits.parties.get(order=2),
        description="Contoh modul",
    )
    reviewed(side, visits, A_YEAR)
    end = {"by": principal, "now": A_YEAR, "partnership": visits, "decision": "end", "reasons": "Guru berganti."}
    with pytest.raises(NotNow):
        decide_review(**end)
    confirm_obligation(by=side.as_("teacher"), now=A_YEAR, obligation=owed, happened_on=A_YEAR.date())
    decide_review(**end)
    assert visits.stage == "ended"
    assert next_step(visits) is None


def test_all_of_it_is_on_record(world, visits):
    reviewed(world.own, make.move(world.own, visits, "start_informally", by="teacher"), A_YEAR)
    decide_review(
        by=world.own.as_("principal"),
        now=A_YEAR,
        partnership=visits,
        decision="extend",
        reasons="Berguna.",
        review_on=date(2028, 9, 1),
    )
    kind, pk = subject_of(visits)
    entries = HistoryEntry.objects.filter(subject_type=kind, subject_id=pk).order_by("pk")
    assert [(e.transition, e.actor_label) for e in entries] == [
        ("explore", world.own.teacher.display_name),
        ("start_informally", world.own.teacher.display_name),
        ("evaluate", world.own.teacher.display_name),
        ("review", world.own.teacher.display_name),
        ("extend", world.own.principal.display_name),
    ]
    assert entries.last().comment == "Berguna."
    verbs = set(AuditEvent.objects.filter(tenant=world.own.school).values_list("verb", flat=True))
    assert {
        "partnership.opened",
        "candidate.chosen",
        "partnership.understanding_recorded",
        "partnership.reviewed",
    } <= verbs
