"""What a person may type about partners."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.forms import GuyubForm, GuyubModelForm, rows_of
from partnerships.models import Partner, PartnerContact, PartnerOffer
from partnerships.queries.partners import same_name
from schools.identifiers import IdentifierProblem, clean_npwp, clean_phone
from schools.models import School


def _checked(clean: Callable[[str], str], value: str) -> str:
    try:
        return clean(value)
    except IdentifierProblem as problem:
        raise forms.ValidationError(str(problem)) from problem


class PartnerForm(GuyubModelForm):
    """An organisation or person. A name that is in the directory already asks for one more click."""

    sure = forms.BooleanField(label=_("Ini memang mitra yang berbeda; tetap simpan"), required=False)
    groups = [
        (_("Siapa mitra ini?"), ["name", "sure", "kind", "code", "tax_number", "business_field"]),
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
            "business_field",
            "address",
            "regency",
            "province",
            "phone",
            "email",
            "website",
            "note",
        ]

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school
        self.twins: list[Partner] = []
        if not self.is_bound:
            del self.fields["sure"]

    def clean_tax_number(self) -> str:
        """15 or 16 digits, or nothing (practice 1.9)."""
        return _checked(clean_npwp, self.cleaned_data["tax_number"])

    def clean_phone(self) -> str:
        """As it was written, without letters."""
        return _checked(clean_phone, self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        """Warn of a partner whose folded name is the same; ticking "sure" saves all the same."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        name = data.get("name", "")
        if name and "name" in self.changed_data:
            self.twins = same_name(self.school, name, besides=self.instance.pk)
        if self.twins and not data.get("sure"):
            self.add_error(
                "name",
                _("Mitra dengan nama ini sudah ada: %(name)s. Centang di bawah bila memang berbeda.")
                % {"name": self.twins[0].name},
            )
        elif "sure" in self.fields:
            del self.fields["sure"]
        return data


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
