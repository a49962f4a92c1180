"""Bring the lesson timetable in from a table: who teaches what to which class, when and where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any, cast

from django.db import models, transaction
from django.utils.translation import gettext_lazy

from core import imports
from core.imports import Cells, Cleaned, Column, RowRefused, Values
from core.models import ImportBatch, ImportRow
from core.policy import Actor, NotNow
from core.spoken import gettext as _
from schools.actions.lessons import keep_lesson, remove_lesson
from schools.identifiers import fold_name
from schools.models import ClassGroup, Lesson, Room, School, SchoolYear, Subject
from schools.policy import check_edit_settings
from schools.teaching_forms import those_who_teach
from schools.timetable import lessons_of, sentences

KIND = "schools.lesson"
COLUMNS = (
    Column("class", gettext_lazy("Kelas"), ("rombel", "rombongan belajar", "class"), required=True),
    Column("weekday", gettext_lazy("Hari"), ("day", "hari ke"), required=True),
    Column("starts", gettext_lazy("Jam mulai"), ("mulai", "jam", "waktu", "pukul", "start", "time"), required=True),
    Column("ends", gettext_lazy("Jam selesai"), ("selesai", "sampai", "end")),
    Column("subject", gettext_lazy("Mata pelajaran"), ("mapel", "pelajaran", "subject"), required=True),
    Column("teacher", gettext_lazy("Guru"), ("nama guru", "pengajar", "teacher", "nip"), required=True),
    Column("room", gettext_lazy("Ruang"), ("ruangan", "tempat", "room")),
)
DAYS = {
    1: "senin sen mon monday 1", 2: "selasa sel tue tues tuesday 2", 3: "rabu rab wed wednesday 3", 4: "kamis kam thu thurs thursday 4",
    5: "jumat jum fri friday 5", 6: "sabtu sab sat saturday 6", 7: "minggu min ahad sun sunday 7",
}  # fmt: skip
_DAYS = {word: number for number, words in DAYS.items() for word in words.split()}
_HOUR = re.compile(r"(\d{1,2})\s*[.:]\s*(\d{2})(?:[.:]\d{2})?")
_PERIOD = re.compile(r"(?:jam\s*)?ke[\s-]*\d+|\d{1,2}", re.IGNORECASE)


def weekday_of(text: str) -> int:
    """Senin, Mon or 1 -> 1. Raises `RowRefused`."""
    word = re.sub(r"[^a-z0-9]", "", text.casefold())
    if word not in _DAYS:
        raise RowRefused(_("Hari “%(day)s” tidak dikenal. Tulis Senin sampai Minggu, atau 1 sampai 7.") % {"day": text})
    return _DAYS[word]


def hours_of(starts: str, ends: str) -> tuple[time, time]:
    """07.00 and 08:30, or both in one cell ("07.00-08.30"), as times. Raises `RowRefused`."""
    found = _HOUR.findall(starts) + (_HOUR.findall(ends) if len(_HOUR.findall(starts)) < 2 else [])
    if not found and _PERIOD.fullmatch(starts.strip()):
        raise RowRefused(
            _("“%(text)s” adalah nomor jam pelajaran. Tulis juga jamnya, misalnya 07.00 dan 08.30.") % {"text": starts}
        )
    if len(found) < 2:
        raise RowRefused(_("Jam mulai dan jam selesai belum lengkap. Tulis seperti 07.00 dan 08.30."))
    try:
        first, last = (time(int(hour), int(minute)) for hour, minute in found[:2])
    except ValueError:
        raise RowRefused(_("Jam “%(text)s” tidak ada.") % {"text": f"{starts} {ends}".strip()[:40]}) from None
    if last <= first:
        raise RowRefused(_("Jam pelajaran harus selesai setelah dimulai."))
    return first, last


class TimetableImporter(imports.Importer):
    """The timetable of one school year. Lessons that are there already stay; a clash is said in the notes of its row."""

    kind = KIND
    columns = COLUMNS
    adjustable = True
    updates = False

    def __init__(self, school: School, year: SchoolYear) -> None:
        self.school, self.year = school, year
        self.classes = {fold_name(row.name): row for row in ClassGroup.objects.filter(school=school, year=year)}
        subjects = list(Subject.objects.filter(school=school))
        self.subjects = {fold_name(row.code): row for row in subjects if row.code}
        self.subjects |= {fold_name(row.name): row for row in subjects}
        self.rooms = {fold_name(row.name): row for row in Room.objects.filter(school=school)}
        self.teachers: dict[str, list[Any]] = {}
        for person in those_who_teach(school):
            for name in {person.name, person.display_name, person.email, person.employee_number} - {""}:
                self.teachers.setdefault(fold_name(name), []).append(person)
        self.by_pk = {person.pk: person for people in self.teachers.values() for person in people}
        self.taken: dict[int, list[tuple[int, Lesson]]] = {}

    def begin(self, batch: ImportBatch, rows: Sequence[Cells]) -> None:
        """Read what is there and every row once, so that each row can say what it clashes with."""
        self.taken = {}
        for lesson in lessons_of(self.school, self.year):
            self.taken.setdefault(lesson.weekday, []).append((0, lesson))
        for cells in rows:
            try:
                lesson, _notes = self._lesson(cells)
            except RowRefused:
                continue
            self.taken.setdefault(lesson.weekday, []).append((cells.line, lesson))

    def clean_row(self, cells: Mapping[str, str]) -> Cleaned:
        """A lesson's values; refuses what it cannot find."""
        lesson, notes = self._lesson(cells)
        return Cleaned(_key(lesson), _values(lesson), notes + self._clashes(lesson, getattr(cells, "line", 0)))

    def _lesson(self, cells: Mapping[str, str]) -> tuple[Lesson, list[str]]:
        notes: list[str] = []
        starts_at, ends_at = hours_of(cells["starts"], cells["ends"])
        lesson = Lesson(
            school=self.school, year=self.year, weekday=weekday_of(cells["weekday"]), starts_at=starts_at, ends_at=ends_at,
            class_group=self._found(self.classes, cells["class"], _("Kelas “%(name)s” belum tercatat pada tahun ajaran ini.")),
            subject=self._found(self.subjects, cells["subject"], _("Mata pelajaran “%(name)s” belum tercatat.")),
            teacher=self._teacher(cells["teacher"]), room=self._room(cells["room"], notes),
        )  # fmt: skip
        return lesson, notes

    def _found(self, known: Mapping[str, Any], text: str, sentence: str) -> Any:
        row = known.get(fold_name(text)) if text.strip() else None
        if row is None:
            raise RowRefused(sentence % {"name": text.strip()[:60]})
        return row

    def _teacher(self, text: str) -> Any:
        """By name (with or without titles), e-mail or employee number."""
        people = self.teachers.get(fold_name(text)) or self.teachers.get(fold_name(text.split(",")[0])) or []
        if len({person.pk for person in people}) > 1:
            raise RowRefused(_("Ada lebih dari satu “%(name)s”. Tulis alamat emailnya.") % {"name": text.strip()[:60]})
        if not people:
            raise RowRefused(_("Guru “%(name)s” bukan anggota sekolah ini.") % {"name": text.strip()[:60]})
        return people[0]

    def _room(self, text: str, notes: list[str]) -> Room | None:
        if text.strip() in ("", "-"):
            return None
        room = self.rooms.get(fold_name(text))
        if room is None:
            notes.append(_("Ruang “%(name)s” belum tercatat, jadi dikosongkan.") % {"name": text.strip()[:60]})
        return room

    def _clashes(self, lesson: Lesson, line: int) -> list[str]:
        """What stands at the same hour in the timetable or in another row of the file."""
        found = []
        for other_line, other in self.taken.get(lesson.weekday, ()):
            overlaps = other.starts_at < lesson.ends_at and other.ends_at > lesson.starts_at
            if overlaps and other_line != line and _key(other) != _key(lesson):
                where = _(" (baris %(line)s)") % {"line": other_line} if other_line else ""
                found += [_("Bentrok") + where + ": " + sentence for sentence in sentences(other, lesson)]
        return found[:5]

    def complete(self, values: Values, before: Values | None) -> Values:
        """Rows are only ever added."""
        return values

    def existing(self, wanted: Mapping[str, Values]) -> Mapping[str, models.Model]:
        """Lessons with the same class, hour, subject and teacher. One query."""
        there = {_key(row): row for row in lessons_of(self.school, self.year)}
        return {key: there[key] for key in wanted if key in there}

    def known(self, obj: models.Model) -> str:
        """It is in the timetable already."""
        return _("Sudah ada di jadwal.")

    def current(self, obj: models.Model) -> Values:
        """What the lesson is now."""
        return _values(cast(Lesson, obj))

    def save_row(self, obj: models.Model | None, values: Values, *, by: Actor, now: datetime) -> models.Model:
        """Add the lesson."""
        group = next((row for row in self.classes.values() if row.pk == values["class_group"]), None)
        subject = next((row for row in self.subjects.values() if row.pk == values["subject"]), None)
        teacher = self.by_pk.get(values["teacher"])
        if group is None or subject is None or teacher is None:
            raise NotNow(_("kelas, mata pelajaran, atau gurunya tidak ada lagi; buat pratinjau baru."))
        room = next((row for row in self.rooms.values() if row.pk == values["room"]), None)
        return keep_lesson(
            by=by, now=now, school=self.school, class_group=group, subject=subject, teacher=teacher, room=room,
            weekday=values["weekday"], starts_at=time.fromisoformat(values["starts_at"]), ends_at=time.fromisoformat(values["ends_at"]),
        )  # fmt: skip

    def undo_row(self, obj: models.Model, before: Values | None, *, by: Actor, now: datetime) -> None:
        """Take the lesson out again."""
        remove_lesson(by=by, now=now, school=self.school, lesson=cast(Lesson, obj))


