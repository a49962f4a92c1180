"""Whom data are about, and what their rights reach: each app announces its kind with `registry.data_subjects`.

The desk of a school (schools) and people's own pages ask here; what a pupil is, only inclusion knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from core.models import Attachment
from core.policy import Actor
from core.registry import registry
from core.subjects import Subject, model_of, subject_type

Rows = Iterable[tuple[type[models.Model], models.QuerySet[Any]]]


@dataclass(frozen=True)
class Part:
    """One line of the second look before an erasure: what, how much of it, and, if it stays, why."""

    what: str
    count: int
    why: str = ""


@dataclass(frozen=True)
class DataSubject:
    """A kind of person about whom rows are held.

    `find(actor, text)` are those of the actor's school that `text` (name, number or address) means; `check_take(actor, obj)` refuses
    who may not have the copy; `rows` are rows about the person, `also` those that are handed out with them, `leave_out` fields of others
    in them; `private` opens encrypted fields. `on_take(by=, now=, obj=)` puts a handing
    out on record where the person looks. `look(obj, now)` says what an erasure takes and leaves, `erase(by=, now=, obj=)` does it.
    Without `is_person` it is a part of what is held about somebody: not looked up by a name, not copied. With `decided_first` an
    erasure is decided at the desk and then carried out by others, whom `check_erase` names.
    """

    kind: str
    label: Any
    find: Callable[[Actor, str], Iterable[models.Model]]
    check_take: Callable[[Actor, Any], None]
    rows: Callable[[Any], Rows]
    look: Callable[[Any, datetime], tuple[list[Part], list[Part]]]
    check_erase: Callable[[Actor, Any, datetime], None]
    erase: Callable[..., None]
    intro: Any
    files: Callable[[Any], Iterable[Attachment]] = lambda obj: ()
    leave_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    private: bool = False
    url: Callable[[Any], str] | None = None
    on_take: Callable[..., None] = lambda **facts: None
    is_person: bool = True
    decided_first: bool = False


def of_kind(kind: str) -> DataSubject | None:
    """The announced kind, or None."""
    return registry.data_subjects.get(kind)


def of_row(obj: models.Model) -> DataSubject:
    """The kind of this row. Raises KeyError for a row that is no person."""
    found: DataSubject = registry.data_subjects[subject_type(obj)]
    return found


def row_of(subject: Subject) -> Any | None:
    """The person's row, or None when it was erased."""
    kind, pk = subject
    rows: models.QuerySet[Any] = models.QuerySet(model_of(kind))
    return rows.filter(pk=pk).first()


@dataclass(frozen=True)
class OwnLine:
    """One line on the page of one's own data: words, a second line, where it leads, a badge, and what can be asked by a POST."""

    title: str
    sub: str = ""
    url: str = ""
    badge: str = ""
    tone: str = "neutral"
    act_url: str = ""
    act: str = ""


@dataclass(frozen=True)
class OwnPart:
    """What an app shows a person of what it holds about them."""

    title: str
    lines: list[OwnLine]
    intro: str = ""
