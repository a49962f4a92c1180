"""The small form of a saved view."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm


class SavedViewForm(GuyubForm):
    """A name, and what becomes of the view. Who may not share is not asked."""

    query = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Nama tampilan"), max_length=60)
    is_shared = forms.BooleanField(label=_("Bagikan kepada warga sekolah"), required=False)
    is_default = forms.BooleanField(label=_("Buka daftar ini dengan tampilan ini"), required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_shared"]

    @property
    def facts(self) -> dict[str, Any]:
        """What becomes of the view, without the filters that it keeps."""
        return {"is_shared": False, **{name: value for name, value in self.cleaned_data.items() if name != "query"}}
