"""Review a plan: set the meeting, invite, write minutes and decisions, close; correct beside what is closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import HistoryEntry
from core.policy import Actor, NotNow
from core.versions import save_version
from inclusion.actions._plan import lock_plan
from inclusion.actions.plan_agreement import move_plan
from inclusion.emails.reviews import tell_of_review
from inclusion.models import (
    PlanReview,
    PlanSetting,
    ReviewDecision,
    ReviewInvitee,
    ReviewNote,
    ShortGoal,
    SupportPlan,
    TeamMember,
)
from inclusion.policy.reviews import check_ahead, check_correct, check_plan_review, check_write_minutes
from inclusion.queries.reviews import agenda_of, due_of, people_of, with_start
from inclusion.workflow.review import PLAN_REVIEW

State = PlanReview.State
Verdict = ReviewDecision.Verdict
SETTLES = {Verdict.REACHED: ShortGoal.Settled.REACHED, Verdict.DROP: ShortGoal.Settled.DROPPED}
Decisions = Mapping[int, tuple[str, str]]


def _lock(review: PlanReview, now: datetime) -> PlanReview:
    """The stored row and its plan, held; a consent is in force."""
    plan = lock_plan(review.plan, now)
    row = PlanReview.objects.select_for_update().get(pk=review.pk)
    row.plan = plan
    return row


@transaction.atomic
def plan_review(
    *, by: Actor, now: datetime, plan: SupportPlan, starts_at: datetime, ends_at: datetime, place: str, people: Collection[str] = ()
) -> PlanReview:  # fmt: skip
    """Set the next review of a plan that holds. `people` are keys of `people_of`. Nobody is told yet."""
    row = lock_plan(plan, now)
    check_plan_review(by, row)
    if PlanReview.objects.filter(plan=row, state__in=(State.PLANNED, State.INVITED)).exists():
        raise NotNow(_("Tinjauan untuk rencana ini sudah dijadwalkan."))
    _check_time(starts_at, ends_at)
    made = PlanReview.objects.create(
        plan=row, due_on=_due(row), starts_at=starts_at, ends_at=ends_at, place=place, created_at=now, updated_at=now
    )
    _invite(made, people)
    audit.record(by, "plan_review.planned", made, now, plan=row.pk)
    return made


def _check_time(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise NotNow(_("Pertemuan harus selesai setelah dimulai."))


def _due(plan: SupportPlan) -> date:
    row = with_start(SupportPlan.objects.filter(pk=plan.pk)).select_related("year", "school").get()
    return due_of(row, PlanSetting.of(plan.school).review_weeks)


def _invite(review: PlanReview, people: Collection[str]) -> None:
    wanted = set(people)
    known = {(row.user_id, row.guardian_id, row.name) for row in review.invitees.all()}
    for key, _name, person in people_of(review.plan):
        is_member = isinstance(person, TeamMember)
        facts = (person.user_id, None if is_member else person.pk, person.name)
        if key in wanted and facts not in known:
            what = person.role if is_member else person.relation
            ReviewInvitee.objects.create(
                review=review, user_id=facts[0], guardian_id=facts[1], name=person.name, as_what=what
            )


@transaction.atomic
def set_review(
    *, by: Actor, now: datetime, review: PlanReview, expected: int | None = None, people: Collection[str] | None = None,
    starts_at: datetime, ends_at: datetime, place: str,
) -> PlanReview:  # fmt: skip
    """Change when, where and who. Those who were invited hear of a new time. Raises `Conflict` for a stale version."""
    row = _lock(review, now)
    check_ahead(by, row)
    _check_time(starts_at, ends_at)
    moved = (row.starts_at, row.ends_at, row.place) != (starts_at, ends_at, place)
    save_version(review, expected, {"starts_at": starts_at, "ends_at": ends_at, "place": place, "updated_at": now})
    row.refresh_from_db()
    row.plan = review.plan
    if people is not None:
        _drop_others(row, set(people))
        _invite(row, people)
    audit.record(by, "plan_review.changed", row, now)
    if moved and row.state == State.INVITED:
        tell_of_review(row, "moved", by=by, now=now, key=now.isoformat())
    return review


def _drop_others(review: PlanReview, wanted: set[str]) -> None:
    """Take off the list who is not wanted any more; whoever was told stays in the record."""
    keys = {}
    for key, _name, person in people_of(review.plan):
        guardian = None if isinstance(person, TeamMember) else person.pk
        keys[(person.user_id, guardian, person.name)] = key
    for row in review.invitees.filter(told_at=None):
        if keys.get((row.user_id, row.guardian_id, row.name)) not in wanted:
            row.delete()


@transaction.atomic
def move_review(*, by: Actor, now: datetime, review: PlanReview, name: str, comment: str = "") -> HistoryEntry:
    """Invite, close or call off, with all that follows. Raises what `Workflow.move` raises."""
    row = _lock(review, now)
    entry = PLAN_REVIEW.move(row, name, by=by, now=now, comment=comment)
    PlanReview.objects.filter(pk=row.pk).update(updated_at=now)
    if name == "close":
        _close(row, by=by, now=now)
    if name == "invite":
        row.invitees.update(told_at=now)
    was_told = name != "cancel" or entry.source == State.INVITED
    words = {"invite": "invited", "close": "closed", "cancel": "cancelled"}
    if was_told:
        tell_of_review(row, words[name], by=by, now=now, key=str(entry.pk))
    review.refresh_from_db()
    return entry


def _close(review: PlanReview, *, by: Actor, now: datetime) -> None:
    """The agenda is kept as it was, goals that were reached or dropped are settled, and a change opens the plan when that was decided."""
    plan, today = review.plan, review.plan.school.local_date(now)
    with translation.override("id"):
        agenda = agenda_of(plan, today)
    review.agenda = agenda
    PlanReview.objects.filter(pk=review.pk).update(agenda=agenda, closed_by_label=by.label)
    for decision in review.decisions.filter(verdict__in=list(SETTLES)):
        settled = SETTLES[Verdict(decision.verdict)]
        ShortGoal.objects.filter(pk=decision.goal_id, settled_as="").update(settled_as=settled, settled_on=today)
    if review.opens_amendment and plan.state == SupportPlan.State.IN_FORCE:
        move_plan(by=by, now=now, plan=plan, name="amend", comment=str(_("Hasil tinjauan bersama tim dan orang tua.")))


@transaction.atomic
def write_minutes(
    *, by: Actor, now: datetime, review: PlanReview, minutes: str, decisions: Decisions, came: Collection[int] = (),
    opens_amendment: bool = False, expected: int | None = None,
) -> PlanReview:  # fmt: skip
    """Minutes, decisions (goal -> verdict and note) and who came. Raises `Conflict` for a stale version, `NotNow` once it is closed."""
    row = _lock(review, now)
    check_write_minutes(by, row, now)
    save_version(review, expected, {"minutes": minutes, "opens_amendment": opens_amendment, "updated_at": now})
    goals = set(ShortGoal.objects.filter(long_goal__plan=row.plan_id).values_list("pk", flat=True))
    for goal, (verdict, note) in decisions.items():
        if goal in goals and verdict in Verdict.values:
            ReviewDecision.objects.update_or_create(
                review=row, goal_id=goal, defaults={"verdict": verdict, "note": note}
            )
    for person in row.invitees.all():
        ReviewInvitee.objects.filter(pk=person.pk).update(came=person.pk in came)
    audit.record(by, "plan_review.minutes_written", row, now, decisions=len(decisions))
    return review


@transaction.atomic
def correct_minutes(*, by: Actor, now: datetime, review: PlanReview, text: str) -> ReviewNote:
    """A note beside minutes that are closed; they stay word for word."""
    row = _lock(review, now)
    check_correct(by, row)
    note = ReviewNote.objects.create(review=row, text=text, at=now, by_id=by.user_id, by_label=by.label)
    audit.record(by, "plan_review.corrected", row, now, note=note.pk)
    tell_of_review(row, "closed", by=by, now=now, key=f"note-{note.pk}")
    return note
