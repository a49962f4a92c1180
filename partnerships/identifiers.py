"""The numbers by which partners are known, by their kind: what they are called, how they are shown, what looks odd.

None of them is a reason to refuse: registers hold old and foreign forms, and embedded dates are often wrong [practice 1.9].
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.terms import PartnerKind
from schools.identifiers import NPSN_FORMS, format_npwp, nik_hints

_LABELS = {
    PartnerKind.SCHOOL: gettext_lazy("NPSN"),
    PartnerKind.HIGHER_EDUCATION: gettext_lazy("Kode PDDikti"),
    PartnerKind.HEALTH_CENTRE: gettext_lazy("Kode puskesmas atau fasilitas kesehatan"),
}


def code_label(kind: str) -> Any:
    """What the code of this kind of partner is called."""
    return _LABELS.get(PartnerKind(kind), gettext_lazy("Kode lembaga"))


def code_help() -> Any:
    """What belongs into the field, for every kind."""
    return gettext_lazy(
        "Sekolah: NPSN (8 angka). Perguruan tinggi: kode PDDikti (6 angka). Puskesmas: kode Kemenkes. Lainnya: nomor induk berusaha "
        "atau kode sendiri."
    )


def tidy_code(text: str) -> str:
    """The code without blanks, without the ".0" and the apostrophe that spreadsheets leave behind."""
    return re.sub(r"\s+", "", text).lstrip("'`’").removesuffix(".0")


def code_hints(kind: str, code: str) -> list[str]:
    """What looks odd about a code of this kind of partner; empty for one that is as usual or missing."""
    check = _CHECKS.get(PartnerKind(kind))
    return check(code) if code and check else []


def _npsn(code: str) -> list[str]:
    if NPSN_FORMS.fullmatch(code.upper()):
        return []
    if re.fullmatch(r"\d{7}", code):
        return [_("NPSN ini hanya 7 angka; angka nol di depan mungkin hilang di Excel.")]
    return [_("NPSN biasanya 8 angka, atau P/K diikuti 7 angka. Periksa kembali di laman referensi data.")]


def _pddikti(code: str) -> list[str]:
    if re.fullmatch(r"\d{6}", code):
        return []
    return [_("Kode PDDikti biasanya 6 angka. Angka nol di depan mungkin hilang di Excel.")]


def _health(code: str) -> list[str]:
    if re.fullmatch(r"[PK]?\d{7,11}", code.upper()):
        return []
    return [_("Kode puskesmas biasanya 7 angka (kode Kemenkes) atau P diikuti 10 angka.")]


_CHECKS: dict[str, Callable[[str], list[str]]] = {
    PartnerKind.SCHOOL: _npsn,
    PartnerKind.HIGHER_EDUCATION: _pddikti,
    PartnerKind.HEALTH_CENTRE: _health,
}


def tax_hints(kind: str, number: str) -> list[str]:
    """What looks odd about an NPWP. Sixteen figures are a person's NIK, or the old number with a zero before it."""
    if len(number) == 16 and not number.startswith("0"):
        found = nik_hints(number)
        return [_("NPWP 16 angka ini dibaca sebagai NIK. %(hint)s") % {"hint": hint} for hint in found]
    return []


def tax_shown(number: str) -> str:
    """An NPWP as papers print it; sixteen figures in fours."""
    if len(number) == 16:
        return " ".join(number[place : place + 4] for place in range(0, 16, 4))
    return format_npwp(number)
