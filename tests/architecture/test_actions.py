"""Views ask, actions write: who writes rows, and that every act says who, when, and leaves a trace."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.registry import registry
from tests.architecture.sources import (
    APPS,
    Function,
    Module,
    called,
    calls,
    each,
    functions,
    imported,
    is_public,
    modules,
)

WRITES = {
    "save", "create", "update", "delete", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "select_for_update",
}  # fmt: skip
VIEWS = [module for module in modules(*APPS) if ".views" in module.name]
ASKING = [
    module for module in modules(*APPS) if module.part in ("forms", "queries", "panels", "readers", "policy", "gates")
]
ACTIONS = [
    module
    for module in modules("schools", "partnerships", "collaboration", "inclusion")
    if (".actions" in module.name and "._" not in module.name) or module.part in ("papers", "imports")
]

NOT_A_ROW = {
    "core.views.verify:digest.update",
}
"""Calls in views that are named like a write but write no row."""

STEPS = {
    "partnerships.actions.proposals.fill_indicators": "follows from approving a proposal, inside that act",
}
"""Parts of an act that stand alone in their module: no `by` of their own, each with its reason."""

TRACES = {
    "audit.record",
    "audit.record_each",
    "record_quietly",
    "links.issue",
    "links.revoke",
    "request_bundle",
    "request_document",
    "attach",
    "files.attach",
    "files.remove",
    "send_link",
}
"""What leaves a trace in the audit trail by itself."""


@each([*VIEWS, *ASKING])
def test_only_actions_write(module):
    found = [
        f"line {call.lineno}: {called(call)}" for call in calls(module.tree) if called(call).split(".")[-1] in WRITES
    ]
    assert [line for line in found if f"{module.name}:{line.split(': ')[1]}" not in NOT_A_ROW] == []


@each(VIEWS)
def test_views_need_no_transaction(module):
    """`once` opens it, and the action has its own."""
    assert not {name for name in imported(module) if name.startswith("django.db")}


@dataclass(frozen=True)
class Act:
    """A function that somebody calls to do something."""

    module: Module
    function: Function

    def __str__(self) -> str:
        return f"{self.module.name}.{self.function.name}"


@cache
def acts() -> list[Act]:
    """Every public function that takes `by`, and every public function of the actions."""
    return list(_acts())


def _acts() -> Iterator[Act]:
    for module in ACTIONS:
        for function in functions(module.tree, nested=False):
            takes = {arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)}
            act = Act(module, function)
            judges = function.name.startswith("check_") or str(act) in STEPS
            if is_public(function) and not judges and ("by" in takes or writes(function)):
                yield act


def writes(function) -> bool:
    return any(
        called(call).split(".")[-1] in WRITES - {"select_for_update"} and ".objects" in called(call)
        for call in calls(function)
    )


@cache
def recording(module: Module) -> set[str]:
    """Names by which a function of this module leaves a trace: what it imports from other actions, its own functions that record."""
    names = set(TRACES)
    for node in module.tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and ".actions" in node.module:
            names |= {alias.asname or alias.name for alias in node.names}
    grew = True
    while grew:
        own = {function.name for function in functions(module.tree, nested=False) if traced(function, names)}
        grew = not own <= names
        names |= own
    return names


def traced(function, names) -> bool:
    """Calls something of `names`, a workflow's `move`, or a verb of another module with `by=`."""
    for call in calls(function):
        name, keywords = called(call), {keyword.arg for keyword in call.keywords}
        if name in names or (name.endswith(".move") and "by" in keywords):
            return True
        if name.split(".")[0] in ("imports", "emails", "mail") and "by" in keywords:
            return True
    return False


@each(acts)
def test_an_act_says_who_and_when(act):
    keywords = {arg.arg for arg in act.function.args.kwonlyargs}
    assert {"by", "now"} <= keywords
    assert not act.function.args.args, "everything by keyword"


@each(acts)
def test_an_act_happens_together_or_not_at_all(act):
    blocks = [item.context_expr for node in ast.walk(act.function) if isinstance(node, ast.With) for item in node.items]
    opened = {ast.unparse(expression) for expression in (*act.function.decorator_list, *blocks)}
    assert opened & {"transaction.atomic", "transaction.atomic()"}


@each(acts)
def test_an_act_leaves_a_trace(act):
    assert traced(act.function, recording(act.module))


@each(acts)
def test_time_is_passed_in(act):
    """Nothing in an action looks at the clock: tests and late workers say what time it is."""
    assert not {called(call) for call in calls(act.function)} & {
        "timezone.now",
        "datetime.now",
        "date.today",
        "timezone.localdate",
    }


def recorded_verbs() -> set[str]:
    """Verbs in calls of `audit.record` that are written out as a whole; those of workflows and imports are made of parts."""
    asked = [call for module in modules(*APPS) for call in calls(module.tree) if len(call.args) > 1]
    verbs = [call.args[1] for call in asked if getattr(call.func, "attr", "") == "record"]
    found = {leaf.value for verb in verbs for leaf in ast.walk(verb) if isinstance(leaf, ast.Constant)}
    return {verb for verb in found if re.fullmatch(r"[a-z_]+\.[a-z_]+", str(verb))}


def test_the_audit_trail_never_shows_a_raw_code():
    """Every verb that the program records has words."""
    recorded = recorded_verbs()
    assert len(recorded) > 100
    assert recorded - set(registry.verbs) == set()
