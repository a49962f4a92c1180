"""The register of agreements: in which order, and what its rows still lack. Ends are the last days that addenda left standing."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.dates import add_months
from partnerships.models import Agreement, AgreementParty

BY_END = ("sort_end", "pk")
LACKS = [
    ("number", _("Tanpa nomor sekolah")),
    ("scan", _("Tanpa pindaian yang dicocokkan")),
    ("originals", _("Naskah asli belum lengkap dipegang")),
    ("review", _("Sudah waktunya ditinjau")),
]


def ending_in(month: date) -> Q:
    """Agreements whose term ends in the month of `month`; an addendum ends with its own."""
    first = month.replace(day=1)
    return Q(base=None, effective_ends_on__gte=first, effective_ends_on__lt=add_months(first, 1))


def lacking(what: str, today: date) -> Q:
    """Signed agreements that lack a number, a matching scan, an original, or a review that was due by `today`."""
    signed = Q(state=Agreement.State.SIGNED)
    parties = AgreementParty.objects.filter(agreement=OuterRef("pk"))
    if what == "number":
        return signed & Q(Exists(parties.filter(party__partner=None, number="")))
    if what == "scan":
        return signed & Q(scan_id=None)
    if what == "originals":
        return signed & Q(Exists(parties.exclude(signature__original_held=True)))
    in_term = Q(effective_ends_on=None) | Q(effective_ends_on__gte=today)
    return signed & in_term & Q(review_on__lte=today, successor=None)
