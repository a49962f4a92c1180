"""Words that stand together in one column ("|police|school|"): a filter by one of them has an index although a row has several.

    offered = models.CharField(max_length=200, default=NOTHING, editable=False)
    indexes = [*marked("partner_offers", "offered", Category.values, ["school", "name", "id"])]
    Partner.objects.filter(Marked("offered", "academic"))

Each word has an index of its own that holds only the rows with the word, in the order of the list. Databases recognise such an index
by its condition, letter for letter; therefore `Marked` writes the word itself and no parameter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

NOTHING = ""
PLAIN = re.compile(r"[a-z][a-z_]*")


def joined(words: Iterable[str]) -> str:
    """Words as they stand in the column."""
    different = sorted(set(words))
    return f"|{'|'.join(different)}|" if different else NOTHING


class Marked(models.Func):
    """True for rows whose column holds the word. For `filter()` and for the condition of an index."""

    output_field = models.BooleanField()
    arity = 1

    def __init__(self, column: Any, word: str) -> None:
        if not PLAIN.fullmatch(word):
            raise ValueError(f"{word!r} is no plain word")
        self.word = word
        super().__init__(column)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """SQLite's name for it."""
        return self.as_sql(compiler, connection, function="INSTR", **extra)

    def as_sql(
        self,
        compiler: Any,
        connection: Any,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **extra: Any,
    ) -> Any:
        """The word is written out: it is plain, and a parameter would hide the index."""
        template = f"%(function)s(%(expressions)s, '|{self.word}|') > 0"
        return super().as_sql(compiler, connection, function or "STRPOS", template, arg_joiner, **extra)


def marked(name: str, column: str, words: Iterable[str], fields: Sequence[str]) -> list[models.Index]:
    """One index for each word, in the order of `fields`."""
    return [
        models.Index(fields=list(fields), name=f"{name}_{word}", condition=models.Q(Marked(column, word)))
        for word in words
    ]
