"""A session of PostgreSQL plans a kept question once, and answers anew each time. SQLite, which plans quickly, is asked as ever."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import prepared
from core.kept import kept
from core.together import read_together
from schools.models import Membership, School, User

pytestmark = pytest.mark.django_db
PLANS = connection.vendor == "postgresql"


def _colleagues(actor, *roles):
    rows = Membership.objects.filter(school=actor.tenant_id).exclude(user_id=actor.user_id)
    return (rows.filter(role__in=roles) if roles else rows).order_by("pk")


def _myself(actor):
    return User.objects.filter(pk=actor.user_id, email=actor.email)


def plans():
    """What this session has planned ahead."""
    if not PLANS:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements")
        return {name for (name,) in cursor.fetchall()}


def asked(*questions):
    """What is found, how many statements were planned for it, and how often was answered by a plan."""
    before = plans()
    with CaptureQueriesContext(connection) as said:
        found = read_together(questions)
    return found, len(plans() - before), [one["sql"].split()[0] for one in said].count("EXECUTE")


def test_to_plan_is_no_question(world, django_assert_num_queries):
    """Or a page would ask more at its first visit than at the second."""
    actor = world.own.as_("hub")
    with django_assert_num_queries(1):
        read_together([kept(_myself, actor), kept(_colleagues, actor, "parent")])


def test_it_is_planned_once_and_answered_for_whoever_asks(world):
    for turn, side in enumerate((world.own, world.other, world.own)):
        actor = side.as_("principal")
        found, planned, answered = asked(kept(_colleagues, actor), kept(_myself, actor))
        assert found == [list(_colleagues(actor)), [side.principal]]
        assert (planned, answered) == (PLANS and turn == 0, PLANS)


def test_answers_are_not_kept(world):
    actor = world.own.as_("hub")
    before, _planned, _answered = asked(kept(_colleagues, actor))
    Membership.objects.filter(pk=before[0][0].pk).delete()
    after, _planned, _answered = asked(kept(_colleagues, actor))
    assert after == [before[0][1:]]


def test_what_is_not_kept_is_asked_beside_it_in_its_place(world):
    actor = world.own.as_("hub")
    schools = School.objects.order_by("pk")
    found, _planned, answered = asked(schools, kept(_myself, actor), School.objects.none(), schools[:1])
    assert found == [list(schools), [world.own.hub], [], list(schools[:1])]
    assert answered == PLANS


def test_a_session_has_few_plans_and_forgets_the_longest_unused(world, monkeypatch):
    connection.cursor().close()
    held = {}
    if PLANS:
        monkeypatch.setitem(prepared._held, connection.connection, held)
    actor = world.own.as_("hub")
    asked(kept(_colleagues, actor, "coach"))
    monkeypatch.setattr(prepared, "ROOM", int(2.5 * sum(held.values())))
    roles = ["teacher", "hub", "teacher", "principal", "teacher", "hub"]
    planned = [asked(kept(_colleagues, actor, role))[1] for role in roles]
    assert planned == ([1, 1, 0, 1, 0, 1] if PLANS else [0] * 6)


def test_behind_a_pgbouncer_nothing_is_planned_ahead(world, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    actor = world.own.as_("hub")
    assert asked(kept(_myself, actor)) == ([[world.own.hub]], 0, 0)


def test_what_is_called_alike_is_alike():
    """Whoever lends a session without saying so must not hand out another process's plan under the same name."""
    first, second, third = (
        prepared.Prepared(sql, kinds) for sql, kinds in (("SELECT 1", ()), ("SELECT 1", ()), ("SELECT 2", ()))
    )
    assert first.name == second.name != third.name
    assert prepared.Prepared("SELECT $1", (int,)).name != prepared.Prepared("SELECT $1", (str,)).name
