"""Columns of the register of agreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.lists import Column
from core.policy import Actor
from partnerships.models import Agreement
from partnerships.queries.agreements import for_rows


def dressed(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With parties, their signatures, the partnership and its lead."""
    return for_rows(rows).select_related("partnership__lead").prefetch_related("parties__signature")


def others(agreement: Any, name: str) -> str:
    """`name` of every party but the school, as the paper says it."""
    found = [str(getattr(party, name)) for party in agreement.parties.all() if party.party.partner_id]
    return "; ".join(text for text in found if text)


def own_number(agreement: Any) -> str:
    """The school's number."""
    return next((party.number for party in agreement.parties.all() if not party.party.partner_id), "")


def _all_originals(agreement: Any) -> bool:
    signatures = [getattr(party, "signature", None) for party in agreement.parties.all()]
    return bool(signatures) and all(one is not None and one.original_held for one in signatures)


def columns(actor: Actor, today: date) -> Sequence[Column]:
    """The columns, the same for everybody who may see the register."""
    return [
        Column(_("Nomor sekolah"), own_number),
        Column(_("Nomor mitra"), lambda a: others(a, "number")),
        Column(_("Jenis naskah"), lambda a: str(a.get_kind_display())),
        Column(_("Tentang"), lambda a: a.subject),
        Column(_("Mitra"), lambda a: others(a, "institution")),
        Column(_("Status"), lambda a: str(a.status(today).label)),
        Column(_("Tanggal penandatanganan"), lambda a: a.signed_on),
        Column(_("Mulai berlaku"), lambda a: a.starts_on),
        Column(_("Berlaku sampai"), lambda a: a.last_day),
        Column(_("Berlaku terus"), lambda a: a.evergreen),
        Column(_("Tanggal peninjauan"), lambda a: a.review_on),
        Column(_("Bentuk bantuan dana"), lambda a: str(a.get_financial_form_display())),
        Column(_("Jumlah dana (rupiah)"), lambda a: a.amount),
        Column(_("Pindaian dicocokkan"), lambda a: a.scan_id is not None),
        Column(_("Naskah asli lengkap"), _all_originals),
        Column(_("Kemitraan"), lambda a: a.partnership.title),
        Column(_("Penanggung jawab"), lambda a: a.partnership.lead.display_name),
    ]
