"""Bring the pupil register in from a table: Dapodik's list of pupils, or the school's own.

Only what the register keeps is read. Columns about needs, family and income are thrown away before the first row is stored: nothing
but name and class may be processed before a guardian's consent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy

from core import imports
from core.dates.parsing import DateProblem, PlaceholderDate, parse_date
from core.imports import Cells, Cleaned, Column, RowRefused, Values
from core.models import ImportBatch, ImportRow
from core.policy import Actor, NotNow
from core.spoken import gettext as _
from inclusion.actions.guardians import add_guardian, remove_guardian
from inclusion.actions.pupils import edit_pupil, move_pupil, register_pupil, remove_pupil, unplace_pupil
from inclusion.models import Guardian, Pupil
from inclusion.policy.pupils import check_keep_register
from inclusion.queries.classes import classes_at
from schools.identifiers import IdentifierProblem, clean_phone, fold_name
from schools.models import School

KIND = "inclusion.pupil"
FACTS = ("name", "nickname", "nisn", "nis", "sex", "birth_date")
COLUMNS = (
    Column(
        "name", gettext_lazy("Nama lengkap"), ("nama", "nama peserta didik", "nama siswa", "nama murid"), required=True
    ),
    Column("nisn", gettext_lazy("NISN"), ("nomor induk siswa nasional",)),
    Column("nis", gettext_lazy("NIS"), ("nipd", "no induk", "nomor induk")),
    Column("class", gettext_lazy("Kelas"), ("rombel saat ini", "rombel", "rombongan belajar", "class")),
    Column("nickname", gettext_lazy("Nama panggilan"), ("panggilan",)),
    Column("sex", gettext_lazy("Jenis kelamin"), ("jk", "l/p", "jenis kelamin (l/p)")),
    Column("birth_date", gettext_lazy("Tanggal lahir"), ("tgl lahir", "tgl. lahir", "lahir")),
    Column("mother", gettext_lazy("Nama ibu"), ("ibu", "nama ibu kandung", "data ibu nama")),
    Column("father", gettext_lazy("Nama ayah"), ("ayah", "data ayah nama")),
    Column("guardian", gettext_lazy("Nama wali"), ("wali", "data wali nama", "orang tua", "nama orang tua")),
    Column(
        "phone",
        gettext_lazy("Telepon orang tua"),
        ("hp", "no hp", "hp orang tua", "no hp orang tua", "telepon", "telp"),
    ),
    Column("email", gettext_lazy("Email orang tua"), ("email", "e-mail", "surel", "email ortu")),
)
PEOPLE = (
    ("mother", Guardian.Relation.MOTHER), ("father", Guardian.Relation.FATHER), ("guardian", Guardian.Relation.GUARDIAN),
)  # fmt: skip
UNWANTED = re.compile(
    r"(?<![a-z])(?:nik|kk|kip|kps|kks|pip|rt|rw|bank|kebutuhan|khusus|agama|alamat|dusun|berat|tinggi|lintang|bujur)(?![a-z])"
    r"|disabilitas|penghasilan|pekerjaan|pendidikan|rekening|akta|kelurahan|kecamatan|kode pos|lingkar|saudara|anak ke|skhun|ijazah"
    r"|transportasi|tempat tinggal|layak",
    re.IGNORECASE,
)
"""Headings of Dapodik whose cells are not stored, not even in the preview."""
SEXES = {
    "l": "L", "lakilaki": "L", "laki": "L", "pria": "L", "m": "L", "male": "L", "p": "P", "perempuan": "P", "wanita": "P", "f": "P",
    "female": "P",
}  # fmt: skip
NISN_LENGTH, SHORTEST_NISN = 10, 7
LONGEST_NAME = 150


def nisn_of(text: str, notes: list[str]) -> str:
    """Ten figures as text. What Excel made a number of gets its zeros back, and the row says so. Raises `RowRefused`."""
    found = text.strip().lstrip("'").replace(" ", "").removesuffix(".0")
    if found in ("", "-", "0"):
        return ""
    if re.fullmatch(r"\d(?:[.,]\d+)?[eE]\+?\d+", found):
        found = _whole(found.replace(",", "."))
    if not re.fullmatch(r"\d{7,10}", found, re.ASCII):
        raise RowRefused(_("NISN “%(nisn)s” tidak terdiri atas 10 angka.") % {"nisn": text.strip()[:20]})
    if len(found) < NISN_LENGTH:
        padded = found.zfill(NISN_LENGTH)
        notes.append(
            _("NISN %(short)s kehilangan nol di depan; ditulis %(nisn)s. Periksa.") % {"short": found, "nisn": padded}
        )
        return padded
    return found


def _whole(text: str) -> str:
    """9.8112301E7 -> 98112301; the text itself when figures are lost."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    digits = len(value.as_tuple().digits)
    return str(int(value)) if value == value.to_integral_value() and digits >= SHORTEST_NISN else text


