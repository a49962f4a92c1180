"""What a person may type while bringing an old register in: the file, what headings mean, answers, corrected cells."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from core.models import ImportBatch, ImportRow
from core.policy import Actor
from partnerships.forms.partnerships import leads
from partnerships.imports.headings import COLUMNS
from partnerships.models import Agreement
from partnerships.terms import AgreementKind
from schools.models import User


class RegisterForm(GuyubForm):
    """The table, and what holds where a row does not say."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_(
            "Berkas Excel (.xlsx) atau CSV, paling banyak 1.000 baris. Baris yang berantakan boleh ikut: semuanya diperiksa "
            "dulu dan tidak ada yang hilang."
        ),
    )
    kind = forms.ChoiceField(
        label=_("Jenis naskah bila tidak disebut"),
        help_text=_("Dipakai untuk baris yang hanya bertuliskan “kerja sama” atau kosong."),
    )
    lead = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Penanggung jawab"),
        help_text=_("Untuk kemitraan yang barisnya tidak menyebut pengguna Guyub. Dapat diubah kemudian."),
        empty_label=None,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [choice for choice in AgreementKind.choices if choice[0] in IMPORTED_KINDS]
        self.fields["lead"].queryset = leads(actor.tenant_id)
        self.fields["lead"].initial = actor.user_id


IMPORTED_KINDS = (AgreementKind.PKS, AgreementKind.MOU, AgreementKind.IMPLEMENTING)


class AnswersForm(GuyubForm):
    """One question per name that may be a partner who is known already."""

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys: dict[str, str] = {}
        for number, question in enumerate(batch.options.get("questions", [])):
            name = f"q{number}"
            self.keys[name] = question["key"]
            lines = ", ".join(str(line) for line in question["lines"])
            self.fields[name] = forms.ChoiceField(
                label=_("“%(name)s” (baris %(lines)s)") % {"name": question["name"], "lines": lines},
                choices=[tuple(choice) for choice in question["choices"]],
                widget=forms.RadioSelect,
                required=False,
                initial=question["answer"],
            )
            self.fields[name].needed_when = _("sebelum dicatat")

    def answers(self) -> dict[str, str]:
        """Folded name -> answer, for the questions that were answered."""
        return {self.keys[name]: answer for name, answer in self.cleaned_data.items() if answer}


class RowForm(GuyubForm):
    """The cells of one row as they stand, to be corrected."""

    skip = forms.BooleanField(label=_("Lewati baris ini; jangan diimpor"), required=False)
    separate = forms.BooleanField(
        label=_("Ini memang perjanjian lain"),
        help_text=_("Bila Guyub menganggapnya pengulangan baris lain."),
        required=False,
    )

    def __init__(self, *args: Any, row: ImportRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        headings = {name: heading for heading, name in row.batch.options["columns"].items()}
        typed = row.edits.get("cells", {})
        self.stored: dict[str, str] = {}
        for column in COLUMNS:
            text = row.raw.get(headings.get(column.name, ""), "")
            self.stored[column.name] = text
            self.fields[column.name] = forms.CharField(
                label=column.label,
                required=False,
                max_length=2000,
                initial=typed.get(column.name, text),
                widget=forms.Textarea(attrs={"rows": "2"}) if "\n" in text or len(text) > 80 else forms.TextInput,
            )
        self.order_fields([*(column.name for column in COLUMNS), "separate", "skip"])
        self.fields["skip"].initial = row.edits.get("skip", False)
        self.fields["separate"].initial = row.edits.get("separate", False)

    def edits(self) -> dict[str, Any]:
        """What differs from the file, as the importer wants it."""
        data = self.cleaned_data
        cells = {name: data[name] for name, text in self.stored.items() if data[name] != text.strip()}
        flags = {name: True for name in ("skip", "separate") if data[name]}
        return {**({"cells": cells} if cells else {}), **flags}


class HistoricalForm(GuyubModelForm):
    """What is known by now about an agreement out of an old register."""

    class Meta:
        model = Agreement
        fields = ["kind", "subject", "signed_on", "starts_on", "ends_on", "evergreen", "review_on"]
