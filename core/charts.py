"""Charts drawn by the server as SVG: bars and lines, nothing else (look.md, "Charts").

A `Chart` is what to say; `bars()` and `line()` turn it into coordinates; the templates in components/charts draw them. On
screen their classes take colours from the tokens; on paper the drawing carries pdf/style/chart.css inside itself.
"""

from __future__ import annotations

import hashlib
import math
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import formats

WIDTH = 300
LABEL_CHARACTERS = 48
SHORT_CHARACTERS = 13
HALF_CHARACTER = 3.5


@dataclass(frozen=True)
class Series:
    """One row of values, one per label; None where there is nothing. `short` is the name beside the bars."""

    name: str
    values: tuple[float | None, ...]
    short: str = ""


@dataclass(frozen=True)
class Chart:
    """What a chart says. `kind` is "bars" or "line".

    `description` tells the message in a sentence (it is read aloud). `steps` are the words of an ordinal scale that begins
    at 1. `baseline` and `target` are drawn as lines of their own. `label_heading` heads the column of labels in the table.
    """

    kind: str
    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    maximum: float | None = None
    baseline: float | None = None
    target: float | None = None
    steps: tuple[str, ...] = ()
    label_heading: str = ""

    @property
    def key(self) -> str:
        """A short name that follows from the content, for ids inside a page."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:10]

    def text(self, value: float | None) -> str:
        """A value as people read it: the word of its step, or the number with its unit; "–" for none."""
        if value is None:
            return "–"
        if self.steps and 1 <= round(value) <= len(self.steps):
            return self.steps[round(value) - 1]
        return f"{self.number(value)}{self.unit}" if self.unit == "%" else f"{self.number(value)} {self.unit}".strip()

    def number(self, value: float) -> str:
        """A value without its unit, as the language writes numbers."""
        return formats.number_format(value, decimal_pos=None if value % 1 else 0, force_grouping=True)

    @property
    def table(self) -> list[tuple[str, list[str]]]:
        """The numbers as rows of a table: label, then one text per series. Days of a course that are still to come have no row."""
        rows = [(label, [self.text(s.values[i]) for s in self.series]) for i, label in enumerate(self.labels)]
        known = [i for i in range(len(rows)) if any(s.values[i] is not None for s in self.series)]
        return rows[: known[-1] + 1] if self.kind == "line" and known else rows


@dataclass(frozen=True)
class Bar:
    """One bar with the words beside it."""

    y: float
    text_y: float
    width: float
    text_x: float
    index: int
    short: str
    text: str


@dataclass(frozen=True)
class Group:
    """A label above its bars; `lines` are (y, text); grid lines run from `top` to `bottom`."""

    lines: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...]
    top: float
    bottom: float


@dataclass(frozen=True)
class Bars:
    """Coordinates of a bar chart."""

    width: float
    height: float
    left: float
    bar_height: float
    grid: tuple[float, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Point:
    """One measured point with its text, which stands `dy` from it."""

    x: float
    y: float
    text: str
    dy: int = -9


@dataclass(frozen=True)
class Level:
    """A horizontal line: a tick, the baseline or the target. Its words stand `dy` from it."""

    y: float
    text: str
    dy: int = 12


@dataclass(frozen=True)
class Course:
    """One series of a line chart: the path through its points."""

    index: int
    path: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Line:
    """Coordinates of a line chart."""

    width: float
    height: float
    left: float
    right: float
    tick_x: float
    ticks: tuple[Level, ...]
    labels: tuple[Point, ...]
    courses: tuple[Course, ...]
    baseline: Level | None
    target: Level | None


def as_chart(spec: Chart | Mapping[str, Any]) -> Chart:
    """A chart from a chart, or from what a frozen payload made of it."""
    if isinstance(spec, Chart):
        return spec
    series = tuple(Series(s["name"], tuple(s["values"]), s.get("short", "")) for s in spec["series"])
    plain: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in spec.items()}
    return Chart(**{**plain, "series": series})


def _width(text: str) -> float:
    return 2 * HALF_CHARACTER * len(text)


def _figure(chart: Chart, fits: Callable[[str, float], bool]) -> Callable[[float | None], str]:
    """How every figure of a drawing is written: with its unit where all of them fit, or without; the table tells it then."""
    shown = [value for series in chart.series for value in series.values if value is not None]
    shown += [value for value in (chart.baseline, chart.target) if value is not None]
    if chart.steps or all(fits(chart.text(value), value) for value in shown):
        return chart.text
    return lambda value: "–" if value is None else chart.number(value)


def bars(chart: Chart) -> Bars:
    """Horizontal bars grouped under their labels: long Indonesian labels stay readable, on a phone too."""
    left, bar_height, gap, head = (80.0 if len(chart.series) > 1 else 0.0), 12.0, 2.0, 14.0
    room = WIDTH - left - 86.0
    top = max(chart.maximum or 0, len(chart.steps), *(v or 0 for s in chart.series for v in s.values)) or 1
    figure = _figure(chart, lambda text, value: left + room * value / top + 6 + _width(text) <= WIDTH)
    groups, y = [], 4.0
    for number, label in enumerate(chart.labels):
        lines = []
        for line in textwrap.wrap(label, LABEL_CHARACTERS) or [""]:
            y += head
            lines.append((y - 4, line))
        drawn, first = [], y
        for index, series in enumerate(chart.series):
            value = series.values[number]
            width = round(room * (value or 0) / top, 1)
            short = textwrap.shorten(series.short or series.name, SHORT_CHARACTERS, placeholder="…") if left else ""
            drawn.append(Bar(y, y + 10, width, left + width + 6, index + 1, short, figure(value)))
            y += bar_height + gap
        groups.append(Group(tuple(lines), tuple(drawn), first - 1, y - gap + 1))
        y += 5
    grid = tuple(round(left + room * step / top, 1) for step in range(1, len(chart.steps) + 1))
    return Bars(WIDTH, y, left, bar_height, grid, tuple(groups))


def _crowded(points: Sequence[Point], begin: float, y: float) -> bool:
    """Whether words that stand on `y` from `begin` to the right end would lie over a point or its figure."""
    return any(p.x > begin and p.y - 20 < y + 2 and y - 10 < p.y + 4 for p in points)


def line(chart: Chart) -> Line:
    """The course of one or a few series over time, with baseline and target when there are any."""
    left, right, top, bottom, height = 40.0, WIDTH - 12.0, 22.0, 162.0, 188.0
    known = [v for s in chart.series for v in s.values if v is not None]
    known += [v for v in (chart.baseline, chart.target) if v is not None]
    ticks = nice_ticks(min(known, default=0), max(known, default=1))
    low, high = ticks[0], ticks[-1]
    figure = _figure(chart, lambda text, _value: _width(f"Target {text}") <= right - left)
    count = len(chart.labels)

    def x_of(number: int) -> float:
        return round((left + right) / 2 if count == 1 else left + 14 + (right - left - 28) * number / (count - 1), 1)

    def y_of(value: float) -> float:
        return round(bottom - (bottom - top) * (value - low) / (high - low), 1)

    def point(number: int, value: float) -> Point:
        """The figure stands above its point, or below where the line of the target would run through it."""
        y, aim = y_of(value), None if chart.target is None else y_of(chart.target)
        crossed = aim is not None and 3 < y - aim < 21
        return Point(x_of(number), y, chart.number(value), 17 if crossed else -9)

    longest = max((len(text) for text in chart.labels), default=1)
    apart = (right - left - 28) / max(1, count - 1)
    every = max(1, math.ceil((2 * HALF_CHARACTER * longest + 6) / apart))
    courses = []
    for index, series in enumerate(chart.series):
        seen = [(n, v) for n, v in enumerate(series.values) if v is not None]
        points = tuple(point(n, v) for n, v in seen)
        courses.append(Course(index + 1, " ".join(f"{p.x},{p.y}" for p in points), points))
    drawn = [point for course in courses for point in course.points]

    def level(value: float | None) -> Level | None:
        """The words stand below their line, unless the dates stand there or the course is expected there (the target lies below)
        and leaves room above."""
        if value is None:
            return None
        y, text = y_of(value), figure(value)
        falls = chart.baseline is not None and chart.target is not None and chart.target < chart.baseline
        begin = right - _width(f"Target {text}")
        crowded = _crowded(drawn, begin, y - 5) and not _crowded(drawn, begin, y + 16)
        below = y <= bottom - 16 and (not falls or crowded)
        return Level(y, text, 16 if below else -5)

    return Line(
        width=WIDTH,
        height=height,
        left=left,
        right=right,
        tick_x=left - 6,
        ticks=tuple(Level(y_of(t), chart.number(t)) for t in ticks),
        labels=tuple(
            Point(min(x_of(n), WIDTH - HALF_CHARACTER * len(text)), height - 8, text)
            for n, text in enumerate(chart.labels)
            if (count - 1 - n) % every == 0  # the newest always has its label
        ),
        courses=tuple(courses),
        baseline=level(chart.baseline),
        target=level(chart.target),
    )


def nice_ticks(low: float, high: float, wanted: int = 5) -> Sequence[float]:
    """Round numbers that enclose `low` to `high`, starting at zero unless values are negative."""
    low = min(0.0, float(low))
    high = float(high) if high > low else low + 1
    rough = (high - low) / wanted
    magnitude = 10.0 ** math.floor(math.log10(rough))
    step = next(m * magnitude for m in (1, 2, 5, 10) if m * magnitude >= rough * 0.999)
    first, last = math.floor(low / step), math.ceil(high / step - 1e-9)
    values = [round(n * step, 10) for n in range(first, max(last, first + 1) + 1)]
    return [int(v) if v == int(v) else v for v in values]
