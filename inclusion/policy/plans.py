"""Who may do what with individual plans: one row of product.md's table.

Special-needs teacher and counsellor write all of it, members of the team their own part, the principal approves, the parents answer.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.models import ScopedLink
from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from core.subjects import subject_of
from inclusion.models import Guardian, LongGoal, PlanAnswer, ShortGoal, SupportPlan, TeamMember
from inclusion.models.plan_parts import TEXTS, Part
from inclusion.models.pupil import PLAN_READERS, SUPPORT
from inclusion.policy.common import check_see_plan_of, is_guardian, membership_of
from inclusion.policy.parents import guardian_behind
from inclusion.terms import Area
from schools.models import School
from schools.roles import TEACHING, Role

OWN_PART = _("Bagian ini ditulis oleh GPK, guru BK, atau anggota tim yang memegang bagian itu.")


def check_see_plans(actor: Actor) -> None:
    """The list of plans: principal, special-needs teacher, counsellor, and whoever is on a team now."""
    if actor.has(*PLAN_READERS):
        return
    teams = TeamMember.objects.current().filter(user=actor.user_id or 0, pupil__school=actor.tenant_id or 0)
    if not actor.has(*TEACHING, Role.HUB) or not teams.exists():
        raise Hidden(_("Rencana individual terbuka bagi tim dan orang tua siswa."))


def check_lead(actor: Actor, plan: SupportPlan) -> None:
    """Special-needs teacher and counsellor: they keep the whole plan."""
    check_see_plan_of(actor, plan.pupil)
    check_same_tenant(actor, plan)
    if not actor.has(*SUPPORT):
        raise Denied(_("Rencana ini dikelola oleh guru pembimbing khusus atau guru BK."))


def check_open(plan: SupportPlan) -> None:
    """The text may change."""
    if not plan.is_open:
        raise NotNow(_("Rencana ini berstatus “%(state)s”, jadi isinya tetap.") % {"state": plan.get_state_display()})


def check_lead_open(actor: Actor, plan: SupportPlan) -> None:
    """Special-needs teacher and counsellor, while the text is open."""
    check_lead(actor, plan)
    check_open(plan)


def areas_of(member: TeamMember | None) -> frozenset[str]:
    """The areas that somebody's part in the team names: "Akademik dan motorik" -> academic, motor. Every word counts as it is spelled."""
    said = member.part.casefold() if member is not None else ""
    return (
        frozenset(area.value for area in Area if str(area.label).casefold() in said or _first(area) in said)
        if said
        else frozenset()
    )


def _first(area: Area) -> str:
    """The first word of an area's name: "Sosial dan emosi" is asked for as "sosial"."""
    return str(area.label).casefold().split()[0]


def own_areas(actor: Actor, plan: SupportPlan) -> frozenset[str]:
    """Areas in which this person writes: all for special-needs teacher and counsellor, those of the own part for the team."""
    if actor.has(*SUPPORT):
        return frozenset(Area.values)
    return areas_of(membership_of(actor, plan.pupil))


def check_write_part(actor: Actor, plan: SupportPlan, part: Part) -> None:
    """The texts of one part: special-needs teacher and counsellor; in an area, the member of the team who has it."""
    check_see_plan_of(actor, plan.pupil)
    check_same_tenant(actor, plan)
    if not actor.has(*SUPPORT) and part.area not in own_areas(actor, plan):
        raise Denied(OWN_PART)


def check_write_text(actor: Actor, plan: SupportPlan, key: str) -> None:
    """One text, as `check_write_part`."""
    check_see_plan_of(actor, plan.pupil)
    check_same_tenant(actor, plan)
    if not actor.has(*SUPPORT) and TEXTS[key].area not in own_areas(actor, plan):
        raise Denied(OWN_PART)


def check_write_area(actor: Actor, plan: SupportPlan, area: str) -> None:
    """Goals of one area."""
    check_see_plan_of(actor, plan.pupil)
    check_same_tenant(actor, plan)
    if area not in own_areas(actor, plan):
        raise Denied(OWN_PART)


