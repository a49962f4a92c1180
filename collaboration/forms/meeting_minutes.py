"""What a person may type into minutes, and about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.models import AgendaItem, Meeting
from collaboration.policy.meetings import check_cleared, check_may_know
from collaboration.terms import OutcomeKind
from core.forms import GuyubForm, GuyubModelForm
from core.policy import Actor, allowed
from core.text_forms import OneTextForm, Question, Stored, TextsForm, text_fields
from schools.item_pages import WorkerField, workers
from schools.models import User

SETTLED = (("open", _("Belum dilaksanakan")), ("done", _("Sudah dilaksanakan")), ("dropped", _("Tidak dilanjutkan")))


LONGEST_MINUTES = 20_000


def text_key(item: AgendaItem) -> str:
    """How the minutes of an item are called where they save themselves."""
    return f"item-{item.pk}"


class MinutesForm(TextsForm):
    """The minutes of one item, which save themselves and carry the version that the writer had read; and whether it goes on."""

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = text_key(item)
        field: Any = AgendaItem._meta.get_field("unfinished")
        question, stored = (
            Question(AgendaItem._meta.get_field("minutes").verbose_name),
            Stored(item.minutes, item.version),
        )
        self.fields |= text_fields(self.key, question, stored, longest=LONGEST_MINUTES, rows=10)
        self.fields["unfinished"] = forms.BooleanField(
            label=field.verbose_name, required=False, initial=item.unfinished
        )
        self.fields[f"{self.key}-version"].required = True

    @property
    def facts(self) -> dict[str, Any]:
        """As the action takes them."""
        words, version = self.texts[self.key]
        return {"minutes": words, "expected": version, "unfinished": self.cleaned_data["unfinished"]}


class MinutesAutosaveForm(OneTextForm):
    """The minutes of one item as the page sends them by itself. `items`: those that this person may write under."""

    longest = LONGEST_MINUTES

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **kwargs: Any) -> None:
        self.items = {text_key(item): item for item in items}
        self.labels = {key: item.title for key, item in self.items.items()}
        super().__init__(*args, **kwargs)

    @property
    def item(self) -> AgendaItem:
        """The one whose words were sent."""
        return self.items[self.cleaned_data["key"]]


class PointForm(GuyubForm):
    """Who said what."""

    speaker = forms.CharField(label=_("Siapa"), max_length=160)
    point = forms.CharField(label=_("Pokok pikiran"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, names: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = list(names)
        self.fields["speaker"].widget.attrs["list"] = "speakers"


class OutcomeForm(GuyubForm):
    """What an item came to; for an action, who does it until when."""

    kind = forms.ChoiceField(
        label=_("Jenis"), choices=OutcomeKind.choices, widget=forms.RadioSelect, initial=OutcomeKind.DECISION
    )
    text = forms.CharField(label=_("Isi"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    owner = WorkerField(User.objects.none(), label=_("Penanggung jawab"), required=False)
    owner_label = forms.CharField(label=_("Atau pihak lain"), max_length=200, required=False)
    due_on = forms.DateField(label=_("Selesai paling lambat"), required=False)
    is_confidential = forms.BooleanField(
        label=_("Rahasia"),
        required=False,
        help_text=_("Hanya untuk kepala sekolah, Pusat Penggerak Kolaborasi, dan komite."),
    )
    groups = [
        ("", ["kind", "text", "is_confidential"]),
        (_("Bila tindak lanjut: siapa dan sampai kapan"), ["owner", "owner_label", "due_on"]),
    ]

    def __init__(self, *args: Any, actor: Actor, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        self.fields["owner"].queryset = workers(actor.tenant_id).order_by("name")
        if item.is_confidential or not allowed(check_cleared, actor):
            del self.fields["is_confidential"]

    def clean(self) -> dict[str, Any]:
        """An action has a doer and a day; a confidential one stays among those who may know of it."""
        cleaned = super().clean() or self.cleaned_data
        hidden = self.item.is_confidential or cleaned.get("is_confidential")
        if cleaned.get("kind") == OutcomeKind.ACTION:
            if not cleaned.get("owner") and not cleaned.get("owner_label"):
                self.add_error("owner", _("Pilih penanggung jawab, atau tuliskan nama pihak yang mengerjakan."))
            if not cleaned.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", _("Bagian ini perlu diisi."))
            owner = cleaned.get("owner")
            if hidden and owner and not allowed(check_may_know, owner, self.item.school_id):
                self.add_error("owner", _("Orang ini tidak boleh mengetahui hal rahasia."))
        return cleaned


class SettleForm(GuyubForm):
    """What became of a decision."""

    standing = forms.ChoiceField(label=_("Pelaksanaan"), choices=SETTLED)
    note = forms.CharField(label=_("Keterangan"), max_length=250, required=False)


class ClosingForm(GuyubModelForm):
    """When it began and ended, and the closing words."""

    class Meta:
        model = Meeting
        fields = ["began_at", "closed_at", "closing"]
        widgets = {"closing": forms.Textarea(attrs={"rows": 3})}

    def clean(self) -> dict[str, Any]:
        """It ended after it began."""
        cleaned = super().clean() or self.cleaned_data
        began, closed = cleaned.get("began_at"), cleaned.get("closed_at")
        if began and closed and closed <= began:
            self.add_error("closed_at", _("Jam selesai harus setelah jam mulai."))
        return cleaned


class RemarkForm(GuyubForm):
    """A comment on minutes, or a correction under them; about one item or all of them."""

    text = forms.CharField(label=_("Tanggapan"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    item = forms.ModelChoiceField(AgendaItem.objects.none(), label=_("Tentang acara"), required=False)
    is_confidential = forms.BooleanField(
        label=_("Rahasia"),
        required=False,
        help_text=_("Hanya untuk kepala sekolah, Pusat Penggerak Kolaborasi, dan komite."),
    )

    def __init__(self, *args: Any, actor: Actor, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cleared = allowed(check_cleared, actor)
        self.fields["item"].queryset = meeting.agenda.all() if cleared else meeting.agenda.public()
        if not cleared:
            del self.fields["is_confidential"]


class ReplyForm(GuyubForm):
    """What was done about a comment."""

    answer = forms.CharField(label=_("Jawaban"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
