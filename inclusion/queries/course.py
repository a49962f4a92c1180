"""The course of a goal, derived from its entries and never stored: where it stands, how it looks as a chart, what it means in words.

The words are for parents: what was measured, what changed, what was done. They are honest when there is too little to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import dates
from core.charts import Chart, Series
from core.looks import day as in_words
from core.looks import screen_language, with_unit
from inclusion.models import ProgressEntry, ShortGoal

DRAWN = 12
"""Points of a chart; older entries stand in the list below it."""
EARLY_DAYS = 14
"""Before two weeks have passed nobody says that something moves or does not."""
SLACK = Decimal("0.1")
"""How far below the straight way to the target, as a share of the way, still counts as on the way."""
STILL = Decimal("0.05")
"""A change of less than this share of the way is no change."""
LONG_WEEKS = 14


class Standing(models.TextChoices):
    """Where a goal stands."""

    TOWARDS = "towards", gettext_lazy("Menuju target")
    BELOW = "below", gettext_lazy("Di bawah arah")
    REACHED = "reached", gettext_lazy("Tercapai")
    NONE = "none", gettext_lazy("Belum ada catatan")


TONES = {Standing.TOWARDS: "info", Standing.BELOW: "warn", Standing.REACHED: "good", Standing.NONE: "neutral"}


def figure(value: Decimal) -> str:
    """A value as the language writes numbers, without empty decimals: 40, 12,5."""
    value = value.normalize()
    return formats.number_format(value, decimal_pos=max(0, -int(value.as_tuple().exponent)), force_grouping=True)


@dataclass(frozen=True)
class Course:
    """A goal with its standing entries, oldest first, and all entries for the list (corrected ones too)."""

    goal: ShortGoal
    standing: tuple[ProgressEntry, ...]
    everything: tuple[ProgressEntry, ...] = ()

    @property
    def last(self) -> ProgressEntry | None:
        """The newest measurement."""
        return self.standing[-1] if self.standing else None

    @property
    def way(self) -> Decimal:
        """How much the goal asks for, in the direction that is better; negative for a goal that only holds a skill."""
        return self._gain(self.goal.baseline, self.goal.target)

    def _gain(self, before: Decimal, after: Decimal) -> Decimal:
        return before - after if self.goal.falls else after - before

    def expected(self, day: date) -> Decimal:
        """Where the straight way from the baseline to the target would be on `day`."""
        goal = self.goal
        whole = max(1, (goal.due_on - goal.starts_on).days)
        gone = min(max(0, (day - goal.starts_on).days), whole)
        return goal.baseline + (goal.target - goal.baseline) * gone / whole

    @property
    def state(self) -> Standing:
        """Derived from the newest entry. A goal that holds a skill is reached when it was held until its day."""
        last = self.last
        if last is None:
            return Standing.NONE
        there = self._gain(self.goal.target, last.amount) >= 0
        if there and (self.way > 0 or last.day >= self.goal.due_on):
            return Standing.REACHED
        behind = self._gain(last.amount, self.expected(last.day))
        return Standing.TOWARDS if behind <= abs(self.way) * SLACK else Standing.BELOW

    @property
    def tone(self) -> str:
        """The tone of the badge."""
        return TONES[self.state]

    @property
    def fresh(self) -> bool:
        """Too early to say whether it moves: fewer than two entries, or not yet two weeks."""
        return len(self.standing) < 2 or (self.standing[-1].day - self.goal.starts_on).days < EARLY_DAYS

    def text(self, value: Decimal) -> str:
        """A value with its unit."""
        return with_unit(figure(value), self.goal.unit)

    @property
    def chart(self) -> Chart:
        """The newest entries as points, baseline and target as lines; the last place on the axis is the due date."""
        drawn, goal, language = self.standing[-DRAWN:], self.goal, screen_language()
        labels = [dates.short_date(one.day, language).rsplit(" ", 1)[0] for one in drawn]
        values: list[float | None] = [float(one.amount) for one in drawn]
        if not drawn or drawn[-1].day < goal.due_on:
            labels.append(dates.short_date(goal.due_on, language).rsplit(" ", 1)[0])
            values.append(None)
        return Chart(
            kind="line", title=_("Perkembangan: %(unit)s") % {"unit": goal.unit}, description=self.aim,
            labels=tuple(labels), series=(Series(_("Hasil"), tuple(values)),), unit=goal.unit,
            baseline=float(goal.baseline), target=float(goal.target), label_heading=_("Tanggal"),
        )  # fmt: skip

    @property
    def aim(self) -> str:
        """From where to where, until when."""
        return _("Kemampuan awal %(baseline)s, target %(target)s pada %(due)s.") % {
            "baseline": self.text(self.goal.baseline), "target": self.text(self.goal.target), "due": in_words(self.goal.due_on),
        }  # fmt: skip


def course_of(goal: ShortGoal, entries: Sequence[ProgressEntry]) -> Course:
    """The course from all entries of a goal, of which those that a later one replaces, or that are taken back, do not count."""
    replaced = {one.replaces_id for one in entries if one.replaces_id}
    ordered = sorted(entries, key=lambda one: (one.day, one.pk))
    standing = tuple(one for one in ordered if one.pk not in replaced and one.value is not None)
    return Course(goal, standing, tuple(ordered))


def span_words(start: date, end: date) -> str:
    """How long, as people say it: "6 minggu", "10 hari"."""
    days = max(1, (end - start).days)
    if days < EARLY_DAYS:
        return ngettext("%(n)d hari", "%(n)d hari", days) % {"n": days}
    if days // 7 <= LONG_WEEKS:
        return ngettext("%(n)d minggu", "%(n)d minggu", days // 7) % {"n": days // 7}
    return ngettext("%(n)d bulan", "%(n)d bulan", round(days / 30.4)) % {"n": round(days / 30.4)}


def told(course: Course, name: str) -> list[str]:
    """The sentences for parents about one goal of the child called `name`: what changed, the target, what was done."""
    return list(filter(None, (_moved(course, name), _ahead(course), measured(course), done(course))))


def _moved(course: Course, name: str) -> str:
    goal, last = course.goal, course.last
    if last is None:
        return _("Belum ada catatan untuk tujuan ini. %(aim)s") % {"aim": course.aim}
    words = {
        "name": name, "from": figure(goal.baseline), "to": course.text(last.amount), "day": in_words(last.day),
        "span": span_words(goal.starts_on, last.day), "change": course.text(abs(last.amount - goal.baseline)),
    }  # fmt: skip
    if course.fresh:
        return (
            _(
                "Baru ada sedikit catatan: %(to)s pada %(day)s, awalnya %(from)s. Terlalu dini untuk menyebut ada kemajuan."
            )
            % words
        )
    gain = last.amount - goal.baseline
    if abs(gain) <= abs(course.way) * STILL:
        return (
            _("Dalam %(span)s hasil %(name)s masih sama: %(to)s, awalnya %(from)s. Belum ada kemajuan yang terlihat.")
            % words
        )
    if gain > 0:
        return _("Dalam %(span)s hasil %(name)s naik %(change)s: dari %(from)s menjadi %(to)s.") % words
    return _("Dalam %(span)s hasil %(name)s turun %(change)s: dari %(from)s menjadi %(to)s.") % words


def _ahead(course: Course) -> str:
    goal, last = course.goal, course.last
    if last is None:
        return ""
    words = {"target": course.text(goal.target), "due": in_words(goal.due_on)}
    if course.state is Standing.REACHED:
        return _("Targetnya (%(target)s) tercapai.") % words
    less = " " + _("Untuk tujuan ini, makin kecil makin baik.") if goal.falls else ""
    if course.state is Standing.TOWARDS or course.fresh:
        return _("Targetnya %(target)s pada %(due)s.") % words + less
    return (
        _("Targetnya %(target)s pada %(due)s; hasilnya belum seperti yang diharapkan sampai hari ini.") % words + less
    )


def measured(course: Course) -> str:
    """How it is measured, in the words of the plan."""
    return _("Cara mengukur: %(measure)s") % {"measure": _closed(course.goal.measure)} if course.goal.measure else ""


def done(course: Course) -> str:
    """What whoever helps does, in the words of the plan, and with how much help it went last."""
    parts = []
    if course.goal.instructions:
        parts.append(_("Yang dilakukan: %(what)s") % {"what": _closed(course.goal.instructions)})
    last = course.last
    if last is not None and last.help:
        parts.append(_("Terakhir kali: %(help)s.") % {"help": str(last.get_help_display()).lower()})
    return " ".join(parts)


def _closed(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."
