"""Begin an individual plan, say for which time, take over the words of the last one; set how the school keeps plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from core.versions import save_version
from inclusion.actions._plan import lock_plan, person_of
from inclusion.models import LongGoal, PlanOutcome, PlanSection, PlanSetting, Pupil, ShortGoal, SupportPlan
from inclusion.models.plan_parts import TEXTS
from inclusion.policy.common import check_consent, check_see_plan_of, check_support
from inclusion.policy.plans import check_keep_settings, check_lead_open
from schools.models import School, SchoolYear


@transaction.atomic
def open_plan(
    *, by: Actor, now: datetime, pupil: Pupil, year: SchoolYear, starts_on: date, ends_on: date,
    semester: str = SupportPlan.Semester.YEAR, copy: SupportPlan | None = None, **facts: Any,
) -> SupportPlan:  # fmt: skip
    """Begin a plan for a pupil with a consent in force; `copy` names an earlier plan of the same pupil whose words are taken over.

    Raises `NotNow` without consent, while another plan of the pupil is open, and for days outside the school year.
    """
    check_see_plan_of(by, pupil)
    check_support(by, pupil)
    check_consent(pupil, now)
    _check_period(pupil, year, starts_on, ends_on)
    locked = Pupil.objects.select_for_update().get(pk=pupil.pk)
    if locked.plans.exclude(state=SupportPlan.State.CLOSED).exists():
        raise NotNow(_("Siswa ini masih memiliki rencana yang belum selesai."))
    opened = SupportPlan.objects.create(
        school=pupil.school, pupil=pupil, year=year, starts_on=starts_on, ends_on=ends_on, semester=semester, source=copy,
        opened_by_id=person_of(by), created_at=now, updated_at=now, **facts,
    )  # fmt: skip
    PlanSection.objects.bulk_create(PlanSection(plan=opened, key=key, updated_at=now) for key in TEXTS)
    if copy is not None and copy.pupil_id == pupil.pk:
        _take_over(opened, copy, by)
    audit.record(by, "support_plan.opened", opened, now, copied=copy.pk if copy else None)
    return opened


def _check_period(pupil: Pupil, year: SchoolYear, starts_on: date, ends_on: date) -> None:
    if (
        year.school_id != pupil.school_id
        or starts_on < year.starts_on
        or ends_on > year.ends_on
        or ends_on <= starts_on
    ):
        raise NotNow(_("Masa rencana harus berada di dalam satu tahun ajaran sekolah ini."))


def _take_over(plan: SupportPlan, source: SupportPlan, by: Actor) -> None:
    """The words of the last plan. Goals that were reached or dropped stay behind; dates are those of the new plan."""
    for section in source.sections.exclude(body=""):
        PlanSection.objects.filter(plan=plan, key=section.key).update(body=section.body, updated_by_id=by.user_id)
    PlanOutcome.objects.bulk_create(
        PlanOutcome(plan=plan, what=row.what, source=row.source, phase=row.phase, option=row.option, note=row.note)
        for row in source.outcomes.all()
    )
    for goal in source.long_goals.prefetch_related("short_goals"):
        made = LongGoal.objects.create(plan=plan, area=goal.area, text=goal.text, order=goal.order)
        ShortGoal.objects.bulk_create(
            _again(step, made, plan) for step in goal.short_goals.all() if not step.settled_as
        )


def _again(step: ShortGoal, goal: LongGoal, plan: SupportPlan) -> ShortGoal:
    return ShortGoal(
        long_goal=goal, text=step.text, measure=step.measure, unit=step.unit, baseline=step.baseline, target=step.target,
        falls=step.falls, reason=step.reason, instructions=step.instructions, starts_on=plan.starts_on, due_on=plan.ends_on,
        in_charge_id=step.in_charge_id, order=step.order,
    )  # fmt: skip


@transaction.atomic
def set_period(
    *, by: Actor, now: datetime, plan: SupportPlan, expected: int | None = None, **changes: Any
) -> SupportPlan:
    """Change year, semester, days or the rhythm of reviews. Raises `Conflict` for a stale version, `NotNow` outside the year."""
    row = lock_plan(plan, now)
    check_lead_open(by, row)
    given = {name: changes.get(name, getattr(row, name)) for name in ("year", "starts_on", "ends_on")}
    _check_period(row.pupil, given["year"], given["starts_on"], given["ends_on"])
    save_version(plan, expected, {**changes, "updated_at": now})
    audit.record(by, "support_plan.period_changed", plan, now, fields=sorted(changes))
    return plan


@transaction.atomic
def keep_settings(
    *, by: Actor, now: datetime, school: School, expected: int | None = None, **changes: Any
) -> PlanSetting:
    """What plans are called, whose agreement is needed, how often they are reviewed. Raises `Conflict` for a stale version."""
    check_keep_settings(by, school)
    setting = PlanSetting.objects.filter(school=school).first()
    if setting is None:
        setting = PlanSetting.objects.create(school=school, **changes)
    else:
        save_version(setting, expected, changes)
    audit.record(by, "support_plan.settings_changed", school, now, fields=sorted(changes))
    return setting
