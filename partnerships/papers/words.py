"""Indonesian turns of phrase that papers share. Papers are Indonesian whoever prints them, so nothing here is translated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from core.dates import add_months, long_date, number_words, rupiah, rupiah_words
from core.papers import Letterhead
from schools.letterhead import letterhead_of
from schools.models import School

LOGO = "logo"
"""The name under which a paper knows the school's own logo."""


def counted(number: int) -> str:
    """A number in figures and words: "3 (tiga)"."""
    return f"{number} ({number_words(number)})"


def listed(words: Sequence[str]) -> str:
    """ "A", "A dan B", "A, B, dan C"."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def heading(order: int, first: str = "kesatu") -> str:
    """What the paper calls a party: 1 -> "PIHAK KESATU" (or PERTAMA, as the school has it), 12 -> "PIHAK KEDUA BELAS"."""
    return f"PIHAK {first if order == 1 else 'ke' + number_words(order)}".upper()


def money(amount: Decimal | None) -> str:
    """ "Rp10.000,00 (sepuluh ribu rupiah)"; "" for nothing."""
    return f"{rupiah(amount)} ({rupiah_words(amount)})" if amount is not None else ""


def duration(starts_on: date, ends_on: date) -> str:
    """How long a term with an inclusive end is: "3 (tiga) tahun", "18 (delapan belas) bulan", "45 (empat puluh lima) hari".

    A term that ends on the anniversary itself counts as whole years too, as a seventh of real registers write it. Beyond a
    year nobody counts in days: "1 (satu) tahun 6 (enam) hari".
    """
    for months in range(1, 12 * 100):
        anniversary = add_months(starts_on, months)
        if anniversary > ends_on + timedelta(days=1):
            return _with_days(starts_on, ends_on, months - 1)
        if ends_on in (anniversary - timedelta(days=1), anniversary):
            return f"{counted(months // 12)} tahun" if months % 12 == 0 else f"{counted(months)} bulan"
    return f"{counted((ends_on - starts_on).days + 1)} hari"


def _with_days(starts_on: date, ends_on: date, months: int) -> str:
    """A term that is no whole number of months: days below a year, years with months and days from there."""
    rest = ends_on + timedelta(days=1) - add_months(starts_on, months)
    if months < 12:
        return f"{counted((ends_on - starts_on).days + 1)} hari"
    years, months = divmod(months, 12)
    parts = (f"{counted(years)} tahun", f"{counted(months)} bulan" if months else "", f"{counted(rest.days)} hari")
    return " ".join(filter(None, parts))


def nip(number: str) -> str:
    """A signatory's number under the name: an NIP in its groups ("NIP 19680411 199303 1 009"), anything else as it was typed."""
    bare = "".join(number.split())
    if re.fullmatch(r"\d{18}", bare, re.ASCII):
        bare = f"{bare[:8]} {bare[8:14]} {bare[14]} {bare[15:]}"
    else:
        bare = number.strip()
    return f"NIP {bare}" if bare[:1].isdigit() else bare


def scope_words(scope: str) -> str:
    """What a partnership gives, as a committee reads it: the trade's "software" and "hardware" stay on the screen."""
    return {"software": "program nonfisik", "hardware": "program fisik"}.get(scope, "program nonfisik dan fisik")


def term(starts_on: date | None, ends_on: date | None) -> str:
    """ "selama 3 (tiga) tahun, terhitung sejak tanggal … sampai dengan tanggal …"; "" while a date is missing."""
    if not (starts_on and ends_on):
        return ""
    span = f"terhitung sejak tanggal {long_date(starts_on)} sampai dengan tanggal {long_date(ends_on)}"
    return f"selama {duration(starts_on, ends_on)}, {span}"


def evergreen_term(starts_on: date | None, review_on: date | None) -> str:
    """How an agreement without an end says so: since when, until it is ended, and that it is looked at every year."""
    if not starts_on:
        return ""
    first = f", pertama kali pada tanggal {long_date(review_on)}" if review_on else ""
    return (
        f"terus terhitung sejak tanggal {long_date(starts_on)} sampai diakhiri oleh PARA PIHAK, dan ditinjau bersama "
        f"sekurang-kurangnya 1 (satu) kali dalam setiap tahun{first}"
    )


def day(value: date | None) -> str:
    """ "21 September 2026"; "" for nothing."""
    return long_date(value) if value else ""


def letterhead(school: School) -> Letterhead:
    """The school's kop surat for a paper."""
    head = letterhead_of(school)
    npsn = f"NPSN {head.npsn}" if head.npsn else ""
    return Letterhead(
        name=head.school_name, lines=head.lines, details=tuple(filter(None, (head.address_line, head.contact_line, npsn))),
        logo=LOGO if head.logo_id else "", logo_alt=f"Logo {school.name}" if head.logo_id else "",
    )  # fmt: skip