class PupilImporter(imports.Importer):
    """One school's pupils. Found again by NISN, else by NIS, else by name and birth date; empty cells erase nothing."""

    kind = KIND
    columns = COLUMNS
    adjustable = True

    def __init__(self, school: School, today: date) -> None:
        self.school, self.today = school, today
        self.classes = {fold_name(row.name): row for row in classes_at(school, today)}
        self.by_pk = {row.pk: row for row in self.classes.values()}
        gone = Pupil.objects.filter(school=school, left_on__isnull=False)
        self.gone = {number for row in gone.values_list("nisn", "nis") for number in row if number}
        self.names: dict[str, int] = {}

    def begin(self, batch: ImportBatch, rows: Sequence[Cells]) -> None:
        """How often each name occurs, so that a row can warn of its double."""
        self.names = {}
        for cells in rows:
            key = fold_name(cells["name"])
            self.names[key] = self.names.get(key, 0) + 1

    def clean_row(self, cells: Mapping[str, str]) -> Cleaned:
        """A pupil's values. Refuses what would be wrong in the register; what can be mended is mended and said."""
        notes: list[str] = []
        name = " ".join(cells["name"].split())
        if not name:
            raise RowRefused(_("Nama siswa kosong."))
        if len(name) > LONGEST_NAME:
            raise RowRefused(_("Nama siswa lebih panjang dari %(n)d huruf.") % {"n": LONGEST_NAME})
        values: Values = {
            "name": name, "nickname": " ".join(cells["nickname"].split())[:60], "nisn": nisn_of(cells["nisn"], notes),
            "nis": _bare(cells["nis"])[:20], "sex": self._sex(cells["sex"], notes), "birth_date": self._born(cells["birth_date"], notes),
            "class_group": self._class(cells["class"]), "guardians": self._guardians(cells, notes),
        }  # fmt: skip
        if {values["nisn"], values["nis"]} & self.gone:
            raise RowRefused(_("Siswa ini tercatat keluar. Catat dulu di halamannya bahwa ia kembali."))
        if self.names.get(fold_name(name), 0) > 1 and not values["nisn"]:
            notes.append(_("Nama ini muncul lebih dari sekali di berkas."))
        return Cleaned(self._key(values), values, notes)

    def _key(self, values: Values) -> str:
        if values["nisn"]:
            return f"nisn:{values['nisn']}"
        if values["nis"]:
            return f"nis:{values['nis']}"
        return f"name:{fold_name(values['name'])[:120]}|{values['birth_date'] or ''}"

    def _sex(self, text: str, notes: list[str]) -> str:
        word = re.sub(r"[^a-z]", "", text.casefold())
        if word and word not in SEXES:
            notes.append(_("Jenis kelamin “%(text)s” tidak dikenal dan dikosongkan.") % {"text": text.strip()[:20]})
        return SEXES.get(word, "")

    def _born(self, text: str, notes: list[str]) -> str | None:
        """ISO; a placeholder or something else than a date leaves it empty, a day to come refuses the row."""
        if text.strip() in ("", "-"):
            return None
        try:
            found = parse_date(text)
        except PlaceholderDate:
            notes.append(
                _("Tanggal lahir %(text)s berarti tidak diketahui dan dikosongkan.") % {"text": text.strip()[:20]}
            )
            return None
        except DateProblem as problem:
            notes.append(problem.sentence + " " + _("Tanggal lahir dikosongkan."))
            return None
        if found > self.today:
            raise RowRefused(_("Tanggal lahir tidak boleh di masa depan."))
        return found.isoformat()

    def _class(self, text: str) -> int | None:
        if text.strip() in ("", "-"):
            return None
        row = self.classes.get(fold_name(text))
        if row is None:
            raise RowRefused(_("Kelas “%(name)s” belum tercatat pada tahun ajaran ini.") % {"name": text.strip()[:40]})
        return row.pk

    def _guardians(self, cells: Mapping[str, str], notes: list[str]) -> list[dict[str, str]]:
        """Mother, father, guardian, as far as they are named; phone and e-mail belong to the first of them."""
        named = [(_named(cells[column]), relation) for column, relation in PEOPLE]
        found = [
            {"name": name[:150], "relation": relation.value, "phone": "", "email": ""}
            for name, relation in named
            if name
        ]
        phone, email = self._phone(cells["phone"], notes), self._email(cells["email"], notes)
        if found:
            found[0] |= {"phone": phone, "email": email}
        elif phone or email:
            notes.append(_("Telepon dan email tanpa nama orang tua tidak ikut diimpor."))
        return found

    def _phone(self, text: str, notes: list[str]) -> str:
        try:
            return clean_phone(text)[:40]
        except IdentifierProblem:
            notes.append(_("Telepon “%(text)s” tidak dikenali dan dikosongkan.") % {"text": text.strip()[:20]})
            return ""

    def _email(self, text: str, notes: list[str]) -> str:
        found = text.strip()
        if found in ("", "-") or re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", found):
            return found.strip("-")
        notes.append(_("Alamat email “%(email)s” tidak lengkap dan dikosongkan.") % {"email": found[:60]})
        return ""

    def complete(self, values: Values, before: Values | None) -> Values:
        """Empty cells keep what the register knows; guardians are only ever added."""
        kept = imports.keeping(values, before)
        known = list(before["guardians"]) if before else []
        names = {fold_name(one["name"]) for one in known}
        return {
            **kept,
            "guardians": known + [one for one in values["guardians"] if fold_name(one["name"]) not in names],
        }

    def existing(self, wanted: Mapping[str, Values]) -> Mapping[str, models.Model]:
        """Pupils by NISN, else NIS, else name and birth date. One query, and two for class and guardians."""
        numbers = {value["nisn"] for value in wanted.values()} - {""}
        school_numbers = {value["nis"] for value in wanted.values()} - {""}
        names = {value["name"] for value in wanted.values()}
        rows = Pupil.objects.filter(
            Q(nisn__in=numbers) | Q(nis__in=school_numbers) | Q(name__in=names), school=self.school, left_on=None
        )
        by_nisn, by_nis, by_name = {}, {}, {}
        for row in rows.order_by("-pk").prefetch_related("placements", "guardians"):
            by_nisn[row.nisn], by_nis[row.nis] = row, row
            by_name[fold_name(row.name), row.birth_date.isoformat() if row.birth_date else None] = row
        found: dict[str, models.Model] = {}
        for key, values in wanted.items():
            same = by_name.get((fold_name(values["name"]), values["birth_date"]))
            there = (by_nisn.get(values["nisn"]) if values["nisn"] else None) or (
                by_nis.get(values["nis"]) if values["nis"] else None
            )
            if (
                there is None
                and same is not None
                and not (same.nisn and values["nisn"])
                and not (same.nis and values["nis"])
            ):
                there = same
            if there is not None and there.pk not in {row.pk for row in found.values()}:
                found[key] = there
        return found

    def current(self, obj: models.Model) -> Values:
        """What the register says now: facts, the present class, the guardians."""
        pupil = cast(Pupil, obj)
        values: Values = {name: getattr(pupil, name) for name in FACTS}
        here = next((row for row in pupil.placements.all() if row.ends_on is None), None)
        guardians = sorted((row for row in pupil.guardians.all() if row.is_active), key=lambda row: row.pk)
        return {
            **values,
            "class_group": here.class_group_id if here else None,
            "guardians": [
                {name: getattr(row, name) for name in ("name", "relation", "phone", "email")} for row in guardians
            ],
        }

    def save_row(self, obj: models.Model | None, values: Values, *, by: Actor, now: datetime) -> models.Model:
        """Enter the pupil, or write what the table says into the register."""
        facts, room = _facts(values), self.by_pk.get(values["class_group"])
        if values["class_group"] and room is None and obj is None:
            raise NotNow(_("kelasnya tidak ada lagi; buat pratinjau baru."))
        if obj is None:
            return register_pupil(
                by=by, now=now, school=self.school, class_group=room, guardians=values["guardians"], **facts
            )
        pupil, before = cast(Pupil, obj), self.current(obj)
        if any(before[name] != facts[name] for name in FACTS):
            edit_pupil(by=by, now=now, pupil=pupil, **facts)
        if room is not None and room.pk != before["class_group"]:
            move_pupil(by=by, now=now, pupil=pupil, class_group=room)
        for guardian in values["guardians"][len(before["guardians"]) :]:
            add_guardian(by=by, now=now, pupil=pupil, **guardian)
        return pupil

    def undo_row(self, obj: models.Model, before: Values | None, *, by: Actor, now: datetime) -> None:
        """A new pupil goes, unless something hangs on it by now; a changed one gets the former facts, class and guardians."""
        pupil = cast(Pupil, obj)
        if before is None:
            remove_pupil(by=by, now=now, pupil=pupil)
            return
        now_there = self.current(pupil)
        edit_pupil(by=by, now=now, pupil=pupil, **_facts(before))
        if before["class_group"] is None and now_there["class_group"] is not None:
            unplace_pupil(by=by, now=now, pupil=pupil)
        elif before["class_group"] != now_there["class_group"]:
            room = self.by_pk.get(before["class_group"])
            if room is None:
                raise NotNow(_("kelasnya yang dulu bukan kelas tahun ajaran ini."))
            move_pupil(by=by, now=now, pupil=pupil, class_group=room)
        active = pupil.guardians.filter(is_active=True).order_by("pk")
        for guardian in list(active)[len(before["guardians"]) :]:
            remove_guardian(by=by, now=now, guardian=guardian)


