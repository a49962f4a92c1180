"""SQLite: one FTS5 table beside each searchable table, kept in step by triggers, which also collect the words.

The triggers are plain SQL without functions of ours, so that rows written by any other tool are found as well.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from django.db import models, transaction

from core.search import spec
from core.search.folding import ACCENTS, BETWEEN
from core.search.words import FUZZY, LONGEST, Group, Term, without_one

WORDS = "CREATE TABLE IF NOT EXISTS search_words (key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) WITHOUT ROWID"

# Left without content: the row itself has it. Beginnings of two and three letters are indexed, longer ones are read as they are.
TABLE = (
    "CREATE VIRTUAL TABLE \"{name}\" USING fts5(scope, words, content='', columnsize=0, detail=column, "
    "prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"
)

# json_quote makes any text whatever a valid JSON string, so a strange character can never make a write fail.
COLLECT = """
INSERT OR IGNORE INTO search_words (key, word)
SELECT CASE n.value WHEN 0 THEN w.value ELSE substr(w.value, 1, n.value - 1) || substr(w.value, n.value + 1) END, w.value
FROM {folded}
CROSS JOIN json_each('[' || replace(json_quote(plain.value), ' ', '","') || ']') AS w
CROSS JOIN json_each('[{numbers}]') AS n
WHERE length(w.value) BETWEEN 2 AND {longest} AND w.value GLOB '*[a-z]*'
  AND NOT EXISTS (SELECT 1 FROM search_words AS s WHERE s.key = w.value AND s.word = w.value)
  AND (n.value = 0 OR (length(w.value) >= 4 AND n.value <= length(w.value)))"""

AT_ONCE = 12
"""How many replace() stand inside each other: SQLite's parser holds about thirty. Each dozen takes the text from the one before."""


def _folded(source: str) -> str:
    """What `source` selects as `x`, in plain small letters with blanks between the words: as `plain.value`, for a FROM."""
    pairs = [(sign, " ") for sign in BETWEEN] + list(ACCENTS.items())
    steps = [f"({source}) AS raw"]
    before, after = "lower(raw.x)", ""
    for start in range(0, len(pairs), AT_ONCE):
        text, after = before, "plain" if start + AT_ONCE >= len(pairs) else f"step{start}"
        for old, new in pairs[start : start + AT_ONCE]:
            text = f"replace({text}, char({ord(old)}), '{new}')"
        steps.append(f"json_each(json_array({text})) AS {after}")
        before = f"{after}.value"
    return "\nCROSS JOIN ".join(steps)


def _collect(source: str) -> str:
    numbers = ",".join(map(str, range(LONGEST + 1)))
    return COLLECT.format(folded=_folded(source), numbers=numbers, longest=LONGEST)


def _text(model: type[models.Model], row: str) -> str:
    """The searchable columns of "new", "old" or the table in one."""
    columns = spec.columns_of(model)
    return " || ' ' || ".join(f"""coalesce({row}."{column}", '')""" for column in columns)


def _values(model: type[models.Model], row: str) -> str:
    column = spec.of(model).scope
    scope = f"""'s' || {row}."{column}\"""" if column else "''"
    return f"""{row}."{model._meta.pk.column}", {scope}, {_text(model, row)}"""


def _term(term: Term) -> str:
    return f'"{term.text}"{" *" if term.prefix else ""}'


def _query(groups: list[Group], scope: Any) -> str:
    """In the language of FTS5. Words hold only a-z and 0-9, so nothing in them can be an operator."""
    said = [
        "(" + " OR ".join("(" + " AND ".join(_term(t) for t in choice) + ")" for choice in group.choices) + ")"
        for group in groups
    ]
    among = [f'scope : "s{int(scope)}"'] if scope is not None else []
    return " AND ".join([*among, f"words : ({' AND '.join(said)})"])


def matching(model: type[models.Model], groups: list[Group], scope: Any, most: int | None) -> tuple[str, list[Any]]:
    """A SELECT of the keys of the rows that fit, and its parameters."""
    limit = f" LIMIT {most}" if most else ""
    name = _name(model)
    return f'SELECT rowid AS id FROM "{name}" WHERE "{name}" MATCH %s{limit}', [_query(groups, scope)]  # noqa: S608


