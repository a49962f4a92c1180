"""A lesson's time by its number: "jam ke-3" instead of two clock times, for forms that plan a lesson. Works without JavaScript."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.forms.slot import SlotFields
from collaboration.queries.bells import choices, hours_of


class HourFields(SlotFields):
    """Mix in instead of `SlotFields`, and call `prepare_hours` after `prepare_slot`. Without a timetable nothing changes.

    A chosen number wins over typed times: it fills both by the timetable of the class on that day.
    """

    hour = forms.ChoiceField(
        label=_("Jam pelajaran ke berapa?"),
        required=False,
        help_text=_("Mengisi jam mulai dan selesai menurut jadwal hari itu. Kosongkan untuk mengisinya sendiri."),
    )

    def prepare_hours(self, today: date) -> None:
        """Offer the numbers right after the day."""
        offered = choices(self.school, today)
        if not offered:
            del self.fields["hour"]
            return
        self.fields["hour"].choices = [("", _("Tidak dipilih")), *offered]
        names = [name for name in self.fields if name != "hour"]
        names.insert(names.index("on") + 1, "hour")
        self.order_fields(names)
        for name in ("from_time", "to_time"):
            self.fields[name].required = False

    @property
    def by_number(self) -> bool:
        """A lesson number was chosen."""
        return bool(self.cleaned_data.get("hour"))

    def clean(self) -> dict[str, Any]:
        """The number fills the times; without one they are needed."""
        cleaned = self.cleaned_data
        if self.by_number and cleaned.get("on"):
            group = next(iter(self.slot_classes(cleaned)), None)
            hours = hours_of(self.school, cleaned["hour"], cleaned["on"], group)
            if hours is None:
                self.add_error("hour", _("Pada hari itu tidak ada jam pelajaran ini menurut jadwal."))
            else:
                cleaned["from_time"], cleaned["to_time"] = hours
        elif not self.by_number:
            for name in ("from_time", "to_time"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return super().clean()
