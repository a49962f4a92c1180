"""When and where something takes place, for every form that plans: clashes are said before saving, and saving anyway is a choice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.policy.common import INSIDE
from collaboration.queries.conflicts import Conflict, conflicts_along
from collaboration.scheduling import Slot
from core.policy import Actor
from schools.models import ClassGroup, Room, School, User

MOST_SAID = 20
"""How many clashes a form names."""
SLOT_FIELDS = ("on", "from_time", "to_time", "room", "place")


def colleagues(school: School | int, *roles: str) -> Any:
    """Active people of a school who hold one of `roles` (default: everybody on the staff side), by name."""
    held = {"memberships__school": school, "memberships__is_active": True, "memberships__role__in": roles or INSIDE}
    return User.objects.filter(is_active=True, **held).distinct().order_by("name", "pk")


class DespiteConflicts(forms.BooleanField):
    """The tick that accepts a clash. What is wrong on top of the page is headed by the clash, not by the tick."""

    error_label = _("Bentrok")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": _("Saya tahu ada bentrok, tetap simpan"), "required": False, **kwargs})


class SlotFields(forms.Form):
    """Mix into a form (before GuyubForm/GuyubModelForm): day, hours, room and place, and `slot`, what they make.

    The form is given `actor` and `school`. It says whom and which classes the date takes in `slot_people()` and
    `slot_classes()`, and which events make room in `besides` (ids). On a clash the form is refused once, at the field
    `despite_conflicts`; ticked, it is accepted.
    """

    on = forms.DateField(label=_("Tanggal"))
    from_time = forms.TimeField(label=_("Jam mulai"))
    to_time = forms.TimeField(label=_("Jam selesai"))
    room = forms.ModelChoiceField(Room.objects.none(), label=_("Ruang"), required=False)
    place = forms.CharField(label=_("Tempat lain"), max_length=160, required=False)
    despite_conflicts = DespiteConflicts()

    actor: Actor
    school: School
    besides: Sequence[int] = ()
    slot: Slot | None = None
    found_conflicts: Sequence[Conflict] = ()

    def prepare_slot(self, actor: Actor, school: School, *, besides: Iterable[int] = ()) -> None:
        """Call in `__init__`, after super()."""
        self.actor, self.school, self.besides = actor, school, tuple(besides)
        self.fields["room"].queryset = Room.objects.of(school)
        if not self.is_bound:
            del self.fields["despite_conflicts"]

    def slot_people(self, cleaned: dict[str, Any]) -> Iterable[User]:
        """Whose time it takes."""
        return ()

    def slot_classes(self, cleaned: dict[str, Any]) -> Iterable[ClassGroup]:
        """Which classes it concerns."""
        return ()

    def all_slots(self, slot: Slot, cleaned: dict[str, Any]) -> Sequence[Slot]:
        """Every date that the form plans, for the question what clashes: one, or those of a series (forms.repeat)."""
        return [slot]

    def clean(self) -> dict[str, Any]:
        """Put the slot together, and say what clashes with it."""
        cleaned = super().clean() or self.cleaned_data
        day, begins, ends = cleaned.get("on"), cleaned.get("from_time"), cleaned.get("to_time")
        if day and begins and ends and ends <= begins:
            self.add_error("to_time", _("Jam selesai harus setelah jam mulai."))
        elif day and begins and ends and not self.errors:
            self.slot = Slot(
                starts_at=self._instant(day, begins), ends_at=self._instant(day, ends),
                people=tuple(self.slot_people(cleaned)), class_groups=tuple(self.slot_classes(cleaned)),
                room=cleaned.get("room"), place=cleaned.get("place") or "",
            )  # fmt: skip
            self._say_conflicts(self.slot, cleaned)
        if not self.found_conflicts:
            self.fields.pop("despite_conflicts", None)
        return cleaned

    def _instant(self, day: Any, hour: time) -> datetime:
        return datetime.combine(day, hour, tzinfo=self.school.zone)

    def _say_conflicts(self, slot: Slot, cleaned: dict[str, Any]) -> None:
        slots = self.all_slots(slot, cleaned)
        self.found_conflicts = conflicts_along(self.actor, self.school, slots, besides=self.besides)
        if self.found_conflicts and not cleaned.get("despite_conflicts"):
            said = [str(clash) for clash in self.found_conflicts]
            more = [_("… dan %(n)d bentrok lain.") % {"n": len(said) - MOST_SAID}] if len(said) > MOST_SAID else []
            self.add_error("despite_conflicts", said[:MOST_SAID] + more)


def initial_slot(
    school: School, slot_start: datetime, slot_end: datetime, room: Room | None, place: str
) -> dict[str, Any]:
    """What the fields show of a date that stands already, by the school's clock."""
    start, end = slot_start.astimezone(school.zone), slot_end.astimezone(school.zone)
    return {"on": start.date(), "from_time": start.time(), "to_time": end.time(), "room": room, "place": place}
