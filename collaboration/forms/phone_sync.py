"""What a phone sends: JSON, of which nothing is believed before it is looked at. One bad note does not hold the others back."""

from __future__ import annotations

import json
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.actions.meeting_people import PhoneMark
from collaboration.actions.observation_notes import PhoneNote
from collaboration.forms.meeting_people import MARKS
from collaboration.forms.observations import PROSE
from collaboration.models import Focus
from core.forms import GuyubForm

MOST = 500


class _NoteForm(GuyubForm):
    """One note. Moments are ISO with their zone, as the phone's clock says."""

    id = forms.UUIDField()
    focus = forms.ChoiceField(choices=Focus.choices)
    text = forms.CharField(required=False, max_length=PROSE, widget=forms.Textarea)
    at = forms.DateTimeField()
    changed = forms.DateTimeField()
    gone = forms.BooleanField(required=False)

    def note(self) -> PhoneNote:
        """As the action takes it."""
        data = self.cleaned_data
        return PhoneNote(data["id"], data["focus"], data["text"], data["at"], data["changed"], data["gone"])


class MarkForm(GuyubForm):
    """One mark of attendance. `seen` is what the page had read: when this person was marked before."""

    id = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    mark = forms.ChoiceField(choices=MARKS)
    reason = forms.CharField(required=False, max_length=200)
    changed = forms.DateTimeField()
    seen = forms.DateTimeField(required=False)

    def mark_made(self) -> PhoneMark:
        """As the action takes it."""
        data = self.cleaned_data
        return PhoneMark(data["id"], data["mark"], data["reason"], data["changed"], data["seen"])


class PhoneForm(GuyubForm):
    """All that a phone holds back: when it began, and its notes. Subclasses say what else a row may be: `row`, under `key`."""

    key = "notes"
    row: type[GuyubForm] = _NoteForm

    began = forms.DateTimeField(required=False)
    rows = forms.JSONField(required=False)

    @classmethod
    def from_body(cls, body: bytes) -> Self:
        """The form of a request's JSON; one that is not valid for anything else."""
        try:
            sent = json.loads(body)
        except (ValueError, RecursionError):
            sent = None
        if not isinstance(sent, dict):
            return cls({"rows": "?"})
        return cls({"began": sent.get("began") or "", "rows": json.dumps(sent.get(cls.key))})

    def clean_rows(self) -> list[dict[str, Any]]:
        """A list of notes, not too long."""
        rows = self.cleaned_data["rows"] or []
        if not isinstance(rows, list) or len(rows) > MOST or not all(isinstance(row, dict) for row in rows):
            raise forms.ValidationError(_("Catatan tidak dapat dibaca."))
        return rows

    def _judged(self) -> list[Any]:
        return [self.row(row) for row in self.cleaned_data["rows"]]

    @property
    def notes(self) -> list[PhoneNote]:
        """The notes that make sense."""
        return [form.note() for form in self._judged() if form.is_valid()]

    @property
    def refused(self) -> dict[str, str]:
        """The others, by the id that the phone gave them, each with the reason."""
        bad = [form for form in self._judged() if not form.is_valid()]
        return {str(form.data.get("id", ""))[:40]: str(next(iter(form.errors.values()))[0]) for form in bad}


class MarksForm(PhoneForm):
    """The marks of attendance that a phone holds back."""

    key = "marks"
    row = MarkForm

    @property
    def marks(self) -> list[PhoneMark]:
        """The marks that make sense."""
        return [form.mark_made() for form in self._judged() if form.is_valid()]
