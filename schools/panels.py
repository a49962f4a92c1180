"""What accounts and the school itself put on the home page of principal and operator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from core.models import ActionItem, OutgoingMessage
from core.policy import Actor, allowed
from core.registry import Panel, Task
from schools.access import school_of
from schools.links import school_url
from schools.models import Invitation, Membership, School
from schools.policy import check_edit_settings, check_keep_rights
from schools.queries_rights import open_requests
from schools.roles import Role

FEW = 5
MANY = 40


def setting_up(actor: Actor, now: datetime) -> Iterable[Task]:
    """Must do: what a new school still lacks before others can work, and mail that could not be delivered."""
    if not allowed(check_edit_settings, actor):
        return []
    school = school_of(actor)
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
                    url=f"{invite}?peran={role}",
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


def rights_waiting(actor: Actor, now: datetime) -> Iterable[Task]:
    """Must do: requests about personal data, which the law wants answered within 3 × 24 hours."""
    if not allowed(check_keep_rights, actor):
        return []
    school = School.objects.get(pk=actor.tenant_id)
    return [
        Task(
            title=str(request.get_kind_display()),
            url=school_url(school, "schools:rights", request.pk),
            context=_("Hak atas data: %(who)s") % {"who": request.subject_label},
            due=school.local_date(request.due_at),
            action=_("Jawab"),
        )
        for request in open_requests(school)
    ]


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


def _items(actor: Actor, school: School, **when: object) -> Iterable[Task]:
    """The person's open action items in a span of days."""
    rows = ActionItem.objects.standing().owned_by(actor.user_id).filter(tenant_id=actor.tenant_id, **when)
    for item in rows.order_by("due_on", "pk")[:MANY]:
        url = school_url(school, "schools:action_item", item.pk)
        yield Task(title=item.title, url=url, context=item.origin_label, due=item.due_on, action=_("Buka"))


def my_items(actor: Actor, now: datetime) -> Iterable[Task]:
    """Must do: what was agreed for this person to do, not late yet."""
    school = school_of(actor)
    return _items(actor, school, due_on__gte=school.local_date(now))


def my_late_items(actor: Actor, now: datetime) -> Iterable[Task]:
    """Late: what this person should have done already."""
    school = school_of(actor)
    return _items(actor, school, due_on__lt=school.local_date(now))


def items_of_others(actor: Actor, now: datetime) -> Iterable[Task]:
    """Waiting on others: what this person asked of somebody else."""
    school = school_of(actor)
    given = ActionItem.objects.standing().filter(
        tenant_id=actor.tenant_id, created_by_id=actor.user_id, created_by__isnull=False
    )
    rows = given.exclude(owner_id=actor.user_id) | given.filter(owner=None)
    for item in rows.select_related("owner").order_by("due_on", "pk")[:MANY]:
        url = school_url(school, "schools:action_item", item.pk)
        yield Task(title=item.title, url=url, context=item.origin_label, due=item.due_on, who=item.who)


PANELS = (
    Panel("schools.my_items", "must_do", my_items),
    Panel("schools.my_late_items", "late", my_late_items),
    Panel("schools.items_of_others", "waiting", items_of_others),
    Panel("schools.rights", "must_do", rights_waiting),
    Panel("schools.setting_up", "must_do", setting_up),
    Panel("schools.expired_invitations", "late", expired_invitations),
    Panel("schools.open_invitations", "waiting", open_invitations),
)
