"""A joint plan: written, agreed by all authors, used, mended."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.guides.plans import STEPS
from collaboration.models import JointPlan
from collaboration.policy.plans import check_write_plan
from core.workflow import Missing, Transition, Workflow
from schools.models import Membership

P = JointPlan.State


def missing_texts(plan: JointPlan) -> list[Missing]:
    """Each of the first five steps says something."""
    written = {section.key for section in plan.sections.all() if section.body.strip()}
    lacking = [
        step for step in STEPS if any(question.needed and question.key not in written for question in step.questions)
    ]
    return [
        Missing(
            _("Langkah %(number)s: %(title)s") % {"number": s.number, "title": s.title}, "collaboration:plan", plan.pk
        )
        for s in lacking
    ]


def missing_agreement(plan: JointPlan) -> list[Missing]:
    """The texts, and the word of every author who is still at the school."""
    here = Membership.objects.active().filter(school_id=plan.school_id).values("user_id")
    waiting = plan.authors.filter(agreed_at=None, user__in=here).select_related("user")
    names = [
        Missing(_("Persetujuan %(who)s") % {"who": author.user.display_name}, "collaboration:plan", plan.pk)
        for author in waiting
    ]
    return missing_texts(plan) + names


JOINT_PLAN = Workflow(
    name="joint_plan",
    states=dict(P.choices),
    initial=P.DRAFT,
    final=frozenset({P.REVISED, P.CLOSED}),
    transitions=(
        Transition(
            "agree",
            _("Disepakati semua penyusun"),
            (P.DRAFT,),
            P.AGREED,
            check_write_plan,
            gate=missing_agreement,
            stamp="agreed_at",
            automatic=True,
        ),
        Transition("use", _("Mulai dipakai"), (P.AGREED,), P.IN_USE, check_write_plan, stamp="used_at"),
        Transition(
            "reopen",
            _("Buka kembali isinya"),
            (P.AGREED,),
            P.DRAFT,
            check_write_plan,
            needs_comment=True,
            backward=True,
        ),
        Transition(
            "revise", _("Buat versi baru"), (P.IN_USE,), P.REVISED, check_write_plan, route="collaboration:plan_revise"
        ),
        Transition("close", _("Selesai dipakai"), (P.IN_USE,), P.CLOSED, check_write_plan),
        Transition(
            "drop",
            _("Hentikan rencana"),
            (P.DRAFT, P.AGREED),
            P.CLOSED,
            check_write_plan,
            needs_comment=True,
            backward=True,
        ),
    ),
)
