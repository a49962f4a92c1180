"""One file holds every colour; the colours can be read; the first page stays light."""

import re
from itertools import product
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

CSS = settings.BASE_DIR / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text()
NAMED = (
    "white|black|red|green|blue|gray|grey|silver|navy|teal|orange|yellow|purple|maroon|olive|lime|aqua|fuchsia|brown"
)
LITERAL = re.compile(
    rf"#[0-9a-fA-F]{{3,8}}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color-mix)\(|[:\s,](?:{NAMED})(?=[;,\s)])"
)
STATES = ("neutral", "info", "wait", "warn", "good", "bad")


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def themes():
    """The tokens of the light theme, and of the dark one laid over them."""
    light, _, rest = TOKENS.partition("@media (prefers-color-scheme: dark)")
    dark = rest.partition("@media print")[0]
    found = [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\b", part)) for part in (light, dark)]
    return {"light": found[0], "dark": found[0] | found[1]}


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXT = [
    *product(("ink", "ink-soft", "accent", "accent-strong"), ("paper", "surface", "sunken", "accent-tint")),
    *((f"{state}-ink", f"{state}-tint") for state in STATES),
    *((f"{state}-ink", ground) for state in STATES for ground in ("paper", "surface")),
    ("ink-on-accent", "accent"),
    ("surface", "bad-solid"),
    ("entrance-ink", "entrance-ground"),
]
SHAPES = [*product(("line-strong", "accent"), ("paper", "surface")), ("bad-solid", "surface")]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read(theme, ink, ground):
    tokens = themes()[theme]
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(theme, shape, ground):
    tokens = themes()[theme]
    assert contrast(tokens[shape], tokens[ground]) >= 3


@pytest.mark.parametrize("path", sorted(p for p in CSS.rglob("*.css") if p.name != "tokens.css"), ids=lambda p: p.name)
def test_no_colour_outside_the_tokens(path):
    assert not LITERAL.findall(without_comments(path.read_text()))


@pytest.mark.parametrize("path", sorted(CSS.rglob("*.css")), ids=lambda p: p.name)
def test_every_variable_is_a_token(path):
    text = path.read_text()
    used = set(re.findall(r"var\(--([\w-]+)", text))
    known = set(re.findall(r"--([\w-]+)\s*:", TOKENS + text))
    assert {name for name in used - known if not name.startswith("bs-")} == set()


def test_scripts_evaluate_nothing():
    for path in (settings.BASE_DIR / "static" / "js").rglob("*.js"):
        assert not re.search(r"\beval\(|new Function|document\.write|\.style\b", path.read_text()), path


def test_the_first_page_stays_light():
    """P14: 75 KB in all; 15 of them are left for the page itself."""
    files = [
        "js-lib-bootstrap5/css/bootstrap.min.css",
        "css/tokens.css",
        "css/guyub.css",
        "django_htmx/htmx-2.min.js",
        "js/guyub.js",
        "img/guyub.svg",
        "img/anyaman.svg",
        "img/weave.svg",
    ]
    sizes = {name: len(brotli.compress(Path(finders.find(name)).read_bytes())) for name in files}
    assert sum(sizes.values()) <= 60_000, sizes
