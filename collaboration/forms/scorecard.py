"""What may be typed into the scorecard."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.measures import PROVIDERS
from collaboration.models import Measure, MeasureYear, ScorecardGoal
from core.forms import GuyubForm, GuyubModelForm
from schools.models import School


class GoalForm(GuyubModelForm):
    """A goal from one perspective."""

    class Meta:
        model = ScorecardGoal
        fields = ["perspective", "title", "is_active"]

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.school = school
        if self.instance.pk is None:
            del self.fields["is_active"]

    def clean(self) -> dict[str, Any]:
        """Said at the field: one goal of a name in each perspective."""
        cleaned = super().clean() or self.cleaned_data
        same = ScorecardGoal.objects.filter(
            school=self.instance.school, perspective=cleaned.get("perspective"), title=cleaned.get("title")
        )
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("title", _("Sasaran ini sudah ada."))
        return cleaned


class MeasureForm(GuyubModelForm):
    """How one sees that the goal is reached."""

    provider = forms.ChoiceField(
        label=_("Dari mana angkanya?"), required=False,
        help_text=_("Angka yang diketahui Guyub terisi sendiri; yang lain diketik dengan sumbernya."),
    )  # fmt: skip

    class Meta:
        model = Measure
        fields = ["name", "provider", "unit", "direction", "is_active"]

    def __init__(self, *args: Any, goal: ScorecardGoal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal
        self.fields["provider"].choices = [
            ("", _("Diketik dengan sumbernya")), *((one.key, f"{one.label}: {one.says}") for one in PROVIDERS.values()),
        ]  # fmt: skip
        if self.instance.pk is None:
            del self.fields["is_active"]

    def clean(self) -> dict[str, Any]:
        """A measure that fills itself has its own unit; two measures of a goal do not share a name."""
        cleaned = super().clean() or self.cleaned_data
        known = PROVIDERS.get(cleaned.get("provider") or "")
        if known is not None:
            cleaned["unit"] = str(known.unit)
        if self.goal.measures.filter(name=cleaned.get("name")).exclude(pk=self.instance.pk).exists():
            self.add_error("name", _("Ukuran ini sudah ada."))
        return cleaned


class YearForm(GuyubModelForm):
    """Target and value of one school year."""

    class Meta:
        model = MeasureYear
        fields = ["target", "value", "source"]
        help_texts = {"source": _("Misalnya survei orang tua Juni 2026, atau Dapodik.")}

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if measure.provider:
            del self.fields["value"], self.fields["source"]

    def clean(self) -> dict[str, Any]:
        """A typed value has a source."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("value") is not None and not cleaned.get("source"):
            self.add_error("source", _("Sebutkan sumber angkanya."))
        return cleaned


class CommentForm(GuyubForm):
    """What a reader says."""

    text = forms.CharField(label=_("Tanggapan Anda"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
