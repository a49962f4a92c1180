"""What may be typed when something of a pupil is to be erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import DateTimeInput, GuyubForm
from schools.models import RightsRequest


class AskErasureForm(GuyubForm):
    """The words of a parent; `in_person` asks who said them, how, and when."""

    asker = forms.CharField(label=_("Nama orang tua atau wali yang meminta"), max_length=150)
    via = forms.ChoiceField(
        label=_("Bagaimana permintaan datang?"), choices=[c for c in RightsRequest.Via.choices if c[0] != "account"]
    )
    contact = forms.CharField(label=_("Alamat untuk jawaban"), max_length=200, required=False)
    received_at = forms.DateTimeField(
        label=_("Diterima"), widget=DateTimeInput, help_text=_("Sejak saat ini berjalan 3 × 24 jam.")
    )
    words = forms.CharField(
        label=_("Jelaskan seperlunya"), widget=forms.Textarea(attrs={"rows": 4}), required=False,
        help_text=_("Tidak perlu menulis isi asesmennya."),
    )  # fmt: skip

    def __init__(self, *args: Any, in_person: bool, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, initial={"received_at": now}, **kwargs)
        self.now = now
        if not in_person:
            for name in ("asker", "via", "contact", "received_at"):
                del self.fields[name]

    def clean_received_at(self) -> datetime:
        found: datetime = self.cleaned_data["received_at"]
        if found > self.now:
            raise ValidationError(_("Waktu diterima tidak boleh di masa depan."))
        return found
