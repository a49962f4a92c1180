"""The sheet on which a parent answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from inclusion.models.plan_parts import REMARKS_ON

LONGEST = 2000
AGREE, CHANGE = "agree", "change"


class AnswerForm(GuyubForm):
    """Agree, or ask for changes; a remark at each section that the plan has."""

    answer = forms.ChoiceField(
        label=_("Jawaban Anda"), widget=forms.RadioSelect,
        choices=[(AGREE, _("Saya setuju dengan rencana ini")), (CHANGE, _("Saya minta ada yang diubah"))],
    )  # fmt: skip
    comment = forms.CharField(
        label=_("Pesan untuk sekolah"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    folded = (_("Catatan untuk setiap bagian"),)

    def __init__(self, *args: Any, sections: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = set(sections)
        self.sections = [(key, label) for key, label in REMARKS_ON if key in shown]
        for key, label in self.sections:
            field = forms.CharField(
                label=_("Catatan tentang: %(part)s") % {"part": label}, required=False, max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"remark_{key}"] = field
        remarks = [f"remark_{key}" for key, _label in self.sections]
        setattr(self, "groups", [("", ["answer", "comment"]), (self.folded[0], remarks)])

    def clean(self) -> dict[str, Any]:
        """A wish for changes says what is to change."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") == CHANGE and not cleaned.get("comment") and not self.remarks:
            self.add_error("comment", _("Tuliskan apa yang perlu diubah."))
        return cleaned

    @property
    def agrees(self) -> bool:
        """The parent agrees."""
        return self.cleaned_data.get("answer") == AGREE

    @property
    def remarks(self) -> dict[str, str]:
        """section -> what was said about it."""
        said = {key: self.cleaned_data.get(f"remark_{key}", "") for key, _label in self.sections}
        return {key: text for key, text in said.items() if text}
