"""Forms of long texts that save themselves one by one: each travels with the version that was read, so that nobody overwrites anybody.

`text_fields` makes the two fields of one text, `TextsForm` reads several of them, `OneTextForm` the one that static/js/autosave.js sends.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.validators import MaxLengthValidator

from core.forms import GuyubForm

NEWEST = 2**31 - 1
Texts = dict[str, tuple[str, int]]
"""key -> (words, version that was read), as actions take it."""


class Question(NamedTuple):
    """What a text is asked by, where an app has no guide of questions of its own."""

    label: Any
    help: Any = ""


class Stored(NamedTuple):
    """A text as it stands, where it is a field among others and no row of its own."""

    body: str
    version: int


def plain(words: str) -> str:
    """The same words however they were sent: forms break lines with two characters, scripts with one."""
    return words.replace("\r\n", "\n").strip()


def text_fields(key: str, question: Any, section: Any, *, longest: int, rows: int) -> dict[str, forms.Field]:
    """A text area and a hidden version. `question` has label and help, `section` the stored body and version."""
    area = forms.Textarea(attrs={"rows": rows, "data-autosave-text": key})
    words = {"label": question.label, "help_text": question.help, "initial": section.body}
    hidden = {"widget": forms.HiddenInput, "initial": section.version, "min_value": 1, "max_value": NEWEST}
    return {
        key: forms.CharField(required=False, max_length=longest, widget=area, **words),
        f"{key}-version": forms.IntegerField(required=False, **hidden),
    }


class TextsForm(GuyubForm):
    """Several texts, each with the version that was read. A text that was not sent is not touched."""

    @property
    def texts(self) -> Texts:
        """Those that were sent with their version."""
        versions = {key: self.cleaned_data.get(f"{key}-version") for key in self.fields if key in self.data}
        return {key: (plain(self.cleaned_data.get(key, "")), given) for key, given in versions.items() if given}


class OneTextForm(GuyubForm):
    """One text as the page sends it by itself. Subclasses name the texts there are: `labels` by key, and the `longest`."""

    labels: Mapping[str, Any] = {}
    longest = 0

    key = forms.ChoiceField()
    body = forms.CharField(required=False, widget=forms.Textarea)
    version = forms.IntegerField(min_value=1, max_value=NEWEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        key: Any = self.fields["key"]
        key.choices = list(self.labels.items())
        self.fields["body"].validators.append(MaxLengthValidator(self.longest))

    @property
    def sentence(self) -> str:
        """Why it was refused, in one line."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)

    @property
    def texts(self) -> Texts:
        """The one text."""
        return {self.cleaned_data["key"]: (plain(self.cleaned_data["body"]), self.cleaned_data["version"])}
