"""When a learning group meets, and its two-minute minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.forms.slot import SlotFields, initial_slot
from collaboration.models import GroupMeeting, LearningGroup
from collaboration.queries.groups import members
from collaboration.rhythm import meeting_moves, meetings_from
from collaboration.scheduling import Slot, dates_of_all
from collaboration.series import Scope
from core.dates.formats import DAYS
from core.forms import GuyubForm
from core.looks import screen_language
from core.policy import Actor
from schools.models import Holiday, User
from schools.person_fields import PeopleField, PersonField

LONGEST_ROW = timedelta(weeks=26)


class PlanForm(SlotFields, GuyubForm):
    """One meeting, or a row of them: on chosen weekdays until a day. Holidays of the row are left out."""

    weekdays = forms.MultipleChoiceField(
        label=_("Ulangi setiap"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Kosongkan untuk satu pertemuan saja."),
    )  # fmt: skip
    until = forms.DateField(label=_("Sampai tanggal"), required=False)
    groups = [
        (_("Kapan dan di mana"), ["on", "from_time", "to_time", "room", "place"]),
        (_("Berulang (opsional)"), ["weekdays", "until"]),
    ]

    def __init__(
        self, *args: Any, actor: Actor, group: LearningGroup, besides: Iterable[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        self.prepare_slot(actor, group.school, besides=besides)
        self.fields["weekdays"].choices = list(enumerate(DAYS[screen_language()], start=1))
        last = group.meetings.order_by("-starts_at").first()
        if last is not None and not self.initial:
            begins, ends = (at.astimezone(group.school.zone).time() for at in (last.starts_at, last.ends_at))
            self.initial = {"from_time": begins, "to_time": ends}

    def slot_people(self, cleaned: dict[str, Any]) -> list[User]:
        """The members."""
        return members(self.group)

    def clean(self) -> dict[str, Any]:
        """A row of meetings has both its weekdays and its end, and an end that is not far off."""
        cleaned = super().clean()
        on, until, weekdays = cleaned.get("on"), cleaned.get("until"), cleaned.get("weekdays")
        if until and not weekdays:
            self.add_error("weekdays", _("Pilih harinya, atau kosongkan tanggal akhirnya."))
        elif weekdays and not until and "until" not in self.errors:
            self.add_error("until", _("Isi sampai tanggal berapa pertemuan diulang."))
        elif on and until and until < on:
            self.add_error("until", _("Tanggal akhir tidak boleh sebelum tanggal mulai."))
        elif on and until and until - on > LONGEST_ROW:
            self.add_error("until", _("Rencanakan paling lama setengah tahun sekaligus."))
        return cleaned

    @property
    def slots(self) -> list[Slot]:
        """The dates that were asked for, without holidays; the first day always counts."""
        first, until = self.slot, self.cleaned_data.get("until")
        if first is None or not until:
            return [first] if first else []
        days = {int(number) for number in self.cleaned_data["weekdays"]}
        start: date = self.cleaned_data["on"]
        free = Holiday.objects.of(self.school).touching(start, until)
        closed = [(day.starts_on, day.ends_on) for day in free]
        found = []
        for number in range((until - start).days + 1):
            day = start + timedelta(days=number)
            if day.isoweekday() in days and not any(begins <= day <= ends for begins, ends in closed):
                found.append(self._on(day, first))
        return found

    def _on(self, day: date, first: Slot) -> Slot:
        begins, ends = self.cleaned_data["from_time"], self.cleaned_data["to_time"]
        return Slot(self._instant(day, begins), self._instant(day, ends), room=first.room, place=first.place)


class PutOffForm(PlanForm):
    """Another time for one meeting, or for it and those that follow in the same rhythm."""

    scope = forms.ChoiceField(
        label=_("Apa yang diubah?"), initial=Scope.ONE, widget=forms.RadioSelect, choices=(
            (Scope.ONE, Scope.ONE.label), (Scope.FOLLOWING, _("Yang ini dan semua sesudahnya pada hari dan jam yang sama")),
        ),
    )  # fmt: skip
    groups = [("", ["scope"]), (_("Kapan dan di mana"), ["on", "from_time", "to_time", "room", "place"])]

    def __init__(self, *args: Any, meeting: GroupMeeting, event: Any, **kwargs: Any) -> None:
        room, place = (event.room, event.place) if event else (None, "")
        kwargs["initial"] = initial_slot(meeting.school, meeting.starts_at, meeting.ends_at, room, place)
        super().__init__(*args, group=meeting.group, besides=[event.pk] if event else (), **kwargs)
        self.meeting = meeting
        del self.fields["weekdays"], self.fields["until"]
        if len(meetings_from(meeting)) == 1:
            del self.fields["scope"]

    @property
    def reach(self) -> str:
        """How far the change reaches."""
        return self.cleaned_data.get("scope") or Scope.ONE

    def all_slots(self, slot: Slot, cleaned: dict[str, Any]) -> Sequence[Slot]:
        """Where each meeting would go; these make room for each other."""
        if cleaned.get("scope") != Scope.FOLLOWING:
            return [slot]
        plan = meeting_moves(self.meeting, slot)
        self.besides = list(dates_of_all(row for row, _where in plan).values_list("pk", flat=True))
        return [where for _row, where in plan]

    def clean(self) -> dict[str, Any]:
        """Dates that stand already, moved and not repeated."""
        return SlotFields.clean(self)


class MinuteForm(GuyubForm):
    """The two-minute minute: everything is ticked already but what was looked at and what we noticed."""

    looked_at = forms.CharField(label=_("Apa yang dilihat?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    noticed = forms.CharField(
        label=_("Apa yang kita temukan?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    next_what = forms.CharField(label=_("Langkah berikutnya"), max_length=300, required=False)
    next_who = PersonField(User.objects.none(), label=_("Siapa"), required=False)
    next_due = forms.DateField(label=_("Paling lambat"), required=False)
    present = PeopleField(User.objects.none(), label=_("Siapa yang hadir?"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(
        self, *args: Any, group: LearningGroup, today: date, actor: Actor, meeting: GroupMeeting | None = None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        belonging = members(group)
        there = [person.pk for person in belonging]
        if meeting is not None and meeting.minuted_at:
            there = list(meeting.present.values_list("pk", flat=True))
            self.initial |= {"looked_at": meeting.looked_at, "noticed": meeting.noticed}
        ids = {person.pk for person in belonging} | set(there)
        choices = User.objects.filter(pk__in=ids).order_by("name", "pk")
        self.fields["present"].queryset = self.fields["next_who"].queryset = choices
        version = meeting.version if meeting is not None else None
        self.initial |= {
            "present": there,
            "next_who": actor.user_id,
            "next_due": today + timedelta(days=7),
            "version": version,
        }

    def clean(self) -> dict[str, Any]:
        """A next step has somebody who takes it and a day."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("next_what"):
            for name, words in (("next_who", _("Pilih siapa yang mengerjakan.")), ("next_due", _("Isi tanggalnya."))):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    def minute(self) -> dict[str, Any]:
        """The cleaned values as the actions take them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class NowForm(MinuteForm):
    """The same for a meeting that nobody planned: it begins with the hour."""

    from_time = forms.TimeField(label=_("Mulai pukul"))
    field_order = ["from_time"]

    def __init__(self, *args: Any, now: datetime, group: LearningGroup, **kwargs: Any) -> None:
        self.zone = group.school.zone
        self.moment = now.astimezone(self.zone)
        super().__init__(*args, group=group, today=self.moment.date(), **kwargs)
        self.initial["from_time"] = self.moment.time().replace(second=0, microsecond=0)

    def minute(self) -> dict[str, Any]:
        """As above, with the moment at which it began."""
        said = super().minute()
        begins = datetime.combine(self.moment.date(), said.pop("from_time"), tzinfo=self.zone)
        return {"starts_at": begins, **said}
