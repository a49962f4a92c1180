"""What narrows and orders the pupil register. The address carries it."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from core.filters import FewChoicesFilter, Filtered, sorting
from core.search.filters import WordsFilter
from inclusion.models import Placement, Pupil
from inclusion.policy.consents import READERS
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
    tahun = django_filters.ModelChoiceFilter(
        label=_("Tahun ajaran"), queryset=SchoolYear.objects.none(), empty_label=_("Semua tahun"), method="by_year"
    )
    keadaan = django_filters.ChoiceFilter(
        label=_("Keadaan"), choices=[("keluar", _("Sudah keluar")), ("semua", _("Semua"))], empty_label=_("Masih di sekolah"),
        method="keep",
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
        mine = Placement.objects.filter(pupil__in=self.queryset.values("pk"))
        rooms = ClassGroup.objects.filter(
            school_id=self.actor.tenant_id, pk__in=mine.values("class_group")
        ).select_related("year")
        self.form.fields["kelas"].queryset = rooms.order_by("-year__starts_on", "grade", "name", "pk")
        self.form.fields["kelas"].label_from_instance = lambda room: f"{room.name} ({room.year})"
        self.form.fields["tahun"].queryset = SchoolYear.objects.filter(school_id=self.actor.tenant_id)
        if not self.actor.has(*READERS):
            del self.filters["persetujuan"], self.form.fields["persetujuan"]

    def filter_queryset(self, queryset: QuerySet[Pupil]) -> QuerySet[Pupil]:
        """Those who left are shown only to who asks for them."""
        state = self.form.cleaned_data.get("keadaan")
        if state != "semua":
            queryset = queryset.filter(left_on__isnull=state != "keluar")
        return super().filter_queryset(queryset)

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
