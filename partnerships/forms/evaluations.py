"""What a person may type about evaluations and indicators."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.dates import add_months
from core.forms import GuyubForm, GuyubModelForm
from partnerships.models import EvaluationResponse, EvaluationRound, Indicator, Measurement, Partnership
from partnerships.terms import PRINCIPLES, SUCCESS_FACTORS, Benefit, Factor, Scale


class RoundForm(GuyubModelForm):
    """Open an evaluation. Everything is filled in already; usually one click."""

    class Meta:
        model = EvaluationRound
        fields = ["title", "period_from", "period_to", "due_on"]

    def __init__(self, *args: Any, partnership: Partnership, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        since = partnership.school.local_date(partnership.cycle_since)
        number = partnership.rounds.count() + 1
        self.fields["title"].initial = _("Evaluasi ke-%(number)d") % {"number": number}
        self.fields["period_from"].initial = since
        self.fields["period_to"].initial = today
        self.fields["due_on"].initial = add_months(today, 1)

    def clean(self) -> dict[str, Any]:
        """Said at the field: a period does not end before it begins, and is not answered before it began."""
        cleaned = super().clean() or self.cleaned_data
        begins, ends, due = (cleaned.get(name) for name in ("period_from", "period_to", "due_on"))
        if begins and ends and ends < begins:
            self.add_error("period_to", _("Periode evaluasi tidak boleh berakhir sebelum dimulai."))
        elif begins and due and due < begins:
            self.add_error("due_on", _("Batas pengisian tidak boleh sebelum periodenya dimulai."))
        return cleaned


class AnswerForm(GuyubForm):
    """One party's answers: eleven factors on the four-step scale, the benefits that came true, three open questions.

    With `submit` every factor must be answered; without, whatever is there is kept.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    respondent = forms.CharField(
        label=_("Diisi oleh"), max_length=200, required=False, help_text=_("Nama dan jabatan yang mengisi.")
    )
    lessons = forms.CharField(label=_("Apa pelajaran terpenting?"), widget=forms.Textarea, required=False)
    obstacles = forms.CharField(label=_("Apa hambatannya?"), widget=forms.Textarea, required=False)
    recommendations = forms.CharField(label=_("Apa rekomendasi Anda?"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, response: EvaluationResponse, submit: bool = False, **kwargs: Any) -> None:
        kwargs["initial"] = {**_stored(response), **(kwargs.get("initial") or {})}
        self.submit = submit
        super().__init__(*args, **kwargs)
        for factor in Factor:
            self.fields[f"level_{factor}"] = forms.TypedChoiceField(
                label=factor.label,
                choices=Scale.choices,
                coerce=int,
                empty_value=None,
                widget=forms.RadioSelect,
                required=submit,
            )
            self.fields[f"level_{factor}"].needed_when = _("sebelum dikirim")
            self.fields[f"evidence_{factor}"] = forms.CharField(
                label=_("Bukti: %(factor)s") % {"factor": factor.label}, max_length=250, required=False
            )
        for benefit in Benefit:
            self.fields[f"benefit_{benefit}"] = forms.BooleanField(label=benefit.label, required=False)
            self.fields[f"seen_{benefit}"] = forms.CharField(
                label=_("Bukti: %(benefit)s") % {"benefit": benefit.label}, max_length=250, required=False
            )
        self.fields["respondent"].required = submit
        self.fields["respondent"].needed_when = _("sebelum dikirim")

    @property
    def groups(self) -> list[tuple[Any, list[str]]]:  # type: ignore[override]
        """The questions in the order of the rubric."""

        def pairs(factors: tuple[Factor, ...]) -> list[str]:
            return [name for factor in factors for name in (f"level_{factor}", f"evidence_{factor}")]

        return [
            ("", ["respondent"]),
            (_("Enam prinsip kemitraan"), pairs(PRINCIPLES)),
            (_("Lima faktor keberhasilan"), pairs(SUCCESS_FACTORS)),
            (_("Manfaat yang sudah terasa"), [name for b in Benefit for name in (f"benefit_{b}", f"seen_{b}")]),
            (_("Catatan"), ["lessons", "obstacles", "recommendations"]),
        ]

    def clean(self) -> dict[str, Any]:
        """Evidence is kept with the step it speaks for: without one the page asks for it instead of losing what was written."""
        cleaned = super().clean() or self.cleaned_data
        for factor in Factor:
            level = f"level_{factor}"
            if cleaned.get(f"evidence_{factor}") and not cleaned.get(level) and level not in self.errors:
                self.add_error(level, _("Pilih dahulu tingkatnya, agar bukti yang Anda tulis ikut tersimpan."))
        return cleaned

    def answers(self) -> dict[str, Any]:
        """The cleaned values as `actions.evaluations.save_answers` takes them.

        Who wrote evidence of a benefit has seen it, ticked or not.
        """
        data = self.cleaned_data
        return {
            "ratings": {str(f): (data[f"level_{f}"], data[f"evidence_{f}"]) for f in Factor if data.get(f"level_{f}")},
            "benefits": {
                str(b): data[f"seen_{b}"] for b in Benefit if data.get(f"benefit_{b}") or data.get(f"seen_{b}")
            },
            **{name: data[name] for name in ("respondent", "lessons", "obstacles", "recommendations")},
        }


def _stored(response: EvaluationResponse) -> dict[str, Any]:
    initial: dict[str, Any] = {
        name: getattr(response, name) for name in ("version", "respondent", "lessons", "obstacles", "recommendations")
    }
    for rating in response.ratings.all():
        initial |= {f"level_{rating.factor}": rating.level, f"evidence_{rating.factor}": rating.evidence}
    for seen in response.benefits.all():
        initial |= {f"benefit_{seen.benefit}": True, f"seen_{seen.benefit}": seen.evidence}
    return initial


class IndicatorForm(GuyubModelForm):
    """A measure with its target."""

    class Meta:
        model = Indicator
        fields = ["name", "unit", "baseline", "target", "target_on"]


class MeasurementForm(GuyubModelForm):
    """One value on one day."""

    class Meta:
        model = Measurement
        fields = ["measured_on", "value", "note"]

    def __init__(self, *args: Any, today: date, correcting: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if correcting:
            self.fields["note"].required = True
            self.fields["note"].label = _("Apa yang keliru?")
        else:
            self.fields["measured_on"].initial = today

    def clean_measured_on(self) -> date:
        """Nothing is measured in the future."""
        day: date = self.cleaned_data["measured_on"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal pengukuran belum tiba."))
        return day
