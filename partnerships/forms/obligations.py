"""What a person may type about obligations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from core.uploads import ACCEPT, check_upload
from partnerships.actions.obligations import FIXED, WORDS_ARE_FIXED, fixed_words
from partnerships.models import Fulfilment, Obligation, Partnership


class ObligationForm(GuyubModelForm):
    """A duty of one of the partnership's parties."""

    class Meta:
        model = Obligation
        fields = ["party", "description", "due_on"]
        help_texts = {"due_on": _("Kosongkan bila tidak bertanggal. Pengingat dikirim 14, 3, dan 0 hari sebelumnya.")}

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = partnership.parties.select_related("partner", "partnership__school")
        self.fields["party"].empty_label = None
        if self.instance.pk is not None and fixed_words(self.instance):
            for name in FIXED:
                self.fields[name].disabled = True
            self.fields["description"].help_text = WORDS_ARE_FIXED


class ConfirmForm(GuyubModelForm):
    """It came: when, wholly or in part, with a photo from the phone's camera if there is one."""

    photo = forms.FileField(
        label=_("Foto atau berkas bukti"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        help_text=_("Foto JPEG atau PNG, atau PDF, paling besar 15 MB."),
    )

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

    def clean_photo(self) -> Any:
        """Judge the file by its bytes; what is kept is a cleaned copy. Raises UploadRefused with a sentence."""
        upload = self.cleaned_data.get("photo")
        return check_upload(upload) if upload else None


class LinkForm(GuyubForm):
    """Who gets a scoped link."""

    recipient_label = forms.CharField(
        label=_("Nama penerima"), max_length=200, help_text=_("Nama ini tercatat sebagai yang mengisi.")
    )
    recipient_email = forms.EmailField(
        label=_("Email penerima"), required=False, help_text=_("Bila diisi, tautan langsung dikirim ke alamat ini.")
    )
