"""What a person may type about the agenda, and about data shown there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.models import AgendaItem, AgendaProposal, Meeting, MeetingData
from collaboration.policy.meetings import check_cleared, check_may_know
from core.forms import GuyubForm, GuyubModelForm
from core.policy import Actor, allowed
from schools.item_pages import workers
from schools.models import User
from schools.person_fields import PersonField


class ItemForm(GuyubModelForm):
    """One item of the agenda."""

    presenter = PersonField(User.objects.none(), label=_("Disampaikan oleh"), required=False)

    class Meta:
        model = AgendaItem
        fields = ["title", "kind", "duration", "presenter", "presenter_label", "detail", "is_confidential"]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school_id = actor.tenant_id
        self.fields["presenter"].queryset = workers(actor.tenant_id)
        self.fields["duration"].widget.attrs |= {"min": 1, "max": 480}
        self.fields["detail"].widget.attrs["rows"] = 3
        if not allowed(check_cleared, actor):
            del self.fields["is_confidential"]

    def clean(self) -> dict[str, Any]:
        """A confidential item is presented by somebody who may know of it."""
        cleaned = super().clean() or self.cleaned_data
        person = cleaned.get("presenter")
        if cleaned.get("is_confidential") and person and not allowed(check_may_know, person, self.school_id):
            self.add_error("presenter", _("Orang ini tidak boleh mengetahui acara rahasia."))
        return cleaned


class ProposalForm(GuyubModelForm):
    """What somebody wants to talk about."""

    class Meta:
        model = AgendaProposal
        fields = ["title", "why", "duration", "is_confidential"]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].widget.attrs["rows"] = 3
        self.fields["duration"].widget.attrs |= {"min": 1, "max": 480}
        if not allowed(check_cleared, actor):
            del self.fields["is_confidential"]


class TakeForm(GuyubForm):
    """Into which meeting a proposal goes."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Pertemuan"))

    def __init__(self, *args: Any, proposal: AgendaProposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = proposal.series.meetings.filter(
            state__in=(*Meeting.AHEAD, Meeting.State.HELD)
        )


class DataForm(GuyubForm):
    """A table of achievement data."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_(
            "Excel (.xlsx) atau CSV. Baris pertama berisi judul kolom: Kelas, Mata pelajaran, Nilai; atau satu kolom nama di kiri dan "
            "kolom angka di kanannya."
        ),
    )
    title = forms.CharField(label=_("Judul data"), max_length=160)
    unit = forms.CharField(
        label=_("Satuan"), max_length=20, required=False, help_text=_("Misalnya %, siswa, atau poin.")
    )
    kind = forms.ChoiceField(label=_("Bentuk grafik"), choices=MeetingData.Kind.choices, initial=MeetingData.Kind.BARS)