def _facts(values: Values) -> dict[str, Any]:
    born = values["birth_date"]
    return {name: values[name] for name in FACTS} | {"birth_date": date.fromisoformat(born) if born else None}


def _bare(text: str) -> str:
    found = " ".join(text.split()).lstrip("'").removesuffix(".0")
    return "" if found in ("-", "0") else found


def _named(text: str) -> str:
    found = " ".join(text.split())
    return "" if not found.strip("-. 0") or found.casefold() in ("tidak ada", "none", "nihil") else found


def _importer(school: School, now: datetime) -> PupilImporter:
    return PupilImporter(school, school.local_date(now))


def _forget(batch: ImportBatch, *, all_unread: bool) -> list[str]:
    """Take cells that the register does not keep out of the stored rows; returns their headings."""
    chosen, headings = batch.options.get("columns", {}), batch.options.get("headings", [])
    gone = [one for one in headings if one not in chosen and (all_unread or UNWANTED.search(one))]
    if gone:
        rows = list(batch.rows.all())
        for row in rows:
            row.raw = {heading: text for heading, text in row.raw.items() if heading not in gone}
        ImportRow.objects.bulk_update(rows, ["raw"], batch_size=500)
        batch.options = {
            **batch.options, "headings": [one for one in headings if one not in gone],
            "dropped": [*batch.options.get("dropped", []), *gone],
        }  # fmt: skip
        batch.save(update_fields=["options"])
    return gone


