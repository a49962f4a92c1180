"""What one block of a page names with `as`, the next block does not know: a "Batal" without an address is not drawn at all."""

import re
from pathlib import Path

from tests.architecture.sources import each

ROOT = Path(__file__).resolve().parents[2]

PAGES = [path for path in sorted((ROOT / "templates").rglob("*.html")) if "{% block heading %}" in path.read_text()]


def _named(text):
    return set(re.findall(r"\bas (\w+) ?%\}", text)) | set(re.findall(r"\basvar (\w+)", text))


def _parts(path):
    words = re.split(r"\{% block (\w+) %\}", path.read_text())
    found = dict(zip(words[1::2], words[2::2], strict=True))
    return found["heading"], found.get("content", "")


@each(PAGES)
def test_content_uses_no_name_that_only_the_heading_gave(path):
    heading, content = _parts(path)
    lost = [
        name
        for name in sorted(_named(heading) - _named(content))
        if re.search(rf"(=|\{{\{{ ?|if ){name}\b", content)
    ]  # fmt: skip
    assert lost == []
