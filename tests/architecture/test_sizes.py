"""The hard limits of architecture.md section 4. The list of exceptions only gets shorter."""

from __future__ import annotations

from tests.architecture.sources import TEMPLATES, each, functions, modules

MODULE, FUNCTION, VIEW, TEMPLATE, TEST_MODULE = 400, 60, 30, 150, 800

EXCEPTIONS = {
    "partnerships.demo.stories:_needs": "the demo school's needs one after the other: data, not logic",
    "partnerships.demo.stories:_healthy_school": "one partnership told from beginning to end, in the order of time",
}
"""What may be longer, each with its reason."""

CODE = modules("config", "core", "schools", "partnerships", "collaboration", "inclusion")
TESTS = modules("tests", "bench")


def length(function) -> int:
    """Lines from `def` to the end."""
    return function.end_lineno - function.lineno + 1


@each([*CODE, *TESTS])
def test_no_module_is_too_long(module):
    limit = TEST_MODULE if module in TESTS else MODULE
    assert len(module.text.splitlines()) <= limit


def too_long() -> dict[str, int]:
    """Functions beyond their limit: "module:name" -> lines."""
    return {
        f"{module.name}:{function.name}": length(function)
        for module in CODE
        for function in functions(module.tree)
        if length(function) > (VIEW if ".views." in module.name else FUNCTION)
    }


def test_no_function_is_too_long():
    found = too_long()
    assert {name: lines for name, lines in found.items() if name not in EXCEPTIONS} == {}
    assert set(EXCEPTIONS) - set(found) == set(), "exceptions that are not needed any more"


@each(sorted(p for p in TEMPLATES.rglob("*") if p.is_file()))
def test_no_template_is_too_long(path):
    assert len(path.read_text().splitlines()) <= TEMPLATE
