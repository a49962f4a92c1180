"""What pages show of a record's life: tones of states, stages, the next step. Plain values; apps fill them, components draw them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language

from core import dates
from core.counting import MANY, as_words

TONES = ("neutral", "info", "wait", "warn", "good", "bad")
"""neutral: nothing asked yet; info: under way; wait: at another desk; warn: needs attention; good: done; bad: late or refused."""

TONE_ICONS = {
    "neutral": "circle-dashed",
    "info": "progress",
    "wait": "hourglass",
    "warn": "alert-triangle",
    "good": "circle-check",
    "bad": "alert-circle",
}

STATE_TONES = {
    "draft": "neutral",
    "open": "info",
    "submitted": "wait",
    "in_review": "wait",
    "review": "wait",
    "pending": "wait",
    "returned": "warn",
    "partly": "warn",
    "due": "warn",
    "expiring": "warn",
    "in_progress": "info",
    "planned": "info",
    "ready": "wait",
    "in_force": "good",
    "held": "good",
    "met": "good",
    "renewed": "good",
    "closed": "good",
    "approved": "good",
    "active": "good",
    "signed": "good",
    "fulfilled": "good",
    "done": "good",
    "accepted": "good",
    "completed": "good",
    "resolved": "good",
    "dropped": "neutral",
    "overdue": "bad",
    "late": "bad",
    "rejected": "bad",
    "declined": "bad",
    "refused": "bad",
    "failed": "bad",
}
"""Tones of state codes that mean the same everywhere. A model may say otherwise in `STATE_TONES`."""


def tone_of(obj: Any, state: str) -> str:
    """The tone of `state` for `obj`: its own `STATE_TONES` first, then the common ones, else neutral."""
    own: Mapping[str, str] = getattr(obj, "STATE_TONES", {})
    return own.get(state) or STATE_TONES.get(state, "neutral")


def screen_language() -> str:
    """The language the person reads: "id" or "en"."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def day(value: date | None) -> str:
    """A date in words in the person's language: "21 September 2026"; '' for nothing."""
    return dates.long_date(value, screen_language()) if value else ""


def day_of(moment: datetime) -> str:
    """The day of a moment in the zone that is active, which is the school's, in words as `day` says it."""
    return day(localtime(moment).date())


def with_unit(number: str, unit: str) -> str:
    """A number with its unit as it is spelled: "40 siswa", "95%"."""
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


@dataclass(frozen=True)
class Stage:
    """One step of a stage tracker; `status` is "done", "now", "todo" or "skipped"."""

    label: Any
    status: str


def stages(labels: Mapping[str, Any], current: str, *, skipped: Collection[str] = ()) -> list[Stage]:
    """The tracker for an ordered mapping code -> label: done before `current`, to come after it.

    A `current` that is not in the mapping (a record that left the path) gives a tracker without a current stage. `skipped` are
    codes before `current` that this record passed by.
    """
    codes = list(labels)
    here = codes.index(current) if current in labels else -1
    statuses = ("done" if i < here else "now" if i == here else "todo" for i in range(len(codes)))
    return [
        Stage(label, "skipped" if code in skipped else status)
        for (code, label), status in zip(labels.items(), statuses, strict=True)
    ]


@dataclass(frozen=True)
class NextStep:
    """The *what happens next* card: action, who, by when, and why it is not possible yet.

    `url` leads to the page where it is done; `post` makes the button a POST to that address, with `name`=`value` when there is a
    value. `refusal` and `missing` come from `core.policy`: with a refusal the button is shown, disabled, with the sentence; without
    one `missing` is what is to be done there.
    `done` is for a record that needs nothing more.
    """

    action: Any
    who: Any = ""
    due: Any = None
    url: str = ""
    button: Any = ""
    post: bool = False
    refusal: Any = ""
    missing: Sequence[Any] = ()
    late: bool = False
    done: bool = False
    note: Any = ""
    name: str = "name"
    value: str = ""

    @property
    def tone(self) -> str:
        """The card's class: late before blocked before done."""
        if self.late:
            return "late"
        if self.refusal:
            return "blocked"
        return "done" if self.done else ""


@dataclass(frozen=True)
class Chip:
    """A filter chip or a tab: where it leads, whether it is the present choice, how many rows lie behind it, counted to `most`."""

    label: Any
    url: str
    current: bool = False
    count: int | None = None
    most: int = MANY

    @property
    def count_words(self) -> str:
        """The number as a chip shows it: long lists are counted to a thousand."""
        return "" if self.count is None else as_words(self.count, self.most)


def chips(
    request: HttpRequest,
    name: str,
    choices: Iterable[tuple[str, Any]],
    *,
    everything: Any = "",
    counts: Mapping[str, int] | None = None,
    most: int = MANY,
) -> list[Chip]:
    """Chips for the GET parameter `name`; the other parameters stay, a position in the list (`after`) does not.

    `everything` is the label of a first chip that takes the filter away; without it the chosen chip itself does, when it is
    pressed again. `counts` says how many rows lie behind each value ('' for everything), counted to `most`.
    """
    chosen = request.GET.get(name, "")

    def url(value: str) -> str:
        query = request.GET.copy()
        query.pop("after", None)
        query.pop(name, None)
        if value:
            query[name] = value
        return f"{request.path}?{query.urlencode()}" if query else request.path

    def chip(value: str, label: Any) -> Chip:
        current = value == chosen
        count = None if counts is None else counts.get(value, 0)
        return Chip(label, url("" if current and not everything else value), current, count, most)

    first = [chip("", everything)] if everything else []
    return first + [chip(str(value), label) for value, label in choices]


@dataclass(frozen=True)
class Lack:
    """One thing that is missing, with the address where it can be mended ('' when there is none)."""

    text: str
    url: str = ""

    def __str__(self) -> str:
        return self.text


def linked(slug: str, missing: Iterable[Any]) -> list[Lack]:
    """What a gate misses (core.workflow.Missing, or plain sentences) as lines that lead to where it is mended."""
    return [Lack(str(item), _place(slug, item) if hasattr(item, "route") else "") for item in missing]


def _place(slug: str, item: Any) -> str:
    try:
        page = reverse(item.route, args=[slug] if item.pk is None else [slug, item.pk]) if item.route else ""
    except NoReverseMatch:
        return ""
    return f"{page}#{item.anchor}" if page and item.anchor else page
