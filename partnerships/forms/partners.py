"""What a person may type about partners."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.forms import GuyubForm, GuyubModelForm, rows_of
from partnerships.identifiers import code_help, tidy_code
from partnerships.models import Partner, PartnerContact, PartnerOffer
from partnerships.queries.similar import same_identifier, similar_partners
from schools.identifiers import IdentifierProblem, clean_npwp, clean_phone
from schools.models import School
from schools.region_forms import RegionFields


def _checked(clean: Callable[[str], str], value: str) -> str:
    try:
        return clean(value)
    except IdentifierProblem as problem:
        raise forms.ValidationError(str(problem)) from problem


TWIN_WORDS = {
    "name": _(
        "Mitra dengan nama yang mirip sudah ada: %(names)s. Centang “Ini memang mitra yang berbeda” bila memang berbeda."
    ),
    "code": _("Kode ini sudah tercatat pada %(names)s. Centang “Ini memang mitra yang berbeda” bila memang berbeda."),
    "tax_number": _(
        "NPWP ini sudah tercatat pada %(names)s. Centang “Ini memang mitra yang berbeda” bila memang berbeda."
    ),
}


class PartnerForm(RegionFields, GuyubModelForm):
    """An organisation or person. A name that may be in the directory already asks for a reason before it is saved."""

    sure = forms.BooleanField(label=_("Ini memang mitra yang berbeda; tetap simpan"), required=False)
    distinct_reason = forms.CharField(
        label=_("Mengapa ini mitra yang berbeda?"),
        help_text=_("Misalnya: cabang lain, desa lain, atau nama lama lembaga lain."),
        max_length=250,
        required=False,
    )
    groups = [
        (_("Siapa mitra ini?"), ["name", "sure", "distinct_reason", "kind", "code", "tax_number"]),
        (
            _("Di mana dan bagaimana menghubunginya?"),
            ["address", "regency", "province", "phone", "email", "website", "note"],
        ),
    ]

    class Meta:
        model = Partner
        fields = [
            "name",
            "kind",
            "code",
            "tax_number",
            "address",
            "regency",
            "province",
            "phone",
            "email",
            "website",
            "note",
        ]

    def __init__(self, *args: Any, school: School, of_partner: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school
        self.of_partner = of_partner
        if of_partner:  # the school's own notes about it
            del self.fields["note"]
        self.twins: list[Partner] = []
        self.offer_regions()
        self.fields["code"].help_text = code_help()
        if not self.is_bound:
            self._ask_nothing()

    def _ask_nothing(self) -> None:
        for name in ("sure", "distinct_reason"):
            self.fields.pop(name, None)

    def clean_tax_number(self) -> str:
        """15 or 16 digits, or nothing (practice 1.9)."""
        return _checked(clean_npwp, self.cleaned_data["tax_number"])

    def clean_phone(self) -> str:
        """As it was written, without letters."""
        return _checked(clean_phone, self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        """Warn of partners that may be the same by name, code or tax number; with the tick and a reason it is saved all the same."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.mend_regions(data)
        data["code"] = tidy_code(data.get("code", ""))
        alike = {} if self.of_partner else self._alike(data)  # who else is in the directory is not its business
        self.twins = list({twin.pk: twin for twins in alike.values() for twin in twins}.values())
        if not self.twins:
            self._ask_nothing()
        elif not data.get("sure"):
            for field, twins in alike.items():
                self.add_error(field, TWIN_WORDS[field] % {"names": ", ".join(twin.name for twin in twins)})
        elif not data.get("distinct_reason"):
            self.add_error("distinct_reason", _("Tuliskan alasannya, agar rekan Anda tahu mengapa ada dua."))
        return data

    def _alike(self, data: dict[str, Any]) -> dict[str, list[Partner]]:
        """What was typed anew -> the partners that have it already, or nearly."""
        typed = {field: data[field] for field in TWIN_WORDS if field in self.changed_data and data.get(field)}
        own = self.instance.pk
        found = {
            field: similar_partners(self.school, value, besides=own)
            if field == "name"
            else same_identifier(self.school, field, value, besides=own)
            for field, value in typed.items()
        }
        return {field: twins for field, twins in found.items() if twins}

    def changes(self) -> dict[str, Any]:
        """What was typed, with the reason why this is another partner when there was one to give."""
        found = super().changes()
        if self.twins:
            found["distinct_reason"] = self.cleaned_data.get("distinct_reason", "")
        return found


class ContactRow(GuyubModelForm):
    """A person at the partner."""

    class Meta:
        model = PartnerContact
        fields = ["name", "position", "identity_number", "phone", "email", "is_signatory"]

    def clean_phone(self) -> str:
        return _checked(clean_phone, self.cleaned_data["phone"])


class OfferRow(GuyubModelForm):
    """Something the partner can bring."""

    class Meta:
        model = PartnerOffer
        fields = ["category", "resource", "capacity"]


ContactRows = rows_of(
    ContactRow, legend=pgettext_lazy("daftar", "Kontak"), row_label=_("Kontak"), add_label=_("Tambah kontak")
)
OfferRows = rows_of(OfferRow, legend=_("Yang dapat diberikan"), row_label=_("Tawaran"), add_label=_("Tambah tawaran"))


class ImportForm(GuyubForm):
    """A table of partners."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("Berkas Excel (.xlsx) atau CSV, paling banyak 5.000 baris. Baris pertama berisi judul kolom."),
    )
    kind = forms.ChoiceField(
        label=_("Jenis mitra dalam berkas ini"), help_text=_("Dipakai untuk baris yang tidak menyebut jenisnya.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Partner._meta.get_field("kind").choices
