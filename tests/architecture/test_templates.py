"""Every template is used, and every one that is named exists. (What each template keeps to: tests/core/test_templates.py.)"""

from __future__ import annotations

import ast
import re
from functools import cache

from django.contrib.staticfiles import finders
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from core.registry import registry
from partnerships import sections
from tests.architecture.sources import TEMPLATES, each, modules

NAMED = re.compile(r"""["'](\w[\w/.-]*\.(?:html|txt|svg|css))(?:#[\w-]+)?["']""")

OVERRIDES = ("account/", "mfa/", "allauth/", "bootstrap5/", "django/", "admin/")
"""Our versions of templates that libraries name."""

STATUS_PAGES = {"400.html", "403.html", "403_csrf.html", "404.html", "409.html", "410.html", "500.html"}
"""Named by Django, or by `core.middleware` from the number of the answer."""

EVERY = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*") if path.is_file()}


@cache
def strings() -> set[str]:
    """Every string that stands in the code."""
    return {
        node.value
        for module in modules("config", "core", "schools", "partnerships", "collaboration", "inclusion")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def named_in_templates() -> set[str]:
    return {name for path in EVERY for name in NAMED.findall((TEMPLATES / path).read_text())}


def put_together() -> set[str]:
    """Templates in folders that the code names with an f-string: "components/charts/{kind}.svg"."""
    starts = {text for text in strings() if text.endswith("/") and (TEMPLATES / text).is_dir() and text.count("/") > 1}
    return {name for name in EVERY if name.startswith(tuple(starts))}


def mails() -> set[str]:
    """Mails are named without their two endings; some names are put together from a verb."""
    starts = {text for text in strings() if text.startswith("emails/")}
    return {name for name in EVERY if name.startswith("emails/") and any(name.startswith(start) for start in starts)}


def used() -> set[str]:
    registered = {kind.template for kind in registry.document_kinds.values()} | {
        s.template for s in sections.everything()
    }
    return strings() | named_in_templates() | mails() | put_together() | registered | STATUS_PAGES


def test_no_template_is_forgotten():
    known = used()
    assert {name for name in EVERY if name not in known and not name.startswith(OVERRIDES)} == set()


@each(lambda: sorted(name for name in strings() if NAMED.fullmatch(f'"{name}"')))
def test_what_is_named_exists(name):
    """As a template, or as a file that browsers get."""
    try:
        get_template(name)
    except TemplateDoesNotExist:
        assert finders.find(name), f"{name} is named but does not exist"


SIGNED = {path for path in EVERY if "{% csrf_token %}" in (TEMPLATES / path).read_text()}
"""Those that send a form. `only` takes the token from them, and the server would refuse whoever presses the button."""


@each(lambda: sorted(path for path in EVERY if path.endswith(".html")))
def test_a_form_is_included_with_its_token(path):
    alone = re.findall(r'{% include "([^"]+)"([^%]*) only %}', (TEMPLATES / path).read_text())
    assert [name for name, given in alone if name in SIGNED and "csrf_token=csrf_token" not in given] == []
