"""Bring partners in from a table: health centres, universities, companies, or the school's own list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy

from core import imports
from core.imports import Cleaned, Column, RowRefused, Values
from core.models import ImportBatch
from core.policy import Actor, NotNow
from core.spoken import gettext as _
from core.spoken import spoken
from partnerships.actions.partners import add_partner, edit_partner
from partnerships.identifiers import tidy_code
from partnerships.models import Partner, Party
from partnerships.policy import check_import_partners
from partnerships.terms import PartnerKind
from schools.identifiers import fold_name
from schools.models import School

KIND = "partnerships.partner"
LIMITS = {
    name: Partner._meta.get_field(name).max_length
    for name in ("name", "code", "address", "regency", "province", "phone", "website")
}
SMALL = {"di", "dan", "ke", "dari"}
ROMAN = re.compile(r"[IVX]+")
INITIALS = re.compile(
    r"[^AEIOU]{2,4}|UPTD?|SMA[NSK]?|SM[AP]IT|MA[NS]|M[AI]|SDI?T|UIN|IAIN|IKIP|RSUD?|RSIA|RSUP|BUM[DN]|BPJS|BAZNAS|PAUD|KUA|TNI|PMI|OSIS|UKS|LSM"
)
"""Words that are letters by themselves and keep their capitals: those without a vowel, and some with."""
ARTICLES = {"AL", "AN", "AR", "AS", "AT", "EL"}
"""Short words that are none: "AL GHIFARI"."""


@cache
def _kinds() -> dict[str, str]:
    """Every word for a kind of partner -> its code. A table may be in another language than the person who brings it."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {str(kind.label).casefold(): kind.value for kind in PartnerKind}
    return found


class PartnerImporter(imports.Importer):
    """One school's table of partners. Found again by code, or else by folded name and regency; names in capitals are eased."""

    kind = KIND
    adjustable = True
    columns = (
        Column(
            "name",
            gettext_lazy("Nama"),
            ("nama", "nama mitra", "unit_kerja", "nama lembaga", "nama perusahaan", "instansi"),
            required=True,
        ),
        Column("code", gettext_lazy("Kode"), ("kode", "kode_instansi", "npsn", "kode pt")),
        Column("kind", gettext_lazy("Jenis"), ("jenis", "jenis mitra")),
        Column("address", gettext_lazy("Alamat"), ("alamat", "alamat_jalan")),
        Column(
            "regency",
            gettext_lazy("Kabupaten/kota"),
            ("kabupaten", "kota", "kabupatenKota", "kabupaten_kota", "kab_kota"),
        ),
        Column("province", gettext_lazy("Provinsi"), ("provinsi", "propinsi")),
        Column("phone", gettext_lazy("Telepon"), ("telepon", "telp", "no telp")),
        Column("email", gettext_lazy("Email"), ("surel", "e-mail")),
        Column("website", gettext_lazy("Situs web"), ("tautan", "website", "situs")),
    )

    def __init__(self, school: School) -> None:
        self.school = school
        self.default_kind: str = PartnerKind.COMMUNITY

    def begin(self, batch: ImportBatch, rows: Sequence[imports.Cells]) -> None:
        """The kind chosen for the table holds however often its rows are judged."""
        self.default_kind = batch.options.get("kind", self.default_kind)

    def clean_row(self, cells: Mapping[str, str]) -> Cleaned:
        """A partner's values. Refuses a row without a name; everything else that does not fit is mended and said."""
        notes: list[str] = []
        name = eased(cells.get("name", ""))
        if not name:
            raise RowRefused(_("Nama mitra kosong."))
        values: Values = {
            "name": name,
            "kind": self._kind(cells.get("kind", ""), notes),
            "email": self._email(cells, notes),
        }
        for field in ("code", "address", "regency", "province", "phone", "website"):
            values[field] = "" if cells.get(field, "").strip() in ("-", "0") else cells.get(field, "").strip()
        values["code"] = tidy_code(values["code"])
        values["regency"] = eased(values["regency"])
        values["province"] = re.sub(r"^Prop(insi|\.)?\s+", "", values["province"])
        for field, limit in LIMITS.items():
            if len(values[field]) > limit:
                values[field] = values[field][:limit]
                notes.append(
                    _("%(column)s dipotong menjadi %(limit)d huruf.") % {"column": self._label(field), "limit": limit}
                )
        return Cleaned(self._key(values), values, notes)

    def _label(self, name: str) -> str:
        return next(spoken(str, column.label) for column in self.columns if column.name == name)

    def _kind(self, text: str, notes: list[str]) -> str:
        if not text.strip():
            return ""
        found = _kinds().get(text.strip().casefold())
        if found is None:
            notes.append(_("Jenis “%(kind)s” tidak dikenal; dipakai jenis yang Anda pilih.") % {"kind": text.strip()})
        return found or ""

    def _email(self, cells: Mapping[str, str], notes: list[str]) -> str:
        text = cells.get("email", "").strip()
        if not text or re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
            return text
        notes.append(_("Alamat email “%(email)s” tidak lengkap dan dikosongkan.") % {"email": text})
        return ""

    def _key(self, values: Values) -> str:
        if values["code"]:
            return f"code:{values['code']}"
        name, regency = _place(values["name"], values["regency"])
        return f"name:{name[:120]}|{regency[:60]}"

    def complete(self, values: Values, before: Values | None) -> Values:
        """Empty cells keep what the directory knows; a new partner without a kind gets the one chosen for the table."""
        kept = imports.keeping(values, before)
        return {**kept, "kind": kept["kind"] or self.default_kind}

    def existing(self, wanted: Mapping[str, Values]) -> Mapping[str, models.Model]:
        """Partners by code, else by folded name and regency. One query.

        A row with a code takes over a partner that somebody typed in without one, if it is the only row of that name and
        regency; a row without a code means the partner of that name and regency, whatever its code.
        """
        codes = {values["code"] for values in wanted.values() if values["code"]}
        places = {key: _place(values["name"], values["regency"]) for key, values in wanted.items()}
        rows = Partner.objects.filter(school=self.school).filter(
            models.Q(code__in=codes) | models.Q(folded__in={name for name, _regency in places.values()})
        )
        by_code, by_place = {}, {}
        for row in rows.order_by("-pk"):
            by_place[_place(row.name, row.regency)] = row
            if row.code:
                by_code[row.code] = row
        claimed = Counter(places.values())
        found = {}
        for key, values in wanted.items():
            there = by_place.get(places[key])
            if values["code"]:
                alone = there is not None and not there.code and there.regency and claimed[places[key]] == 1
                there = by_code.get(values["code"]) or (there if alone else None)
            if there is not None:
                found[key] = there
        return found

    def current(self, obj: models.Model) -> Values:
        """What the partner has now."""
        return {
            name: getattr(obj, name)
            for name in ("name", "kind", "email", "code", "address", "regency", "province", "phone", "website")
        }

    def save_row(self, obj: models.Model | None, values: Values, *, by: Actor, now: datetime) -> models.Model:
        """Add the partner, or write the table's values into it."""
        if obj is None:
            return add_partner(by=by, now=now, school=self.school, **values)
        return edit_partner(by=by, now=now, partner=cast(Partner, obj), **values)

    def undo_row(self, obj: models.Model, before: Values | None, *, by: Actor, now: datetime) -> None:
        """Restore the former values; a new partner goes, unless it is used in a partnership by now."""
        partner = cast(Partner, obj)
        if before is not None:
            edit_partner(by=by, now=now, partner=partner, **before)
        elif Party.objects.filter(partner=partner).exists():
            raise NotNow(_("sudah menjadi pihak dalam kemitraan."))
        else:
            partner.delete()


