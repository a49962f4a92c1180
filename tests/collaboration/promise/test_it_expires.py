"""Promise 1: what was said goes at the end of the next school year, unless all keep it; that it took place stays."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from collaboration.actions import observation_notes as notes
from collaboration.actions.closed_content import OF_MENTORING, OF_OBSERVATION, OF_SESSION
from collaboration.actions.mentoring import keep_mentoring
from collaboration.actions.observation_sharing import keep_observation
from collaboration.models import ClosedContent, Mentoring, MentoringSession, Observation, SessionNote, kept_until
from core.models import AuditEvent
from core.policy import NotNow
from core.sweep import sweep
from schools.links import school_url
from schools.models import SchoolYear
from tests.clock import NOW
from tests.factories.mentoring import make_mentoring
from tests.factories.observations import AFTER, actors, make_observation, make_share, phone_note

pytestmark = pytest.mark.django_db

LAST_DAY = datetime(2028, 6, 30, 5, 0, tzinfo=UTC)
DAY_AFTER = datetime(2028, 6, 30, 17, 30, tzinfo=UTC)
"""1 July 2028, 00.30 WIB."""


def left(models, **about):
    return sum(model.objects.filter(**about).count() for model in models)


def test_every_model_of_what_was_said_is_erased():
    assert set(ClosedContent.__subclasses__()) == {*OF_OBSERVATION, *OF_MENTORING, *OF_SESSION}


def test_the_last_day_is_the_end_of_the_next_school_year(world):
    school = world.own.school
    assert kept_until(school, date(2026, 9, 22)) == date(2028, 6, 30)
    assert kept_until(school, date(2027, 6, 30)) == date(2028, 6, 30)
    assert kept_until(school, date(2027, 7, 1)) == date(2029, 6, 30)
    SchoolYear.objects.create(school=school, name="2027/2028", starts_on=date(2027, 7, 12), ends_on=date(2028, 6, 17))
    assert kept_until(school, date(2026, 9, 22)) == date(2028, 6, 17), "the school's own years count"


def test_an_observation_is_emptied_in_time_and_stays_as_a_date(world, client_for):
    row = make_observation(world.own, "reflected", text="kenari")
    make_share(world.own, row)
    sweep(LAST_DAY)
    assert left(OF_OBSERVATION, observation=row) > 4
    sweep(DAY_AFTER)
    assert left(OF_OBSERVATION, observation=row) == 0
    row.refresh_from_db()
    assert row.erased_at == DAY_AFTER
    assert AuditEvent.objects.filter(verb="observation.erased").count() == 1
    shown = (
        client_for(world.own.teacher)
        .get(school_url(world.own.school, "collaboration:observation", row.pk))
        .content.decode()
    )
    assert "Masa simpannya habis" in shown
    with pytest.raises(NotNow):
        notes.keep_notes(by=world.own.as_("staff"), now=DAY_AFTER, observation=row, notes=[phone_note("lama sekali")])


def test_it_is_kept_while_both_wish_it_and_not_for_one(world):
    one, both = make_observation(world.own, "done"), make_observation(world.own, "done")
    observed, observer = actors(world.own, one)
    keep_observation(by=observed, now=AFTER, observation=one, keep=True)
    for who in (observed, observer):
        keep_observation(by=who, now=AFTER, observation=both, keep=True)
    sweep(DAY_AFTER)
    assert left(OF_OBSERVATION, observation=one) == 0
    assert left(OF_OBSERVATION, observation=both) > 0
    keep_observation(by=observer, now=DAY_AFTER, observation=both, keep=False)
    sweep(DAY_AFTER)
    assert left(OF_OBSERVATION, observation=both) == 0
    assert Observation.objects.count() == 2


def test_meetings_go_in_time_even_while_the_mentoring_runs(world):
    running, closed = make_mentoring(world.own, "met"), make_mentoring(world.own, "closed")
    sweep(LAST_DAY)
    assert SessionNote.objects.count() == 2
    sweep(DAY_AFTER)
    assert SessionNote.objects.count() == 0
    assert left(OF_SESSION) == 0
    assert MentoringSession.objects.filter(erased_at=DAY_AFTER).count() == 2
    assert left(OF_MENTORING, mentoring=closed) == 0
    assert left(OF_MENTORING, mentoring=running) == 1, "what it is about stays as long as it runs"
    assert Mentoring.objects.get(pk=closed.pk).erased_at == DAY_AFTER


def test_mentoring_is_kept_while_all_wish_it(world):
    row = make_mentoring(world.own, "closed")
    for role in ("teacher", "staff"):
        keep_mentoring(by=world.own.as_(role), now=NOW, mentoring=row, keep=True)
    sweep(DAY_AFTER)
    assert left(OF_MENTORING, mentoring=row) == 3
    keep_mentoring(by=world.own.as_("staff"), now=DAY_AFTER, mentoring=row, keep=False)
    sweep(DAY_AFTER)
    assert left(OF_MENTORING, mentoring=row) == 0
