"""What narrows and orders the pupil register. The address carries it."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from core.filters import FewChoicesFilter, Filtered, sorting
from core.kept import kept
from core.search.filters import WordsFilter
from inclusion.models import Placement, Pupil
from inclusion.policy.consents import READERS
from inclusion.queries.pupils import classes_in, years_of
from inclusion.terms import Purpose
from schools.models import ClassGroup, SchoolYear


class PupilFilter(Filtered):
    """Name or number, class, school year, present or left, and, for those who may know, whether a consent is in force."""

    ORDERS = {"new": (_("Terbaru lebih dahulu"), ("-pk",))}
    DEFAULT_ORDER = ("name", "pk")

    q = WordsFilter(label=_("Nama, NISN, atau NIS"))
    kelas = FewChoicesFilter(
        label=_("Kelas"), queryset=ClassGroup.objects.none(), empty_label=_("Semua kelas"), method="by_class"
    )
    tahun = FewChoicesFilter(
        label=_("Tahun ajaran"), queryset=SchoolYear.objects.none(), empty_label=_("Semua tahun"), method="by_year"
    )
    keadaan = django_filters.ChoiceFilter(
        label=_("Keadaan"), choices=[("keluar", _("Sudah keluar")), ("semua", _("Semua"))], empty_label=_("Masih di sekolah"),
        method="by_presence",
    )  # fmt: skip
    persetujuan = django_filters.ChoiceFilter(
        label=_("Persetujuan pendampingan"), choices=[("ada", _("Ada yang berlaku")), ("belum", _("Belum ada"))],
        empty_label=_("Dengan atau tanpa"), method="by_consent",
    )  # fmt: skip
    sort = sorting(ORDERS, _("Menurut abjad"))

    class Meta:
        model = Pupil
        fields = ["q", "kelas", "tahun", "keadaan", "persetujuan", "sort"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("kelas", classes_in), ("tahun", years_of)):
            self.offer(name, kept(rows, self.actor), partial(rows, self.actor))
        self.form.fields["kelas"].label_from_instance = lambda room: f"{room.name} ({room.year})"
        if not self.actor.has(*READERS):
            del self.filters["persetujuan"], self.form.fields["persetujuan"]

    def unasked(self, rows: QuerySet[Pupil], asked: Collection[str]) -> QuerySet[Pupil]:
        """Those who left are shown only to who asks for them."""
        return rows if "keadaan" in asked else rows.filter(left_on=None)

    def by_presence(self, rows: QuerySet[Pupil], name: str, value: str) -> QuerySet[Pupil]:
        """Those who left, or everybody."""
        return rows.exclude(left_on=None) if value == "keluar" else rows

    def by_class(self, rows: QuerySet[Pupil], name: str, value: ClassGroup) -> QuerySet[Pupil]:
        """Who sits in the class now, or sat in it when its year ended."""
        there = Placement.objects.filter(pupil=OuterRef("pk"), class_group=value)
        if value.year.ends_on >= self.today:
            there = there.filter(ends_on=None)
        return rows.filter(Exists(there))

    def by_year(self, rows: QuerySet[Pupil], name: str, value: SchoolYear) -> QuerySet[Pupil]:
        """Who sat in a class of that year."""
        return rows.filter(Exists(Placement.objects.filter(pupil=OuterRef("pk"), class_group__year=value)))

    def by_consent(self, rows: QuerySet[Pupil], name: str, value: str) -> QuerySet[Pupil]:
        """Whose support is covered by a consent in force, or is not."""
        covered = Pupil.objects.filter(school_id=self.actor.tenant_id).consented(Purpose.SUPPORT, self.today)
        return rows.filter(pk__in=covered.values("pk")) if value == "ada" else rows.exclude(pk__in=covered.values("pk"))
