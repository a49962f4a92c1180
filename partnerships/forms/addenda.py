"""What a person may type about an addendum: what changes, its head, the words of one article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.dates import inclusive_end
from core.forms import GuyubForm, GuyubModelForm
from core.looks import day
from partnerships.chain import Standing
from partnerships.forms.money import RupiahField
from partnerships.models import Agreement, ArticleChange

EXTEND, ARTICLES, ADD, AMOUNT = "extend", "articles", "add", "amount"
WHAT = (
    (EXTEND, _("Perpanjang jangka waktu")),
    (ARTICLES, _("Ubah isi pasal")),
    (ADD, _("Tambah atau hapus pasal")),
    (AMOUNT, _("Ubah jumlah dana")),
)


def plain(text: str) -> str:
    """Words that go into the paper as they are. Raises ValidationError for a merge field, which an addendum does not fill in."""
    if "{" in text or "}" in text:
        raise ValidationError(_("Tuliskan katanya langsung; adendum tidak memakai isian dalam kurung kurawal."))
    return text


class AddendumDraftForm(GuyubForm):
    """What is to change in a signed agreement; the paper words it."""

    groups = [
        (_("Apa yang diubah?"), ["what"]),
        (_("Perpanjangan"), ["ends_on"]),
        (_("Isi pasal"), ["articles"]),
        (_("Dana"), ["amount"]),
        (_("Sejak kapan dan mengapa?"), ["starts_on", "reasons"]),
    ]
    what = forms.MultipleChoiceField(
        label=_("Perubahan"), choices=WHAT, widget=forms.CheckboxSelectMultiple,
        help_text=_("Boleh lebih dari satu. Bagian yang tidak dipilih tetap berlaku seperti sekarang."),
    )  # fmt: skip
    ends_on = forms.DateField(label=_("Diperpanjang sampai (termasuk hari itu)"), required=False)
    articles = forms.MultipleChoiceField(
        label=_("Pasal yang isinya diubah"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Isi yang berlaku sekarang disalin; perubahannya Anda tulis di halaman berikutnya."),
    )  # fmt: skip
    amount = RupiahField(label=_("Jumlah dana yang baru (rupiah)"), required=False)
    starts_on = forms.DateField(label=_("Perubahan mulai berlaku"))
    reasons = forms.CharField(
        label=_("Alasan perubahan"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu butir per baris, tanpa kata “bahwa”; dicetak pada pembukaan adendum."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, agreement: Agreement, articles: Mapping[str, Standing], today: date, **kwargs: Any
    ) -> None:
        self.agreement, end = agreement, agreement.last_day
        initial = {"starts_on": today, "ends_on": inclusive_end(end + timedelta(days=1), 1) if end else None}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["articles"].choices = [(label, f"{label}: {row.article.title}") for label, row in articles.items()]
        when = {
            "ends_on": _("bila diperpanjang"),
            "articles": _("bila isi pasal diubah"),
            "amount": _("bila dana diubah"),
        }
        for name, words in when.items():
            self.fields[name].needed_when = words
        choices = dict(WHAT)
        if end is None:
            self._leave_out(choices, EXTEND, "ends_on")
        else:
            self.fields["ends_on"].help_text = _("Sekarang berlaku sampai %(end)s.") % {"end": day(end)}
        if agreement.financial_form == "none":
            self._leave_out(choices, AMOUNT, "amount")
        if not articles:
            self._leave_out(choices, ARTICLES, "articles")
            choices.pop(ADD)
        self.fields["what"].choices = list(choices.items())

    def _leave_out(self, choices: dict[str, Any], what: str, field: str) -> None:
        choices.pop(what)
        del self.fields[field]

    def clean(self) -> dict[str, Any]:
        """What was chosen has what it needs; what was not chosen is not read."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        what = data.get("what", [])
        end = self.agreement.last_day
        if (
            EXTEND in what
            and end
            and "ends_on" not in self.errors
            and not (data.get("ends_on") and data["ends_on"] > end)
        ):
            self.add_error("ends_on", _("Isi tanggal sesudah %(end)s.") % {"end": day(end)})
        if ARTICLES in what and not data.get("articles") and "articles" not in self.errors:
            self.add_error("articles", _("Pilih sekurang-kurangnya satu pasal."))
        if AMOUNT in what and not data.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("Isi jumlah dana yang baru."))
        return data

    def facts(self) -> dict[str, Any]:
        """Keyword arguments of `draft_addendum`."""
        data, what = self.cleaned_data, self.cleaned_data["what"]
        return {
            "starts_on": data["starts_on"], "reasons": data["reasons"],
            "ends_on": data.get("ends_on") if EXTEND in what else None,
            "articles": data.get("articles", []) if ARTICLES in what else [],
            "amount": data.get("amount") if AMOUNT in what else None,
        }  # fmt: skip

    @property
    def leads_to_words(self) -> bool:
        """Whether articles are written next."""
        return bool({ARTICLES, ADD} & set(self.cleaned_data["what"]))