def _name(model: type[models.Model]) -> str:
    """The name of the index: it changes with the declaration."""
    return _named(model, spec.of(model))


@cache
def _named(model: type[models.Model], _declared: spec.Search) -> str:
    said = TABLE + COLLECT + _text(model, "new") + _values(model, "new") + _folded("")
    return f"search_{model._meta.db_table}_{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def _triggers(model: type[models.Model]) -> dict[str, str]:
    """Name -> what makes it."""
    table, name = model._meta.db_table, _name(model)
    add = f'INSERT INTO "{name}"(rowid, scope, words) VALUES ({_values(model, "new")})'  # noqa: S608
    drop = f'INSERT INTO "{name}"("{name}", rowid, scope, words) VALUES (\'delete\', {_values(model, "old")})'  # noqa: S608
    collect = _collect(f"SELECT {_text(model, 'new')} AS x")
    scope = spec.of(model).scope
    columns = spec.columns_of(model) + ([scope] if scope else [])
    watched = ", ".join(f'"{column}"' for column in columns)
    changed = " OR ".join(f'old."{column}" IS NOT new."{column}"' for column in columns)
    return {
        f"{name}_insert": f'AFTER INSERT ON "{table}" BEGIN {add}; {collect}; END',
        f"{name}_update": f'AFTER UPDATE OF {watched} ON "{table}" WHEN {changed} BEGIN {drop}; {add}; {collect}; END',
        f"{name}_delete": f'AFTER DELETE ON "{table}" BEGIN {drop}; END',
    }


def install(connection: Any, models_of_app: list[type[models.Model]]) -> None:
    """Tables and triggers: whatever is missing or was declared otherwise before.

    A migration that rebuilds a table takes its triggers away; then all of that table's search is made anew.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, type FROM sqlite_master WHERE name GLOB 'search_*' AND type IN ('table', 'trigger')"
        )
        there = dict(cursor.fetchall())
        for model in models_of_app:
            if not {_name(model), *_triggers(model)} <= set(there):
                _install(cursor, model, there)


def _install(cursor: Any, model: type[models.Model], there: dict[str, str]) -> None:
    table, name = model._meta.db_table, _name(model)
    mine = f"search_{table}_"
    for old, kind in there.items():
        if kind == "trigger" and old.startswith(mine) and len(old) == len(name) + 7:
            cursor.execute(f'DROP TRIGGER "{old}"')
    for old, kind in there.items():
        if kind == "table" and old.startswith(mine) and len(old) == len(name):
            cursor.execute(f'DROP TABLE "{old}"')
    cursor.execute(WORDS)
    cursor.execute(TABLE.format(name=name))
    cursor.execute(f'INSERT INTO "{name}"(rowid, scope, words) SELECT {_values(model, "t")} FROM "{table}" AS t')  # noqa: S608
    _collect_indexed(cursor, name)
    for trigger, what in _triggers(model).items():
        cursor.execute(f'CREATE TRIGGER "{trigger}" {what}')


def _collect_indexed(cursor: Any, name: str) -> None:
    """Take the words of all rows that stand there already from the index itself, which has each of them once."""
    cursor.execute("DROP TABLE IF EXISTS temp.search_terms")
    cursor.execute(f"CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab('main', '{name}', 'row')")
    cursor.execute(
        "SELECT term FROM temp.search_terms WHERE length(term) BETWEEN 2 AND %s AND term GLOB '*[a-z]*'", [LONGEST]
    )
    found = [word for (word,) in cursor.fetchall()]
    keys = ((key, word) for word in found for key in ({word, *without_one(word)} if len(word) >= FUZZY else {word}))
    cursor.executemany("INSERT OR IGNORE INTO search_words (key, word) VALUES (%s, %s)", keys)
    cursor.execute("DROP TABLE temp.search_terms")


def remove(connection: Any, models_of_app: list[type[models.Model]]) -> None:
    """Take tables and triggers away, for as long as a great many rows are written; `install` makes them again at one go."""
    with connection.cursor() as cursor:
        for model in models_of_app:
            for trigger in _triggers(model):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{trigger}"')
            cursor.execute(f'DROP TABLE IF EXISTS "{_name(model)}"')
