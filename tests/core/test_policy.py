"""How a rule says no, and who acts."""

import pytest

from core.policy import Actor, Denied, Hidden, NotNow, Refusal, allowed, check_same_tenant, reason


class Row:
    def __init__(self, **fields):
        vars(self).update(fields)


def refuses(actor, sentence="Tidak boleh."):
    raise Denied(sentence)


def allows(actor, sentence=""):
    return None


def test_reason_is_the_sentence_and_nothing_when_allowed():
    actor = Actor(label="Siti")
    assert reason(refuses, actor) == "Tidak boleh."
    assert reason(refuses, actor, sentence="Lain kali.") == "Lain kali."
    assert reason(allows, actor) == ""


def test_allowed_asks_the_same_rule():
    assert allowed(allows, Actor(label="Siti"))
    assert not allowed(refuses, Actor(label="Siti"))


def test_a_mistake_in_a_rule_is_not_a_refusal():
    def broken(actor):
        return actor.unknown

    with pytest.raises(AttributeError):
        allowed(broken, Actor(label="Siti"))


def test_what_is_hidden_is_denied_too():
    """So that `except Denied` and `allowed` treat both alike; only the answer differs."""
    assert issubclass(Hidden, Denied)
    assert issubclass(Denied, Refusal)
    assert not issubclass(NotNow, Denied)


def test_a_refusal_carries_what_is_missing():
    refusal = NotNow("Belum lengkap.", ("Tujuan.", "Sasaran."))
    assert str(refusal) == "Belum lengkap."
    assert refusal.missing == ["Tujuan.", "Sasaran."]
    assert NotNow("Belum.").missing == []


def test_an_actor_has_a_role_when_one_of_them_fits():
    actor = Actor(label="Siti", roles=frozenset({"hub", "teacher"}))
    assert actor.has("teacher")
    assert actor.has("principal", "hub")
    assert not actor.has("principal", "operator")
    assert not actor.has()
    assert not Actor(label="Tamu").has("hub")


def test_an_actor_cannot_be_changed():
    with pytest.raises(AttributeError):
        Actor(label="Siti").tenant_id = 2


def test_the_system_acts_without_roles():
    system = Actor.system(7)
    assert (system.tenant_id, system.user_id, system.is_system, system.roles) == (7, None, True, frozenset())


@pytest.mark.parametrize("row", [Row(tenant_id=1), Row(school_id=1)])
def test_rows_of_the_own_tenant_pass(row):
    check_same_tenant(Actor(label="Siti", tenant_id=1), row)
    check_same_tenant(Actor.system(), row)


@pytest.mark.parametrize("row", [Row(tenant_id=2), Row(school_id=2), Row(tenant_id=None, school_id=None), Row()])
def test_rows_of_another_tenant_or_of_none_are_refused(row):
    with pytest.raises(Denied):
        check_same_tenant(Actor(label="Siti", tenant_id=1), row)
