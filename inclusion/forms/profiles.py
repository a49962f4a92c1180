"""What a person may type in a learning profile and an assessment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm, at_most
from core.text_forms import OneTextForm, TextsForm, text_fields
from core.uploads import ACCEPT
from inclusion.guides.profiles import LONGEST, QUESTIONS
from inclusion.models import Assessment, FunctionNote, LearningProfile
from inclusion.need_codes import clashes
from inclusion.queries.profiles import PartPage
from inclusion.terms import Need
from partnerships.forms.conversations import FilesField


def part_form(page: PartPage) -> type[TextsForm]:
    """The form of one part: a text area and a hidden version for each of its questions."""
    fields: dict[str, Any] = {}
    for text in page.texts:
        fields |= text_fields(text.question.key, text.question, text.section, longest=LONGEST, rows=5)
    return type("PartForm", (TextsForm,), fields)


class AutosaveForm(OneTextForm):
    """One text of a profile as the page sends it by itself."""

    labels = {key: question.label for key, question in QUESTIONS.items()}
    longest = LONGEST


class NeedsForm(GuyubForm):
    """Dapodik's codes as ticks, and the version that was read."""

    codes = forms.MultipleChoiceField(
        label=_("Kode kebutuhan khusus"), choices=[(n.value, n.value) for n in Need], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    despite = forms.BooleanField(label=_("Simpan walaupun begitu"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, profile: LearningProfile, **kwargs: Any) -> None:
        super().__init__(*args, initial={"codes": profile.needs, "version": profile.version}, **kwargs)
        self.fields["codes"].choices = [(need.value, f"{need.value} – {need.label}") for need in Need]
        if not (self.is_bound and self._pairs(self.data)):
            self.fields["despite"].widget = forms.HiddenInput()

    def _pairs(self, data: Any) -> list[tuple[Need, Need]]:
        return clashes(data.getlist("codes") if hasattr(data, "getlist") else data.get("codes", ()))

    def clean(self) -> dict[str, Any]:
        """Mild and moderate exclude each other in Dapodik: said once, and then up to the person."""
        cleaned = super().clean() or self.cleaned_data
        for first, second in clashes(cleaned.get("codes", ())):
            if not cleaned.get("despite"):
                names = {"first": f"{first.value} – {first.label}", "second": f"{second.value} – {second.label}"}
                self.add_error(
                    "codes", _("%(first)s dan %(second)s biasanya saling meniadakan di Dapodik. Periksa lagi.") % names
                )
        return cleaned


class FunctionForm(GuyubModelForm):
    """A statement about a function. There is no field for a diagnosis."""

    class Meta:
        model = FunctionNote
        fields = ["function", "level", "note", "source", "said_by"]
        widgets = {
            "level": forms.RadioSelect, "source": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 4}), "said_by": forms.TextInput,
        }  # fmt: skip
        help_texts = {
            "note": _("Kapan, di mana, seberapa sering. Tuliskan yang terlihat, bukan diagnosis."),
            "said_by": _("Untuk pernyataan orang tua atau tenaga profesional: nama orangnya."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("level", "source"):
            self.fields[name].choices = [one for one in self.fields[name].choices if one[0]]
        at_most(LONGEST, self.fields["note"])
        at_most(150, self.fields["said_by"])

    def clean(self) -> dict[str, Any]:
        """What a parent or professional says carries their name; an observation carries the writer's."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("source") == FunctionNote.Source.OBSERVATION:
            cleaned["said_by"] = ""
        elif cleaned.get("source") and not cleaned.get("said_by"):
            self.add_error("said_by", _("Tulis siapa yang menyatakannya."))
        return cleaned


class AssessmentForm(GuyubModelForm):
    """What a professional found."""

    documents = FilesField(
        label=_("Dokumen"), required=False, widget=FilesField.widget(attrs={"accept": ACCEPT, "multiple": True}),
        help_text=_("PDF atau foto (JPEG, PNG). Nama berkas diganti supaya tidak menyebut nama siswa."),
    )  # fmt: skip

    class Meta:
        model = Assessment
        fields = ["kind", "assessed_on", "professional", "profession", "institution", "summary", "recommendation"]
        widgets = {
            "kind": forms.RadioSelect, "professional": forms.TextInput, "summary": forms.Textarea(attrs={"rows": 6}),
            "recommendation": forms.Textarea(attrs={"rows": 4}),
        }  # fmt: skip

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        at_most(150, self.fields["professional"])
        for name in ("summary", "recommendation"):
            at_most(LONGEST, self.fields[name])

    def clean_assessed_on(self) -> Any:
        """An assessment has happened."""
        day = self.cleaned_data["assessed_on"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal ini belum tiba."))
        return day
