"""What apps bring along."""

from core.policy import Actor
from core.registry import FirstStep, LinkPurpose, NavEntry, Panel, Reader, Registry


def entry(key, order):
    return NavEntry(key, key.title(), "home", "schools:home", order, lambda actor: True)


def test_navigation_is_in_order_and_each_key_stands_once():
    registry = Registry()
    for one in (entry("b", 20), entry("a", 10), entry("c", 30), entry("a", 40)):
        registry.add_nav(one)
    assert [one.key for one in registry.nav] == ["b", "c", "a"]


def test_registering_again_replaces():
    registry = Registry()
    first, second = Panel("x", "late", lambda actor, now: []), Panel("x", "week", lambda actor, now: [])
    registry.add_panel(first)
    registry.add_panel(second)
    assert registry.panels == [second]


def test_first_steps_are_in_order():
    registry = Registry()
    for key, order in (("later", 20), ("first", 10)):
        registry.add_first_step(FirstStep(key, ("hub",), key, "", order))
    assert [step.key for step in registry.first_steps] == ["first", "later"]


def test_readers_purposes_and_words_are_found_by_key():
    registry = Registry()
    reader, purpose = Reader(lambda actor, pk: None), LinkPurpose("k", "K", "core:healthz", 3)
    registry.add_reader("app.model", reader)
    registry.add_link_purpose(purpose)
    registry.add_verbs({"a.b": "B"})
    registry.add_verbs({"a.c": "C"})
    assert registry.readers["app.model"] is reader
    assert registry.link_purposes["k"] is purpose
    assert registry.verbs == {"a.b": "B", "a.c": "C"}
    assert registry.readers["app.model"].load(Actor(label=""), 1) is None
