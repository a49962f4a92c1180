"""Keep the school's catalogue of accommodations [IN4]."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from core import audit
from core.policy import Actor, check_same_tenant
from core.versions import save_version
from inclusion.guides.catalogue import BY_KEY
from inclusion.models import CatalogueItem
from inclusion.policy.accommodations import check_keep_catalogue
from schools.models import School


@transaction.atomic
def add_item(*, by: Actor, now: datetime, school: School, **facts: Any) -> CatalogueItem:
    """The school's own accommodation, offered beside the starting list."""
    check_same_tenant(by, school)
    check_keep_catalogue(by)
    item = CatalogueItem.objects.create(school=school, created_at=now, updated_at=now, **facts)
    audit.record(by, "accommodation.offer_added", item, now)
    return item


@transaction.atomic
def edit_item(
    *, by: Actor, now: datetime, item: CatalogueItem, expected: int | None = None, **changes: Any
) -> CatalogueItem:
    """Change what the school offers. What pupils already have stays as it is."""
    check_same_tenant(by, item)
    check_keep_catalogue(by)
    save_version(item, expected, {**changes, "updated_at": now})
    audit.record(by, "accommodation.offer_edited", item, now, fields=sorted(changes))
    return item


@transaction.atomic
def show_item(*, by: Actor, now: datetime, school: School, ref: str, is_hidden: bool) -> None:
    """Offer it, or hide it: `ref` is a key of the starting list or the number of an own one. Raises KeyError for neither."""
    check_same_tenant(by, school)
    check_keep_catalogue(by)
    if ref in BY_KEY:
        facts = {"created_at": now, "updated_at": now}
        item, _new = CatalogueItem.objects.get_or_create(school=school, key=ref, defaults=facts)
    else:
        found = CatalogueItem.objects.filter(school=school, key="", pk=int(ref) if ref.isdigit() else 0).first()
        if found is None:
            raise KeyError(ref)
        item = found
    if item.is_hidden != is_hidden:
        save_version(item, None, {"is_hidden": is_hidden, "updated_at": now})
        audit.record(by, "accommodation.offer_shown", item, now, hidden=is_hidden)
