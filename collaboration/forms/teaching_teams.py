"""What a person may type about a standing team."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.actions.teaching_teams import MOST_LESSONS
from collaboration.forms.plans import classes_of
from collaboration.forms.slot import DespiteConflicts, colleagues
from collaboration.models import TeachingTeam
from collaboration.queries.conflicts import conflicts_along
from collaboration.queries.own_hours import free_days
from collaboration.rhythm import Beat, lesson_moves
from collaboration.scheduling import Slot, dates_of_all
from core import dates
from core.forms import GuyubModelForm
from core.looks import screen_language
from core.policy import Actor, NotNow
from schools.models import Room, School, Subject, User
from schools.person_fields import PeopleField
from schools.roles import TEACHING

WEEKDAYS = (
    (1, _("Senin")), (2, _("Selasa")), (3, _("Rabu")), (4, _("Kamis")), (5, _("Jumat")), (6, _("Sabtu")), (7, _("Minggu")),
)  # fmt: skip
SAID = 6
"""So many clashes are told one by one; the rest is counted."""


def told(clashes: list[str]) -> list[str]:
    """The first clashes one by one, and how many more there are."""
    rest = len(clashes) - SAID
    return clashes[:SAID] + ([str(_("… dan %(n)s bentrok lain.") % {"n": rest})] if rest > 0 else [])


class TeamForm(GuyubModelForm):
    """Name, people, class and hour, and for how long. Makes one slot per week, without days off; says every clash before saving."""

    members = PeopleField(User.objects.none(), label=_("Rekan satu tim"))
    weekday = forms.TypedChoiceField(label=_("Hari"), choices=WEEKDAYS, coerce=int)
    despite_conflicts = DespiteConflicts()
    groups = [
        ("", ["name", "members", "model", "class_group", "subject"]),
        (_("Jadwal mingguan"), ["weekday", "from_time", "to_time", "room", "starts_on", "ends_on", "despite_conflicts"]),
    ]  # fmt: skip

    class Meta:
        model = TeachingTeam
        fields = [
            "name", "model", "class_group", "subject", "weekday", "from_time", "to_time", "room", "starts_on", "ends_on",
        ]  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, school: School, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.school = actor, school
        self.me = User.objects.get(pk=actor.user_id)
        self.slots: list[Slot] = []
        self.fields["members"].queryset = colleagues(school, *TEACHING).exclude(pk=actor.user_id)
        self.fields["class_group"].queryset = classes_of(school, school.local_date(now))
        self.fields["subject"].queryset = Subject.objects.of(school)
        self.fields["room"].queryset = Room.objects.of(school)
        if not self.is_bound:
            del self.fields["despite_conflicts"]

    @property
    def people(self) -> list[User]:
        """Whoever founds it, and the colleagues chosen."""
        return [self.me, *self.cleaned_data.get("members", ())]

    def clean(self) -> dict[str, Any]:
        """Said at the field; then the weeks, and what clashes with them."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("to_time") and cleaned.get("from_time") and cleaned["to_time"] <= cleaned["from_time"]:
            self.add_error("to_time", _("Jam selesai harus setelah jam mulai."))
        if cleaned.get("starts_on") and cleaned.get("ends_on") and cleaned["ends_on"] < cleaned["starts_on"]:
            self.add_error("ends_on", _("Tim tidak dapat berakhir sebelum dimulai."))
        clashes: list[str] = []
        if not self.errors:
            self.slots = list(self._weeks(cleaned))
            if not 0 < len(self.slots) <= MOST_LESSONS:
                self.add_error("ends_on", _("Jadwal ini menghasilkan %(n)s pertemuan; boleh 1 sampai %(most)s.") % {
                    "n": len(self.slots), "most": MOST_LESSONS})  # fmt: skip
            else:
                clashes = self._clashes()
        if not clashes:
            self.fields.pop("despite_conflicts", None)
        elif not cleaned.get("despite_conflicts"):
            self.add_error("despite_conflicts", told(clashes))
        return cleaned

    def _weeks(self, cleaned: dict[str, Any]) -> Iterator[Slot]:
        first, last = cleaned["starts_on"], min(cleaned["ends_on"], cleaned["starts_on"] + timedelta(days=400))
        day = first + timedelta(days=(cleaned["weekday"] - first.isoweekday()) % 7)
        off = free_days(self.school, first, last)
        while day <= last:
            if day not in off:
                yield Slot(
                    datetime.combine(day, cleaned["from_time"], tzinfo=self.school.zone),
                    datetime.combine(day, cleaned["to_time"], tzinfo=self.school.zone),
                    tuple(self.people), (cleaned["class_group"],), cleaned.get("room"),
                )  # fmt: skip
            day += timedelta(days=7)

    def _clashes(self) -> list[str]:
        found = conflicts_along(self.actor, self.school, self.slots)
        if len(self.slots) > 1:
            return [str(clash) for clash in found]
        day = dates.short_date(self.school.local_date(self.slots[0].starts_at), screen_language())
        return [f"{day}: {clash}" for clash in found]


class TeamHourForm(GuyubModelForm):
    """Another weekly hour: all lessons to come go there together, and what clashes is said before saving."""

    since = forms.DateField(label=_("Berlaku mulai"))
    weekday = forms.TypedChoiceField(label=_("Hari"), choices=WEEKDAYS, coerce=int)
    despite_conflicts = DespiteConflicts()
    groups = [("", ["since", "weekday", "from_time", "to_time", "room", "despite_conflicts"])]

    class Meta:
        model = TeachingTeam
        fields = ["weekday", "from_time", "to_time", "room"]

    def __init__(self, *args: Any, actor: Actor, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.now, self.school = actor, now, self.instance.school
        self.stands = TeachingTeam.objects.select_related("school").get(pk=self.instance.pk)
        self.fields["since"].initial = self.school.local_date(now)
        self.fields["room"].queryset = Room.objects.of(self.school)
        if not self.is_bound:
            del self.fields["despite_conflicts"]

    @property
    def beat(self) -> Beat:
        """The hour that was chosen."""
        return Beat(*(self.cleaned_data[name] for name in ("weekday", "from_time", "to_time")))

    def clean(self) -> dict[str, Any]:
        """Where each lesson goes, and what is there already."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("to_time") and cleaned.get("from_time") and cleaned["to_time"] <= cleaned["from_time"]:
            self.add_error("to_time", _("Jam selesai harus setelah jam mulai."))
        clashes = [] if self.errors else self._clashes(cleaned)
        if not clashes:
            self.fields.pop("despite_conflicts", None)
        elif not cleaned.get("despite_conflicts"):
            self.add_error("despite_conflicts", told(clashes))
        return cleaned

    def _clashes(self, cleaned: dict[str, Any]) -> list[str]:
        try:
            plan = lesson_moves(self.stands, self.now, since=cleaned["since"], beat=self.beat, room=cleaned.get("room"))
        except NotNow as refusal:
            self.add_error("since", str(refusal))
            return []
        moving = list(dates_of_all(lesson for lesson, _slot in plan).values_list("pk", flat=True))
        slots = [slot for _lesson, slot in plan]
        return [str(clash) for clash in conflicts_along(self.actor, self.school, slots, besides=moving)]


class TeamNameForm(GuyubModelForm):
    """The team's name."""

    class Meta:
        model = TeachingTeam
        fields = ["name"]
