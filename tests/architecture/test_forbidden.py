"""Ways out that nobody takes, or takes once and says why."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.sources import APPS, called, calls, each, imported, modules

CODE = modules("config", *APPS)
TESTS = modules("tests", "bench")

SUPPRESSED = re.compile(r"#\s*(noqa|type:\s*ignore|nosec|pragma: no cover|fmt: off)")
"""A comment that silences a tool. `fmt: skip` on one statement is allowed: it keeps a table readable."""

SILENCED = {
    ("core.mail.text", "type: ignore"): "the backend's template carries Django's own, which the stubs do not know",
    ("schools.audit_words", "type: ignore"): "a reverse relation has no verbose_name, and the caller catches that",
    ("partnerships.clause_text", "type: ignore"): "the reader's own stack of lists",
    ("partnerships.forms.evaluations", "type: ignore"): "groups is a property here and a list elsewhere",
    ("collaboration.forms.cockpit", "type: ignore"): "groups is a property here and a list elsewhere",
    ("core.search.spec", "type: ignore"): "a relation followed by name may end nowhere, and the next step then says so",
    ("core.search.engines", "noqa"): "S608: SQL of our own names; every word typed travels as a parameter",
    ("core.search.postgresql", "noqa"): "S608: as above",
    ("core.search.sqlite", "noqa"): "S608: as above",
}
"""Where a tool is silenced, and why. The list only gets shorter."""

NEVER_CALLED = {"mark_safe", "eval", "exec", "compile", "__import__", "send_mail", "mail_admins", "print", "breakpoint"}
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "unittest.mock", "pytest_mock"}
PRINTS = ("config.demo", "config.squashing", "config.translations")
"""Programs that talk to the terminal."""


def test_every_silenced_tool_is_on_the_list():
    found = {(m.name, word.replace("  ", " ")) for m in CODE for word in SUPPRESSED.findall(m.text)}
    assert found == set(SILENCED)


@each(TESTS)
def test_tests_silence_nothing_and_skip_nothing(module):
    if module.name == __name__:
        return
    assert SUPPRESSED.findall(module.text) == []
    assert not re.search(r"mark\.(?:skip|xfail)\b|pytest\.skip\(", module.text) or module.name in MAY_SKIP


MAY_SKIP = {
    "tests.partnerships.imports.test_partner_files": "the files beside the project are not everywhere",
    "tests.schools.test_listings": "the files beside the project are not everywhere",
}


@each(CODE)
def test_no_way_round_the_rules(module):
    names = {called(call).split(".")[-1] for call in calls(module.tree)} - (
        {"print"} if module.name in PRINTS else set()
    )
    names -= {"compile"} if "re" in imported(module) else set()
    assert names & NEVER_CALLED == set()
    assert imported(module) & NEVER_IMPORTED == set()
    assert not re.search(r"\bcsrf_exempt\b", module.text)


MOCKS = re.compile(
    r"^\s*(?:import|from)\s+(?:unittest\.mock|unittest\s+import\s+mock|pytest_mock|mock)\b", re.MULTILINE
)


@each(TESTS)
def test_no_mocks_of_our_own_code(module):
    assert not MOCKS.search(module.text)


@pytest.mark.parametrize(
    "line",
    ["from unittest.mock import patch", "    import unittest.mock", "from unittest import mock", "import mock as m"],
)
def test_a_mock_is_found_however_it_is_imported(line):
    assert MOCKS.search(f"x = 1\n{line}\n")


@each(CODE)
def test_no_query_is_put_together_from_a_request(module):
    """`filter(**request.GET)` let strangers write SQL (CVE-2025-64459)."""
    assert not re.search(r"(?:filter|exclude|get|order_by|annotate)\(\s*\*{1,2}request\.", module.text)


@each(CODE)
def test_nothing_is_caught_without_a_name(module):
    """`except:` and `except Exception` hide what went wrong."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            name = ast.unparse(node.type) if node.type else ""
            assert name not in ("", "Exception", "BaseException") or module.name in CATCHES_ALL, f"line {node.lineno}"


CATCHES_ALL: dict[str, str] = {}
"""Modules that must go on whatever happens, each with its reason."""

HOSTS = re.compile(r"""META\[["']HTTP_|META\.get\(["']HTTP_|build_absolute_uri""")


@each(CODE)
def test_no_link_is_built_from_what_a_browser_says(module):
    """Links in mails and papers come from SITE_URL (reliability T18)."""
    assert not HOSTS.search(module.text)


APPEND_ONLY = {"HistoryEntry", "AuditEvent", "Document", "Fulfilment", "Review", "Conversation", "Measurement"}
CHANGES = re.compile(
    r"\b(?:"
    + "|".join(sorted(APPEND_ONLY))
    + r")\.objects(?:\.\w+\([^()]*\))*\.(?:update|delete|update_or_create|bulk_update)\("
)
RENDERING = "core.documents"
"""The one place where a row of Document changes: from queued to rendered or failed."""

REMOVAL = "core.removal"
"""What the law wants erased goes with its papers and its history; the audit trail is not touched there either."""


@each([m for m in CODE if m.name not in (RENDERING, REMOVAL)])
def test_the_record_is_never_changed(module):
    """Promise 5: history, audit, papers, confirmations and decisions are added to, never changed."""
    assert not CHANGES.search(module.text)
    assert not re.search(r"\b_raw_delete\b|\b_base_manager\b", module.text)


@each(CODE)
def test_no_sentence_hides_inside_an_f_string(module):
    """gettext does not look into f-strings for words: what is marked there is never offered for translation."""
    braces = [node for node in ast.walk(module.tree) if isinstance(node, ast.JoinedStr)]
    marked = [
        node for text in braces for node in ast.walk(text) if isinstance(node, ast.Call) and called(node) in MARKS
    ]
    assert [node.lineno for node in marked] == []


@each(CODE)
def test_no_sentence_hides_behind_a_name_that_the_catalogue_does_not_know(module):
    named = [
        alias.asname
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname and "gettext" in alias.name
    ]
    assert set(named) <= {"_"}


MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy", "npgettext"}
