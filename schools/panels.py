"""What accounts and the school itself put on the home page of principal and operator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from core.models import OutgoingMessage
from core.policy import Actor, allowed
from core.registry import Panel, Task
from schools.links import school_url
from schools.models import Invitation, Membership, School
from schools.policy import check_edit_settings
from schools.roles import Role

FEW = 5


def setting_up(actor: Actor, now: datetime) -> Iterable[Task]:
    """Must do: what a new school still lacks before others can work, and mail that could not be delivered."""
    if not allowed(check_edit_settings, actor):
        return []
    school = School.objects.get(pk=actor.tenant_id)
    held = set(Membership.objects.active().filter(school=school).values_list("role", flat=True))
    offered = set(Invitation.objects.open(now).filter(school=school).values_list("role", flat=True))
    tasks = []
    invite = school_url(school, "schools:people_invite")
    for role, title in (
        (Role.PRINCIPAL, _("Undang kepala sekolah")),
        (Role.HUB, _("Undang Pusat Penggerak Kolaborasi")),
    ):
        if role not in held | offered:
            tasks.append(
                Task(
                    title=title,
                    url=invite,
                    context=_("Tanpa peran ini kemitraan tidak dapat berjalan."),
                    action=_("Undang"),
                )
            )
    if not school.letterhead_lines.strip():
        tasks.append(
            Task(
                title=_("Lengkapi kop surat"),
                url=school_url(school, "schools:settings_letterhead"),
                context=_("Dipakai pada setiap perjanjian dan laporan."),
                action=_("Lengkapi"),
            )
        )
    failed = OutgoingMessage.objects.undelivered(school.pk).count()
    if failed:
        url = school_url(school, "schools:undelivered")
        tasks.append(Task(title=_("Email yang gagal dikirim: %(n)s") % {"n": failed}, url=url, action=_("Periksa")))
    return tasks


def _invitations(actor: Actor, **limits: datetime) -> list[Invitation]:
    if not allowed(check_edit_settings, actor):
        return []
    standing = Invitation.objects.filter(school_id=actor.tenant_id, accepted_at=None, revoked_at=None, **limits)
    return list(standing.select_related("school").order_by("expires_at")[: FEW + 1])


def expired_invitations(actor: Actor, now: datetime) -> Iterable[Task]:
    """Late: people who never accepted in time."""
    for row in _invitations(actor, expires_at__lte=now)[:FEW]:
        title = _("Undangan untuk %(name)s kedaluwarsa") % {"name": row.name}
        url = school_url(row.school, "schools:people") + "#undangan"
        yield Task(title=title, url=url, context=row.email, due=row.expires_at, action=_("Kirim ulang"))


def open_invitations(actor: Actor, now: datetime) -> Iterable[Task]:
    """Waiting on others: people who were invited and have not accepted yet."""
    for row in _invitations(actor, expires_at__gt=now)[:FEW]:
        title = _("%(name)s belum menerima undangan") % {"name": row.name}
        url = school_url(row.school, "schools:people") + "#undangan"
        yield Task(title=title, url=url, context=str(row.get_role_display()), due=row.expires_at)


PANELS = (
    Panel("schools.setting_up", "must_do", setting_up),
    Panel("schools.expired_invitations", "late", expired_invitations),
    Panel("schools.open_invitations", "waiting", open_invitations),
)
