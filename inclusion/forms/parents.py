"""What may be typed between school and home."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from inclusion.models import HomeAnswers, ParentMessage

PROSE = 3000


def _prose(label: Any, *, required: bool = True, rows: int = 4, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=PROSE, widget=widget, help_text=help_text)


class MessageForm(GuyubForm):
    """A message: a question or something to tell. `answers` names the message that it answers."""

    topic = forms.ChoiceField(
        label=_("Untuk apa?"), choices=ParentMessage.Topic.choices[:2], widget=forms.RadioSelect, initial="tell"
    )
    text = _prose(_("Pesan"))


class AnswerForm(GuyubForm):
    """An answer to one message."""

    text = _prose(_("Jawaban"))


class TalkForm(GuyubForm):
    """A call or talk, noted afterwards."""

    kind = forms.ChoiceField(label=_("Lewat apa?"), choices=ParentMessage.Kind.choices[1:], widget=forms.RadioSelect)
    happened_on = forms.DateField(label=_("Tanggal"))
    text = _prose(_("Tentang apa?"), rows=3)
    agreed = _prose(_("Apa yang disepakati?"), required=False, rows=3)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"happened_on": today, "kind": "phone", **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_happened_on(self) -> date:
        """Not in the future."""
        day = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal ini belum tiba."))
        return day


class QuestionnaireForm(GuyubForm):
    """Six questions in plain words; none has to be answered, but one should be."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("hopes", "enjoys", "home", "hard", "helps", "wishes"):
            label = HomeAnswers._meta.get_field(name).verbose_name
            self.fields[name] = _prose(label, required=False, rows=3)

    def clean(self) -> dict[str, Any]:
        """At least one answer."""
        data = super().clean() or {}
        if not any(data.values()):
            raise forms.ValidationError(_("Jawablah sekurang-kurangnya satu pertanyaan."))
        return data
