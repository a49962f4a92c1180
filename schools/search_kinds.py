"""What the search over everything finds of the school itself: people, action items, papers and files."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core import looks
from core.models import ActionItem, Attachment, Document
from core.policy import Actor, allowed
from core.registry import SearchKind, registry
from schools.models import Membership, User
from schools.policy import check_manage_people


def _people(actor: Actor) -> Any | None:
    """Who is at the school, for those who keep its people."""
    if not allowed(check_manage_people, actor):
        return None
    here = Membership.objects.active().filter(school_id=actor.tenant_id)
    return User.objects.filter(pk__in=here.values("user_id"))


def _items(actor: Actor) -> Any | None:
    """What one has to do, and what one asked of others."""
    if actor.user_id is None:
        return None
    own = Q(owner_id=actor.user_id) | Q(created_by_id=actor.user_id)
    return ActionItem.objects.filter(own, tenant_id=actor.tenant_id).select_related("owner")


def _hanging_on_open(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """Those papers or files that hang on something whose papers this person may open. Kinds that do not say which stay closed."""
    wanted = Q(pk__in=[])
    for subject_type, reader in registry.readers.items():
        if reader.rows is not None:
            wanted |= Q(subject_type=subject_type, subject_id__in=reader.rows(actor).order_by().values("pk"))
    return rows.filter(wanted, tenant_id=actor.tenant_id)


def _papers(actor: Actor) -> Any:
    return _hanging_on_open(Document.objects.filter(state=Document.State.READY).defer("payload"), actor)


def _files(actor: Actor) -> Any:
    return _hanging_on_open(Attachment.objects.present(), actor)


KINDS = (
    SearchKind(
        "items", _("Tindak lanjut"), "checklist", 310, _items, "schools:action_item",
        lambda row: f"{row.who} · {looks.day(row.due_on)}",
    ),
    SearchKind(
        "papers", _("Dokumen"), "file-text", 320, _papers, "core:document",
        lambda row: f"PDF {row.get_paper_display()} · {looks.day_of(row.created_at)}",
    ),
    SearchKind(
        "files", _("Berkas unggahan"), "paperclip", 330, _files, "core:file",
        lambda row: f"{row.uploaded_by_label} · {looks.day_of(row.created_at)}", lambda row: row.name,
    ),
    SearchKind(
        "people", _("Orang"), "users", 340, _people, "schools:person", lambda row: row.email, lambda row: row.display_name,
        listing="schools:people", listing_word="cari",
    ),
)  # fmt: skip
