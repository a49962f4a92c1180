"""Lists as people use them: which filters and columns each has, and who may open it.

An app registers each of its lists once, in `AppConfig.ready` (`registry.add_list`). Saved views, exports and the tools above a
list work from that entry, so that all three mean the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.filters import Filtered
from core.policy import Actor, Denied
from core.registry import registry
from core.tabular.writer import Value

Check = Callable[[Actor], None]


@dataclass(frozen=True)
class Column:
    """One column of an export: its heading, and what a line says there (text, number, day)."""

    heading: Any
    value: Callable[[Any], Value]


def as_it_is(obj: Any) -> Iterable[Any]:
    """One object, one line."""
    return (obj,)


def nobody(actor: Actor) -> None:
    """The check of what nobody may."""
    raise Denied(_("Ini tidak terbuka bagi siapa pun."))


def everybody(actor: Actor) -> None:
    """The check of what everybody may who opens the list."""


def without_note(actor: Actor) -> str:
    """For lists whose export leaves nothing out."""
    return ""


@dataclass(frozen=True)
class ListKind:
    """One list. `see` opens it, `share` says who may share views of it with the school, `read_shared` who belongs to the school there.

    `export` says who may take its rows out with one click; a list of pupils lets nobody, and has its own way, or none.
    `filter(actor, data, today)` gives the rows that this actor sees under these parameters; `dressed` adds what the columns read
    (in queries per thousand rows, not per row); `lines` makes lines of one object; `columns` depend on who asks. `note` says what the
    export leaves out for this person. `iso` writes days as Dapodik's tables do, year first.
    """

    key: str
    label: Any
    url_name: str
    see: Check
    filter: Callable[[Actor, QueryDict, date], Filtered]
    columns: Callable[[Actor, date], Sequence[Column]]
    dressed: Callable[[QuerySet[Any]], QuerySet[Any]]
    lines: Callable[[Any], Iterable[Any]] = as_it_is
    share: Check = nobody
    export: Check = everybody
    read_shared: Check = everybody
    note: Callable[[Actor], str] = without_note
    iso: bool = False


def kind_of(key: str) -> ListKind | None:
    """The list that was registered under `key`."""
    return registry.lists.get(key)
