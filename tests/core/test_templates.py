"""What every template of the project keeps to."""

import re

from django.conf import settings
from tablericons import IconDoesNotExist

from core import icons
from core.registry import registry
from tests.architecture.sources import APPS, each, modules

ROOT = settings.BASE_DIR / "templates"
EVERY = sorted(ROOT.rglob("*.html"))
ON_SCREEN = [path for path in EVERY if not {"pdf", "emails"} & set(path.relative_to(ROOT).parts)]
NO_KEY_NEEDED = ("account/", "mfa/", "components/shell/", "core/verify.html")
"""Signing in or out, choosing a language and comparing a paper change nothing when done twice."""

ICON_TAG = re.compile(r"""\{%\s*icon\s+["']([\w/-]+)["']""")
ICON_OPTION = re.compile(r"""\b(?:action_)?icon=["']([\w/-]+)["']""")
ICON_DEFAULT = re.compile(r"""icon\|default:["']([\w/-]+)["']""")
POST_FORM = re.compile(r"<form\b[^>]*\bmethod=\"post\".*?</form>", re.DOTALL | re.IGNORECASE)


def name(path):
    return str(path.relative_to(ROOT))


def icons_used():
    found = {}
    for path in EVERY:
        text = path.read_text()
        for pattern in (ICON_TAG, ICON_OPTION, ICON_DEFAULT):
            found.update({icon: name(path) for icon in pattern.findall(text)})
    for module in modules("config", *APPS):
        found.update(dict.fromkeys(re.findall(r"""\bicon=["']([\w/-]+)["']""", module.text), module.name))
    return found | {entry.icon: entry.key for entry in registry.nav}


def test_every_icon_exists():
    missing = {}
    for icon, where in icons_used().items():
        try:
            icons.svg(icon)
        except IconDoesNotExist:
            missing[icon] = where
    assert missing == {}


@each(ON_SCREEN)
def test_no_inline_style_and_no_inline_script(path):
    text = re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"<style\b", text) or "charts" in path.parts
    assert not re.search(r"<script\b(?![^>]*\bsrc=)", text)
    assert not re.search(r"\s(?:on[a-z]+|hx-on[:\w-]*)\s*=", text)
    assert "javascript:" not in text


@each(EVERY)
def test_nothing_is_declared_safe(path):
    assert not re.search(r"\|\s*safe\b|autoescape off", path.read_text())


@each(ON_SCREEN)
def test_no_colour_literal(path):
    text = re.sub(r"&#\w+;|href=\"#[^\"]*\"|\{#.*?#\}", "", path.read_text())
    assert not re.search(r"[\"':\s]#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?[\"';\s]", text)


@each(sorted((ROOT / "components").rglob("*.html")))
def test_a_component_says_on_top_what_it_takes(path):
    assert path.read_text().lstrip().startswith("{% comment %}") or name(path) == "components/logo.html"


@each(ON_SCREEN)
def test_every_post_carries_token_and_form_key(path):
    for form in POST_FORM.findall(path.read_text()):
        assert "{% csrf_token %}" in form
        assert "{% form_key %}" in form or name(path).startswith(NO_KEY_NEEDED)


def test_a_question_for_a_reason_takes_nothing_from_its_page():
    """What another part of the page calls `reason`, `error` or `text` must not stand in it."""
    open_ones = [
        name(path) for path in EVERY if re.search(r'"components/reasoned.html"(?![^%]* only %})', path.read_text())
    ]
    assert open_ones == []