def _key(lesson: Lesson) -> str:
    return f"{lesson.class_group_id}|{lesson.weekday}|{lesson.starts_at:%H:%M}|{lesson.subject_id}|{lesson.teacher_id}"


def _values(lesson: Lesson) -> Values:
    return {
        "class_group": lesson.class_group_id, "subject": lesson.subject_id, "teacher": lesson.teacher_id, "room": lesson.room_id,
        "weekday": lesson.weekday, "starts_at": lesson.starts_at.isoformat(), "ends_at": lesson.ends_at.isoformat(),
    }  # fmt: skip


def _importer(school: School, batch: ImportBatch) -> TimetableImporter:
    """The importer for the year that the batch was read for. Raises `NotNow` when that year is gone."""
    year = SchoolYear.objects.filter(school=school, pk=batch.options.get("year")).first()
    if year is None:
        raise NotNow(_("Tahun ajaran dari impor ini tidak ada lagi."))
    return TimetableImporter(school, year)


@transaction.atomic
def preview_timetable(
    *, by: Actor, now: datetime, school: School, year: SchoolYear, file: Any, name: str
) -> ImportBatch:  # fmt: skip
    """Read a table and say row by row what would happen. Raises `TableRefused` for a file that is no table, or too long."""
    check_edit_settings(by)
    return imports.preview(TimetableImporter(school, year), file, name, by=by, now=now, options={"year": year.pk})


@transaction.atomic
def adjust_timetable(
    *, by: Actor, now: datetime, school: School, batch: ImportBatch, columns: Mapping[str, str]
) -> ImportBatch:  # fmt: skip
    """Read the same table with other meanings of its headings."""
    check_edit_settings(by)
    return imports.adjust(_importer(school, batch), batch, by=by, now=now, options={"columns": dict(columns)})


@transaction.atomic
def apply_timetable(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Write all accepted rows, or none."""
    check_edit_settings(by)
    return imports.apply(_importer(school, batch), batch, by=by, now=now)


@transaction.atomic
def undo_timetable(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Take the import back as a whole."""
    check_edit_settings(by)
    return imports.undo(_importer(school, batch), batch, by=by, now=now)


@transaction.atomic
def discard_timetable(*, by: Actor, now: datetime, school: School, batch: ImportBatch) -> ImportBatch:
    """Close a preview without writing anything."""
    check_edit_settings(by)
    return imports.discard(_importer(school, batch), batch, by=by, now=now)


def as_it_stood(row: ImportRow) -> str:
    """The cells of a row as one line of text, as they stand in the file."""
    return " · ".join(filter(None, (text.strip() for text in row.raw.values())))
