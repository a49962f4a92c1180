"""Does it come round? Fields for every form that plans a date which may come round; clashes of all its days are said before saving."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collaboration.forms.slot import SlotFields
from collaboration.recurrence import MOST, Every, Rule
from collaboration.scheduling import Slot
from collaboration.series import on_day, planned_days
from core.looks import day
from core.policy import NotNow
from schools.models import School, SchoolYear

REPEAT_FIELDS = ("repeats", "interval", "ends", "until", "times", "skips_holidays")
YEAR, UNTIL, TIMES = "year", "until", "times"


class RepeatFields(SlotFields):
    """Mix in instead of `SlotFields`, and call `prepare_repeat` after `prepare_slot`. `rule` is None for a date that stays alone.

    A recurrence without end is refused at `ends`, with the end of the school year as an offer.
    """

    repeats = forms.ChoiceField(
        label=gettext_lazy("Berulang?"),
        choices=[("", gettext_lazy("Tidak berulang")), *Every.choices],
        required=False,
    )
    interval = forms.IntegerField(
        label=gettext_lazy("Setiap berapa minggu atau bulan"), min_value=1, max_value=12, initial=1, required=False
    )
    ends = forms.ChoiceField(label=gettext_lazy("Sampai kapan?"), widget=forms.RadioSelect, required=False)
    until = forms.DateField(label=gettext_lazy("Tanggal terakhir"), required=False)
    times = forms.IntegerField(label=gettext_lazy("Berapa kali"), min_value=1, max_value=MOST, required=False)
    skips_holidays = forms.BooleanField(label=gettext_lazy("Lewati hari libur"), initial=True, required=False)

    rule: Rule | None = None

    def prepare_repeat(self, school: School, today: date) -> None:
        """Offer the end of the school year, by its day. Call in `__init__`, after `prepare_slot`."""
        year = _year_of(school, today)
        offered = (
            [(YEAR, _("Akhir tahun ajaran (%(day)s)") % {"day": day(year.ends_on)})]
            if year
            else [(YEAR, _("Akhir tahun ajaran"))]
        )
        choices = [*offered, (UNTIL, _("Tanggal tertentu")), (TIMES, _("Setelah beberapa kali"))]
        self.fields["ends"].choices = choices
        self.fields["ends"].initial = YEAR

    def all_slots(self, slot: Slot, cleaned: dict[str, Any]) -> Sequence[Slot]:
        """All days of the rule; what is wrong with it is said at its fields."""
        if not cleaned.get("repeats"):
            return [slot]
        self.rule = self._rule(cleaned)
        try:
            days = planned_days(self.school, self.rule, skips_holidays=cleaned.get("skips_holidays", True))
        except NotNow as refusal:
            self.add_error("ends", str(refusal))
            return []
        return [on_day(self.school, slot, one) for one in days]

    def _rule(self, cleaned: dict[str, Any]) -> Rule:
        starts_on, ends = cleaned["on"], cleaned.get("ends")
        year = _year_of(self.school, starts_on) if ends == YEAR else None
        until = year.ends_on if year else cleaned.get("until") if ends == UNTIL else None
        return Rule(
            cleaned["repeats"], starts_on, cleaned.get("interval") or 1, until, cleaned.get("times") if ends == TIMES else None
        )  # fmt: skip


def _year_of(school: School, on: date) -> SchoolYear | None:
    return SchoolYear.objects.filter(school=school, starts_on__lte=on, ends_on__gte=on).first()
