"""When reminders go out, and how many days ahead: what a school may type about it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.forms import GuyubModelForm
from core.registry import registry
from core.reminders import FARTHEST, LATEST, MOST, ReminderRule
from schools.models import School

PREFIX = "rule-"
NUMBER = re.compile(r"[+-]?\d{1,4}")


class DaysField(forms.CharField):
    """Distances as people type them: "30, 7, 0, -3". Empty stands for Guyub's own (None)."""

    def clean(self, value: Any) -> tuple[int, ...] | None:
        """The distances, the farthest first. Raises `ValidationError` for what is no list of days, or is too far or too many."""
        words = [word for word in re.split(r"[\s,;]+", super().clean(value)) if word]
        if not words:
            return None
        if not all(NUMBER.fullmatch(word) for word in words):
            raise ValidationError(_("Tulis angka hari yang dipisahkan koma, misalnya 30, 7, 0, -3."))
        days = sorted({int(word) for word in words}, reverse=True)
        if len(days) > MOST or days[0] > FARTHEST or days[-1] < LATEST:
            raise ValidationError(
                _("Paling banyak %(most)s angka, dari %(first)s hari sebelum sampai %(last)s hari sesudah tenggat.")
                % {"most": MOST, "first": FARTHEST, "last": -LATEST}
            )
        return tuple(days)


def in_words(days: tuple[int, ...]) -> str:
    """(30, 0, -3) -> "30 hari sebelumnya, pada harinya, 3 hari sesudahnya"."""
    return ", ".join(_one(day) for day in days)


def _one(day: int) -> str:
    if day == 0:
        return _("pada harinya")
    if day > 0:
        return ngettext("%(n)s hari sebelumnya", "%(n)s hari sebelumnya", day) % {"n": day}
    return ngettext("%(n)s hari sesudahnya", "%(n)s hari sesudahnya", -day) % {"n": -day}


def _app(rule: ReminderRule) -> str:
    return rule.key.partition(".")[0]


class RemindersForm(GuyubModelForm):
    """The quiet hours, and a line of distances per kind of reminder."""

    class Meta:
        model = School
        fields = ("reminders_from", "reminders_until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = sorted(registry.reminder_rules.values(), key=lambda rule: (_app(rule), str(rule.label)))
        own = self.instance.reminder_offsets
        for rule in rules:
            self.fields[PREFIX + rule.key] = self._days(rule, own.get(rule.key, rule.offsets))
        self.groups = [
            (gettext_lazy("Kapan pengingat boleh dikirim?"), ["reminders_from", "reminders_until"]),
            *(
                (f"{apps.get_app_config(app).verbose_name}", [PREFIX + rule.key for rule in kept])
                for app, kept in groupby(rules, _app)
            ),
        ]

    def _days(self, rule: ReminderRule, days: Any) -> DaysField:
        return DaysField(
            label=rule.label, required=False, max_length=60, initial=", ".join(str(day) for day in days),
            help_text=_("Bawaan: %(days)s.") % {"days": in_words(rule.offsets)},
        )  # fmt: skip

    def changes(self) -> dict[str, Any]:
        """The hours, and the distances that differ from Guyub's own."""
        typed = {key.removeprefix(PREFIX): days for key, days in self.cleaned_data.items() if key.startswith(PREFIX)}
        rules = registry.reminder_rules
        offsets = {key: list(days) for key, days in typed.items() if days and days != tuple(rules[key].offsets)}
        hours = {name: self.cleaned_data[name] for name in ("reminders_from", "reminders_until")}
        return {**hours, "reminder_offsets": offsets}
