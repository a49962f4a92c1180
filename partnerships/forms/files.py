"""Several photos or files at once, straight from a phone's camera too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.uploads import ACCEPT, CheckedFile, check_upload

AT_ONCE = 10
PICTURES = "image/*"


class SeveralFilesInput(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to ten files, each judged by its bytes; cleans to a list of `CheckedFile` (empty when none was sent)."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[CheckedFile]:
        """What may be stored. Raises with the sentence of the first file that may not, and its name."""
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if len(given) > AT_ONCE:
            raise ValidationError(_("Paling banyak 10 berkas sekaligus. Kirim sisanya setelah ini."))
        if self.required and not given:
            raise ValidationError(self.error_messages["required"], code="required")
        return [_checked(super(FilesField, self).clean(one, initial), len(given)) for one in given]


def _checked(upload: Any, count: int) -> CheckedFile:
    """One file. Among several the refused one is named, because the person has to find it again."""
    try:
        return check_upload(upload)
    except ValidationError as refusal:
        if count == 1:
            raise
        raise ValidationError(f"{upload.name}: {' '.join(refusal.messages)}") from refusal


def camera_field() -> FilesField:
    """A button that opens the camera at the back on a phone; on a computer it chooses a picture."""
    return FilesField(
        label=_("Ambil foto"),
        required=False,
        widget=SeveralFilesInput(attrs={"accept": PICTURES, "capture": "environment"}),
        help_text=_("Di ponsel, tombol ini langsung membuka kamera."),
    )


def files_field(label: Any) -> FilesField:
    """A button that chooses photos and PDFs that are there already, several at once."""
    return FilesField(
        label=label,
        required=False,
        widget=SeveralFilesInput(attrs={"accept": ACCEPT}),
        help_text=_("Boleh beberapa sekaligus: foto JPEG atau PNG, atau PDF, masing-masing paling besar 15 MB."),
    )
