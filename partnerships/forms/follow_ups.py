"""Recommendations as rows: what, who, by when. They come filled in; what is not wanted is ticked for removal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.dates import add_months
from core.forms import GuyubForm, rows_of
from partnerships.actions.follow_ups import FollowUp
from schools.item_pages import WorkerField, workers
from schools.models import User

MOST = 40


class FollowUpForm(GuyubForm):
    """One recommendation on its way to being done."""

    title = forms.CharField(label=_("Yang akan dilakukan"), max_length=300, required=False)
    owner = WorkerField(User.objects.none(), label=_("Penanggung jawab"), required=False)
    owner_label = forms.CharField(
        label=_("Atau pihak lain"), max_length=200, required=False, help_text=_("Misalnya nama mitra.")
    )
    due_on = forms.DateField(label=_("Selesai paling lambat"), required=False)
    today: date | None = None

    def clean_due_on(self) -> date | None:
        """What is handed out today was not due yesterday."""
        due: date | None = self.cleaned_data["due_on"]
        if due and self.today and due < self.today:
            raise forms.ValidationError(_("Tenggat ini sudah lewat. Beri waktu sampai hari ini atau sesudahnya."))
        return due

    def clean(self) -> dict[str, Any]:
        """A row with words needs a doer and a day."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("title"):
            if not cleaned.get("owner") and not cleaned.get("owner_label"):
                self.add_error("owner", _("Pilih penanggung jawab, atau tuliskan nama pihak yang mengerjakan."))
            if not cleaned.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", _("Bagian ini perlu diisi."))
        return cleaned


_rows: Any = rows_of(
    FollowUpForm,
    legend=_("Rekomendasi yang ditindaklanjuti"),
    row_label=_("Tindak lanjut"),
    add_label=_("Tambah tindak lanjut"),
    extra=0,
    max_num=MOST,
)


class FollowUpRows(_rows):
    """The recommendations of one evaluation."""

    school_id: int | None = None
    today: date | None = None

    def add_fields(self, form: Any, index: int | None) -> None:
        """Everybody of the school can be asked."""
        super().add_fields(form, index)
        form.fields["owner"].queryset = workers(self.school_id)
        form.today = self.today

    def facts(self) -> list[FollowUp]:
        """The rows with words, in order, without those ticked for removal. A row left as it came counts."""
        gone = {id(form) for form in self.deleted_forms}
        data = [form.cleaned_data for form in self.forms if id(form) not in gone]
        return [
            FollowUp(row["title"], row["due_on"], row["owner"], row["owner_label"]) for row in data if row.get("title")
        ]


def follow_up_rows(
    data: Any, recommended: Sequence[str], *, school_id: int, lead: User, today: date
) -> FollowUpRows:  # fmt: skip
    """One row per recommendation that is no action item yet: the person in charge within a month, unless changed."""
    given = {"owner": lead.pk, "due_on": add_months(today, 1)}
    initial = [{"title": words, **given} for words in recommended[: MOST - 1]]
    if not initial:
        initial = [given]
    rows = FollowUpRows(data, initial=initial if data is None else None, prefix="items")
    rows.school_id, rows.today = school_id, today
    return rows


class ClosingForm(GuyubForm):
    """What is said at the end of an evaluation; needed only when a party has not answered."""

    closing_note = forms.CharField(
        label=_("Catatan penutup"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Perlu diisi bila ada pihak yang tidak menjawab: mengapa."),
    )

    def __init__(self, *args: Any, closing: bool, silent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not closing:
            del self.fields["closing_note"]
        elif silent:
            self.fields["closing_note"].required = True
