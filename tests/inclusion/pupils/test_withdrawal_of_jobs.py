"""After a withdrawal no job, reminder, panel or search of inclusion speaks of the pupil any more, whatever was waiting for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.batches import request_batch, work_on_batch
from core.documents import render_document
from core.lines import tasks_of
from core.models import BatchPaper, Document
from core.registry import registry
from inclusion.actions.consents import withdraw_consent
from inclusion.batches import KINDS
from inclusion.papers.accommodations import request_sheet
from schools.roles import Role
from tests.clock import NOW
from tests.factories import accommodations, inclusion, progress, services
from tests.factories import inclusion_plans as plans

pytestmark = pytest.mark.django_db
MOMENTS = [NOW + timedelta(days=3 * step) for step in range(70)]
ABOUT_PUPILS = {
    "inclusion.accommodation_review",
    "inclusion.progress_quiet",
    "inclusion.referral_unanswered",
    "inclusion.review_near",
}
"""What asks somebody something about a pupil who has all this."""


@pytest.fixture
def pupil(world):
    """With a plan in force, a step without entries, an accommodation, an invitation and a referral that nobody answered."""
    side = world.own
    pupil = inclusion.supported_pupil(side)
    plan = plans.in_force(side, pupil=pupil)
    progress.a_goal(side, pupil=pupil)
    accommodations.added(side, pupil)
    plans.invited_review(side, plan)
    services.sent(side, pupil)
    return pupil


def withdraw(side, pupil):
    withdraw_consent(by=side.as_("parent"), now=NOW, consent=pupil.consents.get(purpose="support"))


def reminded(side):
    """Rules of inclusion that ask somebody something within the next months."""
    rules = [rule for key, rule in registry.reminder_rules.items() if key.startswith("inclusion.")]
    return {rule.key for rule in rules for moment in MOMENTS if list(rule.find(side.school, moment.date()))}


def tasks(side):
    """Inclusion's lines on the home pages of everybody in the next months; the page on which a parent decides stays."""
    panels = [panel for panel in registry.panels if panel.key.startswith("inclusion.")]
    looks = [(panel, side.as_(role), moment) for panel in panels for role in Role for moment in MOMENTS[:30:3]]
    found = {(panel.key, task.url) for panel, actor, moment in looks for task in tasks_of(panel.collect(actor, moment))}
    return {key for key, url in found if "persetujuan" not in url}


def test_reminders_and_home_pages_fall_silent(world, pupil):
    assert reminded(world.own) >= ABOUT_PUPILS
    assert len(tasks(world.own)) >= 4
    withdraw(world.own, pupil)
    assert reminded(world.own) == set()
    assert tasks(world.own) == set()


def test_the_search_finds_the_plan_no_more(world, pupil):
    plans_found = registry.search_kinds["plans"]
    actor = world.own.as_("special_needs_teacher")
    assert plans_found.rows(actor).get() == pupil
    withdraw(world.own, pupil)
    assert not plans_found.rows(actor).exists()


def test_sheets_that_were_asked_for_are_not_made(world, pupil):
    """One waits for the renderer, one stands in a batch that no worker has begun."""
    side, teacher = world.own, world.own.as_("teacher")
    room = pupil.placements.get(ends_on=None).class_group
    waiting = request_sheet(by=teacher, now=NOW, room=room)
    batch = request_batch(by=teacher, now=NOW, kind=KINDS[0], choice="kini", today=NOW.date())
    withdraw(side, pupil)
    render_document(waiting.pk, NOW)
    work_on_batch(batch.pk, NOW)
    assert not Document.objects.filter(kind="class_sheet").exists()
    paper = BatchPaper.objects.get(batch=batch)
    assert (paper.state, paper.document) == (BatchPaper.State.LEFT_OUT, None)
    assert "tidak ada akomodasi" in paper.note