@transaction.atomic
def preview_pupils(*, by: Actor, now: datetime, school: School, file: Any, name: str) -> ImportBatch:
    """Read a table and say row by row what would happen. Raises `TableRefused` for a file that is no table, or too long."""
    check_keep_register(by, school)
    batch = imports.preview(_importer(school, now), file, name, by=by, now=now)
    _forget(batch, all_unread=False)
    return batch


@transaction.atomic
def adjust_pupils(
    *, by: Actor, now: datetime, school: School, batch: ImportBatch, columns: Mapping[str, str]
) -> ImportBatch:  # fmt: skip
    """Read the same table with other meanings of its headings."""
    check_keep_register(by, school)
    return imports.adjust(_importer(school, now), batch, by=by, now=now, options={"columns": dict(columns)})


@transaction.atomic
def apply_pupils(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Write all accepted rows, or none. Cells that were not taken over are forgotten."""
    check_keep_register(by, school)
    applied = imports.apply(_importer(school, now), batch, by=by, now=now)
    _forget(applied, all_unread=True)
    return applied


@transaction.atomic
def undo_pupils(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Take the import back as a whole."""
    check_keep_register(by, school)
    return imports.undo(_importer(school, now), batch, by=by, now=now)


@transaction.atomic
def discard_pupils(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Close a preview without writing anything."""
    check_keep_register(by, school)
    closed = imports.discard(_importer(school, now), batch, by=by, now=now)
    _forget(closed, all_unread=True)
    return closed
