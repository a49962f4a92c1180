"""What may be typed when something of a pupil is to be erased."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from schools.models import RightsRequest


class AskErasureForm(GuyubForm):
    """The words of a parent; `in_person` asks who said them, and how."""

    asker = forms.CharField(label=_("Nama orang tua atau wali yang meminta"), max_length=150)
    via = forms.ChoiceField(
        label=_("Bagaimana permintaan datang?"), choices=[c for c in RightsRequest.Via.choices if c[0] != "account"]
    )
    contact = forms.CharField(label=_("Alamat untuk jawaban"), max_length=200, required=False)
    words = forms.CharField(
        label=_("Jelaskan seperlunya"), widget=forms.Textarea(attrs={"rows": 4}), required=False,
        help_text=_("Tidak perlu menulis isi asesmennya."),
    )  # fmt: skip

    def __init__(self, *args: Any, in_person: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not in_person:
            for name in ("asker", "via", "contact"):
                del self.fields[name]
