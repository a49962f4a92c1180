"""Addresses are named as text in rules, panels and templates: each name must lead somewhere."""

from __future__ import annotations

import ast
import re

from django.urls import get_resolver, reverse

from core.registry import registry
from tests.access.reading import addresses
from tests.architecture.sources import TEMPLATES, modules

ROUTE = re.compile(
    r"(?:core|schools|partnerships|collaboration|inclusion|partner_links|collaboration_links|inclusion_links):\w+"
)
IN_TEMPLATES = re.compile(r"""\{%\s*(?:url|school_url)\s+["']([\w:]+)["']""")


def test_every_address_named_in_code_exists():
    named = {}
    for module in modules("config", "core", "schools", "partnerships", "collaboration", "inclusion"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and ROUTE.fullmatch(node.value):
                named[node.value] = module.name
    known = set(addresses())
    assert {name: where for name, where in named.items() if name not in known} == {}


def test_every_address_named_in_templates_exists():
    known = set(addresses()) | {key for key in get_resolver().reverse_dict if isinstance(key, str)}
    named = {name: path.name for path in TEMPLATES.rglob("*.html") for name in IN_TEMPLATES.findall(path.read_text())}
    assert {name: where for name, where in named.items() if name not in known and not name.startswith("admin:")} == {}


def test_what_is_registered_leads_somewhere():
    for entry in registry.nav:
        assert reverse(entry.url_name, args=["sekolah"])
    for step in registry.first_steps:
        assert not step.url_name or reverse(step.url_name, args=["sekolah"])
    for purpose in registry.link_purposes.values():
        assert reverse(purpose.url_name, args=["0f0f0f0f-0f0f-0f0f-0f0f-0f0f0f0f0f0f"])
