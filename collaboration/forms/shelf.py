"""What a person may put on the shared shelf."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.models import SharedResource
from core.forms import GuyubForm, GuyubModelForm
from core.uploads import CheckedFile
from partnerships.forms.files import files_field
from schools.models import School, Subject


class ResourceForm(GuyubModelForm):
    """A link, a file, or both; for which practice and which subject."""

    files = files_field(_("Berkas"))

    class Meta:
        model = SharedResource
        fields = ["title", "kind", "url", "practice", "subject", "about"]
        help_texts = {"about": _("Satu dua kalimat: kapan dan untuk apa sumber ini berguna.")}

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].queryset = Subject.objects.of(school)
        self.fields["about"].widget.attrs["rows"] = 3
        self.fields["url"].assume_scheme = "https"

    @property
    def uploads(self) -> list[CheckedFile]:
        """What was chosen."""
        return list(self.cleaned_data.get("files", ()))

    def clean(self) -> dict[str, Any]:
        """Something to open."""
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk is None and not self.errors and not cleaned.get("url") and not self.uploads:
            self.add_error("url", _("Isi alamat web, atau pilih berkasnya."))
        return cleaned


class ShelfFilter(GuyubForm):
    """What to look for on the shelf."""

    q = forms.CharField(label=_("Cari"), max_length=100, required=False)
    subject = forms.ModelChoiceField(Subject.objects.none(), label=_("Mata pelajaran"), required=False)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        subjects: Any = self.fields["subject"]
        subjects.queryset = Subject.objects.of(school)
        subjects.empty_label = _("Semua mata pelajaran")
