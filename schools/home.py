"""The home page: four lists out of what the apps registered, and the first step for somebody whose lists are empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.lines import Coming, coming, written
from core.policy import Actor
from core.registry import FirstStep, Task, registry
from schools.links import school_url
from schools.models import School

LONGEST = 12
"""Lines shown in one list; the rest is counted and has a page. What is late or due first comes first, so nothing urgent hides."""
WHOLE = 72
"""Lines of a list that has the page for itself; nobody reads more of them."""

SECTIONS = (
    ("must_do", _("Yang harus dilakukan"), "list-check", _("Tidak ada yang menunggu Anda.")),
    ("late", _("Terlambat"), "alert-circle", _("Tidak ada yang terlambat.")),
    ("waiting", _("Menunggu orang lain"), "hourglass", _("Anda tidak sedang menunggu siapa pun.")),
    ("week", _("Minggu ini"), "calendar-week", _("Belum ada jadwal untuk minggu ini.")),
)


@dataclass(frozen=True)
class HomeList:
    """One of the four lists. `hidden` counts the tasks beyond those shown; `nothing` is the empty list's sentence."""

    key: str
    title: Any
    icon: str
    nothing: Any
    tasks: Sequence[Task]
    hidden: int

    @property
    def total(self) -> int:
        """Everything that the list holds, shown or not."""
        return len(self.tasks) + self.hidden


@dataclass(frozen=True)
class Guide:
    """A first step as the page shows it: with the address, if the step has one."""

    step: FirstStep
    url: str


def home_lists(actor: Actor, now: datetime, whole: str = "") -> list[HomeList]:
    """The four lists in their fixed order, each by due date; tasks without a date keep the order of their panel, last.

    `whole` is the key of one that is wanted at length and alone.
    """
    wanted = [section for section in SECTIONS if section[0] == whole] or SECTIONS
    most = WHOLE if len(wanted) == 1 else LONGEST
    collected = [(panel.section, item) for panel in registry.panels for item in panel.collect(actor, now)]
    tasks: dict[str, list[Coming]] = defaultdict(list)
    for (section, _item), more in zip(collected, coming(item for _section, item in collected), strict=True):
        for one in more:
            tasks[one.section or section].append(one)
    lists = []
    for key, title, icon, nothing in wanted:
        found = sorted(tasks[key], key=attrgetter("day"))
        lists.append(HomeList(key, title, icon, nothing, written(found[:most]), max(0, len(found) - most)))
    return lists


def first_step(actor: Actor, school: School) -> Guide | None:
    """What an empty home page teaches this person, or None when no app has anything to teach them."""
    for step in registry.first_steps:
        if actor.has(*step.roles):
            return Guide(step, school_url(school, step.url_name) if step.url_name else "")
    return None
