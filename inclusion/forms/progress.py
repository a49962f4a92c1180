"""What may be typed about progress: one number, perhaps how much help it took and a few words. The phone sends the same as JSON."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from core.policy import reason
from inclusion.actions.progress import PhoneEntry
from inclusion.models import ProgressEntry, ShortGoal
from inclusion.policy.progress import check_day

NOTE = 500
MOST = 500
HELP = [("", _("Tidak dicatat")), *ProgressEntry.Help.choices]


class NumberField(forms.DecimalField):
    """A number as people type it on a phone: with a comma or a point."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_digits=9, decimal_places=2, widget=widget, **options)

    def to_python(self, value: Any) -> Decimal | None:
        """Reads "12,5" and "12.5" alike."""
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """A stored number as the language writes it, without zeros that nobody typed."""
        return floatformat(value, "-2") if isinstance(value, Decimal) else value


class EntryForm(GuyubForm):
    """One entry for a goal. The day is today unless somebody says otherwise."""

    value = NumberField(label=_("Hasil"))
    help = forms.ChoiceField(label=_("Bantuan yang diperlukan"), choices=HELP, required=False, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Catatan singkat"), required=False, max_length=NOTE, widget=forms.Textarea(attrs={"rows": 2})
    )
    day = forms.DateField(label=_("Tanggal"))

    def __init__(self, *args: Any, goal: ShortGoal, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"day": today, "help": "", **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.goal, self.today = goal, today
        self.fields["value"].label = _("Hasil (%(unit)s)") % {"unit": goal.unit}

    def clean_day(self) -> date:
        """A day within the plan, not in the future."""
        day = self.cleaned_data["day"]
        refusal = reason(check_day, self.goal, day, self.today)
        if refusal:
            raise forms.ValidationError(refusal)
        return day


class CorrectForm(EntryForm):
    """A new entry in the place of a wrong one; `taken_back` says that there was nothing to measure at all."""

    taken_back = forms.BooleanField(
        label=_("Tarik kembali catatan ini"), required=False,
        help_text=_("Misalnya karena salah siswa. Catatan lama tetap terbaca, dicoret."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].required = False

    def clean(self) -> dict[str, Any]:
        """A number, or nothing at all."""
        data = super().clean() or {}
        if data.get("taken_back"):
            data["value"] = None
        elif data.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Isi hasilnya sebagai angka."))
        return data

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        return {name: self.cleaned_data[name] for name in ("value", "help", "note", "day")}


class _PhoneEntryForm(GuyubForm):
    """One entry as a phone sends it."""

    id = forms.UUIDField()
    goal = forms.IntegerField(min_value=1, max_value=2**53)
    day = forms.DateField()
    value = NumberField()
    help = forms.ChoiceField(choices=HELP, required=False)
    note = forms.CharField(required=False, max_length=NOTE, widget=forms.Textarea)

    def entry(self) -> PhoneEntry:
        """As the action takes it."""
        data = self.cleaned_data
        return PhoneEntry(data["id"], data["goal"], data["day"], data["value"], data["help"], data["note"])


class PhoneForm(GuyubForm):
    """All that a phone holds back. One bad entry does not hold the others back."""

    rows = forms.JSONField(required=False)

    @classmethod
    def from_body(cls, body: bytes) -> PhoneForm:
        """The form of a request's JSON; one that is not valid for anything else."""
        try:
            sent = json.loads(body)
        except (ValueError, RecursionError):
            sent = None
        return cls({"rows": json.dumps(sent.get("entries")) if isinstance(sent, dict) else "?"})

    def clean_rows(self) -> list[dict[str, Any]]:
        """A list of entries, not too long."""
        rows = self.cleaned_data["rows"]
        if not isinstance(rows, list) or len(rows) > MOST or not all(isinstance(row, dict) for row in rows):
            raise forms.ValidationError(_("Catatan tidak dapat dibaca."))
        return rows

    def _judged(self) -> list[_PhoneEntryForm]:
        return [_PhoneEntryForm(row) for row in self.cleaned_data["rows"]]

    @property
    def entries(self) -> list[PhoneEntry]:
        """The entries that make sense."""
        return [form.entry() for form in self._judged() if form.is_valid()]

    @property
    def refused(self) -> dict[str, str]:
        """The others, by the id that the phone gave them, each with the reason."""
        bad = [form for form in self._judged() if not form.is_valid()]
        return {str(form.data.get("id", ""))[:40]: str(next(iter(form.errors.values()))[0]) for form in bad}
