"""Forms of reviews: when and who, minutes with decisions, a correction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from inclusion.models import PlanReview, ReviewDecision, ReviewInvitee, ShortGoal, SupportPlan
from inclusion.models.plan_parts import LONGEST
from inclusion.queries.reviews import people_of


class ReviewForm(GuyubModelForm):
    """When, where, and who is asked to come."""

    people = forms.MultipleChoiceField(label=_("Yang diundang"), widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = PlanReview
        fields = ["starts_at", "ends_at", "place"]

    def __init__(self, *args: Any, plan: SupportPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(key, name) for key, name, _person in people_of(plan)]
        self.fields["people"].choices = found
        self.fields["people"].initial = self._asked(plan) if self.instance.pk else [key for key, _name in found]

    def _asked(self, plan: SupportPlan) -> list[str]:
        asked = {(row.user_id, row.guardian_id, row.name) for row in self.instance.invitees.all()}
        return [key for key, _name, person in people_of(plan) if _facts(key, person) in asked]

    def clean(self) -> dict[str, Any]:
        """Said at the field: a meeting ends after it begins."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_at"), cleaned.get("ends_at")
        if first and last and last <= first:
            self.add_error("ends_at", _("Pertemuan harus selesai setelah dimulai."))
        return cleaned


def _facts(key: str, person: Any) -> tuple[Any, Any, str]:
    return (person.user_id, person.pk if key.startswith("guardian") else None, person.name)


class MinutesForm(GuyubForm):
    """Who came, what was said, what was decided for each goal."""

    came = forms.MultipleChoiceField(label=_("Yang hadir"), widget=forms.CheckboxSelectMultiple, required=False)
    minutes = forms.CharField(
        label=_("Notulen"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Apa yang dibicarakan, juga pendapat siswa dan orang tua."),
    )  # fmt: skip
    opens_amendment = forms.BooleanField(
        label=_("Buka perubahan rencana setelah tinjauan ini ditutup"), required=False,
        help_text=_("Versi yang sekarang tetap berlaku sampai perubahannya disetujui dan disahkan."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(
        self, *args: Any, goals: Sequence[ShortGoal], people: Iterable[ReviewInvitee], decided: Iterable[ReviewDecision], **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = [(str(row.pk), f"{row.name} ({row.as_words})") for row in people]
        known = {row.goal_id: row for row in decided}
        self.goals = [(goal, *self._goal(goal, known.get(goal.pk))) for goal in goals]
        legends = [("", ["came", "minutes"])]
        legends += [(goal.text, [verdict, note]) for goal, verdict, note in self.goals]
        setattr(self, "groups", [*legends, ("", ["opens_amendment"])])

    def _goal(self, goal: ShortGoal, row: ReviewDecision | None) -> tuple[str, str]:
        verdict, note = f"verdict-{goal.pk}", f"note-{goal.pk}"
        self.fields[verdict] = forms.ChoiceField(
            label=_("Keputusan"), choices=[("", _("Belum diputuskan")), *ReviewDecision.Verdict.choices], required=False,
            initial=row.verdict if row else "",
        )  # fmt: skip
        self.fields[note] = forms.CharField(
            label=_("Catatan"), required=False, max_length=2000, initial=row.note if row else ""
        )
        return verdict, note

    @property
    def decisions(self) -> dict[int, tuple[str, str]]:
        """goal -> verdict and note, of those that were decided."""
        data = self.cleaned_data
        return {goal.pk: (data[verdict], data.get(note, "")) for goal, verdict, note in self.goals if data.get(verdict)}

    @property
    def present(self) -> list[int]:
        """Who came."""
        return [int(pk) for pk in self.cleaned_data.get("came", ())]


class CorrectionForm(GuyubForm):
    """A correction beside closed minutes."""

    text = forms.CharField(
        label=_("Yang perlu diperbaiki"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )


def hour_of(value: datetime) -> datetime:
    """A moment at the full hour."""
    return value.replace(minute=0, second=0, microsecond=0)
