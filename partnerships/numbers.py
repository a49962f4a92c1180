"""Letter numbers of agreements: the next one to suggest, and what looks odd about one that was typed.

Numbers only ever warn: real registers hold duplicates, gaps and half-filled numbers [practice 1.2, 1.4, 1.7].
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db.models import Value
from django.db.models.functions import Replace, Upper
from django.utils.translation import gettext as _

from core.dates import month_name, roman_month
from core.looks import screen_language
from partnerships.models import Agreement, AgreementParty
from schools.models import School
from schools.numbering import PatternProblem, suggest

ROMANS = {roman_month(month): month for month in range(1, 13)}
_PARTS = re.compile(r"[\s/.\-_]+")


def suggested_number(school: School, on: date) -> str:
    """The next number of the school's own register for a letter dated `on`; '' when its pattern cannot make one."""
    used = AgreementParty.objects.filter(agreement__school=school, party__partner=None).exclude(number="")
    of_year = used.filter(agreement__created_at__year__gte=on.year - 1)
    try:
        return suggest(school, of_year.values_list("number", flat=True), on)
    except PatternProblem:
        return ""


def number_warnings(agreement: Agreement, parties: list[AgreementParty]) -> list[str]:
    """Sentences about duplicates and about months or years that disagree with the signing date. One query.

    A number that differs in blanks or capitals alone is the same number, and one of a cancelled text stays used in the register.
    """
    typed = {folded(party.number) for party in parties if party.number}
    taken = AgreementParty.objects.filter(agreement__school_id=agreement.school_id).exclude(number="")
    same = (
        taken.exclude(agreement=agreement)
        .annotate(folded=Upper(Replace("number", Value(" "), Value(""))))
        .filter(folded__in=typed)
    )
    others = list(same.values_list("folded", "party__partner", "agreement__subject")) if typed else []
    found = []
    for party in parties:
        mine = (folded(party.number), party.party.partner_id)
        twin = next((subject for number, partner, subject in others if (number, partner) == mine), None)
        if party.number and twin is not None:
            found.append(
                _("Nomor %(number)s sudah dipakai pada perjanjian “%(subject)s”.")
                % {"number": party.number, "subject": twin}
            )
        found += _odd_dates(party.number, agreement.signed_on)
    return found


def folded(number: str) -> str:
    """A number as it is compared: without blanks, in capitals."""
    return "".join(number.split()).upper()


def _odd_dates(number: str, signed_on: date | None) -> list[str]:
    if not (number and signed_on):
        return []
    month, year = month_and_year_in(number)
    found: list[str] = []
    values: dict[str, Any] = {
        "number": number,
        "month": month_name(signed_on.month, screen_language()),
        "year": signed_on.year,
    }
    if year is not None and year != signed_on.year:
        found.append(_("Nomor %(number)s memuat tahun yang berbeda dari tanggal penandatanganan (%(year)s).") % values)
    if month is not None and month != signed_on.month:
        found.append(_("Nomor %(number)s memuat bulan yang berbeda dari tanggal penandatanganan (%(month)s).") % values)
    return found


def month_and_year_in(number: str) -> tuple[int | None, int | None]:
    """The month and the four-figure year inside a letter number, as far as it names them.

    A month is a Roman numeral, or two figures right before the year ("421/012/08/2026"); "V/12/2026" may have its own number there.
    """
    parts = _PARTS.split(number.strip())
    months = [ROMANS[part.upper()] for part in parts[1:] if part.upper() in ROMANS]
    places = [place for place, part in enumerate(parts) if re.fullmatch(r"(19|20)\d\d", part)]
    before = parts[places[-1] - 1] if places and places[-1] > 2 else ""
    if not months and re.fullmatch(r"0[1-9]|1[0-2]", before):
        months = [int(before)]
    return (months[-1] if months else None), (int(parts[places[-1]]) if places else None)
