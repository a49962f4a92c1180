"""Promise 1, tried by those who mean it: every way into the school's pages, papers, feeds and copies that is not the practice itself."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse

from collaboration.actions.feed import open_feed
from collaboration.actions.reports import prepare_report
from collaboration.models import Event
from collaboration.queries.report_periods import Period
from collaboration.queries.reports import facts_now
from core.models import AuditEvent, Document
from core.person_data import collect, paper
from core.policy import Actor
from core.sweep import sweep
from schools.links import school_url
from tests.clock import NOW
from tests.collaboration.promise.conftest import OTHERS, WORD
from tests.factories.observations import LESSON
from tests.schools.pages import keyed

pytestmark = pytest.mark.django_db

PAGES = (
    "schools:home", "schools:search", "schools:inbox", "schools:action_items", "schools:audit", "schools:undelivered", "schools:people",
    "schools:rights_list", "collaboration:home", "collaboration:calendar", "collaboration:calendar_week",
    "collaboration:calendar_list", "collaboration:cockpit", "collaboration:invitations", "collaboration:observation_agenda",
    "collaboration:observation_list", "collaboration:observation_shared_list", "collaboration:mentoring_list",
    "collaboration:wish_map", "collaboration:report_list", "collaboration:scorecard", "collaboration:review_list",
)  # fmt: skip
THEN = f"?q={WORD[:6]}&hari={LESSON.date()}&bulan={LESSON:%Y-%m}&lihat=semua&waktu=lewat"
"""How the word begins, the days of the lesson, everything and what is over."""


def doors(side) -> list[str]:
    """Lists and overviews; the pages of every date, person and audited record of the two practices."""
    people = (side.teacher, side.staff)
    closed = AuditEvent.objects.filter(subject_type__startswith="collaboration.")
    return [
        *(school_url(side.school, name) + THEN for name in PAGES),
        *(school_url(side.school, "collaboration:event", event.pk) for event in Event.objects.all()),
        *(school_url(side.school, "schools:person", person.pk) for person in people),
        *(school_url(side.school, "schools:audit_subject", event.pk) for event in closed),
        reverse("own_data"),
    ]


@pytest.mark.parametrize("role", OTHERS)
def test_no_page_beside_the_practice_says_it(world, client_for, said, role):
    sweep(NOW + timedelta(days=5))
    client, opened = client_for(getattr(world.own, role)), 0
    for url in doors(world.own):
        answer = client.get(url)
        assert WORD not in answer.content.decode(), url
        opened += answer.status_code == 200
    assert opened > 1


@pytest.mark.parametrize("role", ["principal", "hub", "coach"])
def test_who_plans_at_the_same_hour_hears_that_it_is_taken_and_nothing_else(world, client_for, said, role):
    """Clashes look into every date; of a closed circle they may say the hour."""
    side = world.own
    sent = keyed(
        title="Rapat", practice="other", on=LESSON.date().isoformat(), from_time="08:00", to_time="09:00", people=[side.teacher.pk]
    )  # fmt: skip
    answer = client_for(getattr(side, role)).post(school_url(side.school, "collaboration:event_create"), sent)
    assert answer.status_code in ((422,) if role == "hub" else (403, 404, 422))
    assert WORD not in answer.content.decode()


@pytest.mark.parametrize("role", OTHERS)
def test_the_search_finds_nothing_by_the_word(world, client_for, said, role):
    answer = client_for(getattr(world.own, role)).get(school_url(world.own.school, "schools:search"), {"q": WORD})
    assert answer.status_code == 404 or answer.context["found"].shelves == []


@pytest.mark.parametrize("role", [role for role in (*OTHERS, "teacher", "staff") if role not in ("parent", "partner")])
def test_no_feed_says_it_not_even_to_the_two(world, client, said, role):
    """A feed lies on servers of others; whoever reads along there learns nothing."""
    side = world.own
    token = open_feed(by=side.as_(role), now=NOW, school=side.school)
    assert WORD not in client.get(reverse("collaboration_feed:feed", args=[token])).content.decode()


def test_no_paper_says_it(world, client_for, said):
    """The week of one's own calendar is a file of the school; so are reports."""
    side = world.own
    for person in (side.teacher, side.principal, side.hub):
        url = school_url(side.school, "collaboration:calendar_week_paper")
        client_for(person).post(f"{url}?hari={LESSON.date()}", keyed(form_key=str(person.pk)))
    assert Document.objects.filter(kind="calendar_week").exists()
    assert WORD not in json.dumps(list(Document.objects.values("title", "payload")), default=str)


def test_no_report_collects_it(world, said):
    side = world.own
    period = Period("month", date(2026, 9, 1), date(2026, 9, 30))
    report = prepare_report(by=Actor.system(side.school.pk), now=NOW, school=side.school, period=period)
    assert WORD not in repr(facts_now(report))


@pytest.mark.parametrize("role", ["principal", "operator", "teacher", "staff"])
def test_no_copy_of_a_persons_data_carries_it(world, said, role):
    """Operator and principal make such copies for others; the two read what they said on its own pages (docs/adr/0008)."""
    side = world.own
    for tenant in (None, side.school.pk):
        assert WORD not in repr(collect(getattr(side, role), NOW, tenant))
    assert WORD.encode() not in paper(getattr(side, role), NOW, side.school.pk).content