CLEARANCE = ("clearance_number", "clearance_by", "clearance_on")


class AddendumForm(GuyubModelForm):
    """The head of an addendum: when and where it is signed, since when it counts, the new end and the new amount."""

    groups = [
        (_("Kapan dan di mana?"), ["signed_on", "signing_place", "starts_on"]),
        (_("Apa yang diubah?"), ["ends_on", "review_on", "amount", *CLEARANCE]),
        (_("Apa pertimbangannya?"), ["recitals", "legal_basis"]),
        (_("Siapa yang menyaksikan dan mengetahui?"), ["witnesses", "acknowledged_by"]),
    ]
    amount = RupiahField(label=_("Jumlah dana yang baru (rupiah)"), required=False)

    class Meta:
        model = Agreement
        fields = [
            "signed_on", "signing_place", "starts_on", "ends_on", "review_on", "amount", *CLEARANCE, "recitals", "legal_basis",
            "witnesses", "acknowledged_by",
        ]  # fmt: skip
        labels = {
            "starts_on": _("Perubahan mulai berlaku"),
            "ends_on": _("Diperpanjang sampai (termasuk hari itu)"),
            "review_on": _("Tanggal peninjauan yang baru"),
            "recitals": _("Alasan perubahan"),
        }
        help_texts = {
            "review_on": _("Kosongkan bila tanggal peninjauan tidak berubah."),
            "clearance_number": _("Perubahan jumlah pinjaman memerlukan izin dan jadwal pengembalian yang baru."),
        }

    def __init__(self, *args: Any, strict: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.strict, base = strict, self.instance.base
        self.end = base.last_day
        if self.end is None:
            del self.fields["ends_on"]
        else:
            self.fields["ends_on"].help_text = _("Kosongkan bila jangka waktunya tetap: sampai %(end)s.") % {
                "end": day(self.end)
            }
        gone = () if base.is_loan else CLEARANCE
        for name in gone if base.financial_form != "none" else ("amount", *CLEARANCE):
            del self.fields[name]
        for name in ("signed_on", "signing_place", "starts_on"):
            self.fields[name].needed_when = _("sebelum ditandatangani")

    def clean(self) -> dict[str, Any]:
        """A new end lies after the present one; with `strict` everything that signing needs."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        ends_on, review_on = data.get("ends_on"), data.get("review_on")
        if ends_on and self.end and ends_on <= self.end:
            self.add_error("ends_on", _("Isi tanggal sesudah %(end)s.") % {"end": day(self.end)})
        if review_on and (ends_on or self.end) and review_on > (ends_on or self.end):
            self.add_error("review_on", _("Peninjauan dilakukan sebelum naskah ini berakhir."))
        for name in ("signed_on", "signing_place", "starts_on") if self.strict else ():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Isi sebelum adendum disiapkan untuk ditandatangani."))
        return data


class ArticleChangeForm(GuyubModelForm):
    """The words of one changed or new article."""

    class Meta:
        model = ArticleChange
        fields = ["title", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 12})}
        help_texts = {
            "body": _(
                "Satu ayat per baris. Awali huruf dengan “- ” dan angka di bawahnya dengan “-- ”; nomornya dibuat sendiri."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "body"):
            self.fields[name].required = True

    def clean_title(self) -> str:
        """No merge fields. Raises ValidationError."""
        return plain(self.cleaned_data["title"])

    def clean_body(self) -> str:
        """As `clean_title`."""
        return plain(self.cleaned_data["body"])


class NewArticleForm(ArticleChangeForm):
    """An article that did not exist, and behind which one it comes."""

    article = forms.ChoiceField(label=_("Ditempatkan setelah"))

    class Meta(ArticleChangeForm.Meta):
        fields = ["article", "title", "body"]

    def __init__(self, *args: Any, articles: Mapping[str, Standing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["article"].choices = [(label, f"{label}: {row.article.title}") for label, row in articles.items()]


class TakeArticleForm(GuyubForm):
    """Which article is to be worded anew or removed."""

    article = forms.ChoiceField(label=_("Pasal"))

    def __init__(self, *args: Any, articles: Mapping[str, Standing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["article"].choices = [(label, f"{label}: {row.article.title}") for label, row in articles.items()]
