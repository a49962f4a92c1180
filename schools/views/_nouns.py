"""The five kinds of master data, as the pages that keep them need to know them: words, form, actions, what is listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import date_range
from core.looks import Chip, chips, screen_language
from schools.actions import holidays, lessons, teaching
from schools.links import school_url
from schools.models import ClassGroup, Holiday, Lesson, Room, School, SchoolYear, Subject
from schools.teaching_forms import ClassForm, HolidayForm, LessonForm, RoomForm, SubjectForm
from schools.timetable import clashes, hours, lessons_of, weekday_name


@dataclass(frozen=True)
class Line:
    """One row of a list: `tag` is a state in words; a row without `pk` is only shown."""

    title: str
    sub: str = ""
    pk: int | None = None
    tag: str = ""


Groups = list[tuple[str, list[Line]]]
Extra = dict[str, Any]


@dataclass(frozen=True)
class Noun:
    """One kind. `keep` and `remove` take the row as the keyword `arg`; `listed` gives the groups of lines and what else is shown."""

    key: str
    arg: str
    model: Any
    form: Any
    keep: Callable[..., Any]
    remove: Callable[..., None]
    listed: Callable[[HttpRequest], tuple[Groups, Extra]]
    title: Any
    lead: Any
    add: Any
    empty: Any
    teaches: Any
    options: Callable[[HttpRequest], Extra] = field(default=lambda request: {})

    @property
    def route(self) -> str:
        """The name of its list."""
        return "_".join(("schools:settings", self.key))

    @property
    def edit_route(self) -> str:
        """The name of the page that changes a row."""
        return f"{self.route}_edit"

    @property
    def remove_route(self) -> str:
        """The name of the act that takes a row away."""
        return f"{self.route}_remove"


def year_of(request: HttpRequest) -> SchoolYear | None:
    """The school year that the address asks for, else the present one, else the newest."""
    years = list(SchoolYear.objects.filter(school=request.school))
    today = request.school.local_date(timezone.now())
    asked = [year for year in years if str(year.pk) == request.GET.get("tahun")]
    now = [year for year in years if year.starts_on <= today <= year.ends_on]
    return next(iter(asked + now + years), None)


def _year_chips(request: HttpRequest, year: SchoolYear | None) -> list[Chip]:
    rows = SchoolYear.objects.filter(school=request.school)
    return [Chip(row.name, f"{request.path}?tahun={row.pk}", row == year) for row in rows]


def _unused(row: Any) -> str:
    return "" if row.is_active else _("Tidak dipakai")


def _subjects(request: HttpRequest) -> tuple[Groups, Extra]:
    rows = Subject.objects.filter(school=request.school).order_by("-is_active", "family", "name")
    found = [
        (family or _("Tanpa rumpun"), [Line(row.name, row.code, row.pk, _unused(row)) for row in part])
        for family, part in groupby(rows, key=lambda row: row.family)
    ]
    return found, {}


def _rooms(request: HttpRequest) -> tuple[Groups, Extra]:
    rows = Room.objects.filter(school=request.school).order_by("-is_active", "name")
    lines = [Line(row.name, "", row.pk, _unused(row)) for row in rows]
    return ([("", lines)] if lines else []), {}


def _classes(request: HttpRequest) -> tuple[Groups, Extra]:
    year = year_of(request)
    rows = ClassGroup.objects.filter(school=request.school, year=year).select_related("homeroom")
    found = []
    for grade, part in groupby(rows, key=lambda row: row.grade):
        heading = _("Tingkat %(grade)s") % {"grade": grade} if grade else _("Tanpa tingkat")
        found.append((heading, [Line(row.name, _homeroom(row), row.pk) for row in part]))
    carry = school_url(request.school, "schools:settings_class_carry")
    return found, {"years": _year_chips(request, year), "more": [(_("Bawa ke tahun ajaran lain"), carry, "copy")]}


def _homeroom(row: ClassGroup) -> str:
    return _("Wali kelas: %(who)s") % {"who": row.homeroom.display_name} if row.homeroom else _("Belum ada wali kelas")


def _lessons(request: HttpRequest) -> tuple[Groups, Extra]:
    """The week of one class; above it, what clashes in the whole school."""
    year = year_of(request)
    every = list(lessons_of(request.school, year))
    classes = list(ClassGroup.objects.filter(school=request.school, year=year))
    asked = request.GET.get("kelas", "")
    chosen = next((one for one in classes if str(one.pk) == asked), classes[0] if classes else None)
    rows = [row for row in every if row.class_group == chosen]
    found = [
        (weekday_name(weekday), [_lesson_line(row) for row in part])
        for weekday, part in groupby(rows, key=lambda row: row.weekday)
    ]
    choices = [(str(one.pk), one.name) for one in classes]
    shown = [Chip(chip.label, chip.url, chip.label == str(chosen)) for chip in chips(request, "kelas", choices)]
    more = [(_("Impor dari berkas"), school_url(request.school, "schools:timetable_import"), "file-import")]
    return found, {"classes": shown, "clashes": clashes(every)[:50], "more": more, "chosen": chosen}


def _lesson_line(row: Lesson) -> Line:
    sub = " · ".join(filter(None, (row.teacher.display_name, str(row.room or ""))))
    return Line(f"{hours(row)} {row.subject}", sub, row.pk)


def _lesson_options(request: HttpRequest) -> Extra:
    year, asked = year_of(request), request.GET.get("kelas", "")
    classes = list(ClassGroup.objects.filter(school=request.school, year=year))
    chosen = next((one for one in classes if str(one.pk) == asked), classes[0] if classes else None)
    return {"year": year, "initial": {"class_group": chosen}}


def _holidays(request: HttpRequest) -> tuple[Groups, Extra]:
    year = year_of(request)
    if year is None:
        return [], {}
    rows = Holiday.objects.of(request.school).touching(year.starts_on, year.ends_on)
    lines = [_holiday_line(row) for row in rows]
    return ([("", lines)] if lines else []), {"years": _year_chips(request, year)}


def _holiday_line(row: Holiday) -> Line:
    own = row.school_id is not None
    name = row.name_in(screen_language())
    days = date_range(row.starts_on, row.ends_on, screen_language())
    return Line(name, days, row.pk if own else None, "" if own else str(row.get_kind_display()))


SUBJECTS = Noun(
    "subjects", "subject", Subject, SubjectForm, teaching.keep_subject, teaching.remove_subject, _subjects,
    gettext_lazy("Mata pelajaran"),
    gettext_lazy("Rumpun menghubungkan guru yang mengajar bidang berdekatan, misalnya untuk observasi dan kelompok belajar."),
    gettext_lazy("Tambah mata pelajaran"), gettext_lazy("Belum ada mata pelajaran"),
    gettext_lazy("Mata pelajaran dipakai pada jadwal, rencana bersama, dan kelompok belajar. Mulailah dari yang utama."),
)  # fmt: skip
ROOMS = Noun(
    "rooms", "room", Room, RoomForm, teaching.keep_room, teaching.remove_room, _rooms, gettext_lazy("Ruang"),
    gettext_lazy("Ruang yang dapat dipakai bersama: kelas, laboratorium, aula. Guyub memberi tahu bila dua acara berebut ruang."),
    gettext_lazy("Tambah ruang"), gettext_lazy("Belum ada ruang"),
    gettext_lazy("Catat dahulu ruang yang sering diperebutkan, misalnya aula dan laboratorium. Ruang kelas boleh menyusul."),
)  # fmt: skip
CLASSES = Noun(
    "classes", "class_group", ClassGroup, ClassForm, teaching.keep_class, teaching.remove_class, _classes,
    gettext_lazy("Kelas"), gettext_lazy("Rombongan belajar setiap tahun ajaran, dengan wali kelasnya."),
    gettext_lazy("Tambah kelas"), gettext_lazy("Belum ada kelas pada tahun ajaran ini"),
    gettext_lazy("Tambahkan kelas satu per satu, atau bawa kelas tahun lalu ke tahun ini sekali jalan."),
    lambda request: {"initial": {"year": year_of(request)}},
)  # fmt: skip
LESSONS = Noun(
    "lessons", "lesson", Lesson, LessonForm, lessons.keep_lesson, lessons.remove_lesson, _lessons,
    gettext_lazy("Jadwal pelajaran"),
    gettext_lazy("Dengan jadwal ini Guyub tahu kapan guru mengajar, sehingga bentrok diberitahukan sebelum acara disimpan."),
    gettext_lazy("Tambah jam pelajaran"), gettext_lazy("Belum ada jadwal untuk kelas ini"),
    gettext_lazy("Impor jadwal dari berkas Excel atau CSV, atau ketik satu per satu di bawah ini. Catat kelasnya lebih dahulu."),
    _lesson_options,
)  # fmt: skip
HOLIDAYS = Noun(
    "holidays", "holiday", Holiday, HolidayForm, holidays.keep_holiday, holidays.remove_holiday, _holidays,
    gettext_lazy("Hari libur"),
    gettext_lazy("Libur nasional dipasang oleh pengelola Guyub. Libur dan pekan penilaian sekolah dicatat di sini."),
    gettext_lazy("Tambah hari libur sekolah"), gettext_lazy("Belum ada hari libur pada tahun ajaran ini"),
    gettext_lazy("Catat libur semester dan pekan penilaian, agar tidak ada acara yang direncanakan pada hari itu tanpa disadari."),
)  # fmt: skip


def rows_of(school: School, noun: Noun) -> Any:
    """The school's own rows of a kind; national holidays are not among them."""
    return noun.model._default_manager.filter(school=school)
