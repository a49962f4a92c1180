"""Keep the partner directory: organisations, their people, what they offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.marks import joined
from core.policy import Actor, NotNow
from core.versions import save_version
from partnerships.actions._marks import keep_kinds_of, keep_offers
from partnerships.models import Partner, PartnerContact, PartnerOffer, Partnership
from partnerships.policy import check_edit_partner, check_write_directory
from partnerships.queries.partner_links import resting_on
from schools.identifiers import fold_name
from schools.models import School

Rows = Iterable[Mapping[str, Any]]
CONTACT = ("name", "position", "phone", "email")


@transaction.atomic
def add_partner(
    *, by: Actor, now: datetime, school: School, contacts: Rows = (), offers: Rows = (), **facts: Any
) -> Partner:
    """Put a partner into the directory, with contacts and offers. The form has warned of a name that is there already."""
    check_write_directory(by)
    distinct = _distinct(offers)
    added = Partner.objects.create(
        school=school, folded=fold_name(facts["name"])[:160], created_at=now, updated_at=now,
        offered=joined(word for offer in distinct for word in offer), **facts,
    )  # fmt: skip
    PartnerContact.objects.bulk_create(PartnerContact(partner=added, **row) for row in contacts)
    PartnerOffer.objects.bulk_create(PartnerOffer(partner=added, **row) for row in distinct.values())
    audit.record(by, "partner.added", added, now, kind=added.kind, distinct=bool(added.distinct_reason))
    return added


@transaction.atomic
def edit_partner(
    *, by: Actor, now: datetime, partner: Partner, expected: int | None = None, contacts: Rows | None = None,
    offers: Rows | None = None, **changes: Any,
) -> Partner:  # fmt: skip
    """Change a partner; `contacts` and `offers` replace what was there, None leaves it. Raises `Conflict` for a stale version.

    A contact with an account keeps it as long as the row with the same e-mail stays.
    """
    check_edit_partner(by, partner)
    if "name" in changes:
        changes["folded"] = fold_name(changes["name"])[:160]
    contacts, offers = _listed(contacts), _listed(offers)
    save_version(partner, expected, {**changes, "updated_at": now}, lambda: _both(partner, contacts, offers))
    _write_rows(partner, contacts, offers)
    if "kind" in changes:
        keep_kinds_of(Partnership.objects.filter(parties__partner=partner))
    audit.record(by, "partner.edited", partner, now, fields=sorted(changes))
    return partner


@transaction.atomic
def set_partner_active(*, by: Actor, now: datetime, partner: Partner, active: bool) -> Partner:
    """Put a partner into the archive, or take it out again. It keeps its history; only matching and choosing pass it by."""
    check_write_directory(by)
    check_edit_partner(by, partner)
    if partner.is_active == active:
        return partner
    save_version(partner, None, {"is_active": active, "updated_at": now})
    audit.record(by, "partner.restored" if active else "partner.archived", partner, now)
    return partner


@transaction.atomic
def remove_partner(*, by: Actor, now: datetime, partner: Partner) -> None:
    """Take a partner out of the directory that nobody changed since it was added and on which nothing rests.

    Raises `NotNow` otherwise; such a partner goes into the archive instead.
    """
    check_write_directory(by)
    check_edit_partner(by, partner)
    if partner.version > 1 or partner.contacts.exists() or partner.offers.exists():
        raise NotNow(_("datanya sudah diubah setelah ditambahkan."))
    if any(held for _noun, held in resting_on(partner)):
        raise NotNow(_("sudah dipakai di tempat lain."))
    audit.record(by, "partner.removed", partner, now)
    partner.delete()


def _listed(rows: Rows | None) -> list[Mapping[str, Any]] | None:
    return None if rows is None else list(rows)


def _both(partner: Partner, contacts: Rows | None, offers: Rows | None) -> dict[str, tuple[str, str]]:
    """Contacts and offers in words, as they were typed and as they are stored, for the page that shows two versions."""
    both = {}
    if contacts is not None:
        both[str(_("Kontak"))] = _lines(contacts, CONTACT), _lines(partner.contacts.values(*CONTACT), CONTACT)
    if offers is not None:
        both[str(_("Yang dapat diberikan"))] = _lines(map(_offer, offers)), _lines(map(_offer, partner.offers.values()))
    return both


def _offer(row: Mapping[str, Any]) -> dict[str, str]:
    named = PartnerOffer(category=row["category"], resource=row["resource"])
    return {
        "what": f"{named.get_category_display()}: {named.get_resource_display()}",
        "capacity": row.get("capacity", ""),
    }


def _lines(rows: Rows, names: Iterable[str] = ("what", "capacity")) -> str:
    return "\n".join(sorted(", ".join(str(row[name]) for name in names if row.get(name)) for row in rows))


def _distinct(offers: Rows) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Offers by what they are; of the same one twice, the later."""
    return {(row["category"], row["resource"]): row for row in offers}


def _write_rows(partner: Partner, contacts: Rows | None, offers: Rows | None) -> None:
    """Put these in the place of what was there."""
    if contacts is not None:
        accounts = {c.email.lower(): c.user_id for c in partner.contacts.all() if c.email and c.user_id}
        partner.contacts.all().delete()
        PartnerContact.objects.bulk_create(
            PartnerContact(partner=partner, user_id=accounts.get(row.get("email", "").lower()), **row)
            for row in contacts
        )
    if offers is not None:
        partner.offers.all().delete()
        PartnerOffer.objects.bulk_create(PartnerOffer(partner=partner, **row) for row in _distinct(offers).values())
        keep_offers(partner)
