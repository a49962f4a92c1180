"""What may be typed for letters to parents, and for the word of one class to the next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from inclusion.guides.letters import LetterKind, check_fields
from inclusion.models import ClassNote, Guardian, Pupil

TIMED = (LetterKind.INVITATION, LetterKind.REVIEW)
"""Letters that say when and where."""


class TextForm(GuyubForm):
    """The school's own words for one kind of letter. A field that does not exist is an error."""

    title = forms.CharField(label=_("Perihal"), max_length=120)
    body = forms.CharField(label=_("Isi surat"), max_length=6000, widget=forms.Textarea(attrs={"rows": 14}))

    def clean_title(self) -> str:
        """Only known fields."""
        check_fields(self.cleaned_data["title"])
        return self.cleaned_data["title"]

    def clean_body(self) -> str:
        """Only known fields."""
        check_fields(self.cleaned_data["body"])
        return self.cleaned_data["body"]


class LetterForm(GuyubForm):
    """To whom, and when and where for an invitation."""

    guardian = forms.ModelChoiceField(
        Guardian.objects.none(), label=_("Kepada"), empty_label=None, widget=forms.RadioSelect
    )
    day = forms.DateField(label=_("Tanggal"))
    at = forms.TimeField(label=_("Pukul"))
    place = forms.CharField(label=_("Tempat"), max_length=150)

    def __init__(self, *args: Any, pupil: Pupil, kind: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        guardians = pupil.guardians.filter(is_active=True)
        self.fields["guardian"].queryset = guardians
        self.fields["guardian"].initial = guardians.first()
        if kind not in TIMED:
            for name in ("day", "at", "place"):
                del self.fields[name]

    def clean_day(self) -> date:
        """Nobody is invited to yesterday."""
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(_("Tanggal ini sudah lewat."))
        return day

    def clock(self) -> str:
        """The time as letters write it."""
        at = self.cleaned_data.get("at")
        return f"{at:%H.%M}" if at else ""


class ClassNoteForm(GuyubForm):
    """A word for next year's team."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("works", "avoid", "next_steps"):
            field = ClassNote._meta.get_field(name)
            self.fields[name] = forms.CharField(
                label=field.verbose_name, required=not field.blank, max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
            )  # fmt: skip
