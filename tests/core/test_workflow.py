"""The one way in which a state changes. (Each table of partnerships: tests/partnerships/rules/test_tables.py.)"""

from dataclasses import replace

import pytest

from core.models import AuditEvent, HistoryEntry
from core.policy import Denied, NotNow
from core.workflow import Missing, Transition, Workflow
from partnerships.models import Need
from tests.clock import NOW
from tests.factories.partnerships import make_need


def anybody(actor, obj):
    return None


def nobody(actor, obj):
    raise Denied("Bukan tugas Anda.")


def one_thing(obj):
    return [Missing("Bukti foto.", "partnerships:need", obj.pk)]


TABLE = Workflow(
    name="need",
    states={"open": "Terbuka", "in_progress": "Dijawab", "met": "Terpenuhi", "dropped": "Batal"},
    initial="open",
    final=frozenset({"met", "dropped"}),
    transitions=(
        Transition("answer", "Jawab", ("open",), "in_progress", anybody),
        Transition("forbid", "Larang", ("open",), "dropped", nobody),
        Transition("meet", "Penuhi", ("in_progress",), "met", anybody, one_thing, stamp="updated_at"),
        Transition("drop", "Batalkan", ("open", "in_progress"), "dropped", anybody, needs_comment=True, backward=True),
        Transition("expire", "Kedaluwarsa", ("open",), "dropped", anybody, automatic=True),
        Transition("special", "Khusus", ("open",), "met", anybody, applies=lambda need: need.title == "Khusus"),
    ),
)


@pytest.fixture
def need(world):
    return make_need(world.own)


@pytest.fixture
def hub(world):
    return world.own.as_("hub")


def move(need, name, by, **options):
    return TABLE.move(need, name, by=by, now=NOW, **options)


def test_a_move_changes_the_row_and_both_memories(need, hub):
    entry = move(need, "answer", hub)
    assert need.state == Need.objects.get(pk=need.pk).state == "in_progress"
    assert (entry.source, entry.target, entry.transition, entry.actor_id, entry.at) == (
        "open",
        "in_progress",
        "answer",
        hub.user_id,
        NOW,
    )
    event = AuditEvent.objects.get(verb="need.answer", subject_id=need.pk)
    assert event.details == {"source": "open", "target": "in_progress"}
    assert event.tenant_id == entry.tenant_id == need.school_id


def test_a_move_from_a_foreign_state_is_refused_with_the_state_in_words(need, hub):
    with pytest.raises(NotNow, match="Terbuka"):
        move(need, "meet", hub)
    assert Need.objects.get(pk=need.pk).state == "open"


def test_a_gate_says_everything_that_is_missing(need, hub):
    move(need, "answer", hub)
    with pytest.raises(NotNow) as refused:
        move(need, "meet", hub)
    assert [str(item) for item in refused.value.missing] == ["Bukti foto."]
    assert refused.value.missing[0].pk == need.pk


def test_permission_comes_before_state_and_gate(need, hub):
    need.state = "met"
    with pytest.raises(Denied):
        move(need, "forbid", hub)


def test_another_school_is_refused_before_anything_else(need, world):
    with pytest.raises(Denied):
        move(need, "answer", world.other.as_("hub"))


@pytest.mark.parametrize("comment", ["", "   ", "\n\t"])
def test_a_move_that_needs_a_reason_gets_one(need, hub, comment):
    with pytest.raises(NotNow):
        move(need, "drop", hub, comment=comment)
    assert not HistoryEntry.objects.filter(subject_id=need.pk, workflow="need").exists()
    assert move(need, "drop", hub, comment="  Sudah ada. ").comment == "Sudah ada."


def test_a_move_stamps_the_moment(world, hub):
    need = make_need(world.own)
    free = replace(TABLE, transitions=(replace(TABLE.get("meet"), sources=("open",), gate=lambda obj: []),))
    free.move(need, "meet", by=hub, now=NOW)
    need.refresh_from_db()
    assert need.updated_at == NOW


def test_who_comes_second_is_told_and_changes_nothing(need, hub):
    """Two people hold the same row: the update is conditional on the state that was read."""
    mine, theirs = Need.objects.get(pk=need.pk), Need.objects.get(pk=need.pk)
    move(theirs, "answer", hub)
    with pytest.raises(NotNow, match="Orang lain"):
        move(mine, "drop", hub, comment="Tidak perlu.")
    assert Need.objects.get(pk=need.pk).state == "in_progress"
    assert HistoryEntry.objects.filter(subject_id=need.pk, workflow="need").count() == 1


def test_offers_show_what_this_person_may_do_from_here(need, hub):
    offered = {offer.transition.name: offer for offer in TABLE.offers(hub, need)}
    assert set(offered) == {"answer", "drop"}, "no forbidden, no automatic move, none that does not apply"
    assert offered["answer"].possible


def test_an_impossible_offer_says_why(need, hub):
    move(need, "answer", hub)
    offered = {offer.transition.name: offer for offer in TABLE.offers(hub, need)}
    assert not offered["meet"].possible
    assert "Penuhi" in offered["meet"].refusal
    assert [str(item) for item in offered["meet"].missing] == ["Bukti foto."]


def test_a_move_that_does_not_apply_is_refused(world, hub):
    with pytest.raises(NotNow):
        move(make_need(world.own), "special", hub)
    assert move(make_need(world.own, title="Khusus"), "special", hub).target == "met"


def test_an_unknown_move_is_a_mistake_of_ours(need, hub):
    with pytest.raises(KeyError):
        move(need, "terbang", hub)


def test_the_drawing_names_every_move():
    drawn = TABLE.mermaid()
    assert drawn.startswith("stateDiagram-v2\n    [*] --> open\n")
    assert "    in_progress --> dropped: drop (reason)\n" in drawn
    assert drawn.endswith("    dropped --> [*]\n    met --> [*]\n")
