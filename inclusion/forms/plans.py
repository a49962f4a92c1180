"""Forms of individual plans: their period, texts, outcomes and settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubModelForm, at_most
from core.text_forms import OneTextForm, TextsForm, text_fields
from inclusion.models import PlanOutcome, PlanSetting, SupportPlan
from inclusion.models.plan_parts import LONGEST, TEXTS
from inclusion.queries.plans import PartPage, term_of
from schools.models import School, SchoolYear


class PlanForm(GuyubModelForm):
    """For which time the plan is. Days may be left open: they are those of the semester."""

    starts_on = forms.DateField(
        label=_("Mulai"), required=False, help_text=_("Kosongkan untuk memakai seluruh semester.")
    )
    ends_on = forms.DateField(label=_("Sampai"), required=False)
    copy = forms.BooleanField(label=_("Salin isi rencana terakhir siswa ini"), required=False)
    groups = [("", ["year", "semester", "copy"]), (_("Tanggal dan tinjauan"), ["starts_on", "ends_on", "review_weeks"])]

    class Meta:
        model = SupportPlan
        fields = ["year", "semester", "starts_on", "ends_on", "review_weeks"]

    def __init__(
        self, *args: Any, school: School, last: SupportPlan | None = None, today: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        years = SchoolYear.objects.filter(school=school)
        self.last = last
        self.fields["year"].queryset = years
        if last is None or self.instance.pk is not None:
            del self.fields["copy"]
        if today is not None:
            self.fields["year"].initial = years.filter(starts_on__lte=today, ends_on__gte=today).first()

    def clean(self) -> dict[str, Any]:
        """Said at the field: a plan lies inside one school year, and does not end before it begins."""
        cleaned = super().clean() or self.cleaned_data
        year = cleaned.get("year")
        if year is None or self.errors:
            return cleaned
        first, last = term_of(year, cleaned.get("semester") or SupportPlan.Semester.YEAR)
        cleaned["starts_on"], cleaned["ends_on"] = cleaned.get("starts_on") or first, cleaned.get("ends_on") or last
        for name in ("starts_on", "ends_on"):
            if not year.starts_on <= cleaned[name] <= year.ends_on:
                self.add_error(name, _("Tanggal ini di luar tahun ajaran %(year)s.") % {"year": year})
        if not self.errors and cleaned["ends_on"] <= cleaned["starts_on"]:
            self.add_error("ends_on", _("Rencana harus selesai setelah dimulai."))
        return cleaned

    @property
    def source(self) -> SupportPlan | None:
        """The earlier plan whose words are wanted."""
        return self.last if self.cleaned_data.get("copy") else None


def part_form(page: PartPage) -> type[TextsForm]:
    """The form of one part: a text area and a hidden version for each of its texts."""
    fields: dict[str, Any] = {}
    for section in page.sections:
        fields |= text_fields(section.text.key, section.text, section.row, longest=LONGEST, rows=6)
    return type("PartForm", (TextsForm,), fields)


class AutosaveForm(OneTextForm):
    """One text of a plan as the page sends it by itself."""

    labels = {key: text.label for key, text in TEXTS.items()}
    longest = LONGEST


class OutcomeForm(GuyubModelForm):
    """From where the outcomes of a subject or area come."""

    class Meta:
        model = PlanOutcome
        fields = ["what", "source", "phase", "option", "note"]
        help_texts = {
            "what": _("Misalnya Matematika, atau Bina diri."),
            "phase": _("Boleh lebih rendah dari fase kelasnya."),
            "note": _("Apa yang disesuaikan, dan mengapa."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        at_most(LONGEST, self.fields["note"])


class SettingForm(GuyubModelForm):
    """How the school keeps plans."""

    groups = [
        (_("Sebutan"), ["title", "own_title"]),
        (_("Persetujuan dan tinjauan"), ["all_guardians", "review_weeks"]),
    ]

    class Meta:
        model = PlanSetting
        fields = ["title", "own_title", "all_guardians", "review_weeks"]

    def clean(self) -> dict[str, Any]:
        """Said at the field: another title needs its words."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("title") == PlanSetting.Title.OWN and not cleaned.get("own_title"):
            self.add_error("own_title", _("Tuliskan sebutan yang dipakai sekolah."))
        return cleaned