def check_add_goals(actor: Actor, plan: SupportPlan) -> None:
    """Goals in some area at least, while the text is open."""
    check_see_plan_of(actor, plan.pupil)
    check_same_tenant(actor, plan)
    if not own_areas(actor, plan):
        raise Denied(OWN_PART)
    check_open(plan)


def check_write_long_goal(actor: Actor, goal: LongGoal) -> None:
    """Whoever writes in its area, while the text is open."""
    check_write_area(actor, goal.plan, goal.area)
    check_open(goal.plan)


def check_write_short_goal(actor: Actor, goal: ShortGoal) -> None:
    """Whoever writes in its area, and the person in charge of it, while the text is open."""
    plan = goal.long_goal.plan
    check_see_plan_of(actor, plan.pupil)
    mine = (
        actor.user_id is not None
        and goal.in_charge_id == actor.user_id
        and membership_of(actor, plan.pupil) is not None
    )
    if not mine:
        check_write_area(actor, plan, goal.long_goal.area)
    check_open(plan)


def check_approve(actor: Actor, plan: SupportPlan) -> None:
    """The principal approves what the parents agreed to."""
    check_see_plan_of(actor, plan.pupil)
    check_same_tenant(actor, plan)
    if not actor.has(Role.PRINCIPAL):
        raise Denied(_("Rencana disahkan oleh kepala sekolah."))


def check_speak(actor: Actor, plan: SupportPlan) -> None:
    """A parent or guardian of the pupil, signed in or by a link of theirs. Which sheet is theirs, `check_answer` asks."""
    check_same_tenant(actor, plan)
    if actor.link_id is None and not is_guardian(actor, plan.pupil):
        raise Denied(_("Rencana ini disetujui oleh orang tua atau wali siswa."))


def check_own_sheet(actor: Actor, answer: PlanAnswer) -> None:
    """The guardian whose sheet it is, signed in, by the link to this very sheet, or by their link to the child's space."""
    plan, guardian = answer.version.plan, answer.guardian
    check_speak(actor, plan)
    if not guardian.is_active or not guardian.may_consent:
        raise Denied(_("Orang ini tidak berhak menyetujui rencana siswa ini."))
    if not _is_theirs(actor, answer):
        raise Denied(_("Lembar ini untuk orang tua atau wali yang lain."))


def _is_theirs(actor: Actor, answer: PlanAnswer) -> bool:
    if actor.link_id is None:
        return answer.guardian.user_id is not None and answer.guardian.user_id == actor.user_id
    if guardian_behind(actor) == answer.guardian:
        return True
    kind, pk = subject_of(answer)
    return ScopedLink.objects.filter(pk=actor.link_id, subject_type=kind, subject_id=pk).exists()


def check_answer(actor: Actor, answer: PlanAnswer) -> None:
    """The guardian whose sheet it is, while the version waits for the parents and nothing was answered."""
    check_own_sheet(actor, answer)
    plan = answer.version.plan
    if answer.is_given:
        raise NotNow(_("Jawaban Anda sudah tercatat."))
    if plan.state != SupportPlan.State.SHARED or answer.version.number != newest_number(plan):
        raise NotNow(_("Versi rencana ini tidak lagi menunggu jawaban."))


def newest_number(plan: SupportPlan) -> int:
    """The number of the version that parents were shown last; 0 before the first."""
    return plan.versions.order_by("-number").values_list("number", flat=True).first() or 0


def deciding_guardians(plan: SupportPlan) -> list[Guardian]:
    """Parents and guardians with the right to decide."""
    return list(plan.pupil.guardians.filter(is_active=True, may_consent=True).select_related("user"))


def check_keep_settings(actor: Actor, school: School) -> None:
    """What plans are called and whose agreement is needed: special-needs teacher, counsellor and principal."""
    check_same_tenant(actor, school)
    if not actor.has(Role.PRINCIPAL, *SUPPORT):
        raise Hidden(_("Pengaturan rencana individual dikelola oleh GPK, guru BK, dan kepala sekolah."))
