"""What people may type about a school's master data: subjects, rooms, classes, lessons, holidays."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from schools.models import ClassGroup, Holiday, Lesson, Membership, Room, School, SchoolYear, Subject, User
from schools.roles import TEACHING, Role
from schools.timetable import clashes_with

WEEKDAYS = (
    (1, _("Senin")), (2, _("Selasa")), (3, _("Rabu")), (4, _("Kamis")), (5, _("Jumat")), (6, _("Sabtu")), (7, _("Minggu")),
)  # fmt: skip


def those_who_teach(school: School) -> Any:
    """Active people who may stand before a class, by name."""
    roles = (*TEACHING, Role.PRINCIPAL, Role.HUB)
    held = Membership.objects.holding(school, *roles)
    return User.objects.filter(pk__in=held.values("user")).order_by("name", "pk")


class _PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return obj.display_name


class _OfSchool(GuyubModelForm):
    """A row of one school: its constraints are asked with the school, so that a name that is there already is said at once."""

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school
        if self.instance.pk is None:
            self.instance.school = school

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"school"}

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        return self.changes()


class SubjectForm(_OfSchool):
    """A subject; its family is how colleagues find each other."""

    class Meta:
        model = Subject
        fields = ["name", "code", "family", "is_active"]
        help_texts = {"is_active": _("Hilangkan centang bila tidak diajarkan lagi; jadwal lama tetap utuh.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["is_active"]
        known = Subject.objects.filter(school=self.school).exclude(family="").order_by("family")
        self.families = list(known.values_list("family", flat=True).distinct())
        self.fields["family"].widget.attrs["list"] = "families"


class RoomForm(_OfSchool):
    """A room that can be taken."""

    class Meta:
        model = Room
        fields = ["name", "is_active"]
        help_texts = {"is_active": _("Hilangkan centang bila ruang ini tidak dipakai lagi.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["is_active"]


class ClassForm(_OfSchool):
    """A class of a school year with its class teacher."""

    homeroom = _PersonField(User.objects.none(), label=_("Wali kelas"), required=False)

    class Meta:
        model = ClassGroup
        fields = ["year", "name", "grade", "homeroom"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].queryset = SchoolYear.objects.filter(school=self.school)
        self.fields["homeroom"].queryset = those_who_teach(self.school)


class LessonForm(_OfSchool):
    """One line of the timetable. A clash is said once; ticked, the lesson is kept all the same."""

    teacher = _PersonField(User.objects.none(), label=_("Guru"))
    weekday = forms.TypedChoiceField(label=_("Hari"), choices=WEEKDAYS, coerce=int, initial=1)
    despite_clashes = forms.BooleanField(label=_("Saya tahu ada bentrok, tetap simpan"), required=False)

    class Meta:
        model = Lesson
        fields = ["class_group", "subject", "teacher", "weekday", "starts_at", "ends_at", "room"]

    def __init__(self, *args: Any, year: SchoolYear | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["class_group"].queryset = ClassGroup.objects.filter(school=self.school, year=year)
        self.fields["subject"].queryset = Subject.objects.of(self.school)
        self.fields["room"].queryset = Room.objects.of(self.school)
        self.fields["teacher"].queryset = those_who_teach(self.school)
        if not self.is_bound:
            del self.fields["despite_clashes"]

    def clean(self) -> dict[str, Any]:
        """Hours run forwards; what clashes is said."""
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", _("Jam pelajaran harus selesai setelah dimulai."))
        found = [] if self.errors else self._clashes(cleaned)
        if found and not cleaned.get("despite_clashes"):
            self.add_error("despite_clashes", found)
        elif not found:
            self.fields.pop("despite_clashes", None)
        return cleaned

    def _clashes(self, cleaned: dict[str, Any]) -> list[str]:
        given = {name: cleaned[name] for name in self._meta.fields}
        return clashes_with(self.school, Lesson(pk=self.instance.pk, school=self.school, **given))


class HolidayForm(_OfSchool):
    """The school's own days without lessons."""

    class Meta:
        model = Holiday
        fields = ["name", "starts_on", "ends_on"]
        help_texts = {"name": _("Misalnya Libur semester ganjil, atau Penilaian akhir semester.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.kind = Holiday.Kind.SCHOOL

    def clean(self) -> dict[str, Any]:
        """Days run forwards."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Libur tidak dapat selesai sebelum dimulai."))
        return cleaned


class CarryForm(GuyubForm):
    """Which classes go into which school year."""

    source = forms.ModelChoiceField(SchoolYear.objects.none(), label=_("Dari tahun ajaran"))
    target = forms.ModelChoiceField(SchoolYear.objects.none(), label=_("Ke tahun ajaran"))
    with_homerooms = forms.BooleanField(label=_("Wali kelasnya ikut"), required=False)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = SchoolYear.objects.filter(school=school)
        self.fields["source"].queryset = self.fields["target"].queryset = years

    def clean(self) -> dict[str, Any]:
        """Two different years."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("source") and cleaned.get("source") == cleaned.get("target"):
            self.add_error("target", _("Pilih tahun ajaran yang lain."))
        return cleaned
