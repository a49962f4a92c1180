"""What a partner's contact may hand in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from core.uploads import ACCEPT, check_upload


class HandInForm(GuyubForm):
    """One paper and a word about it."""

    paper = forms.FileField(
        label=_("Berkas"), widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        help_text=_("Foto JPEG atau PNG, atau PDF, paling besar 15 MB."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Keterangan"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Misalnya: surat balasan, daftar peserta, atau laporan kegiatan."),
    )  # fmt: skip

    def clean_paper(self) -> Any:
        """Judge the file by its bytes; what is kept is a cleaned copy. Raises UploadRefused with a sentence."""
        return check_upload(self.cleaned_data["paper"])
