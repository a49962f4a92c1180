"""The register of agreements: in which order, and what its rows still lack. Ends are the last days that addenda left standing."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.dates import add_months
from partnerships.models import Agreement

BY_END = ("sort_end", "pk")
LATEST_END = ("-sort_end", "-pk")
BY_START = ("starts_on", "pk")
LACKS = [
    ("number", _("Tanpa nomor sekolah")),
    ("scan", _("Tanpa pindaian yang dicocokkan")),
    ("originals", _("Naskah asli belum lengkap dipegang")),
    ("review", _("Sudah waktunya ditinjau")),
]


def ending_in(month: date) -> Q:
    """Agreements whose term ends in the month of `month`; an addendum ends with its own."""
    first = month.replace(day=1)
    return Q(base=None, sort_end__gte=first, sort_end__lt=add_months(first, 1))


def lacking(what: str, today: date) -> Q:
    """Signed agreements that lack a number, a matching scan, an original, or a review that was due by `today`."""
    signed = Q(state=Agreement.State.SIGNED)
    # "in" makes a comparison; a bare column SQLite does not look up in an index
    if what == "number":
        return signed & Q(lacks_number__in=[True])
    if what == "scan":
        return signed & Q(scan_id=None)
    if what == "originals":
        return signed & Q(lacks_original__in=[True])
    looked_at_later = Q(partnership__review_on__gt=today)  # the last review set the day of the next
    return signed & Q(sort_end__gte=today, review_on__lte=today, followed=False) & ~looked_at_later
