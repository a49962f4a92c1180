"""What the hub may type about an article of the school's library."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from partnerships.merge import check_fields
from partnerships.models import Agreement, ClauseTemplate

LONGEST = 12_000


class TemplateForm(GuyubModelForm):
    """Words and use of one article, and with whose data its preview is filled."""

    groups = [
        (_("Apa bunyinya?"), ["title", "body"]),
        (_("Kapan pasal ini dipakai?"), ["optional", "included"]),
        (_("Pratinjau dengan data apa?"), ["with_agreement"]),
    ]
    body = forms.CharField(
        label=_("Isi"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "Satu ayat per baris. Awali huruf dengan “- ” dan angka di bawahnya dengan “-- ”; nomornya dibuat sendiri."
        ),
    )
    with_agreement = forms.TypedChoiceField(
        label=_("Data untuk pratinjau"), required=False, coerce=int, empty_value=None,
        help_text=_("Hanya untuk pratinjau; naskah yang sudah ada tidak berubah."),
    )  # fmt: skip

    class Meta:
        model = ClauseTemplate
        fields = ["title", "body", "optional", "included"]
        help_texts = {
            "optional": _("Bila dicentang, pasal ini dapat ditinggalkan pada sebuah naskah."),
            "included": _("Hanya berarti untuk pasal yang boleh dilewati."),
        }

    def __init__(self, *args: Any, keys: Collection[str], agreements: Sequence[Agreement] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = keys
        named = [(agreement.pk, f"{agreement.subject} ({agreement.get_state_display()})") for agreement in agreements]
        self.fields["with_agreement"].choices = [("", _("Contoh dari Guyub")), *named]

    def clean_title(self) -> str:
        """A heading is printed as it is. Raises ValidationError for a merge field in it."""
        title = self.cleaned_data["title"]
        if "{" in title or "}" in title:
            raise ValidationError(_("Judul pasal tidak memakai isian dalam kurung kurawal."))
        return title

    def clean_body(self) -> str:
        """Every merge field must exist. Raises MergeProblem, which names those that do not and the nearest that do."""
        check_fields(self.cleaned_data["body"], self.keys)
        return self.cleaned_data["body"]


class SampleForm(GuyubForm):
    """With whose data the whole library is shown."""

    dengan = forms.TypedChoiceField(label=_("Tampilkan dengan data"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, agreements: Sequence[Agreement] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(agreement.pk, agreement.subject) for agreement in agreements]
        self.fields["dengan"].choices = [("", _("Contoh dari Guyub")), *named]
