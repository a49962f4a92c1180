"""What a person may type about an agreement: its beginning, its head, its numbers, its scan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.dates import add_months, inclusive_end, rupiah
from core.forms import GuyubForm, GuyubModelForm
from core.looks import day
from core.uploads import ACCEPT, check_upload
from partnerships.actions.agreements import PARENT_KINDS
from partnerships.agreement_gates import reviewed_within_a_year
from partnerships.forms.money import RupiahField
from partnerships.forms.partnerships import MoveForm
from partnerships.merge import check_fields
from partnerships.models import Agreement, AgreementParty, Partnership
from partnerships.terms import ABOVE, LOANS, AgreementKind, FinancialForm
from partnerships.workflow import AGREEMENT

DRAFT_YEARS = 3
NO_DRAFT = (AgreementKind.INFORMAL, AgreementKind.ADDENDUM)
KINDS = tuple((kind.value, kind.label) for kind in AgreementKind if kind not in NO_DRAFT)
"""Kinds with articles and signatures. An informal understanding is half a page on the partnership itself [PA4]; an addendum
begins at its agreement."""


DURATIONS = (("years", _("Selama beberapa tahun")), ("evergreen", _("Berlaku terus sampai diakhiri")))


class AgreementDraftForm(GuyubForm):
    """The few things that a new text needs; the rest is filled in and can be changed."""

    kind = forms.ChoiceField(
        label=_("Jenis naskah"), choices=KINDS, widget=forms.RadioSelect,
        help_text=_("PKS mengatur siapa berbuat apa. MoU menyatakan niat, lalu diturunkan menjadi PKS."),
    )  # fmt: skip
    subject = forms.CharField(
        label=_("Tentang"),
        max_length=250,
        help_text=_("Dicetak setelah kata “TENTANG”, misalnya Usaha Kesehatan Sekolah."),
    )
    parent = forms.ModelChoiceField(
        Agreement.objects.none(), label=_("Naskah induk"), required=False, empty_label=_("Tidak di bawah naskah lain"),
        help_text=_("Untuk PKS yang menurunkan sebuah MoU, dan untuk rencana implementasi."),
    )  # fmt: skip
    starts_on = forms.DateField(label=_("Mulai berlaku"))
    duration = forms.ChoiceField(
        label=_("Sampai kapan berlaku?"), choices=DURATIONS, widget=forms.RadioSelect, required=False,
        help_text=_("Yang berlaku terus tidak mempunyai tanggal berakhir, tetapi ditinjau setiap tahun."),
    )  # fmt: skip
    years = forms.IntegerField(
        label=_("Lama berlaku (tahun)"), min_value=1, max_value=10, required=False,
        help_text=_("Tanggal berakhir dihitung: mulai + tahun − 1 hari, dan dapat diubah kemudian."),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, today: date, above: str = "", **kwargs: Any) -> None:
        first = add_months(today.replace(day=1), 1)
        initial = {"kind": AgreementKind.PKS, "subject": partnership.title, "starts_on": first, "years": DRAFT_YEARS}
        super().__init__(*args, initial={**initial, "duration": "years"}, **kwargs)
        self.fields["duration"].needed_when = _("pilih salah satu")
        self.fields["years"].needed_when = _("bila ada jangka waktunya")
        self._offer_parents(partnership, above)

    def _offer_parents(self, partnership: Partnership, above: str) -> None:
        """The documents under which this one may stand; while the partnership runs, one of the signed ones."""
        rows = partnership.agreements.filter(kind__in=ABOVE)
        if partnership.stage == Partnership.Stage.AGREEMENT:
            rows = rows.exclude(state__in=AGREEMENT.final)
        else:
            rows = rows.filter(state=Agreement.State.SIGNED)
            self.fields["parent"].required = True
            self.fields["parent"].empty_label = None
            self.fields["kind"].choices = [choice for choice in KINDS if choice[0] in PARENT_KINDS]
        if not rows.exists():
            del self.fields["parent"]
            return
        self.fields["parent"].queryset = rows
        chosen = rows.filter(pk=above).first() if above.isdecimal() else None
        if chosen is not None:
            self.initial["parent"] = chosen.pk
            self.initial["kind"] = AgreementKind.PKS if chosen.kind == AgreementKind.MOU else AgreementKind.IMPLEMENTING

    def clean(self) -> dict[str, Any]:
        """A term, or none by choice; a parent that may stand above this kind."""
        data = super().clean() or self.cleaned_data
        data["evergreen"] = data.pop("duration", "") == "evergreen"
        if data["evergreen"]:
            data["years"] = None
        elif not data.get("years") and "years" not in self.errors:
            self.add_error("years", _("Isi lama berlakunya, atau pilih berlaku terus sampai diakhiri."))
        kind, parent = data.get("kind"), data.get("parent")
        if kind == AgreementKind.IMPLEMENTING and data["evergreen"]:
            self.add_error("duration", _("Rencana implementasi selalu mempunyai tanggal berakhir."))
        if kind and parent and parent.kind not in PARENT_KINDS.get(AgreementKind(kind), ()):
            self.add_error(
                "parent", _("Di bawah MoU dapat dibuat PKS; rencana implementasi dibuat di bawah PKS atau MoU.")
            )
        return data


NEEDED = {
    "signed_on": _("Isi tanggal penandatanganan; hari dan tanggal pada pembukaan naskah dibuat dari sini."),
    "signing_place": _("Isi tempat penandatanganan."),
    "starts_on": _("Isi tanggal mulai berlaku."),
    "ends_on": _("Isi tanggal berakhir."),
}
NEEDED_FOR_MONEY = {"amount": _("Isi jumlah dananya.")}
NEEDED_FOR_LOANS = {
    "clearance_number": _("Pinjaman memerlukan nomor izin pejabat pusat atau daerah yang berwenang."),
    "clearance_by": _("Sebutkan pejabat yang memberi izin atas pinjaman ini."),
    "clearance_on": _("Isi tanggal izin atas pinjaman ini."),
}
NEEDED_REVIEW = _("Naskah yang berlaku terus ditinjau paling lambat satu tahun setelah mulai berlaku.")
MONEY = ("financial_form", "amount", *NEEDED_FOR_LOANS)


class AgreementForm(GuyubModelForm):
    """The head of an agreement, as its kind needs it.

    With `strict` (the button "Simpan dan siapkan") what signing needs is asked for at its field; otherwise a draft may have
    gaps, but no contradictions.
    """

    groups = [
        (_("Tentang apa naskah ini?"), ["subject", "parent", "ordinal"]),
        (_("Kapan dan di mana?"), ["signed_on", "signing_place", "starts_on", "ends_on", "evergreen", "review_on"]),
        (_("Apakah ada bantuan dana?"), MONEY),
        (_("Apa pertimbangan dan dasarnya?"), ["recitals", "legal_basis"]),
        (_("Siapa yang menyaksikan dan mengetahui?"), ["witnesses", "acknowledged_by"]),
    ]
    amount = RupiahField(label=_("Jumlah dana (rupiah)"), required=False)

    class Meta:
        model = Agreement
        fields = [
            "subject", "parent", "ordinal", "signed_on", "signing_place", "starts_on", "ends_on", "evergreen", "review_on", *MONEY,
            "recitals", "legal_basis", "witnesses", "acknowledged_by",
        ]  # fmt: skip
        help_texts = {
            "signed_on": _("Boleh sebelum atau sesudah tanggal mulai berlaku."),
            "evergreen": _("Pilih ini sebagai ganti tanggal berakhir; peninjauan lalu wajib setiap tahun."),
            "review_on": _("Saat kemitraan dinilai sebelum berakhir. Pengingat dikirim menjelang tanggal ini."),
            "financial_form": _("Hanya pinjaman yang dikembalikan; pinjaman memerlukan izin dan jadwal pengembalian."),
        }

    def __init__(self, *args: Any, strict: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.strict = strict
        kind = AgreementKind(self.instance.kind)
        if kind == AgreementKind.MOU:
            for name in MONEY:
                del self.fields[name]
        parents = self.instance.partnership.agreements.filter(kind__in=PARENT_KINDS.get(kind, ())).exclude(
            state="cancelled"
        )
        parents = parents.exclude(pk=self.instance.pk)
        if parents.exists():
            self.fields["parent"].queryset = parents
        else:
            del self.fields["parent"]
        if kind == AgreementKind.IMPLEMENTING:
            del self.fields["evergreen"]
        self.fields["ends_on"].help_text = self._ends()
        self._say_when_needed()

    def _say_when_needed(self) -> None:
        words = {
            _("sebelum ditandatangani"): NEEDED,
            _("bila ada bantuan dana"): NEEDED_FOR_MONEY,
            _("untuk pinjaman"): NEEDED_FOR_LOANS,
        }
        for when, names in words.items():
            for name in set(names) & set(self.fields):
                self.fields[name].needed_when = when

    def _ends(self) -> Any:
        starts_on = self.instance.starts_on
        if starts_on is None:
            return _("Hari terakhir berlakunya naskah ini.")
        ends = {years: day(inclusive_end(starts_on, years)) for years in (1, 2, 3, 5)}
        return _("Hari itu masih berlaku. 1 tahun: %(one)s; 2 tahun: %(two)s; 3 tahun: %(three)s; 5 tahun: %(five)s.") % {
            "one": ends[1], "two": ends[2], "three": ends[3], "five": ends[5],
        }  # fmt: skip

    def clean_recitals(self) -> str:
        """Merge fields are allowed; unknown ones are named. Raises MergeProblem."""
        return self._mergeable("recitals")

    def clean_legal_basis(self) -> str:
        """As `clean_recitals`."""
        return self._mergeable("legal_basis")

    def _mergeable(self, name: str) -> str:
        check_fields(self.cleaned_data[name])
        return self.cleaned_data[name]

    def clean(self) -> dict[str, Any]:
        """Dates in their order, money where there is a form for it; with `strict` everything that signing needs."""
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on, review_on = (cleaned.get(name) for name in ("starts_on", "ends_on", "review_on"))
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error(
                "ends_on", _("Tanggal berakhir tidak boleh sebelum tanggal mulai (%(day)s).") % {"day": day(starts_on)}
            )
        elif review_on and ends_on and review_on > ends_on:
            self.add_error("review_on", _("Peninjauan dilakukan sebelum naskah ini berakhir."))
        if cleaned.get("evergreen") and ends_on:
            self.add_error("ends_on", _("Kosongkan tanggal berakhir bila naskah ini berlaku terus sampai diakhiri."))
        if cleaned.get("amount") and cleaned.get("financial_form") == FinancialForm.NONE:
            self.add_error("financial_form", _("Pilih bentuk bantuan dananya, atau kosongkan jumlahnya."))
        if self.strict:
            self._require(cleaned)
        return cleaned

    def _require(self, cleaned: dict[str, Any]) -> None:
        form = cleaned.get("financial_form", FinancialForm.NONE)
        needed = dict(NEEDED)
        if cleaned.get("evergreen"):
            del needed["ends_on"]
            if not reviewed_within_a_year(cleaned.get("starts_on"), cleaned.get("review_on")):
                self.add_error("review_on", NEEDED_REVIEW)
        if form != FinancialForm.NONE:
            needed |= NEEDED_FOR_MONEY
        if form in LOANS:
            needed |= NEEDED_FOR_LOANS
        for name, sentence in needed.items():
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, sentence)
        if form in LOANS and cleaned.get("amount"):
            self._reconcile(cleaned["amount"])

    def _reconcile(self, amount: Decimal) -> None:
        amounts = list(self.instance.instalments.values_list("amount", flat=True))
        total = sum(amounts, Decimal(0))
        if not amounts:
            self.add_error("amount", _("Pinjaman memerlukan jadwal pengembalian. Simpan dahulu, lalu isi jadwalnya."))
        elif total != amount:
            sentence = _("Jadwal pengembalian berjumlah %(total)s; selisihnya %(difference)s dari pinjaman ini.")
            self.add_error("amount", sentence % {"total": rupiah(total), "difference": rupiah(abs(amount - total))})


class NumberForm(GuyubForm):
    """One field per party for its letter number, and the version of the agreement that the person had read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, parties: Sequence[AgreementParty], suggestion: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for party in parties:
            hint = party.party.partner_id is None and not party.number and suggestion
            self.fields[self.name_of(party)] = forms.CharField(
                label=party.institution, max_length=80, required=False, initial=party.number,
                help_text=_("Saran nomor berikutnya: %(number)s") % {"number": suggestion} if hint else "",
            )  # fmt: skip

    @staticmethod
    def name_of(party: AgreementParty) -> str:
        return f"number_{party.pk}"

    def numbers(self, parties: Sequence[AgreementParty]) -> dict[int, str]:
        """What was typed, by the pk of the agreement's party."""
        return {party.pk: self.cleaned_data[self.name_of(party)] for party in parties}


class ScanForm(GuyubForm):
    """A scanned copy of the signed paper."""

    scan = forms.FileField(
        label=_("Salinan pindaian"), widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        help_text=_("PDF atau foto (JPEG, PNG), paling besar 15 MB. Pindai semua halaman, termasuk yang diparaf."),
    )  # fmt: skip

    def clean_scan(self) -> Any:
        """Judge the file by its bytes. Raises UploadRefused with a sentence."""
        return check_upload(self.cleaned_data["scan"])


class AgreementMoveForm(MoveForm):
    """A press on the button of a move."""

    name = forms.ChoiceField(choices=[(t.name, t.label) for t in AGREEMENT.transitions if not t.automatic])
