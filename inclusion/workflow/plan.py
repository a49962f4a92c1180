"""An individual plan: written, shown to the parents, agreed, approved, in force; amended as a new version; closed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.workflow import Condition, Missing, Permission, Transition, Workflow
from inclusion.models import SupportPlan
from inclusion.models.plan_parts import ABILITIES
from inclusion.policy.plans import check_approve, check_lead, check_speak, deciding_guardians

P = SupportPlan.State


def missing_content(plan: SupportPlan) -> list[Missing]:
    """What a plan says at least: abilities, outcomes, measurable goals, how one works and how one knows; and parents who may decide."""
    written = {section.key for section in plan.sections.all() if section.body.strip()}
    ability = {text.key for part in ABILITIES for text in part.texts}
    goals = list(plan.long_goals.prefetch_related("short_goals"))
    bare = [goal for goal in goals if not goal.short_goals.all()]
    checks = (
        (not ability & written, _("Kemampuan saat ini pada sekurang-kurangnya satu bidang"), "sec-ability"),
        (not plan.outcomes.exists(), _("Sumber capaian pembelajaran"), "sec-outcomes"),
        (not goals, _("Tujuan jangka panjang"), "sec-goals"),
        (bool(bare), _("Tujuan jangka pendek untuk setiap tujuan jangka panjang"), "sec-goals"),
        ("strategies" not in written, _("Strategi dan metode"), "sec-pelaksanaan"),
        ("evaluation_how" not in written, _("Cara menilai"), "sec-evaluasi"),
    )
    missing = [Missing(sentence, "inclusion:plan", plan.pk, anchor) for lacks, sentence, anchor in checks if lacks]
    if not deciding_guardians(plan):
        nobody = _("Orang tua atau wali yang berhak memberi persetujuan")
        missing.append(Missing(nobody, "inclusion:pupil", plan.pupil_id))
    return missing


def is_first(plan: SupportPlan) -> bool:
    """No version was approved yet."""
    return plan.held_id is None


def is_amended(plan: SupportPlan) -> bool:
    """An approved version holds while another one is on its way."""
    return plan.held_id is not None


def _back(
    name: str, label: Any, sources: tuple[str, ...], permission: Permission, *, automatic: bool = False
) -> tuple[Transition, ...]:
    """The same step back for a first plan and for an amendment: each returns to its own desk."""
    ways: tuple[tuple[str, str, Condition], ...] = (("", P.DRAFT, is_first), ("_amended", P.AMENDING, is_amended))
    return tuple(
        Transition(
            f"{name}{ending}",
            label,
            sources,
            target,
            permission,
            needs_comment=not automatic,
            backward=True,
            automatic=automatic,
            applies=applies,
        )
        for ending, target, applies in ways
    )


SUPPORT_PLAN = Workflow(
    name="support_plan",
    states=dict(P.choices),
    initial=P.DRAFT,
    final=frozenset({P.CLOSED}),
    transitions=(
        Transition("share", _("Bagikan kepada orang tua"), (P.DRAFT, P.AMENDING), P.SHARED, check_lead, gate=missing_content),
        Transition("agree", _("Disetujui orang tua"), (P.SHARED,), P.AGREED, check_speak, stamp="agreed_at", automatic=True),
        *_back("ask_changes", _("Orang tua meminta perubahan"), (P.SHARED,), check_speak, automatic=True),
        *_back("take_back", _("Tarik untuk diperbaiki"), (P.SHARED, P.AGREED), check_lead),
        Transition("approve", _("Sahkan"), (P.AGREED,), P.IN_FORCE, check_approve),
        *_back("return", _("Kembalikan untuk diperbaiki"), (P.AGREED,), check_approve),
        Transition("amend", _("Ubah rencana ini"), (P.IN_FORCE,), P.AMENDING, check_lead, needs_comment=True),
        Transition("close", _("Selesaikan rencana"), (P.IN_FORCE,), P.CLOSED, check_lead, stamp="closed_at"),
        Transition(
            "stop", _("Hentikan rencana"), (P.DRAFT, P.SHARED, P.AGREED, P.AMENDING), P.CLOSED, check_lead, needs_comment=True,
            backward=True, stamp="closed_at",
        ),
    ),
)  # fmt: skip
