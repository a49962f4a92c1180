"""What a person may type about obligations."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from core.uploads import CheckedFile
from partnerships.actions.obligation_series import fixed_words as series_words_fixed
from partnerships.actions.obligations import FIXED, WORDS_ARE_FIXED, WORDS_OF_SERIES, fixed_words
from partnerships.forms.files import camera_field, files_field
from partnerships.models import Fulfilment, Obligation, ObligationSeries, Partnership
from partnerships.recurrence import IN_WEEKS, WITH_INTERVAL, Ends, Every


class ObligationForm(GuyubModelForm):
    """A duty of one of the partnership's parties."""

    class Meta:
        model = Obligation
        fields = ["party", "description", "due_on"]
        help_texts = {
            "due_on": _(
                "Kosongkan bila tidak bertanggal. Pengingat dikirim 14 hari dan 3 hari sebelumnya, lalu pada harinya."
            )
        }

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = partnership.parties.select_related("partner", "partnership__school")
        self.fields["party"].empty_label = None
        if self.instance.pk is None:
            return
        why = WORDS_OF_SERIES if self.instance.series_id else WORDS_ARE_FIXED if fixed_words(self.instance) else ""
        if why:
            for name in FIXED:
                self.fields[name].disabled = True
            self.fields["description"].help_text = why


class ConfirmForm(GuyubModelForm):
    """It came: when, wholly or in part, with a photo from the phone's camera if there is one."""

    camera = camera_field()
    photo = files_field(_("Foto atau berkas bukti"))

    class Meta:
        model = Fulfilment
        fields = ["happened_on", "is_complete", "note"]
        help_texts = {"is_complete": _("Hapus centang bila baru sebagian.")}

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["happened_on"].initial = today
        self.fields["note"].widget.attrs["rows"] = 3

    def clean_happened_on(self) -> Any:
        """A duty is confirmed once it was done, not before."""
        day = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal ini belum tiba. Isi tanggal pelaksanaan yang sebenarnya."))
        return day

    @property
    def photos(self) -> list[CheckedFile]:
        """What the camera took and what was chosen."""
        return [*self.cleaned_data["camera"], *self.cleaned_data["photo"]]


class SeriesForm(GuyubModelForm):
    """A duty that recurs: the rule as a person would say it."""

    groups = [
        ("", ["party", "description"]),
        (_("Seberapa sering"), ["every", "interval", "starts_on", "month_end"]),
        (_("Sampai kapan"), ["ends", "until", "times"]),
    ]

    class Meta:
        model = ObligationSeries
        fields = [
            "party", "description", "every", "interval", "starts_on", "month_end", "ends", "until", "times",
        ]  # fmt: skip
        help_texts = {
            "interval": _(
                "Hanya untuk “Setiap beberapa minggu” atau “Setiap beberapa bulan”: 2 berarti setiap dua minggu atau setiap dua bulan."
            ),
            "starts_on": _(
                "Jatuh tempo berikutnya mengikuti hari atau tanggal ini. Tanggal 31 menjadi hari terakhir pada bulan pendek."
            ),
            "ends": _("“Selama perjanjian berlaku” ikut bergeser bila perjanjian diperpanjang atau diakhiri."),
            "until": _("Hanya untuk “Sampai tanggal tertentu”. Hari itu masih termasuk."),
            "times": _("Hanya untuk “Setelah beberapa kali”."),
        }

    def __init__(self, *args: Any, partnership: Partnership, next_on: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = partnership.parties.select_related("partner", "partnership__school")
        self.fields["party"].empty_label = None
        self.fields["interval"].required = False
        self.fields["ends"].label = _("Berakhirnya pengulangan")
        if self.instance.pk is None:
            return
        self.initial["starts_on"] = next_on
        self.fields["starts_on"].label = _("Jatuh tempo berikutnya")
        self.fields["starts_on"].help_text = _(
            "Perubahan berlaku mulai tanggal ini. Yang sudah lewat atau sudah dicatat tetap."
        )
        if series_words_fixed(self.instance):
            for name in FIXED:
                self.fields[name].disabled = True
            self.fields["description"].help_text = WORDS_ARE_FIXED

    def clean(self) -> dict[str, Any]:
        """Each end asks for its own figure; what belongs to another choice is forgotten."""
        cleaned = super().clean() or self.cleaned_data
        ends, starts_on, until = cleaned.get("ends"), cleaned.get("starts_on"), cleaned.get("until")
        if ends == Ends.DATE and until is None and "until" not in self.errors:
            self.add_error("until", _("Isi tanggal terakhirnya."))
        if ends == Ends.DATE and until and starts_on and until < starts_on:
            self.add_error("until", _("Pengulangan tidak dapat berakhir sebelum jatuh tempo pertamanya."))
        if ends == Ends.TIMES and not cleaned.get("times") and "times" not in self.errors:
            self.add_error("times", _("Isi berapa kali seluruhnya."))
        if cleaned.get("every") in WITH_INTERVAL and not cleaned.get("interval") and "interval" not in self.errors:
            weeks = cleaned["every"] == Every.WEEKS
            self.add_error("interval", _("Isi berapa minggu jaraknya.") if weeks else _("Isi berapa bulan jaraknya."))
        self._forget(cleaned)
        return cleaned

    def _forget(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("every") not in WITH_INTERVAL:
            cleaned["interval"] = 1
        if cleaned.get("every") in IN_WEEKS:
            cleaned["month_end"] = False
        if cleaned.get("ends") != Ends.DATE:
            cleaned["until"] = None
        if cleaned.get("ends") != Ends.TIMES:
            cleaned["times"] = None


class LinkForm(GuyubForm):
    """Who gets a scoped link."""

    recipient_label = forms.CharField(
        label=_("Nama penerima"), max_length=200, help_text=_("Nama ini tercatat sebagai yang mengisi.")
    )
    recipient_email = forms.EmailField(
        label=_("Email penerima"), required=False, help_text=_("Bila diisi, tautan langsung dikirim ke alamat ini.")
    )
