"""What the catalogue offers: the starting list and the school's own, by form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inclusion.guides.catalogue import STARTING
from inclusion.models import Accommodation, CatalogueItem
from schools.models import School

COPIED = ("form", "what", "where", "where_not", "in_lessons", "in_tests", "in_building")


@dataclass(frozen=True)
class Offer:
    """One accommodation to choose. `ref` is a key of the starting list or the number of an own one."""

    ref: str
    source: Any
    is_own: bool = False
    is_hidden: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """What a new accommodation begins with."""
        values = {name: getattr(self.source, name) for name in COPIED}
        return {name: value if isinstance(value, bool) else str(value) for name, value in values.items()}


@dataclass(frozen=True)
class Shelf:
    """The offers of one form."""

    label: str
    offers: tuple[Offer, ...]


def offers(school: School, *, hidden: bool = False) -> list[Offer]:
    """Everything that is offered; with `hidden`, what is put away as well. One query."""
    rows = list(CatalogueItem.objects.filter(school=school))
    put_away = {row.key for row in rows if row.is_hidden}
    found = [Offer(entry.key, entry, is_hidden=entry.key in put_away) for entry in STARTING]
    found += [Offer(str(row.pk), row, is_own=True, is_hidden=row.is_hidden) for row in rows if not row.key]
    return [offer for offer in found if hidden or not offer.is_hidden]


def shelves(school: School, *, hidden: bool = False) -> list[Shelf]:
    """The offers by form, in the order of the forms."""
    every = offers(school, hidden=hidden)
    made = [Shelf(str(f.label), tuple(o for o in every if o.source.form == f.value)) for f in Accommodation.Form]
    return [shelf for shelf in made if shelf.offers]


def offer_of(school: School, ref: str) -> Offer | None:
    """The offer of that name, or None."""
    return next((offer for offer in offers(school) if offer.ref == ref), None)
