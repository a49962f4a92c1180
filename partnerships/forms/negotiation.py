"""What people type about a text under negotiation: a comment, a stance, an answer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from partnerships.merge import check_fields
from partnerships.models import TextComment, TextReview

LONGEST = 8000
Outcome, Stance = TextComment.Outcome, TextReview.Stance


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


class CommentForm(GuyubForm):
    """A comment on one article or on the whole text; for an article also new wording, which starts from the present one."""

    act = forms.CharField(widget=forms.HiddenInput, initial="comment")
    article = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    body = forms.CharField(
        label=_("Catatan Anda"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )
    proposal = forms.CharField(
        label=_("Usulan bunyi baru"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Ubahlah langsung di sini bila Anda menginginkan bunyi lain. Biarkan seperti semula bila hanya memberi catatan."
        ),
    )

    def __init__(self, *args: Any, article: str, typed: str = "", **kwargs: Any) -> None:
        initial = {"article": article, "proposal": typed}
        super().__init__(*args, initial=initial, auto_id=f"id_{article or 'umum'}_%s", **kwargs)
        self.typed = typed
        if not article:
            del self.fields["proposal"]

    def clean_proposal(self) -> str:
        """Wording that was left as it is proposes nothing."""
        proposal = self.cleaned_data["proposal"]
        return "" if _same(proposal, self.typed) else proposal

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        cleaned = super().clean() or self.cleaned_data
        said = cleaned.get("body") or cleaned.get("proposal")
        if not said and not self.errors:
            self.add_error("body", _("Tuliskan catatan atau usulan bunyi barunya."))
        return cleaned

    def facts(self) -> dict[str, str]:
        """For `comment_text`."""
        return {name: self.cleaned_data.get(name, "") for name in ("article", "body", "proposal")}


class StanceForm(GuyubForm):
    """Whether the party agrees with the version."""

    act = forms.CharField(widget=forms.HiddenInput, initial="stance")
    stance = forms.ChoiceField(
        label=_("Bagaimana sikap Anda terhadap versi ini?"),
        choices=[(Stance.AGREES.value, Stance.AGREES.label), (Stance.OBJECTS.value, Stance.OBJECTS.label)],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Keterangan"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bila ada keberatan, tuliskan apa yang perlu berubah."),
    )

    def clean(self) -> dict[str, Any]:
        """An objection says what it is about."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("stance") == Stance.OBJECTS and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", _("Tuliskan apa keberatannya, supaya sekolah dapat menanggapinya."))
        return cleaned

    def facts(self) -> dict[str, str]:
        """For `state_stance`."""
        return {"stance": self.cleaned_data["stance"], "note": self.cleaned_data["note"]}


class CommentAnswerForm(GuyubForm):
    """The school's answer; with a proposal that can be taken over also the words that the article gets."""

    outcome = forms.ChoiceField(label=_("Apa yang dilakukan dengan catatan ini?"), widget=forms.RadioSelect)
    body = forms.CharField(
        label=_("Bunyi pasal bila diambil alih"), required=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    answer = forms.CharField(
        label=_("Jawaban atau alasan"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Dibaca oleh pihak yang memberi catatan."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, keys: Collection[str], takes_words: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = keys
        taken = _("Ambil alih ke naskah") if takes_words else _("Diambil alih ke naskah")
        self.fields["outcome"].choices = [
            (Outcome.TAKEN.value, taken),
            (Outcome.DECLINED.value, Outcome.DECLINED.label),
            (Outcome.ANSWERED.value, _("Dijawab saja; tidak ada yang perlu berubah")),
        ]
        if takes_words:
            self.fields["body"].help_text = _(
                "Satu ayat per baris. Isian dalam kurung kurawal diganti dengan data naskah saat dicetak."
            )
        else:
            del self.fields["body"]

    def clean(self) -> dict[str, Any]:
        """A reason unless it was taken over; words whose merge fields exist."""
        cleaned = super().clean() or self.cleaned_data
        taken = cleaned.get("outcome") == Outcome.TAKEN
        if not taken and cleaned.get("outcome") and not cleaned.get("answer") and "answer" not in self.errors:
            self.add_error("answer", _("Tuliskan jawaban atau alasannya."))
        if taken and "body" in self.fields and "body" not in self.errors:
            self._check_words(cleaned.get("body", ""))
        return cleaned

    def _check_words(self, body: str) -> None:
        if not body:
            self.add_error("body", _("Isi bunyi pasalnya."))
            return
        try:
            check_fields(body, self.keys)
        except ValidationError as problem:
            self.add_error("body", problem)

    def facts(self) -> dict[str, Any]:
        """For `answer_comment`."""
        given = self.cleaned_data
        taken = given["outcome"] == Outcome.TAKEN
        return {
            "outcome": given["outcome"], "answer": given["answer"], "body": given.get("body", "") if taken else "",
            "expected": given.get("version"),
        }  # fmt: skip
