"""Keep a list's filters and order under a name, rename it, share it, open the list with it, throw it away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from core import audit
from core.kept import kept, read
from core.lists import ListKind, kind_of
from core.models import SavedView
from core.policy import Actor, Denied, NotNow, allowed, check_same_tenant

MOST = 30


def readable(actor: Actor, kind: ListKind) -> QuerySet[SavedView]:
    """One's own views of a list and, for those with whom the school shares them, the shared ones."""
    return _readable(actor, kind.key, allowed(kind.read_shared, actor))


def _readable(actor: Actor, key: str, shared: bool) -> QuerySet[SavedView]:
    rows = SavedView.objects.visible_to(actor).filter(list_key=key)
    return rows if shared else rows.filter(user_id=actor.user_id)


def views_of(actor: Actor, kind: ListKind) -> list[SavedView]:
    """One's own views of a list and the shared ones, by name. One query."""
    return read(kept(_readable, actor, kind.key, allowed(kind.read_shared, actor)))


def check_keep(actor: Actor, kind: ListKind) -> None:
    """Whoever opens the list with an account of their own may keep views of it."""
    kind.see(actor)
    if actor.user_id is None:
        raise Denied(_("Tampilan disimpan oleh orang yang masuk dengan akunnya."))


def check_own(actor: Actor, view: SavedView) -> None:
    """A view is changed by the person who keeps it."""
    check_same_tenant(actor, view)
    if view.user_id != actor.user_id:
        raise Denied(_("Tampilan ini milik %(owner)s.") % {"owner": view.owner_label})


def check_remove(actor: Actor, view: SavedView, kind: ListKind) -> None:
    """By its owner; a shared one also by those who may share, because its owner may have left."""
    check_same_tenant(actor, view)
    if not (view.is_shared and allowed(kind.share, actor)):
        check_own(actor, view)


@transaction.atomic
def save_view(
    *, by: Actor, now: datetime, kind: ListKind, query: QueryDict, today: Any, name: str, is_shared: bool = False,
    is_default: bool = False,
) -> SavedView:  # fmt: skip
    """Keep what the list's filters understand of `query`. The same name again takes the place of the old view.

    Raises `NotNow` above thirty views of one list.
    """
    check_keep(by, kind)
    if is_shared:
        kind.share(by)
    mine = SavedView.objects.filter(tenant_id=by.tenant_id, user_id=by.user_id or 0, list_key=kind.key)
    if mine.exclude(name=name).count() >= MOST:
        raise NotNow(_("Anda sudah menyimpan 30 tampilan untuk daftar ini. Hapus yang tidak dipakai lebih dahulu."))
    if is_default:
        mine.update(is_default=False)
    facts = {
        "query": kind.filter(by, query, today).query[:1000],
        "is_shared": is_shared,
        "is_default": is_default,
        "owner_label": by.label,
        "updated_at": now,
    }
    view, _made = SavedView.objects.update_or_create(
        tenant_id=by.tenant_id,
        user_id=by.user_id or 0,
        list_key=kind.key,
        name=name,
        defaults=facts,
        create_defaults={**facts, "created_at": now},
    )
    audit.record(by, "view.saved", view, now, list=kind.key, shared=is_shared)
    return view


@transaction.atomic
def change_view(
    *, by: Actor, now: datetime, view: SavedView, kind: ListKind, name: str, is_shared: bool, is_default: bool
) -> SavedView:
    """Rename, share or stop sharing, open the list with it or no longer. Raises ValidationError for a name that is taken."""
    check_own(by, view)
    if is_shared and not view.is_shared:
        kind.share(by)
    mine = SavedView.objects.filter(tenant_id=by.tenant_id, user_id=by.user_id or 0, list_key=view.list_key)
    if mine.exclude(pk=view.pk).filter(name=name).exists():
        raise ValidationError({"name": _("Anda sudah mempunyai tampilan dengan nama ini pada daftar yang sama.")})
    if is_default:
        mine.exclude(pk=view.pk).update(is_default=False)
    view.name, view.is_shared, view.is_default, view.updated_at = name, is_shared, is_default, now
    view.save(update_fields=["name", "is_shared", "is_default", "updated_at"])
    audit.record(by, "view.changed", view, now, list=view.list_key, shared=is_shared)
    return view


@transaction.atomic
def remove_view(*, by: Actor, now: datetime, view: SavedView, kind: ListKind) -> None:
    """Throw a view away."""
    check_remove(by, view, kind)
    audit.record(by, "view.removed", view, now, list=view.list_key)
    view.delete()


def own_default(request: Any, key: str) -> str:
    """Where a list without any parameter leads this person: to the own default view, or nowhere ('')."""
    if request.META.get("QUERY_STRING"):
        return ""
    mine = (view for view in views_on(request, key) if view.user_id == request.actor.user_id and view.is_default)
    found = next(mine, None)
    return f"{request.path}?{found.query}" if found is not None and found.query else ""


def views_on(request: Any, key: str) -> list[SavedView]:
    """`views_of` for a page, which asks for the default view first and shows all of them then: one query for both."""
    known: dict[str, list[SavedView]] = vars(request).setdefault("saved_views", {})
    kind = kind_of(key)
    if kind is not None and key not in known:
        known[key] = views_of(request.actor, kind)
    return known.get(key, [])
