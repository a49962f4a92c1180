"""What an app tells about its rows, and how the headings of a table find their columns."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import translation

from core.models import ImportBatch, ImportRow
from core.policy import Actor, NotNow
from core.spoken import gettext as _
from core.spoken import listed, spoken
from core.tabular import TableRefused

Values = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """One column that an importer knows: its `name` in code, its `label`, other headings under which it occurs.

    A `required` column must be present in the table; whether its cells may be empty is for `clean_row` to say.
    """

    name: str
    label: Any
    aliases: tuple[str, ...] = ()
    required: bool = False


class RowRefused(ValueError):
    """A row that cannot be written; `sentences` say why, for the person who brought it."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = list(sentences)


@dataclass
class Cleaned:
    """What an importer made of a row: the `key` by which it is found again, its values, and what it mended."""

    key: str
    values: Values
    notes: list[str] = field(default_factory=list)


class RowAsked(RowRefused):
    """A row that waits for an answer of the person who brought it; `sentences` are the questions."""


class Cells(dict[str, str]):
    """The cells of one row by column name; `others` are those of headings that mean no column, `line` is the row's number."""

    def __init__(self, cells: Mapping[str, str], others: Mapping[str, str], line: int) -> None:
        super().__init__(cells)
        self.others = dict(others)
        self.line = line


class Importer:
    """What an app tells about its rows. An instance works for one school.

    `values` are plain JSON everywhere (dates as ISO texts, decimals as texts), with the same keys in all methods.

    `adjustable`: the person may say which heading means which column and correct cells in the preview, so that a table without
    a required column is shown instead of refused. `updates`: rows that are there already are written anew; otherwise they are
    left alone. `undo_each`: undoing keeps the rows that somebody worked on, and says so; otherwise it is all or nothing.
    """

    kind: str
    columns: Sequence[Column]
    adjustable = False
    updates = True
    undo_each = False

    def begin(self, batch: ImportBatch, rows: Sequence[Cells]) -> None:
        """Look at the choices of the batch and at all its rows before the first one is cleaned."""

    def clean_row(self, cells: Mapping[str, str]) -> Cleaned:
        """Make values of the cells, by column name; absent columns are empty. Raises `RowRefused`."""
        raise NotImplementedError

    def complete(self, values: Values, before: Values | None) -> Values:
        """What will be written: a cell that the table leaves empty erases nothing, and takes a default in a new object."""
        return keeping(values, before)

    def existing(self, wanted: Mapping[str, Values]) -> Mapping[str, models.Model]:
        """Key -> the object that a row with this key and these values means, with one query."""
        raise NotImplementedError

    def known(self, obj: models.Model) -> str:
        """The sentence about a row that is there already and stays as it is (`updates` is False)."""
        return _("Sudah tercatat: %(what)s.") % {"what": obj}

    def current(self, obj: models.Model) -> Values:
        """The values that the object has now."""
        raise NotImplementedError

    def save_row(self, obj: models.Model | None, values: Values, *, by: Actor, now: datetime) -> models.Model:
        """Write the values into `obj`, or into a new object. Raises a `Refusal` when a rule forbids it."""
        raise NotImplementedError

    def begin_undo(self, batch: ImportBatch, *, by: Actor, now: datetime) -> None:
        """Before an applied batch is taken back row by row: an importer may take many objects back at once here."""

    def take_made(self) -> list[Any]:
        """What else the last `save_row` brought into being, as plain JSON; it comes back in `undo_made`."""
        return []

    def check_untouched(self, obj: models.Model, row: ImportRow) -> None:
        """Raise `NotNow` when the object is no longer what the row made of it."""
        if plain(self.current(obj)) != row.cleaned:
            raise NotNow(_("sudah diubah setelah diimpor."))

    def undo_row(self, obj: models.Model, before: Values | None, *, by: Actor, now: datetime) -> None:
        """Give the object its former values; delete it when it was new. Raises `NotNow` when that cannot be."""
        raise NotImplementedError

    def undo_made(self, made: list[Any], *, by: Actor, now: datetime) -> list[str]:
        """Remove what `take_made` listed; sentences about what stays."""
        return []


def keeping(values: Values, before: Values | None) -> Values:
    """The values, each empty one as it was `before`. For `Importer.complete`."""
    return {
        name: value if value not in ("", None) or before is None else before[name] for name, value in values.items()
    }


def match_columns(columns: Sequence[Column], headers: Iterable[str]) -> dict[str, str]:
    """Heading -> column name, ignoring case, blanks and signs. Raises `TableRefused` naming the columns that are missing."""
    found = guess_columns(columns, headers)
    missing = missing_columns(columns, found)
    if missing:
        raise TableRefused(
            _("Kolom yang wajib ada tetapi tidak ditemukan: %(columns)s. Periksa kepala tabel di baris pertama.")
            % {"columns": listed(missing)}
        )
    return found


def missing_columns(columns: Sequence[Column], headings: Mapping[str, str]) -> list[str]:
    """The labels of required columns for which no heading was named."""
    return [spoken(str, column.label) for column in columns if column.required and column.name not in headings.values()]


def guess_columns(columns: Sequence[Column], headers: Iterable[str]) -> dict[str, str]:
    """Heading -> column name, as far as headings are known, ignoring case, blanks and signs."""
    known = {_folded(name): column.name for column in columns for name in _names(column)}
    found: dict[str, str] = {}
    for heading in headers:
        name = known.get(_folded(heading))
        if name and name not in found.values():
            found[heading] = name
    return found


def plain(values: Values) -> Values:
    """The values as they come back from a JSON column, so that old and new can be compared."""
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def _names(column: Column) -> list[str]:
    """Every heading that means this column; a table may be in another language than the person who brings it."""
    labels = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            labels.append(str(column.label))
    return [column.name, *labels, *column.aliases]


def _folded(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading).casefold()
    return re.sub(r"[^0-9a-z]+", "", plain)
