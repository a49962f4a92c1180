"""Action items: hand out, do, drop with a reason, hand on, take up again.

Who may read one, and who hands them out, is the business of the row out of which it came: its app registers a reader and an
`ItemOrigin`. The owner may always read and finish the own ones.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import ActionItem, HistoryEntry
from core.policy import Actor, Denied, NotNow, allowed, check_same_tenant
from core.registry import ItemOrigin, registry
from core.subjects import subject_of, subject_type, tenant_of
from core.versions import save_version
from core.workflow import Transition, Workflow

State = ActionItem.State


def _origin_of(kind: str) -> ItemOrigin:
    found = registry.item_origins.get(kind)
    if found is None:
        raise Denied(_("Di sini tidak dibagikan tindak lanjut."))
    return found


def read_origin(actor: Actor, kind: str, pk: int) -> Any | None:
    """The row out of which items came, when this person may read it; else None."""
    reader = registry.readers.get(kind)
    return reader.load(actor, pk) if reader is not None else None


def check_hand_out(actor: Actor, subject: models.Model) -> None:
    """Whoever works on the row hands out what is to be done about it, unless it was called off."""
    check_same_tenant(actor, subject)
    origin = _origin_of(subject_type(subject))
    origin.check(actor, subject)
    origin.standing(subject)


def check_manage(actor: Actor, item: ActionItem) -> None:
    """Change, drop or take up again: whoever hands items out there."""
    check_same_tenant(actor, item)
    subject = read_origin(actor, item.subject_type, item.subject_id)
    if subject is None:
        raise Denied(_("Tindak lanjut ini diatur oleh yang membagikannya."))
    _origin_of(item.subject_type).check(actor, subject)


def check_finish(actor: Actor, item: ActionItem) -> None:
    """Say that it is done: its owner, or whoever hands items out there."""
    check_same_tenant(actor, item)
    if item.owner_id is not None and item.owner_id == actor.user_id:
        return
    check_manage(actor, item)


def may_read(actor: Actor, item: ActionItem) -> bool:
    """Its owner, who made it, and whoever may read what it came out of."""
    if item.tenant_id != actor.tenant_id:
        return False
    if actor.user_id is not None and actor.user_id in (item.owner_id, item.created_by_id):
        return True
    subject = read_origin(actor, item.subject_type, item.subject_id)
    origin = registry.item_origins.get(item.subject_type)
    return subject is not None and (origin is None or allowed(origin.reading, actor, subject))


ITEM = Workflow(
    name="action_item",
    states=dict(State.choices),
    initial=State.OPEN,
    transitions=(
        Transition("complete", _("Tandai selesai"), (State.OPEN,), State.DONE, check_finish, stamp="closed_at"),
        Transition(
            "drop",
            _("Jangan lanjutkan"),
            (State.OPEN,),
            State.DROPPED,
            check_manage,
            needs_comment=True,
            stamp="closed_at",
            backward=True,
        ),
        Transition(
            "reopen",
            _("Buka kembali"),
            (State.DONE, State.DROPPED),
            State.OPEN,
            check_manage,
            needs_comment=True,
            backward=True,
        ),
    ),
)


def check_owner(subject: models.Model, owner: Any) -> None:
    """Refuse somebody who may not be put in charge of what came out of this row."""
    _origin_of(subject_type(subject)).owner(subject, owner)


def owners_among(subject: models.Model, people: models.QuerySet) -> models.QuerySet:
    """Of these users those whom a form offers for what came out of this row."""
    return _origin_of(subject_type(subject)).owners(subject, people)


def _check_named(owner: Any, label: str) -> None:
    if owner is None and not label.strip():
        raise NotNow(_("Pilih penanggung jawab, atau tuliskan nama pihak yang mengerjakan."))


@transaction.atomic
def add_item(
    *, by: Actor, now: datetime, subject: models.Model, title: str, due_on: date, owner: Any = None, owner_label: str = "",
    detail: str = "",
) -> ActionItem:  # fmt: skip
    """Hand out one thing to do, for a person or for a party without an account. Raises `Denied` or what the origin says."""
    check_hand_out(by, subject)
    _check_named(owner, owner_label)
    kind, pk = subject_of(subject)
    if owner is not None:
        check_owner(subject, owner)
    added = ActionItem.objects.create(
        tenant_id=cast(int, tenant_of(subject)), subject_type=kind, subject_id=pk, origin_label=str(_origin_of(kind).label(subject))[:200],
        title=title, detail=detail, owner=owner, owner_label="" if owner else owner_label.strip(), due_on=due_on,
        created_by_id=by.user_id, created_at=now, updated_at=now,
    )  # fmt: skip
    audit.record(by, "action_item.added", added, now, owner=added.owner_id, due=str(due_on))
    return added


@transaction.atomic
def edit_item(*, by: Actor, now: datetime, item: ActionItem, expected: int | None = None, **changes: Any) -> ActionItem:
    """Reword it, move its day, hand it to somebody else. Raises `Conflict` for a stale version, `NotNow` once it is settled."""
    check_manage(by, item)
    row = _lock(item)
    if not row.is_open:
        raise NotNow(_("Tindak lanjut ini sudah ditutup. Buka kembali lebih dahulu."))
    owner, label = changes.get("owner", row.owner), changes.get("owner_label", row.owner_label)
    _check_named(owner, label)
    if owner is not None and owner != row.owner:
        _origin_of(row.subject_type).owner(read_origin(by, row.subject_type, row.subject_id), owner)
    changes["owner_label"] = "" if owner is not None else label.strip()
    save_version(item, expected, {**changes, "updated_at": now})
    verb = "action_item.reassigned" if owner != row.owner else "action_item.edited"
    audit.record(by, verb, item, now, fields=sorted(changes))
    return item


@transaction.atomic
def move_item(*, by: Actor, now: datetime, item: ActionItem, name: str, comment: str = "") -> HistoryEntry:
    """Done, dropped with a reason, or taken up again. What is said on closing stays with it as its outcome."""
    row = _lock(item)
    ITEM.check(by, row, name)
    # Before the move: a dropped item without a reason cannot be stored.
    ActionItem.objects.filter(pk=row.pk).update(updated_at=now, outcome=comment.strip()[:300])
    entry = ITEM.move(row, name, by=by, now=now, comment=comment)
    if name == "reopen":
        ActionItem.objects.filter(pk=row.pk).update(closed_at=None, outcome="")
    item.refresh_from_db()
    return entry


def _lock(item: ActionItem) -> ActionItem:
    return ActionItem.objects.select_for_update(of=("self",)).select_related("owner").get(pk=item.pk)
