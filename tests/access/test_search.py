"""The search over everything shows a person what that person may open, and does not let on that there is anything else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.everything import MOST, search_everything
from core.registry import registry
from schools.access import actor_for
from schools.models import User
from tests.access.asking import let_go
from tests.access.reading import PEOPLE
from tests.access.scene import CANARY

pytestmark = pytest.mark.django_db

MEMBERS = {word: who for word, who in PEOPLE.items() if word not in ("anon", "memb", "none", "supp")}

OPEN_TO = {
    "partnerships": "prin hub oper lead staf gpk bk coac comm supv part",
    "partners": "prin hub oper lead staf gpk bk coac comm supv part strg",
    "agreements": "prin hub oper lead staf gpk bk coac comm supv part",
    "obligations": "prin hub oper lead staf gpk bk coac comm supv part",
    "activities": "prin hub oper lead staf gpk bk coac comm supv part",
    "needs": "prin hub oper lead staf gpk bk coac comm supv",
    "joint_plans": "prin hub lead staf gpk bk coac supv",
    "projects": "prin hub lead staf gpk bk coac supv",
    "team_lessons": "prin hub lead staf gpk bk coac supv",
    "groups": "prin hub lead staf gpk bk coac supv",
    "meetings": "prin hub oper lead staf gpk bk coac comm supv",
    "pupils": "prin oper gpk bk lead par",
    "plans": "prin gpk bk lead par",
    "people": "prin oper",
}
"""Kind -> who finds anything of it in the scene: the access table of product.md, read for the search."""


def found_by(scene, who, text, only=""):
    school = scene.world.own.school
    person = User.objects.get(pk=scene.client(who).session["_auth_user_id"])
    return search_everything(actor_for(person, school), school.slug, text, only)


def turn_of(word, hits):
    """Three of them, for each person others: together they open everything that is found."""
    start = 3 * list(MEMBERS).index(word) % len(hits)
    return [*hits, *hits][start : start + 3]


def opened(client, url) -> int:
    """What looking there answers. Files are handed out piece by piece and must be let go."""
    answer = client.get(url)
    let_go(answer)
    return answer.status_code


@pytest.mark.parametrize("word", MEMBERS)
def test_every_result_opens_for_whom_it_is_shown(scene, word):
    client = scene.client(MEMBERS[word])
    addresses = set()
    for kind in registry.search_kinds:
        for shelf in found_by(scene, MEMBERS[word], CANARY, kind).shelves:
            assert shelf.count == len(shelf.hits) <= MOST
            assert not shelf.capped
            addresses |= {hit.url for hit in turn_of(word, shelf.hits)}
    assert not {url: status for url in addresses if (status := opened(client, url)) != 200}


def test_who_finds_what_is_what_the_access_table_says(scene):
    told = {kind: set() for kind in OPEN_TO}
    for word, who in MEMBERS.items():
        for shelf in found_by(scene, who, CANARY).shelves:
            if shelf.kind.key in told:
                told[shelf.kind.key].add(word)
    assert told == {kind: set(words.split()) for kind, words in OPEN_TO.items()}


def test_nothing_of_another_school_is_found(scene):
    page = scene.client("other:principal").get(
        reverse("schools:search", args=[scene.world.other.school.slug]), {"q": CANARY}
    )
    assert page.status_code == 200
    for row in (scene.own.running, scene.own.need):
        assert row.title in str(row)
    own = scene.world.own.school.slug
    assert f"/{own}/" not in page.content.decode()


@pytest.mark.parametrize("words", ["catatan pengamat", "observasi", "mentoring"])
def test_observation_and_mentoring_are_no_kind_of_result(scene, words):
    assert not {"observation", "mentoring"} & {kind.rstrip("s") for kind in registry.search_kinds}
    for who in MEMBERS.values():
        for shelf in found_by(scene, who, words).shelves:
            assert not [hit for hit in shelf.hits if "/observasi/" in hit.url or "/mentoring/" in hit.url]
