"""Columns of the partner directory. Phones, addresses and people only for those who keep the directory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.lists import Column
from core.policy import Actor, allowed
from partnerships.models import Partner
from partnerships.policy import check_write_directory


def dressed(rows: QuerySet[Partner]) -> QuerySet[Partner]:
    """With contacts and offers."""
    return rows.prefetch_related("contacts", "offers")


def _first_contact(partner: Partner, name: str) -> str:
    contacts = list(partner.contacts.all())
    return str(getattr(contacts[0], name)) if contacts else ""


def columns(actor: Actor, today: date) -> Sequence[Column]:
    """The columns for this person."""
    open_to_all = [
        Column(_("Nama mitra"), lambda p: p.name),
        Column(_("Jenis mitra"), lambda p: str(p.get_kind_display())),
        Column(_("Kode lembaga"), lambda p: p.code),
        Column(_("Kabupaten/kota"), lambda p: p.regency),
        Column(_("Provinsi"), lambda p: p.province),
        Column(_("Situs web"), lambda p: p.website),
        Column(_("Yang dapat diberikan"), lambda p: "; ".join(str(offer) for offer in p.offers.all())),
        Column(_("Aktif"), lambda p: p.is_active),
    ]
    if not allowed(check_write_directory, actor):
        return open_to_all
    return [
        *open_to_all,
        Column(_("Alamat"), lambda p: p.address),
        Column(_("Telepon"), lambda p: p.phone),
        Column(_("Email"), lambda p: p.email),
        Column(_("NPWP"), lambda p: p.tax_number),
        Column(_("Nama kontak"), lambda p: _first_contact(p, "name")),
        Column(_("Jabatan kontak"), lambda p: _first_contact(p, "position")),
        Column(_("Telepon kontak"), lambda p: _first_contact(p, "phone")),
        Column(_("Email kontak"), lambda p: _first_contact(p, "email")),
    ]


def note(actor: Actor) -> str:
    """What is left out for whom."""
    if allowed(check_write_directory, actor):
        return _("Memuat data kontak: simpan dengan hati-hati.")
    return _("Tanpa alamat, telepon, email, dan nama kontak.")


def names(party: Any, school: str) -> str:
    """A party by its name; the school by its own."""
    return party.partner.name if party.partner_id else school
