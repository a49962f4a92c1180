"""Give a school its own clause library, from the texts that Guyub brings along, and let it grow.

New drafts copy the library; drafts that exist keep their words. The audit trail keeps every earlier wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import count

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow, check_same_tenant
from core.versions import save_version
from partnerships.clause_library import LIBRARY, delivered
from partnerships.merge import check_fields
from partnerships.models import ClauseTemplate
from partnerships.text_policy import check_lock_library, check_write_library
from schools.models import School

OWN_KEY = "sekolah"
CLOSING = "penutup"


@transaction.atomic
def install_clauses(*, by: Actor, now: datetime, school: School, kind: str) -> int:
    """Copy the articles of `kind` into the school's library unless it has some already. Returns how many came in.

    Happens on first use; what the school has changed since is left alone.
    """
    check_same_tenant(by, school)
    if ClauseTemplate.objects.filter(school=school, kind=kind).exists():
        return 0
    rows = [
        ClauseTemplate(
            school=school, kind=kind, key=clause.key, order=order, title=clause.title, body=clause.body, locked=clause.locked,
            optional=clause.optional, included=clause.included,
        )
        for order, clause in enumerate(LIBRARY[kind], start=1)
    ]  # fmt: skip
    ClauseTemplate.objects.bulk_create(rows)
    audit.record(by, "clauses.installed", school, now, kind=kind, clauses=len(rows))
    return len(rows)


@transaction.atomic
def begin_library(*, by: Actor, now: datetime, school: School, kind: str) -> int:
    """Install the articles of `kind` so that the hub can change them before the first draft."""
    check_write_library(by)
    return install_clauses(by=by, now=now, school=school, kind=kind)


def _of_kind(school: School, kind: str) -> list[ClauseTemplate]:
    """All articles of one kind in their order, locked where the database can."""
    rows = ClauseTemplate.objects.select_for_update().filter(school=school, kind=kind)
    return list(rows.order_by("order", "pk"))


def _locked(by: Actor, clause: ClauseTemplate) -> ClauseTemplate:
    """The article as it is now, once `by` may change the library at all."""
    check_write_library(by)
    check_same_tenant(by, clause)
    return ClauseTemplate.objects.select_for_update().get(pk=clause.pk)


def check_open_article(clause: ClauseTemplate) -> None:
    """Raise `NotNow` for an article of the core."""
    if clause.locked:
        raise NotNow(_("Pasal inti ini terkunci. Kepala sekolah dapat membukanya bila bunyinya perlu berubah."))


def _words(clause: ClauseTemplate) -> dict[str, str]:
    return {"title": clause.title, "body": clause.body}


@transaction.atomic
def edit_template(
    *, by: Actor, now: datetime, clause: ClauseTemplate, title: str, body: str, optional: bool, included: bool,
    expected: int | None = None,
) -> ClauseTemplate:  # fmt: skip
    """Change words and use of an article. One that is not optional is in every text, so it is included.

    Raises `NotNow` for a locked one, `MergeProblem` for a field that does not exist, `Conflict` for a stale version.
    """
    row = _locked(by, clause)
    check_open_article(row)
    check_fields(body, _keys(row.school, row.kind))
    before, old = _words(row), row.version
    save_version(
        row, expected, {"title": title, "body": body, "optional": optional, "included": included or not optional}
    )
    audit.record(by, "clause.edited", row, now, key=row.key, version=old, before=before)
    return row


def _keys(school: School, kind: str) -> list[str]:
    return list(ClauseTemplate.objects.filter(school=school, kind=kind).values_list("key", flat=True))


@transaction.atomic
def add_template(
    *, by: Actor, now: datetime, school: School, kind: str, title: str, body: str, optional: bool, included: bool
) -> ClauseTemplate:
    """Add an article of the school's own, before the closing one. Raises as `edit_template`."""
    check_write_library(by)
    install_clauses(by=by, now=now, school=school, kind=kind)
    clauses = _of_kind(school, kind)
    keys = {clause.key for clause in clauses}
    check_fields(body, keys)
    key = next(key for key in (f"{OWN_KEY}_{number}" for number in count(1)) if key not in keys)
    added = ClauseTemplate.objects.create(
        school=school, kind=kind, key=key, order=0, title=title, body=body, optional=optional,
        included=included or not optional,
    )  # fmt: skip
    place = next((place for place, clause in enumerate(clauses) if clause.key == CLOSING), len(clauses))
    _number([*clauses[:place], added, *clauses[place:]])
    audit.record(by, "clause.added", added, now, key=key, kind=kind)
    return added


