"""Reads the table, and knows which addresses there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from schools.roles import Role
from tests.access.scene import STRANGER
from tests.access.table import SCHOOL
from tests.access.table_platform import PLATFORM
from tests.access.tables import COLLABORATION, INCLUSION

PEOPLE = {
    "prin": Role.PRINCIPAL.value,
    "hub": Role.HUB.value,
    "oper": Role.OPERATOR.value,
    "lead": Role.TEACHER.value,
    "staf": Role.STAFF.value,
    "gpk": Role.SPECIAL_NEEDS_TEACHER.value,
    "bk": Role.COUNSELLOR.value,
    "coac": Role.COACH.value,
    "comm": Role.COMMITTEE.value,
    "supv": Role.SUPERVISOR.value,
    "par": Role.PARENT.value,
    "part": Role.PARTNER.value,
    "strg": STRANGER,
    "anon": "anonymous",
    "memb": Role.HUB.value,
    "none": "outsider",
    "supp": "support",
}
"""Column of the table -> who it is in the scene."""

ADMIN = "admin"


@dataclass(frozen=True)
class Line:
    """One line of the table: `cells` maps a column to the word that stands there."""

    address: str
    on: str
    act: str
    cells: dict[str, str]

    def __str__(self) -> str:
        return f"{self.act} {self.address} on {self.on}"

    @property
    def may(self) -> list[str]:
        """Columns that say "ok"."""
        return [column for column, word in self.cells.items() if word == "ok"]


def read(text: str) -> list[Line]:
    """The lines of one table. Raises AssertionError for a line with more or fewer words than the head."""
    head, *rest = (line.split() for line in text.strip().splitlines() if line.strip() and not line.startswith("#"))
    lines = []
    for words in rest:
        assert len(words) == len(head), f"{len(words)} words instead of {len(head)}: {' '.join(words)}"
        address, on, act, *cells = words
        lines.append(Line(address, on, act, dict(zip(head[3:], cells, strict=True))))
    return lines


SCHOOL_LINES = [line for text in (SCHOOL, *COLLABORATION, *INCLUSION) for line in read(text)]
PLATFORM_LINES = read(PLATFORM)
EVERY_LINE = SCHOOL_LINES + PLATFORM_LINES


def addresses(resolver: URLResolver | None = None, space: str = "", prefix: str = "") -> Iterator[str]:
    """The name of every address of the project; the admin is one entry."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if route.startswith(f"{settings.ADMIN_PATH}/"):
            yield ADMIN
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name or route}"
        else:
            yield from addresses(entry, f"{space}{entry.namespace}:" if entry.namespace else space, route)
