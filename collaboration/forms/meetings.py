"""What a person may type about series of meetings, and about a meeting before its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaboration.forms.slot import SlotFields, colleagues
from collaboration.models import MEETING_READERS, Meeting, MeetingSeries
from collaboration.queries.meeting_dates import Suggestion
from collaboration.terms import STANDING_AGENDA, AgendaKind
from core.dates import day_and_date
from core.forms import GuyubForm, GuyubModelForm, rows_of
from core.looks import screen_language
from core.policy import Actor
from schools.models import Room, School, User
from schools.person_fields import PersonField
from schools.roles import Role

INVITABLE = [(role.value, role.label) for role in Role if role in MEETING_READERS]
MOST_SUGGESTED = 6


class SeriesForm(GuyubModelForm):
    """A series: when, where, who leads, who is invited."""

    chair = PersonField(User.objects.none(), label=_("Pimpinan rapat"))
    minute_taker = PersonField(User.objects.none(), label=_("Notulis"))
    invited = forms.MultipleChoiceField(
        label=_("Siapa yang diundang"), choices=INVITABLE, widget=forms.CheckboxSelectMultiple
    )
    groups = [
        ("", ["title"]),
        (_("Kapan dan di mana"), ["week", "weekday", "starts_at", "ends_at", "room", "place"]),
        (_("Siapa"), ["chair", "minute_taker", "invited", "quorum"]),
    ]

    class Meta:
        model = MeetingSeries
        fields = [
            "title", "week", "weekday", "starts_at", "ends_at", "room", "place", "chair", "minute_taker", "invited", "quorum",
            "is_active",
        ]  # fmt: skip

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = self.fields["minute_taker"].queryset = colleagues(school)
        self.fields["room"].queryset = Room.objects.of(school)
        if self.instance.pk is None:
            del self.fields["is_active"]

    def clean(self) -> dict[str, Any]:
        """A meeting ends after it began."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("starts_at") and cleaned.get("ends_at") and cleaned["ends_at"] <= cleaned["starts_at"]:
            self.add_error("ends_at", _("Jam selesai harus setelah jam mulai."))
        return cleaned


class SeriesItemForm(GuyubForm):
    """One item of the template."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=AgendaKind.choices, required=False)
    title = forms.CharField(label=_("Acara"), max_length=200, required=False)
    minutes = forms.IntegerField(label=_("Lama (menit)"), min_value=1, max_value=480, required=False)
    presenter_label = forms.CharField(label=_("Disampaikan oleh"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        """A row that says something has a title and a length."""
        cleaned = super().clean() or self.cleaned_data
        if any(cleaned.get(name) for name in ("title", "minutes", "presenter_label")):
            for name in ("title", "minutes"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Bagian ini perlu diisi."))
        return cleaned


SeriesItemRows: Any = rows_of(
    SeriesItemForm,
    legend=_("Susunan acara tetap"),
    row_label=_("Acara"),
    add_label=_("Tambah acara"),
    extra=0,
    max_num=20,
)
STANDING_MINUTES = 15


def series_rows(data: Any, series: MeetingSeries | None) -> Any:
    """The template as rows: what the series has, or items a–e of a new one."""
    initial: list[dict[str, Any]] = [
        {
            "kind": kind,
            "title": gettext(str(kind.label)),
            "minutes": STANDING_MINUTES,
            "presenter_label": presents(kind),
        }
        for kind in STANDING_AGENDA
    ]
    if series is not None:
        initial = [
            {"kind": i.kind, "title": i.title, "minutes": i.minutes, "presenter_label": i.presenter_label}
            for i in series.items.all()
        ]
    return SeriesItemRows(data, initial=initial if data is None else None, prefix="items")


def presents(kind: str) -> str:
    """Who usually tells of an item: the hub of the first one."""
    return str(Role.HUB.label) if kind == AgendaKind.PROGRESS else ""


def template_rows(rows: Any) -> list[dict[str, Any]]:
    """The rows with words, in order; a row left as it came counts."""
    gone = {id(form) for form in rows.deleted_forms}
    data = [form.cleaned_data for form in rows.forms if id(form) not in gone]
    names = ("kind", "title", "minutes", "presenter_label")
    return [{name: row[name] for name in names} for row in data if row.get("title")]


class PlanForm(GuyubForm):
    """Which of the dates that the rule gives become meetings."""

    days = forms.MultipleChoiceField(label=_("Tanggal"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, suggested: Sequence[Suggestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggested = {one.day.isoformat(): one.day for one in suggested}
        self.fields["days"].choices = [(one.day.isoformat(), _date_words(one)) for one in suggested]
        self.fields["days"].initial = [one.day.isoformat() for one in suggested[:1] if not one.holiday]

    @property
    def chosen(self) -> list[Any]:
        """The dates that were ticked."""
        return [self.suggested[key] for key in self.cleaned_data["days"]]


def _date_words(one: Suggestion) -> str:
    words = day_and_date(one.day, screen_language())
    return (
        gettext("%(day)s (hari libur: %(holiday)s)") % {"day": words, "holiday": one.holiday} if one.holiday else words
    )


class MeetingForm(GuyubModelForm):
    """Name, chair, minute taker, quorum of one meeting."""

    chair = PersonField(User.objects.none(), label=_("Pimpinan rapat"))
    minute_taker = PersonField(User.objects.none(), label=_("Notulis"))

    class Meta:
        model = Meeting
        fields = ["title", "chair", "minute_taker", "quorum"]

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = self.fields["minute_taker"].queryset = colleagues(school)


class MoveForm(SlotFields, GuyubForm):
    """Another time or place; after the invitations went out, with the reason."""

    reason = forms.CharField(label=_("Alasan perubahan"), max_length=250, required=False)
    groups = [
        (_("Jadwal baru"), ["on", "from_time", "to_time", "room", "place"]),
        ("", ["reason", "despite_conflicts"]),
    ]

    def __init__(self, *args: Any, actor: Actor, meeting: Meeting, besides: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.prepare_slot(actor, meeting.school, besides=besides)
        if meeting.state == Meeting.State.INVITED:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = _("Dikirim kepada semua yang diundang; mereka menjawab sekali lagi.")
        else:
            del self.fields["reason"]

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """Everybody invited."""
        return User.objects.filter(pk__in=self.meeting.invitees.exclude(user=None).values("user_id"))


class InviteForm(GuyubForm):
    """What the letter needs: number, date, enclosure."""

    letter_number = forms.CharField(
        label=_("Nomor surat"),
        max_length=80,
        required=False,
        help_text=_("Diusulkan dari pola nomor sekolah; boleh diganti."),
    )
    letter_on = forms.DateField(label=_("Tanggal surat"))
    enclosure = forms.CharField(
        label=_("Lampiran"),
        max_length=80,
        required=False,
        help_text=_("Misalnya 1 (satu) berkas. Kosongkan bila tidak ada."),
    )


class NoteForm(GuyubForm):
    """A note of the committee with the confirmation."""

    note = forms.CharField(
        label=_("Catatan pengesahan"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
