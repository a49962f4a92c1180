"""Rows of an agreement as people type them: parties, articles, instalments, one party's line of the ledger."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.forms import GuyubForm, GuyubModelForm, RowsFormSet, rows_of
from core.policy import NotNow
from partnerships.actions.agreement_parts import PARTY_WORDS, check_schedule
from partnerships.forms.money import RupiahField
from partnerships.merge import check_fields
from partnerships.models import Agreement, AgreementClause, AgreementParty, Party, Signature
from schools.identifiers import fold_name


class VersionForm(GuyubForm):
    """Only the version of the agreement that the person had read, for pages that are all rows."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)


class PartyRow(GuyubModelForm):
    """One party in the words of the paper. `choices` are the parties of the partnership, read once for all rows."""

    order = forms.IntegerField(label=_("Urutan"), min_value=1, max_value=50)
    party = forms.ChoiceField(label=_("Pihak"))

    class Meta:
        model = AgreementParty
        fields = ["order", "party", *PARTY_WORDS]

    def __init__(self, *args: Any, choices: Sequence[Party] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = {str(party.pk): party for party in choices}
        named = [(pk, party.name) for pk, party in self.choices.items()]
        for name in ("signatory_name", "signatory_position"):
            self.fields[name].needed_when = _("sebelum ditandatangani")
        self.fields["party"].choices = [("", _("Pilih pihak")), *named]

    def clean_party(self) -> Party:
        """The party behind the choice."""
        return self.choices[self.cleaned_data["party"]]


class PartyRowSet(RowsFormSet):
    """All parties together: at least two, none twice, the school among them."""

    def clean(self) -> None:
        """Refuse what `check_parties` would refuse, at the place where it can be mended."""
        kept = [form for form in self.forms if form.has_changed() and not self._should_delete_form(form)]
        seen: set[Any] = set()
        for form in kept:
            party, name = form.cleaned_data.get("party"), fold_name(form.cleaned_data.get("institution", ""))
            if party and party.pk in seen:
                form.add_error("party", _("Dua pihak tidak boleh sama."))
            elif name and name in seen:
                form.add_error("institution", _("Dua pihak tidak boleh sama."))
            seen |= {party and party.pk, name}
        if len(kept) < 2:
            raise ValidationError(_("Perjanjian memerlukan sekurang-kurangnya dua pihak."))
        if not any(form.errors for form in kept) and not any(form.cleaned_data["party"].is_school for form in kept):
            raise ValidationError(_("Sekolah sendiri harus menjadi salah satu pihak."))

    def parties(self) -> list[dict[str, Any]]:
        """The rows in the order that was typed, ready for `save_parties`."""
        rows = sorted(self.values(), key=lambda row: row["order"])
        return [{name: row[name] for name in ("party", *PARTY_WORDS)} for row in rows]


PartyRows = rows_of(
    PartyRow, formset=PartyRowSet, extra=0, legend=_("Para pihak"), row_label=_("Pihak"), add_label=_("Tambah pihak")
)


class ClauseForm(GuyubModelForm):
    """The words of one article."""

    class Meta:
        model = AgreementClause
        fields = ["title", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 14})}
        help_texts = {
            "body": _(
                "Satu ayat per baris. Awali huruf dengan “- ” dan angka di bawahnya dengan “-- ”; nomornya dibuat sendiri."
            )
        }

    def __init__(self, *args: Any, keys: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = keys

    def clean_title(self) -> str:
        """A heading is printed as it is. Raises ValidationError for a merge field in it."""
        title = self.cleaned_data["title"]
        if "{" in title or "}" in title:
            raise ValidationError(_("Judul pasal tidak memakai isian dalam kurung kurawal."))
        return title

    def clean_body(self) -> str:
        """Every merge field must exist. Raises MergeProblem, which names those that do not."""
        check_fields(self.cleaned_data["body"], self.keys)
        return self.cleaned_data["body"]


class InstalmentRow(GuyubForm):
    """One repayment."""

    due_on = forms.DateField(label=_("Jatuh tempo"))
    amount = RupiahField(label=_("Jumlah (rupiah)"))


class InstalmentRowSet(RowsFormSet):
    """The whole schedule, which must add up to the loan of `agreement`."""

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement

    def clean(self) -> None:
        """Say by how much the instalments miss the loan."""
        kept = [form for form in self.forms if form.has_changed() and not self._should_delete_form(form)]
        if any(form.errors for form in kept):
            return
        try:
            check_schedule(self.agreement, [form.cleaned_data["amount"] for form in kept])
        except NotNow as refusal:
            raise ValidationError(str(refusal)) from refusal


InstalmentRows = rows_of(
    InstalmentRow, formset=InstalmentRowSet, extra=0, max_num=120, absolute_max=130, legend=pgettext_lazy("daftar", "Angsuran"),
    row_label=_("Angsuran"), add_label=_("Tambah angsuran"),
)  # fmt: skip


class SplitForm(GuyubForm):
    """Fill the schedule in: so many equal monthly instalments from this day on."""

    count = forms.IntegerField(label=_("Banyaknya angsuran"), min_value=1, max_value=120, initial=12)
    first = forms.DateField(label=_("Angsuran pertama"))


class SignatureForm(GuyubModelForm):
    """One party's line of the ledger."""

    groups = [
        (_("Kapan diparaf dan ditandatangani?"), ["initialled_on", "signed_on", "method"]),
        (_("Apakah dibubuhi meterai?"), ["duty_stamp", "stamp_serial"]),
        (_("Di mana naskah aslinya?"), ["original_held", "original_place"]),
    ]

    class Meta:
        model = Signature
        fields = [
            "initialled_on",
            "signed_on",
            "method",
            "duty_stamp",
            "stamp_serial",
            "original_held",
            "original_place",
        ]
        help_texts = {
            "initialled_on": _("Paraf di setiap halaman, bila ada."),
            "signed_on": _("Kosongkan selama belum ditandatangani."),
            "duty_stamp": _("Meterai menguatkan naskah sebagai bukti, tetapi tanpa meterai pun naskah tetap sah."),
            "original_place": _("Misalnya: lemari arsip ruang TU, map Kemitraan 2026."),
        }

    def __init__(
        self, *args: Any, today: date, must_stay_signed: bool, of_partner: bool = False, **kwargs: Any
    ) -> None:
        """`of_partner`: a partner's contact writes the own line; where the school keeps its original is the school's to say."""
        super().__init__(*args, **kwargs)
        if of_partner:
            self.groups = self.groups[:2]
            del self.fields["original_held"], self.fields["original_place"]
        self.today, self.must_stay_signed = today, must_stay_signed
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=self.instance.version if self.instance.pk else 0, min_value=0,
            max_value=2**31 - 1,
        )  # fmt: skip

    @property
    def expected_version(self) -> int:
        """The version that the person had before them; 0 when there was no line yet."""
        return self.cleaned_data.get("version") or 0

    def _past(self, name: str) -> date | None:
        value = self.cleaned_data[name]
        if value and value > self.today:
            raise ValidationError(_("Tanggal ini belum tiba. Catat setelah benar-benar terjadi."))
        return value

    def clean_initialled_on(self) -> date | None:
        """Recorded after it happened. Raises ValidationError for a day to come."""
        return self._past("initialled_on")

    def clean_signed_on(self) -> date | None:
        """As `clean_initialled_on`; a signature that made the agreement signed can be corrected but not taken away."""
        value = self._past("signed_on")
        if value is None and self.must_stay_signed:
            raise ValidationError(
                _("Naskah ini sudah ditandatangani semua pihak; tanggalnya dapat diperbaiki, tetapi tidak dihapus.")
            )
        return value

    def clean(self) -> dict[str, Any]:
        """A new line says when the party signed or initialled; an original is held once it was signed."""
        cleaned = super().clean() or self.cleaned_data
        if "signed_on" in self.errors or cleaned.get("signed_on"):
            return cleaned
        if cleaned.get("original_held"):
            self.add_error(
                "original_held",
                _("Naskah asli baru dapat dipegang setelah ditandatangani. Isi tanggal tanda tangannya."),
            )
        elif self.instance.pk is None and "initialled_on" not in self.errors and not cleaned.get("initialled_on"):
            self.add_error("signed_on", _("Isi tanggal tanda tangannya, atau tanggal paraf bila baru diparaf."))
        return cleaned
