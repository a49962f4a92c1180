"""No page leads into a refusal: whatever link somebody is shown, they may follow."""

from __future__ import annotations

import re
from collections import Counter, deque
from html.parser import HTMLParser

import pytest

from tests.access.asking import let_go, nothing_stays
from tests.access.scene import Scene
from tests.world import OWN

pytestmark = pytest.mark.django_db

NUMBER = re.compile(r"\d+|[0-9a-f-]{36}")
OF_EACH_KIND = 2
"""How many pages of one kind (addresses that differ in their numbers alone) are opened."""


class Links(HTMLParser):
    """Where the links of a page lead on this site."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = (dict(attrs).get("href") or "").partition("#")[0]
        if tag == "a" and target.startswith(f"/{OWN}/"):
            self.found.append(target)


def walk(scene: Scene, who: str) -> list[str]:
    """Follow links from the home page; each one that is refused, with the page that shows it."""
    client, ways, kinds, refused = scene.client(who), deque([(f"/{OWN}/", "")]), Counter(), []
    seen: set[str] = set()
    while ways:
        address, page = ways.popleft()
        kind = NUMBER.sub("#", address.partition("?")[0])
        if address in seen or kinds[kind] >= OF_EACH_KIND:
            continue
        seen.add(address)
        kinds[kind] += 1
        response = client.get(address)
        let_go(response)
        if response.status_code not in (200, 302):
            refused.append(f"{response.status_code} {address} on {page}")
        elif not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            ways.extend((target, address) for target in Links(response.content.decode()).found)
    assert len(seen) > 2, "nothing was opened"
    return refused


@pytest.mark.parametrize(
    "who", ["principal", "hub", "operator", "teacher", "staff", "committee", "partner", "strange_partner"]
)
def test_every_link_may_be_followed(scene, who):
    with nothing_stays():
        assert walk(scene, who) == []
