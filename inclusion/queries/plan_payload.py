"""A plan as plain values: what a version freezes, and what pages, papers and differences are made of. Codes stay codes."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from inclusion.models import LongGoal, Placement, PlanSetting, ShortGoal, SupportPlan, TeamMember
from inclusion.models.plan_parts import TEXTS
from inclusion.queries import accommodations, services

Payload = dict[str, Any]


def payload_of(plan: SupportPlan, day: date) -> Payload:
    """The whole plan as it stands on `day`."""
    found = {
        "title": PlanSetting.of(plan.school).printed,
        "school": plan.school.name,
        "pupil": _pupil(plan),
        "year": str(plan.year),
        "semester": plan.semester,
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
        "team": _team(plan),
        "texts": {s.key: s.body for s in plan.sections.all() if s.body.strip() and s.key in TEXTS},
        "outcomes": [
            {"id": row.pk, "what": row.what, "source": row.source, "phase": row.phase, "option": row.option, "note": row.note}
            for row in plan.outcomes.all()
        ],
        "goals": [_goal(goal) for goal in _goals(plan)],
        "accommodations": accommodations.lines_of(plan.pupil, day),
        "services": services.lines_of(plan.pupil, day),
    }  # fmt: skip
    return json.loads(json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False))


def fingerprint(payload: Payload) -> str:
    """SHA-256 of a payload, whatever the order of its keys."""
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def class_of(pupil_id: int) -> str:
    """The present class; '' for a pupil without one."""
    room = Placement.objects.filter(pupil=pupil_id, ends_on=None).select_related("class_group").first()
    return str(room.class_group) if room else ""


def _pupil(plan: SupportPlan) -> dict[str, str]:
    pupil = plan.pupil
    return {
        "name": pupil.name, "called": pupil.called, "nisn": pupil.nisn, "nis": pupil.nis, "class": class_of(pupil.pk),
        "guardians": "; ".join(pupil.guardians.filter(is_active=True).values_list("name", flat=True)),
    }  # fmt: skip


def _team(plan: SupportPlan) -> list[dict[str, Any]]:
    members = TeamMember.objects.current().filter(pupil=plan.pupil_id)
    return [
        {"id": m.pk, "name": m.name, "role": m.role, "part": m.part, "coordinator": m.is_coordinator} for m in members
    ]


def _goals(plan: SupportPlan) -> list[LongGoal]:
    return list(plan.long_goals.prefetch_related("short_goals__in_charge"))


def _goal(goal: LongGoal) -> dict[str, Any]:
    return {
        "id": goal.pk,
        "area": goal.area,
        "text": goal.text,
        "steps": [_step(step) for step in goal.short_goals.all()],
    }


def _step(step: ShortGoal) -> dict[str, Any]:
    return {
        "id": step.pk, "text": step.text, "measure": step.measure, "unit": step.unit, "baseline": step.baseline.normalize(),
        "target": step.target.normalize(), "falls": step.falls, "reason": step.reason, "instructions": step.instructions,
        "starts_on": step.starts_on, "due_on": step.due_on, "settled_as": step.settled_as,
        "in_charge": step.in_charge.display_name if step.in_charge else "",
    }  # fmt: skip
