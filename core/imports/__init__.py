"""Bring a table in: preview every row, write all that is accepted or nothing, take it back.

Apps describe what they import with an `Importer` (which columns, how a row is cleaned, found and saved) and wrap these
functions in their own actions, which ask their policy first. Nothing here knows what the rows are about.
"""

from core.imports.importer import (
    Cells,
    Cleaned,
    Column,
    Importer,
    RowAsked,
    RowRefused,
    Values,
    guess_columns,
    keeping,
    match_columns,
    missing_columns,
)
from core.imports.steps import MAX_ROWS, adjust, apply, discard, preview, undo

__all__ = [
    "MAX_ROWS",
    "Cells",
    "Cleaned",
    "Column",
    "Importer",
    "RowAsked",
    "RowRefused",
    "Values",
    "adjust",
    "apply",
    "discard",
    "guess_columns",
    "keeping",
    "match_columns",
    "missing_columns",
    "preview",
    "undo",
]