def _place(name: str, regency: str) -> tuple[str, str]:
    """Name and regency as two spellings of them are the same."""
    return fold_name(name)[:160], regency.casefold()


def eased(text: str) -> str:
    """A name shouted in capitals in ordinary letters: "PUSKESMAS TEMON II" -> "Puskesmas Temon II". Others stay as they are."""
    words = text.split()
    if not words or text != text.upper() or len(words) == 1:
        return " ".join(words)
    return " ".join(
        w.lower() if place and w.lower() in SMALL else w if _keeps_capitals(w) else w.capitalize()
        for place, w in enumerate(words)
    )


def _keeps_capitals(word: str) -> bool:
    figures = any(sign.isdigit() for sign in word)
    short = len(word) < 3 and word not in ARTICLES
    return bool(figures or short or ROMAN.fullmatch(word) or INITIALS.fullmatch(word))


@transaction.atomic
def preview_partners(*, by: Actor, now: datetime, school: School, kind: str, file: Any, name: str) -> ImportBatch:
    """Read a table and say row by row what would happen. Raises `TableRefused` for a file that is no table."""
    check_import_partners(by)
    return imports.preview(PartnerImporter(school), file, name, by=by, now=now, options={"kind": kind})


@transaction.atomic
def adjust_partners(*, by: Actor, now: datetime, school: School, batch: ImportBatch, **changes: Any) -> ImportBatch:
    """Judge the preview again with other columns; see `core.imports.adjust`."""
    check_import_partners(by)
    return imports.adjust(PartnerImporter(school), batch, by=by, now=now, **changes)


@transaction.atomic
def apply_partners(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Write all accepted rows, or none."""
    check_import_partners(by)
    return imports.apply(PartnerImporter(school), batch, by=by, now=now)


@transaction.atomic
def undo_partners(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Take the import back as a whole."""
    check_import_partners(by)
    return imports.undo(PartnerImporter(school), batch, by=by, now=now)


@transaction.atomic
def discard_partners(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Close a preview without writing anything."""
    check_import_partners(by)
    return imports.discard(PartnerImporter(school), batch, by=by, now=now)
