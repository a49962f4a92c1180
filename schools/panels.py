"""What accounts and the school itself put on the home page of principal and operator."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.kept import Kept, kept
from core.lines import Lines, every_one, one_each
from core.models import ActionItem, OutgoingMessage
from core.policy import Actor, allowed
from core.registry import Panel, Task
from schools.access import school_of
from schools.links import school_url
from schools.models import Invitation, Membership, RightsRequest, School
from schools.policy import check_edit_settings, check_keep_rights
from schools.queries_rights import open_requests
from schools.roles import Role

FEW = 5
MANY = 40


def setting_up(actor: Actor, now: datetime) -> Iterable[Task | Lines]:
    """Must do: what a new school still lacks before others can work, and mail that could not be delivered."""
    if not allowed(check_edit_settings, actor):
        return
    school = school_of(actor)
    yield Lines(kept(_held_or_offered, actor, now=now), lambda roles: _to_invite(school, roles))
    if not school.letterhead_lines.strip():
        yield Task(
            title=_("Lengkapi kop surat"),
            url=school_url(school, "schools:settings_letterhead"),
            context=_("Dipakai pada setiap perjanjian dan laporan."),
            action=_("Lengkapi"),
        )
    failed = OutgoingMessage.objects.undelivered(school.pk).count()
    if failed:
        url = school_url(school, "schools:undelivered")
        yield Task(title=_("Email yang gagal dikirim: %(n)s") % {"n": failed}, url=url, action=_("Periksa"))


def _held_or_offered(actor: Actor, now: datetime) -> QuerySet[Any]:
    held = Membership.objects.active().filter(school=actor.tenant_id).order_by().values_list("role", flat=True)
    offered = Invitation.objects.open(now).filter(school=actor.tenant_id).order_by().values_list("role", flat=True)
    return held.union(offered)


def _to_invite(school: School, roles: Collection[str]) -> Iterable[Task]:
    """The two without whom nothing moves, as long as nobody holds or was offered their role."""
    for role, title in (
        (Role.PRINCIPAL, _("Undang kepala sekolah")),
        (Role.HUB, _("Undang Pusat Penggerak Kolaborasi")),
    ):
        if role not in roles:
            yield Task(
                title=title,
                url=f"{school_url(school, 'schools:people_invite')}?peran={role}",
                context=_("Tanpa peran ini kemitraan tidak dapat berjalan."),
                action=_("Undang"),
            )


def rights_waiting(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Must do: requests about personal data, which the law wants answered within 3 × 24 hours."""
    if not allowed(check_keep_rights, actor):
        return
    school = school_of(actor)
    yield one_each(
        kept(_asked, actor),
        lambda request: Task(
            title=str(request.get_kind_display()),
            url=school_url(school, "schools:rights", request.pk),
            context=_("Hak atas data: %(who)s") % {"who": request.subject_label},
            due=school.local_date(request.due_at),
            action=_("Jawab"),
        ),
    )


def _asked(actor: Actor) -> QuerySet[RightsRequest]:
    return open_requests(actor.tenant_id)


def _invitations(
    actor: Actor, title: str, about: Callable[[Invitation], str], action: str = "", *, expired: bool, now: datetime
) -> Iterable[Lines]:
    if not allowed(check_edit_settings, actor):
        return
    url = school_url(school_of(actor), "schools:people") + "#undangan"
    yield every_one(
        kept(_unaccepted, actor, expired, now=now),
        lambda row: Task(
            title=title % {"name": row.name}, url=url, context=about(row), due=row.expires_at, action=action
        ),
        "expires_at",
    )


def _unaccepted(actor: Actor, expired: bool, now: datetime) -> QuerySet[Invitation]:
    over = {"expires_at__lte": now} if expired else {"expires_at__gt": now}
    rows = Invitation.objects.filter(school_id=actor.tenant_id, accepted_at=None, revoked_at=None, **over)
    return rows.order_by("expires_at")[:FEW]


def expired_invitations(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Late: people who never accepted in time."""
    title = _("Undangan untuk %(name)s kedaluwarsa")
    return _invitations(actor, title, lambda row: row.email, _("Kirim ulang"), expired=True, now=now)


def open_invitations(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Waiting on others: people who were invited and have not accepted yet."""
    title = _("%(name)s belum menerima undangan")
    return _invitations(actor, title, lambda row: str(row.get_role_display()), expired=False, now=now)


def _items(school: School, rows: Kept, *, own: bool) -> Lines:
    def task(item: ActionItem) -> Task:
        said = {"action": _("Buka")} if own else {"who": item.who}
        url = school_url(school, "schools:action_item", item.pk)
        return Task(title=item.title, url=url, context=item.origin_label, due=item.due_on, **said)

    return every_one(rows, task, "due_on")


def _mine(actor: Actor, late: bool, today: date) -> QuerySet[ActionItem]:
    when = {"due_on__lt": today} if late else {"due_on__gte": today}
    rows = ActionItem.objects.standing().owned_by(actor.user_id).filter(tenant_id=actor.tenant_id, **when)
    return rows.order_by("due_on", "pk")[:MANY]


def _given(actor: Actor) -> QuerySet[ActionItem]:
    given = ActionItem.objects.standing().filter(
        tenant_id=actor.tenant_id, created_by_id=actor.user_id, created_by__isnull=False
    )
    rows = given.exclude(owner_id=actor.user_id) | given.filter(owner=None)
    return rows.select_related("owner").order_by("due_on", "pk")[:MANY]


def my_items(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Must do: what was agreed for this person to do, not late yet."""
    school = school_of(actor)
    yield _items(school, kept(_mine, actor, False, today=school.local_date(now)), own=True)


def my_late_items(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Late: what this person should have done already."""
    school = school_of(actor)
    yield _items(school, kept(_mine, actor, True, today=school.local_date(now)), own=True)


def items_of_others(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Waiting on others: what this person asked of somebody else."""
    yield _items(school_of(actor), kept(_given, actor), own=False)


PANELS = (
    Panel("schools.my_items", "must_do", my_items),
    Panel("schools.my_late_items", "late", my_late_items),
    Panel("schools.items_of_others", "waiting", items_of_others),
    Panel("schools.rights", "must_do", rights_waiting),
    Panel("schools.setting_up", "must_do", setting_up),
    Panel("schools.expired_invitations", "late", expired_invitations),
    Panel("schools.open_invitations", "waiting", open_invitations),
)
