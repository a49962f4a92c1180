"""Who may do what with learning groups: the row "learning-group minutes" of product.md.

Principal, hub and coach read every group; its members read and write; other colleagues know that it exists, what it is for and
who belongs to it; the supervisor sees that meetings took place and when; nobody else finds anything.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.models.forum import SchoolForum
from collaboration.models.group import KNOWING, WHOLE, LearningGroup
from collaboration.policy.common import LEADERS, check_lead
from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from schools.roles import TEACHING, Role


def group_of(obj: Any) -> LearningGroup:
    """The group behind any of its parts (meeting, cycle, note, share)."""
    return obj if isinstance(obj, LearningGroup) else obj.group


def check_see_groups(actor: Actor) -> None:
    """That there are groups: the school's colleagues and its supervisor."""
    if not actor.has(*KNOWING):
        raise Hidden(_("Kelompok belajar guru terbuka bagi guru, pimpinan, pembimbing, dan pengawas."))


def check_follow_groups(actor: Actor) -> None:
    """The overview of meetings over all groups: principal, hub, coach and, dates only, the supervisor."""
    check_see_groups(actor)
    if not actor.has(*WHOLE, Role.SUPERVISOR):
        raise Denied(_("Ikhtisar pertemuan dibuka oleh kepala sekolah, Pusat Penggerak Kolaborasi, dan pembimbing."))


def check_read_group(actor: Actor, obj: Any) -> None:
    """Minutes, plan and notes: principal, hub, coach, and the members."""
    group = group_of(obj)
    check_same_tenant(actor, group)
    check_see_groups(actor)
    if not actor.has(*WHOLE) and not _is_member(actor, group):
        raise Hidden(_("Notulen dan rencana kelompok hanya dibaca oleh anggotanya."))


def _is_member(actor: Actor, group: LearningGroup) -> bool:
    return actor.has(*TEACHING) and group.has_member(actor.user_id)


def check_propose_group(actor: Actor) -> None:
    """Anybody who teaches may propose a group, and hub and principal."""
    check_see_groups(actor)
    if not actor.has(*LEADERS, *TEACHING):
        raise Denied(_("Kelompok diusulkan oleh guru, tenaga kependidikan, atau Pusat Penggerak Kolaborasi."))


def check_name_leader(actor: Actor, group: Any = None) -> None:
    """The principal names the leader, changes them, and turns a proposal down."""
    if group is not None:
        check_same_tenant(actor, group)
    check_see_groups(actor)
    if not actor.has(Role.PRINCIPAL):
        raise Denied(_("Ketua kelompok ditunjuk oleh kepala sekolah."))


def check_arrange_group(actor: Actor, group: LearningGroup) -> None:
    """Name, purpose and members of a group: principal, hub, its leader, and whoever proposed it."""
    check_same_tenant(actor, group)
    check_see_groups(actor)
    own = (group.leader_id, group.proposed_by_id if group.state == LearningGroup.State.PROPOSED else None)
    if actor.has(*LEADERS) or (actor.has(*TEACHING) and actor.user_id in own):
        return
    raise Denied(_("Kelompok diatur oleh ketuanya, Pusat Penggerak Kolaborasi, dan kepala sekolah."))


def check_close_group(actor: Actor, group: LearningGroup) -> None:
    """End a group, or take it up again: principal and hub."""
    check_lead(actor, group)


def check_join_group(actor: Actor, group: LearningGroup) -> None:
    """Belonging to a group is one's own choice, for everybody who teaches."""
    check_same_tenant(actor, group)
    check_see_groups(actor)
    if not actor.has(*TEACHING):
        raise Denied(_("Anggota kelompok adalah guru dan tenaga kependidikan."))


def check_write_group(actor: Actor, obj: Any) -> None:
    """Plan meetings, write minutes, keep the action plan, answer: the members. Others who read get a sentence."""
    check_read_group(actor, obj)
    if not _is_member(actor, group_of(obj)):
        raise Denied(_("Ini ditulis oleh anggota kelompok."))


def check_speak_to_group(actor: Actor, group: LearningGroup) -> None:
    """Encourage, or ask: the principal."""
    check_same_tenant(actor, group)
    check_see_groups(actor)
    if not actor.has(Role.PRINCIPAL):
        raise Denied(_("Pesan untuk kelompok ditulis oleh kepala sekolah."))


def check_read_forum(actor: Actor, forum: Any = None) -> None:
    """What groups share at the forum: principal, hub, coach and everybody who teaches. The supervisor sees the dates."""
    check_see_groups(actor)
    if not actor.has(*WHOLE, *TEACHING):
        raise Denied(_("Isi forum dibaca oleh guru dan pimpinan sekolah."))


def check_lead_forum(actor: Actor, forum: Any = None) -> None:
    """Call the forum and write what the school takes from it: principal and hub."""
    check_see_groups(actor)
    check_lead(actor, forum)


def check_forum_stands(forum: SchoolForum) -> None:
    """Nothing more comes out of a forum that was called off."""
    if forum.state == SchoolForum.State.CANCELLED:
        raise NotNow(_("Forum ini sudah dibatalkan."))
