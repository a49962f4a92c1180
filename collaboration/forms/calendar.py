"""What a person may ask of the calendar, and type about a date of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.forms.repeat import REPEAT_FIELDS, RepeatFields
from collaboration.forms.slot import SLOT_FIELDS, SlotFields, colleagues, initial_slot
from collaboration.models import Event
from collaboration.queries.calendar import Narrowed
from collaboration.scheduling import Slot
from collaboration.series import Scope, moves
from collaboration.terms import CLOSED_CIRCLE, Practice
from core.filters import MonthField
from core.forms import GuyubForm
from core.policy import Actor
from schools.models import ClassGroup, School, User
from schools.person_fields import PeopleField, PersonField

PLANNED = [(one.value, one.label) for one in (Practice.OTHER, *Practice) if one not in CLOSED_CIRCLE]
PLANNED = list(dict.fromkeys(PLANNED))


def classes_on(school: School, day: date) -> Any:
    """The classes of the school year in which the day lies."""
    return ClassGroup.objects.filter(school=school, year__starts_on__lte=day, year__ends_on__gte=day)


class CalendarForm(GuyubForm):
    """The filters of the calendar, out of the address. Nonsense there narrows nothing."""

    orang = PersonField(User.objects.none(), label=_("Orang"), required=False)
    kelas = forms.ModelChoiceField(ClassGroup.objects.none(), label=_("Kelas"), required=False)
    pelajaran = forms.BooleanField(label=_("Dengan jadwal pelajarannya"), required=False)
    praktik = forms.CharField(required=False, widget=forms.HiddenInput)
    bulan = MonthField(required=False)
    hari = forms.DateField(required=False)

    def __init__(self, *args: Any, school: School, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["orang"].queryset = colleagues(school)
        self.fields["kelas"].queryset = classes_on(school, today)
        for name in ("orang", "kelas"):
            self.fields[name].empty_label = _("Semua")
        self.is_valid()

    @property
    def narrowed(self) -> Narrowed:
        """The filters as the query takes them."""
        given = self.cleaned_data
        person, group = given.get("orang"), given.get("kelas")
        return Narrowed(person, group, given.get("praktik") or "", bool(given.get("pelajaran")))

    @property
    def day(self) -> date:
        """The day that is asked about; today by default."""
        return self.cleaned_data.get("hari") or self.cleaned_data.get("bulan") or self.today


class _EventFields(SlotFields):
    """What it is, who comes, which classes it concerns."""

    title = forms.CharField(label=_("Judul"), max_length=200)
    practice = forms.ChoiceField(
        label=_("Praktik"),
        choices=PLANNED,
        initial=Practice.OTHER,
        help_text=_("Observasi kelas dan mentoring direncanakan di halamannya sendiri."),
    )
    people = PeopleField(User.objects.none(), label=_("Siapa yang hadir"), required=False)
    class_groups = forms.ModelMultipleChoiceField(
        ClassGroup.objects.none(), label=_("Kelas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Keterangan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def offer(self, school: School, day: date) -> None:
        """The people of the school and the classes of the year."""
        self.fields["people"].queryset = colleagues(school)
        self.fields["class_groups"].queryset = classes_on(school, day)

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """Whose time it takes."""
        return cleaned.get("people") or ()

    def slot_classes(self, cleaned: dict[str, Any]) -> Iterable[ClassGroup]:
        """Which classes it concerns."""
        return cleaned.get("class_groups") or ()

    def facts(self) -> dict[str, Any]:
        """What the action takes beside the slot."""
        return {name: self.cleaned_data[name] for name in ("title", "practice", "note")}


WHAT, WHERE, WHO = ["title", "practice"], [*SLOT_FIELDS], ["people", "class_groups"]


class EventForm(_EventFields, RepeatFields, GuyubForm):
    """Plan a date, once or again and again."""

    groups = [
        ("", WHAT),
        (_("Kapan dan di mana"), WHERE),
        ("", [*REPEAT_FIELDS]),
        (_("Siapa dan kelas mana"), WHO),
        ("", ["note", "despite_conflicts"]),
    ]

    def __init__(self, *args: Any, actor: Actor, school: School, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare_slot(actor, school)
        self.prepare_repeat(school, today)
        self.offer(school, today)
        self.fields["people"].initial = [actor.user_id]
        self.fields["on"].initial = self.initial.get("on") or today


class EventEditForm(_EventFields, GuyubForm):
    """Change a date; of a series also the following, or all that are to come."""

    scope = forms.ChoiceField(
        label=_("Apa yang diubah?"), choices=Scope.choices, initial=Scope.ONE, widget=forms.RadioSelect
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    groups = [
        ("", ["scope"]),
        ("", WHAT),
        (_("Kapan dan di mana"), WHERE),
        (_("Siapa dan kelas mana"), WHO),
        ("", ["note", "despite_conflicts"]),
    ]

    def __init__(self, *args: Any, actor: Actor, event: Event, now: datetime, **kwargs: Any) -> None:
        school = event.school
        given = {
            "title": event.title, "practice": event.practice, "note": event.note, "version": event.version,
            "people": event.people.values_list("user", flat=True), "class_groups": event.class_groups.all(),
            **initial_slot(school, event.starts_at, event.ends_at, event.room, event.place),
        }  # fmt: skip
        super().__init__(*args, initial=given, **kwargs)
        self.event, self.now = event, now
        self.prepare_slot(actor, school)
        self.offer(school, event.day())
        if event.series_id is None:
            del self.fields["scope"]

    @property
    def reach(self) -> str:
        """How far the change reaches."""
        return self.cleaned_data.get("scope") or Scope.ONE

    def all_slots(self, slot: Slot, cleaned: dict[str, Any]) -> Sequence[Slot]:
        """Where each date of the series would go; these make room for each other."""
        plan = moves(self.event, cleaned.get("scope") or Scope.ONE, slot, self.now)
        self.besides = [self.event.pk, *(row.pk for row, _where in plan)]
        return [where for _row, where in plan]


class CallOffForm(GuyubForm):
    """Why it does not take place, and whether the following ones do."""

    reason = forms.CharField(
        label=_("Mengapa dibatalkan?"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dibaca oleh semua yang diundang."),
    )
    scope = forms.ChoiceField(
        label=_("Apa yang dibatalkan?"), choices=Scope.choices, initial=Scope.ONE, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if event.series_id is None:
            del self.fields["scope"]
        else:
            self.order_fields(["scope", "reason"])
