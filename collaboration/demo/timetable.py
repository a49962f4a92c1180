"""A weekly timetable without clashes for the demo school: who teaches which class is given, hours are found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time

HOURS = ("07.00 08.30", "08.30 10.00", "10.15 11.45", "12.30 14.00", "14.00 15.30")
SLOTS = tuple((day, hours) for day in range(1, 6) for hours in (HOURS[:3] if day == 5 else HOURS))
"""Weekday and hours of every double lesson of a week; Friday ends at noon."""

Pair = tuple[int, int]
Node = tuple[str, int]


def spread(pairs: Sequence[Pair]) -> list[int]:
    """A slot for each (class, teacher), so that neither has two at once.

    This is the colouring of the edges between classes and teachers: as long as nobody has more lessons than there are slots, it
    always works out. A slot that suits the class but not the teacher is made free along the chain of lessons that alternate.
    """
    taken: dict[tuple[str, int, int], int] = {}
    slots = [-1] * len(pairs)

    def ends(edge: int) -> tuple[Node, Node]:
        return ("class", pairs[edge][0]), ("teacher", pairs[edge][1])

    def free(kind: str, who: int, start: int) -> int:
        order = ((start + step) % len(SLOTS) for step in range(len(SLOTS)))
        return next(slot for slot in order if (kind, who, slot) not in taken)

    def put(edge: int, slot: int) -> None:
        slots[edge] = slot
        for kind, who in ends(edge):
            taken[kind, who, slot] = edge

    for edge, (group, teacher) in enumerate(pairs):
        start = (group * 7 + edge * 5) % len(SLOTS)
        mine, theirs = free("class", group, start), free("teacher", teacher, start)
        if ("teacher", teacher, mine) in taken:
            chain = _chain(taken, ends, ("teacher", teacher), mine, theirs)
            for one in chain:
                for kind, who in ends(one):
                    taken.pop((kind, who, slots[one]), None)
            for one in chain:
                put(one, theirs if slots[one] == mine else mine)
        put(edge, mine)
    return slots


def _chain(
    taken: dict[tuple[str, int, int], int],
    ends: Callable[[int], tuple[Node, Node]],
    node: Node,
    first: int,
    second: int,
) -> list[int]:
    """The lessons that alternate between two slots, beginning with the one that `node` has in the first."""
    found: list[int] = []
    slot = first
    while (edge := taken.get((*node, slot))) is not None:
        found.append(edge)
        one, other = ends(edge)
        node = other if node == one else one
        slot = second if slot == first else first
    return found


def clock(hours: str) -> tuple[time, time]:
    """ "07.00 08.30" as two times of the day."""
    first, last = (time.fromisoformat(part.replace(".", ":")) for part in hours.split())
    return first, last
