"""Whatever others call says what it means: the rule layers have no silent public function."""

from __future__ import annotations

import ast

from tests.architecture.sources import each, functions, is_public, modules

CORE = [
    m for m in modules("core") if not {"management", "admin", "apps", "templatetags", "views"} & set(m.name.split("."))
]
RULES = [
    m
    for m in modules("schools", "partnerships", "collaboration", "inclusion")
    if m.part
    in (
        "policy",
        "gates",
        "agreement_gates",
        "workflow",
        "queries",
        "actions",
        "models",
        "next_step",
        "reminders",
        "imports",
    )
]

SAYS_ENOUGH = ("clean_", "get_", "has_", "ready", "process_exception", "save")
"""Methods whose name is given by Django and says it."""


def silent(tree: ast.AST) -> list[str]:
    """Public functions of the module and its public classes without a docstring; one-line properties may go without."""
    found = []
    for node in getattr(tree, "body", ()):
        if isinstance(node, ast.ClassDef):
            if not node.name.startswith("_") and ast.get_docstring(node) is None and node.name not in ("Meta", "Media"):
                found.append(node.name)
            found += [f"{node.name}.{method.name}" for method in functions(node, nested=False) if needs_words(method)]
        elif isinstance(node, ast.FunctionDef) and needs_words(node):
            found.append(node.name)
    return found


def needs_words(function) -> bool:
    short = len(function.body) == 1
    return (
        is_public(function)
        and ast.get_docstring(function) is None
        and not function.name.startswith(SAYS_ENOUGH)
        and not short
    )


@each([*CORE, *RULES])
def test_public_functions_say_what_they_mean(module):
    assert silent(module.tree) == []


@each(modules("config", "core", "schools", "partnerships", "collaboration", "inclusion"))
def test_a_module_says_what_it_is_for(module):
    empty = not module.tree.body
    framework = module.part in ("apps", "admin", "management", "urls") or module.name.endswith(
        (".urls", "wsgi", "celery")
    )
    assert (
        empty
        or framework
        or ".urls." in module.name
        or ast.get_docstring(module.tree)
        or module.path.name == "__init__.py"
    )
