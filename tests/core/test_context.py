"""The shell shows what this person may use, and where they are."""

import pytest

from core.context import navigation
from core.policy import Actor
from core.registry import NavEntry, registry

ACTOR = Actor(label="Siti", user_id=1, tenant_id=1, roles=frozenset({"hub"}))


@pytest.fixture
def entries(monkeypatch):
    """Three entries; the last is for somebody else."""
    nav = [
        NavEntry("home", "Beranda", "home", "schools:home", 0, lambda actor: True, ("schools:inbox",)),
        NavEntry(
            "people", "Orang", "users", "schools:people", 5, lambda actor: True, ("schools:people", "schools:person")
        ),
        NavEntry("settings", "Pengaturan", "settings", "schools:settings", 9, lambda actor: actor.has("operator")),
    ]
    monkeypatch.setattr(registry, "nav", nav)


def current(view_name):
    return [item.key for item in navigation(ACTOR, "smpn-2", view_name) if item.current]


def test_only_what_the_person_may_use(entries):
    assert [item.url for item in navigation(ACTOR, "smpn-2", "")] == ["/smpn-2/", "/smpn-2/orang/"]


def test_nobody_and_nowhere_have_no_navigation(entries):
    assert navigation(None, "smpn-2", "") == navigation(ACTOR, "", "") == []


@pytest.mark.parametrize(
    ("view_name", "keys"),
    [
        ("schools:home", ["home"]),
        ("schools:inbox_open", ["home"]),
        ("schools:people_invite", ["people"]),
        ("partnerships:need", []),
    ],
)
def test_the_section_one_is_in_is_marked(entries, view_name, keys):
    assert current(view_name) == keys


def test_an_entry_without_prefixes_owns_its_namespace(monkeypatch):
    monkeypatch.setattr(registry, "nav", [NavEntry("all", "Semua", "home", "schools:home", 0, lambda actor: True)])
    assert current("schools:people") == ["all"]
    assert current("core:gallery") == []
