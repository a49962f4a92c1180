"""The picture of one activity and the subjects that it serves, drawn by the server as SVG (look.md, "Charts").

The activity stands on top, a stem runs down from it, and the subjects hang on both sides of the stem, so that two or twelve of
them never overlap and everything stays readable 320 units wide. Lines of text are counted before they are drawn.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 320.0
BOX, GAP = 148.0, 14.0
PAD, LINE = 9.0, 14.0
HEAD_CHARACTERS, NAME_CHARACTERS, WORD_CHARACTERS = 34, 18, 22
HEAD_LINES, NAME_LINES, WORD_LINES = 3, 2, 4


@dataclass(frozen=True)
class Spoke:
    """One subject: its name and the competency that the activity strengthens."""

    name: str
    words: str = ""


@dataclass(frozen=True)
class ActivityMap:
    """What the picture says."""

    title: str
    activity: str
    spokes: tuple[Spoke, ...]

    @property
    def description(self) -> str:
        """The same in words, for who cannot see it."""
        told = "; ".join(f"{s.name}: {s.words}" if s.words else s.name for s in self.spokes)
        return f"{self.activity}. {told}" if told else self.activity


@dataclass(frozen=True)
class Place:
    """Where a box stands; `lines` are (y, text, kind) with kind "name" or "words"; `arm` is the line that joins it to the stem."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str, str], ...]
    arm: str = ""

    @property
    def middle(self) -> float:
        """Where its text is centred."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class MapDrawing:
    """Coordinates of the picture."""

    key: str
    width: float
    height: float
    head: Place
    stem: str
    boxes: tuple[Place, ...]


def as_map(spec: ActivityMap | Mapping[str, Any]) -> ActivityMap:
    """A map from a map, or from what a frozen payload made of it."""
    if isinstance(spec, ActivityMap):
        return spec
    spokes = tuple(Spoke(one["name"], one["words"]) for one in spec["spokes"])
    return ActivityMap(spec["title"], spec["activity"], spokes)


def fitted(text: str, characters: int, most: int) -> list[str]:
    """`text` in lines of so many characters; what does not fit into `most` lines ends with an ellipsis."""
    lines = textwrap.wrap(" ".join(text.split()), characters)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: characters - 1].rstrip()}…"]
    return lines


def _box(spoke: Spoke, x: float, y: float) -> Place:
    texts = [(line, "name") for line in fitted(spoke.name, NAME_CHARACTERS, NAME_LINES) or ["–"]]
    texts += [(line, "words") for line in fitted(spoke.words, WORD_CHARACTERS, WORD_LINES)]
    lines = tuple((y + PAD + 10 + LINE * n, text, kind) for n, (text, kind) in enumerate(texts))
    return Place(x, y, BOX, 2 * PAD + LINE * len(texts), lines)


def _joined(box: Place, height: float, centre: float) -> Place:
    """The box as high as its neighbour, with its arm to the stem: from the side, or from above when it stands alone."""
    if box.x < centre < box.x + box.width:
        arm = f"{centre},{box.y - GAP} {centre},{box.y}"
    else:
        edge = box.x + box.width if box.x < centre else box.x
        arm = f"{edge},{box.y + height / 2} {centre},{box.y + height / 2}"
    return Place(box.x, box.y, box.width, height, box.lines, arm)


def drawing(spec: ActivityMap | Mapping[str, Any]) -> MapDrawing:
    """The picture: subjects in pairs on both sides of the stem, the last one below it when their number is odd."""
    told, centre = as_map(spec), WIDTH / 2
    texts = fitted(told.activity, HEAD_CHARACTERS, HEAD_LINES) or ["–"]
    head_lines = tuple((PAD + 12 + 16 * n, text, "head") for n, text in enumerate(texts))
    head = Place(20, 0, WIDTH - 40, 2 * PAD + 16 * len(texts), head_lines)
    boxes, y, end = [], head.height + GAP, head.height
    for pair in _pairs(told.spokes):
        places = (0.0, WIDTH - BOX) if len(pair) == 2 else (centre - BOX / 2,)
        row = [_box(spoke, x, y) for spoke, x in zip(pair, places, strict=True)]
        height = max(box.height for box in row)
        boxes += [_joined(box, height, centre) for box in row]
        end = y + height / 2 if len(pair) == 2 else y
        y += height + GAP
    return MapDrawing(
        key=hashlib.sha256(repr((told, "map")).encode()).hexdigest()[:10],
        width=WIDTH, height=y - GAP, head=head, stem=f"{centre},{head.height} {centre},{end}", boxes=tuple(boxes),
    )  # fmt: skip


def _pairs(spokes: Sequence[Spoke]) -> list[Sequence[Spoke]]:
    return [spokes[n : n + 2] for n in range(0, len(spokes), 2)]
