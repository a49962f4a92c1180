"""Who hears of a plan: parents, team and principal. No mail names the pupil; the page does, to whoever may open it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from core import links, mail
from core.models import ScopedLink
from core.policy import Actor
from inclusion.models import Placement, PlanAnswer, SupportPlan
from inclusion.models.pupil import SUPPORT
from inclusion.policy.plans import deciding_guardians
from schools.links import school_url
from schools.models import Membership, User
from schools.roles import Role

AGREEMENT = "inclusion.plan_agreement"
TEMPLATE = "emails/inclusion/plan"


def room_of(plan: SupportPlan) -> str:
    """The class, which is as much as a mail says of a pupil."""
    here = Placement.objects.filter(pupil=plan.pupil_id, ends_on=None).select_related("class_group").first()
    return str(here.class_group) if here else ""


def tell_of_plan(plan: SupportPlan, word: str, *, by: Actor, now: datetime, key: str) -> None:
    """Tell those whom it concerns that something happened ("shared", "agreed", "changes", "approved", "returned")."""
    for user in {person.pk: person for person in _concerned(plan, word)}.values():
        if user.pk == by.user_id:
            continue
        mail.queue(
            tenant=plan.school, to_user=user, kind=f"inclusion.plan_{word}", template=TEMPLATE,
            context={"word": word, "room": room_of(plan)}, url=school_url(plan.school, "inclusion:plan", plan.pk), now=now,
            dedupe_key=f"plan:{plan.pk}:{word}:{key}",
        )  # fmt: skip


def _concerned(plan: SupportPlan, word: str) -> Iterable[User]:
    parents = [guardian.user for guardian in deciding_guardians(plan) if guardian.user is not None]
    if word == "shared":
        return parents
    if word == "agreed":
        return [*_holders(plan, Role.PRINCIPAL), *team_of(plan, *SUPPORT)]
    return [*team_of(plan), *parents] if word == "approved" else team_of(plan, *SUPPORT)


def _holders(plan: SupportPlan, *roles: str) -> list[User]:
    rows = Membership.objects.active().filter(school=plan.school_id, role__in=roles).select_related("user")
    return [row.user for row in rows.order_by("pk")]


def team_of(plan: SupportPlan, *roles: str) -> list[User]:
    """Members of the team who are still at the school, of these roles only when some are named."""
    here = Membership.objects.active().filter(school=plan.school_id)
    here = here.filter(role__in=roles) if roles else here
    members = plan.pupil.team.filter(left_on=None, user__in=here.values("user")).select_related("user")
    return [member.user for member in members if member.user is not None]


def send_sheet_link(
    answer: PlanAnswer, plan: SupportPlan, *, by: Actor, now: datetime, key: str
) -> tuple[ScopedLink, str]:
    """Give a guardian a link of their own, by e-mail when there is an address. Returns it with its path; the same `key` gives the same."""
    guardian = answer.guardian
    link, token = links.issue(
        by=by, now=now, purpose=AGREEMENT, subject=answer, recipient_label=guardian.name, recipient_email=guardian.email,
        seed=f"plan-sheet:{answer.pk}:{key}",
    )  # fmt: skip
    path = reverse("core:open_link", args=[token])
    if guardian.email:
        mail.queue(
            tenant=plan.school, to_email=guardian.email, kind="inclusion.plan_shared", template=TEMPLATE,
            context={"word": "shared", "room": room_of(plan), "guest": guardian.name}, url=path, now=now, language="id",
            dedupe_key=f"plan-sheet:{answer.pk}:{key}", secret=True,
        )  # fmt: skip
    return link, path
