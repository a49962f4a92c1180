"""A chain of steps drawn by the server as SVG: what led to what, in boxes joined by arrows."""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

PER_ROW = 4
WIDTH, HEIGHT, GAP_X, GAP_Y = 110.0, 92.0, 22.0, 26.0
CHARACTERS, MOST_LINES = 21, 4


@dataclass(frozen=True)
class Step:
    """One step: what it is called, what was there in a few words, and whether it was reached."""

    label: str
    words: str
    reached: bool = True


@dataclass(frozen=True)
class Box:
    """Where a step stands; `lines` are (y, text)."""

    x: float
    y: float
    number: int
    label: str
    lines: tuple[tuple[float, str], ...]
    reached: bool


@dataclass(frozen=True)
class Arrow:
    """Points of a line and of the triangle at its end."""

    line: str
    head: str


@dataclass(frozen=True)
class Drawing:
    """Coordinates of a chain."""

    key: str
    width: float
    height: float
    box_width: float
    box_height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def _step(spec: Step | Mapping[str, Any]) -> Step:
    return spec if isinstance(spec, Step) else Step(spec["label"], spec["words"], spec["reached"])


def _box(number: int, step: Step) -> Box:
    row, column = divmod(number, PER_ROW)
    x, y = column * (WIDTH + GAP_X), row * (HEIGHT + GAP_Y)
    lines = textwrap.wrap(step.words, CHARACTERS)[:MOST_LINES]
    if len(textwrap.wrap(step.words, CHARACTERS)) > MOST_LINES:
        lines[-1] = f"{lines[-1][: CHARACTERS - 1].rstrip()}…"
    return Box(
        x,
        y,
        number + 1,
        step.label,
        tuple((y + 38 + 13 * place, line) for place, line in enumerate(lines)),
        step.reached,
    )


def _arrow(before: Box, after: Box) -> Arrow:
    """A line from one box to the next with its head; at the end of a row it goes round to the beginning of the next one."""
    middle = HEIGHT / 2
    if before.y == after.y:
        x, y = after.x, after.y + middle
        return Arrow(f"{before.x + WIDTH},{y} {x - 6},{y}", f"{x - 7},{y - 4} {x - 1},{y} {x - 7},{y + 4}")
    turn, start, x = before.y + HEIGHT + GAP_Y / 2, before.x + WIDTH / 2, after.x + WIDTH / 2
    line = f"{start},{before.y + HEIGHT} {start},{turn} {x},{turn} {x},{after.y - 6}"
    return Arrow(line, f"{x - 4},{after.y - 7} {x},{after.y - 1} {x + 4},{after.y - 7}")


def drawing(steps: Sequence[Step | Mapping[str, Any]]) -> Drawing:
    """The chain in rows of four."""
    boxes = tuple(_box(number, _step(step)) for number, step in enumerate(steps))
    rows = -(-len(boxes) // PER_ROW)
    columns = min(len(boxes), PER_ROW)
    return Drawing(
        key=hashlib.sha256(repr(boxes).encode()).hexdigest()[:10],
        width=columns * (WIDTH + GAP_X) - GAP_X + 2,
        height=rows * (HEIGHT + GAP_Y) - GAP_Y + 2,
        box_width=WIDTH,
        box_height=HEIGHT,
        boxes=boxes,
        arrows=tuple(_arrow(before, after) for before, after in pairwise(boxes)),
    )


def in_words(steps: Sequence[Step | Mapping[str, Any]]) -> str:
    """The same for who cannot see it: "1. Kebutuhan: …; 2. Mitra: …"."""
    return "; ".join(f"{number}. {step.label}: {step.words}" for number, step in enumerate(map(_step, steps), 1))