def _number(clauses: Sequence[ClauseTemplate]) -> None:
    for order, clause in enumerate(clauses, start=1):
        clause.order = order
    ClauseTemplate.objects.bulk_update(clauses, ["order"])


@transaction.atomic
def shift_template(*, by: Actor, now: datetime, clause: ClauseTemplate, up: bool) -> ClauseTemplate:
    """Move an article one place; at the edge nothing changes. Order is no wording: locked articles move as well."""
    row = _locked(by, clause)
    clauses = _of_kind(row.school, row.kind)
    here = clauses.index(row)
    there = here + (-1 if up else 1)
    if 0 <= there < len(clauses):
        clauses[here], clauses[there] = clauses[there], clauses[here]
        _number(clauses)
        audit.record(by, "clause.moved", row, now, key=row.key, place=there + 1)
    return row


@transaction.atomic
def restore_template(
    *, by: Actor, now: datetime, clause: ClauseTemplate, expected: int | None = None
) -> ClauseTemplate:
    """Give an article back the words that Guyub brought. Raises `NotNow` for a locked one and for one of the school's own."""
    row = _locked(by, clause)
    check_open_article(row)
    original = delivered(row.kind, row.key)
    if original is None:
        raise NotNow(_("Pasal ini ditulis sekolah sendiri; tidak ada bunyi semula."))
    before, old = _words(row), row.version
    save_version(row, expected, {"title": original.title, "body": original.body})
    audit.record(by, "clause.restored", row, now, key=row.key, version=old, before=before)
    return row


@transaction.atomic
def remove_template(*, by: Actor, now: datetime, clause: ClauseTemplate) -> None:
    """Take an article of the school's own out of the library. Raises `NotNow` for a delivered one, a locked one, or one to which
    another article refers."""
    row = _locked(by, clause)
    check_open_article(row)
    if delivered(row.kind, row.key) is not None:
        raise NotNow(_("Pasal bawaan tidak dihapus. Tandai boleh dilewati dan tidak disertakan bila tidak diperlukan."))
    field = "{pasal:" + row.key + "}"
    using = [other.title for other in _of_kind(row.school, row.kind) if field in other.body and other.pk != row.pk]
    if using:
        raise NotNow(_("Pasal ini masih dirujuk oleh: %(titles)s.") % {"titles": ", ".join(using)})
    audit.record(by, "clause.removed", row, now, key=row.key, version=row.version, before=_words(row))
    row.delete()


@transaction.atomic
def lock_template(
    *, by: Actor, now: datetime, clause: ClauseTemplate, locked: bool, reason: str = ""
) -> ClauseTemplate:
    """Make an article part of the school's core, or open it for rewording: the principal's decision, opening with a reason."""
    check_lock_library(by)
    check_same_tenant(by, clause)
    row = ClauseTemplate.objects.select_for_update().get(pk=clause.pk)
    if not locked and not reason.strip():
        raise NotNow(_("Tuliskan alasannya terlebih dahulu."), [_("Alasan")])
    if row.locked != locked:
        save_version(row, None, {"locked": locked})
        verb = "clause.locked" if locked else "clause.unlocked"
        audit.record(by, verb, row, now, key=row.key, reason=reason.strip()[:250])
    return row
