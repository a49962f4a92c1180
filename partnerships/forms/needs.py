"""What a person may type about needs, and the evidence that is handed in with them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from core.uploads import ACCEPT, CheckedFile, check_upload
from partnerships.models import Need
from partnerships.report_card import INDICATORS, code_of, full_name

MOST_AT_ONCE = 10


def indicator_choices() -> list[Any]:
    """The indicators of Rapor Pendidikan, grouped by dimension, for a select."""
    groups = [
        (f"{letter}. {dimension}", [(code, f"{code} {name}") for code, name in rows])
        for letter, dimension, rows in INDICATORS
    ]
    return [("", _("Tidak dipilih")), *groups]


class ManyFilesInput(forms.ClearableFileInput):
    """The browser's own picker for several files."""

    allow_multiple_selected = True


class EvidenceField(forms.FileField):
    """Several photos and PDFs, each judged by its bytes; what is kept are cleaned copies."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", ManyFilesInput(attrs={"accept": ACCEPT}))
        kwargs.setdefault(
            "help_text", _("Beberapa sekaligus boleh: foto JPEG atau PNG, atau PDF, paling besar 15 MB per berkas.")
        )
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[CheckedFile]:
        """The checked files. Raises ValidationError for too many, and `UploadRefused` for the first that may not come in."""
        given = data if isinstance(data, list | tuple) else [data]
        uploads = [one for one in given if isinstance(one, UploadedFile)]
        if not uploads and self.required:
            raise forms.ValidationError(_("Pilih sekurang-kurangnya satu berkas."), code="required")
        if len(uploads) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Paling banyak 10 berkas sekaligus."), code="many")
        return [check_upload(upload) for upload in uploads]


class NeedForm(GuyubModelForm):
    """A need, with the evidence that shows it."""

    groups = [
        (_("Apa yang dibutuhkan?"), ["title", "category", "resource", "priority", "description"]),
        (_("Dari mana kita tahu?"), ["evidence", "indicator", "other_indicator", "evidence_files"]),
    ]

    indicator = forms.ChoiceField(label=_("Indikator Rapor Pendidikan"), required=False)
    other_indicator = forms.CharField(
        label=_("Indikator lain"),
        max_length=120,
        required=False,
        help_text=_("Bila tidak ada dalam daftar, tulis kode dan namanya seperti di rapor."),
    )
    evidence_files = EvidenceField(label=_("Foto atau berkas bukti"), required=False)

    class Meta:
        model = Need
        fields = ["title", "category", "resource", "priority", "description", "evidence"]
        help_texts = {
            "resource": _("Kosongkan bila belum tahu; semua mitra yang menawarkan bantuan di kategori ini ditampilkan.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stored = self.instance.report_indicator
        code = code_of(stored)
        known = bool(code) and stored in (code, full_name(code))
        self.fields["indicator"].choices = indicator_choices()
        self.fields["indicator"].initial = code if known else ""
        self.fields["other_indicator"].initial = "" if known else stored
        if self.instance.pk is not None:
            del self.fields["evidence_files"]

    def clean(self) -> dict[str, Any]:
        """One indicator or the other."""
        cleaned = super().clean() or {}
        if cleaned.get("indicator") and cleaned.get("other_indicator"):
            self.add_error("other_indicator", _("Pilih dari daftar, atau tulis sendiri; tidak keduanya."))
        return cleaned

    def changes(self) -> dict[str, Any]:
        """The need's own fields; a chosen indicator is kept with its name."""
        code = self.cleaned_data["indicator"]
        return {
            **super().changes(),
            "report_indicator": full_name(code) if code else self.cleaned_data["other_indicator"],
        }


class EvidenceForm(GuyubForm):
    """More evidence for a need that is on record."""

    evidence_files = EvidenceField(label=_("Foto atau berkas bukti"))
