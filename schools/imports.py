"""Reading the national lists of schools: which columns mean what, and what is mended or refused in a row.

Two layouts occur: the list of 2019 with Dapodik's codes and coordinates, and the lists scraped in 2025, where the NPSN is a
number with ".0" or stands in the name, and regency and city have a column each. Other headings of the same meaning are
read as well. Nothing is written here: `schools.actions.listings` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.imports import Column, RowRefused
from core.tabular import Mend, Row
from schools.identifiers import IdentifierProblem, clean_npsn, fold_name
from schools.models.listing import LATITUDES, LONGITUDES, SchoolListing

COLUMNS = (
    Column("npsn", "NPSN", ("kode", "npsn sekolah"), required=True),
    Column("name", gettext_lazy("nama sekolah"), ("sekolah", "nama", "nama satuan pendidikan"), required=True),
    Column("level", gettext_lazy("bentuk pendidikan"), ("bentuk", "jenjang")),
    Column("status", gettext_lazy("status"), ("status sekolah",)),
    Column("address", gettext_lazy("alamat"), ("alamat_jalan", "alamat sekolah")),
    Column("district", gettext_lazy("kecamatan")),
    Column("district_code", gettext_lazy("kode kecamatan"), ("kode_kec",)),
    Column("regency", gettext_lazy("kabupaten/kota"), ("kabupaten_kota", "kabupaten", "kab/kota")),
    Column("city", gettext_lazy("kota")),
    Column("regency_code", gettext_lazy("kode kabupaten/kota"), ("kode_kab_kota", "kode_kab")),
    Column("province", gettext_lazy("provinsi"), ("propinsi",)),
    Column("province_code", gettext_lazy("kode provinsi"), ("kode_prop", "kode_prov")),
    Column("latitude", gettext_lazy("lintang"), ("latitude", "lat")),
    Column("longitude", gettext_lazy("bujur"), ("longitude", "lon", "lng")),
)
CODES = ("district_code", "regency_code", "province_code")
STATUSES = {"n": "N", "negeri": "N", "s": "S", "swasta": "S"}
_LONGEST = {
    field.name: field.max_length
    for field in SchoolListing._meta.concrete_fields
    if field.max_length and field.name != "source"
}
NOTHING = frozenset({"", "-", "--", ".", "0", "na", "n/a", "null", "none", "tidak ada"})

_NPSN_IN_NAME = re.compile(r"\(([^)\s]{8})\)\s*(.+)")
_KIND = re.compile(r"(SMA|SMK|SMP|SD|SLB|TK|PKBM|SKB)(N|S)?(?=[\sA-Z]|$)")
_ACCENT = re.compile("[`´]")
_ODD_APOSTROPHE = re.compile(r"[`´^]|(?<=\w);(?=\w)")
_DISTRICT_IN_ADDRESS = re.compile(r"\s*,?\s*Kec\.\s*(?P<district>.+?)\s+(?:Kab\.|Kota)\s.*$")
_PREFIXES = {
    "province": re.compile(r"(?:prov(?:insi)?|prop)\.?\s+", re.IGNORECASE),
    "district": re.compile(r"(?:kec(?:amatan)?|kek)\.?\s+", re.IGNORECASE),
}
_ROMAN = re.compile(r"[IVX]+")


@dataclass
class Reading:
    """What became of one row: the values to keep, and sentences on what was mended."""

    values: dict[str, Any]
    notes: list[str] = field(default_factory=list)


def read_listing(row: Row, headings: Mapping[str, str]) -> Reading:
    """The school that a row is about. `headings` maps the file's headings to the names of `COLUMNS`.

    Raises `RowRefused` for a row without a usable NPSN or name, and for one whose values slipped into wrong columns.
    """
    if row.surplus:
        raise RowRefused(_("Isi baris ini lebih banyak daripada kolomnya. Periksa tanda pemisah di dalam isi."))
    cells = dict.fromkeys((column.name for column in COLUMNS), "")
    cells |= {name: " ".join(row.values[heading].split()) for heading, name in headings.items()}
    reading = Reading({}, _mended(row.mends, headings))
    _read_identity(cells, reading)
    _read_place(cells, reading)
    _read_coordinates(cells, reading)
    for name, limit in _LONGEST.items():
        if len(reading.values[name]) > limit:
            raise RowRefused(_("Isi kolom %(column)s terlalu panjang.") % {"column": _label(name)})
    return reading


def _label(name: str) -> str:
    return next(str(column.label) for column in COLUMNS if column.name == name)


def _mended(mends: Iterable[Mend], headings: Mapping[str, str]) -> list[str]:
    """Sentences on what the table reader mended. Padded codes are not told: whole lists are padded so."""
    told = (mend for mend in mends if mend.column in headings)
    return [
        mend.sentence(_label(headings[mend.column]))
        for mend in told
        if not (mend.kind == "trimmed" and headings[mend.column] in CODES)
    ]


def _read_identity(cells: Mapping[str, str], reading: Reading) -> None:
    name, number = cells["name"], cells["npsn"]
    inside = _NPSN_IN_NAME.fullmatch(name)
    if inside and not number:
        number, name = inside.groups()
        reading.notes.append(_("NPSN diambil dari nama sekolah."))
    try:
        npsn = clean_npsn(number)
    except IdentifierProblem as problem:
        raise RowRefused(problem.sentence) from problem
    if npsn != number:
        reading.notes.append(_("NPSN dirapikan dari “%(text)s”.") % {"text": number})
    spelled = _ODD_APOSTROPHE.sub("'", name).replace("_", "-")
    if spelled != name:
        reading.notes.append(_("Tanda baca di nama sekolah dirapikan."))
    if spelled.casefold() in NOTHING:
        raise RowRefused(_("Nama sekolah belum diisi."))
    kind, owner = _kind_of(spelled)
    level = cells["level"].upper()
    reading.values |= {
        "npsn": npsn,
        "name": spelled,
        "folded": fold_name(spelled),
        "level": kind if level.casefold() in NOTHING else level,
        "status": _status(cells["status"], reading) or owner,
    }


def _kind_of(name: str) -> tuple[str, str]:
    """Kind of school and owner as the name tells them: "SMAN 1 X" -> ("SMA", "N"); ("", "") when it tells neither."""
    found = _KIND.match(name.upper())
    if not found:
        return "", ""
    rest = name[found.end() :].split()
    owner = {"N": "N", "S": "S"}.get(found[2] or "", "")
    if not owner and rest and rest[0].upper() in ("NEGERI", "SWASTA"):
        owner = rest[0][0].upper()
    return found[1], owner


def _status(text: str, reading: Reading) -> str:
    if text.casefold() in NOTHING:
        return ""
    if text.casefold() not in STATUSES:
        reading.notes.append(_("Status “%(text)s” tidak dikenal dan dikosongkan.") % {"text": text[:20]})
    return STATUSES.get(text.casefold(), "")


def _read_place(cells: Mapping[str, str], reading: Reading) -> None:
    address, district = _apostrophes("address", cells["address"], reading), cells["district"]
    inside = _DISTRICT_IN_ADDRESS.search(address)
    if inside and not district:
        address, district = address[: inside.start()], inside["district"]
    if address.casefold() in NOTHING and address:
        reading.notes.append(_("Alamat “%(text)s” dikosongkan.") % {"text": address})
        address = ""
    places = {
        "district": district,
        "regency": cells["regency"] or cells["city"],
        "province": cells["province"],
    }
    for name, place in places.items():
        reading.values[name] = _spelled(name, place, reading)
    reading.values["address"] = address
    for name in CODES:
        reading.values[name] = "" if cells[name].casefold() in NOTHING else cells[name]


def _spelled(name: str, place: str, reading: Reading) -> str:
    """The place without its kind where the column says it already, and not in capitals only."""
    if place.casefold() in NOTHING:
        return ""
    place = _apostrophes(name, place, reading)
    bare = _PREFIXES[name].sub("", place, count=1) if name in _PREFIXES else place
    if name == "regency" and bare[:1].islower():
        spelled = bare[0].upper() + bare[1:]
    elif place.isupper() and any(len(word) > 2 and "." not in word for word in bare.split()):
        spelled = " ".join(map(_capitalised, bare.split()))
    else:
        spelled = bare
    if spelled != bare:
        reading.notes.append(_("Huruf besar-kecil di %(column)s dirapikan.") % {"column": _label(name)})
    return spelled


def _apostrophes(name: str, text: str, reading: Reading) -> str:
    spelled = _ACCENT.sub("'", text)
    if spelled != text:
        reading.notes.append(_("Tanda baca di %(column)s dirapikan.") % {"column": _label(name)})
    return spelled


def _capitalised(word: str) -> str:
    if _ROMAN.fullmatch(word):
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def _read_coordinates(cells: Mapping[str, str], reading: Reading) -> None:
    reading.values |= {"latitude": None, "longitude": None}
    given = cells["latitude"], cells["longitude"]
    if not any(given):
        return
    try:
        latitude, longitude = (Decimal(text.replace(",", ".")) for text in given)
    except InvalidOperation:
        reading.notes.append(_("Koordinat tidak terbaca dan dikosongkan."))
        return
    if _in_indonesia(longitude, latitude):
        latitude, longitude = longitude, latitude
        reading.notes.append(_("Lintang dan bujur tertukar; sudah dikembalikan."))
    elif not latitude or not longitude:
        reading.notes.append(_("Koordinat nol dikosongkan."))
        return
    elif not _in_indonesia(latitude, longitude):
        reading.notes.append(_("Koordinat di luar Indonesia dikosongkan."))
        return
    reading.values |= {"latitude": _rounded(latitude), "longitude": _rounded(longitude)}


def _in_indonesia(latitude: Decimal, longitude: Decimal) -> bool:
    return (
        latitude.is_finite()
        and longitude.is_finite()
        and LATITUDES[0] <= latitude <= LATITUDES[1]
        and LONGITUDES[0] <= longitude <= LONGITUDES[1]
    )


def _rounded(degrees: Decimal) -> Decimal:
    return degrees.quantize(Decimal("0.000001"))
