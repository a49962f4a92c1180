"""PostgreSQL: a GIN index over an expression of the row itself, so no writer can forget it; a trigger collects the words."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import models, transaction

from core.search import spec
from core.search.folding import ACCENTS
from core.search.words import LONGEST, Group, Term

ALPHABET = f"'{''.join(ACCENTS)}', '{''.join(ACCENTS.values())}'"


def _fold(text: str) -> str:
    """The folding of core.search.folding, in functions of PostgreSQL's own: these are found whatever the search path is."""
    return f"btrim(regexp_replace(translate(lower({text}), {ALPHABET}), '[^a-z0-9]+', ' ', 'g'))"


# search_lexemes calls no other function of ours: pg_restore makes the indexes with an empty search path, and would not find it.
FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION search_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT {_fold("$1")}
$$;
CREATE OR REPLACE FUNCTION search_lexemes(scope text, words text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
  BEGIN RETURN array_to_tsvector(string_to_array({_fold("words")}, ' ') || ('@' || scope)); END
$$;
CREATE TABLE IF NOT EXISTS search_words (word text NOT NULL, key text NOT NULL);
CREATE INDEX IF NOT EXISTS search_words_key ON search_words (key, word);
"""

# Two writers at once may both add a new word: twice is no harm, and nobody waits for anybody.
COLLECT = """
INSERT INTO search_words (word, key)
SELECT fresh.word, keys.key FROM (
  SELECT DISTINCT w.word FROM {rows}, regexp_split_to_table(search_fold({text}), ' ') AS w(word)
  WHERE length(w.word) BETWEEN 2 AND {longest} AND w.word ~ '[a-z]'
    AND NOT EXISTS (SELECT 1 FROM search_words s WHERE s.key = w.word AND s.word = w.word)
) AS fresh CROSS JOIN LATERAL (
  SELECT fresh.word UNION
  SELECT left(fresh.word, n - 1) || substr(fresh.word, n + 1) FROM generate_series(1, length(fresh.word)) AS n
  WHERE length(fresh.word) >= 4
) AS keys(key)"""


def _text(model: type[models.Model]) -> str:
    """The searchable columns in one, as an expression of the row."""
    columns = spec.columns_of(model)
    return " || ' ' || ".join(f"""coalesce("{column}", '')""" for column in columns)


def _expression(model: type[models.Model]) -> str:
    """What is indexed; a query must say it in the same words."""
    column = spec.of(model).scope
    scope = f'"{column}"::text' if column else "''"
    return f"search_lexemes({scope}, {_text(model)})"


def _term(term: Term) -> str:
    return f"'{term.text}'{':*' if term.prefix else ''}"


def _query(groups: list[Group], scope: Any) -> str:
    """In the language of tsquery. Words hold only a-z and 0-9, so nothing in them can be an operator."""
    said = [
        "(" + " | ".join(" & ".join(_term(t) for t in choice) for choice in group.choices) + ")" for group in groups
    ]
    return " & ".join([*([f"'@{int(scope)}'"] if scope is not None else []), *said])


def matching(model: type[models.Model], groups: list[Group], scope: Any, most: int | None) -> tuple[str, list[Any]]:
    """A SELECT of the keys of the rows that fit, and its parameters."""
    meta = model._meta
    limit = f" LIMIT {most}" if most else ""
    sql = f'SELECT "{meta.pk.column}" AS id FROM "{meta.db_table}" WHERE {_expression(model)} @@ %s::tsquery{limit}'  # noqa: S608
    return sql, [_query(groups, scope)]


def install(connection: Any, models_of_app: list[type[models.Model]]) -> None:
    """Functions, index, triggers: whatever is missing or was declared otherwise before."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname LIKE 'search!_%' ESCAPE '!'"
        )
        there = {name for (name,) in cursor.fetchall()}
        missing = [model for model in models_of_app if _name(model) not in there]
        if not missing:
            return
        cursor.execute(FUNCTIONS)
        for model in missing:
            _install(cursor, model, there)


def _name(model: type[models.Model]) -> str:
    """The name of the index: it changes with the declaration."""
    mark = hashlib.sha256((FUNCTIONS + COLLECT + _expression(model)).encode()).hexdigest()[:8]
    return f"search_{model._meta.db_table}"[:50] + f"_{mark}"


def _install(cursor: Any, model: type[models.Model], there: set[str]) -> None:
    table, name = model._meta.db_table, _name(model)
    for old in there:
        if old[:-9] == name[:-9]:
            cursor.execute(f'DROP INDEX "{old}"')
    collect = COLLECT.format(rows="fresh_rows", text=_text(model), longest=LONGEST)
    cursor.execute(f"""
        CREATE OR REPLACE FUNCTION "collect_{table}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {collect}; RETURN NULL; END $$;
        CREATE OR REPLACE TRIGGER search_insert AFTER INSERT ON "{table}" REFERENCING NEW TABLE AS fresh_rows
          FOR EACH STATEMENT EXECUTE FUNCTION "collect_{table}"();
        CREATE OR REPLACE TRIGGER search_update AFTER UPDATE ON "{table}" REFERENCING NEW TABLE AS fresh_rows
          FOR EACH STATEMENT EXECUTE FUNCTION "collect_{table}"();
    """)
    cursor.execute(COLLECT.format(rows=f'"{table}"', text=_text(model), longest=LONGEST))
    # Without fastupdate: rows written a moment ago would else wait in a list that every search reads from end to end.
    cursor.execute(f'CREATE INDEX "{name}" ON "{table}" USING gin ({_expression(model)}) WITH (fastupdate = off)')


def remove(connection: Any, models_of_app: list[type[models.Model]]) -> None:
    """Take index and triggers away, for as long as a great many rows are written; `install` makes them again at one go."""
    with connection.cursor() as cursor:
        for model in models_of_app:
            cursor.execute(f'DROP INDEX IF EXISTS "{_name(model)}"')
            for trigger in ("search_insert", "search_update"):
                cursor.execute(f'DROP TRIGGER IF EXISTS {trigger} ON "{model._meta.db_table}"')
