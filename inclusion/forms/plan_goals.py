"""Forms of goals: where the pupil should be, and the measurable steps."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubModelForm, at_most
from inclusion.models import LongGoal, ShortGoal, SupportPlan
from inclusion.models.plan_parts import LONGEST
from inclusion.terms import Area
from schools.models import User


class LongGoalForm(GuyubModelForm):
    """A goal for the year. Only areas in which this person writes are offered."""

    class Meta:
        model = LongGoal
        fields = ["area", "text"]
        help_texts = {"text": _("Apa yang dapat dilakukan siswa pada akhir masa rencana.")}

    def __init__(self, *args: Any, areas: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = set(areas)
        self.fields["area"].choices = [
            ("", _("Pilih")),
            *((code, label) for code, label in Area.choices if code in mine),
        ]
        at_most(LONGEST, self.fields["text"])


def plain(number: Decimal) -> str:
    """12.50 -> "12.5", as a number field of a browser wants it, without zeros that nobody typed."""
    return f"{number.normalize():f}"


class _Named(forms.ModelChoiceField):
    """A person, by the name that papers print."""

    def label_from_instance(self, obj: Any) -> str:
        return obj.display_name


class ShortGoalForm(GuyubModelForm):
    """A step that can be measured."""

    in_charge = _Named(User.objects.none(), label=_("Penanggung jawab"), required=False)
    groups = [
        ("", ["text"]),
        (_("Dari mana ke mana"), ["baseline", "target", "unit", "falls", "reason", "measure"]),
        (_("Pelaksanaan"), ["instructions", "in_charge", "starts_on", "due_on"]),
    ]

    class Meta:
        model = ShortGoal
        fields = [
            "text", "baseline", "target", "unit", "falls", "reason", "measure", "instructions", "in_charge", "starts_on", "due_on",
        ]  # fmt: skip
        help_texts = {
            "text": _("Satu kemampuan yang dapat diamati. Misalnya: Sekar membaca teks 100 kata."),
            "measure": _("Siapa mengukur apa, dengan apa, berapa kali."),
            "falls": _("Misalnya jumlah kesalahan, atau berapa kali meninggalkan kelas."),
            "reason": _("Hanya perlu bila targetnya tidak lebih baik, misalnya untuk mempertahankan kemampuan."),
        }
        labels = {"reason": _("Alasan target tidak lebih baik dari kemampuan awal")}

    def __init__(self, *args: Any, plan: SupportPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        members = plan.pupil.team.filter(left_on=None, user__isnull=False).values("user")
        self.fields["in_charge"].queryset = User.objects.filter(pk__in=members).order_by("name")
        for name in ("text", "measure", "instructions", "reason"):
            at_most(LONGEST, self.fields[name])
            self.fields[name].widget.attrs["rows"] = "3"
        for name in ("baseline", "target"):
            if name in self.initial and self.initial[name] is not None:
                self.initial[name] = plain(self.initial[name])
        if self.instance.pk is None:
            self.fields["starts_on"].initial, self.fields["due_on"].initial = plan.starts_on, plan.ends_on

    def clean(self) -> dict[str, Any]:
        """Said at the field: days inside the plan, forward; a worse target with its reason."""
        cleaned = super().clean() or self.cleaned_data
        self._days(cleaned)
        baseline, target = cleaned.get("baseline"), cleaned.get("target")
        if baseline is not None and target is not None:
            worse = target > baseline if cleaned.get("falls") else target < baseline
            if worse and not (cleaned.get("reason") or "").strip():
                self.add_error("reason", _("Target tidak lebih baik dari kemampuan awal. Tuliskan alasannya."))
        return cleaned

    def _days(self, cleaned: dict[str, Any]) -> None:
        first, last = cleaned.get("starts_on"), cleaned.get("due_on")
        for name, day in (("starts_on", first), ("due_on", last)):
            if day and not self.plan.starts_on <= day <= self.plan.ends_on:
                self.add_error(name, _("Tanggal ini di luar masa rencana."))
        if first and last and last < first:
            self.add_error("due_on", _("Tujuan tidak dapat selesai sebelum dimulai."))
