"""A question that is put together once asks what it would ask anew."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import EmptyResultSet
from django.db.models import Prefetch, Q

from core import kept as keeping
from core.compiled import Compiled
from core.kept import filled_in, kept
from core.policy import Actor
from core.registry import registry
from core.together import read_together
from schools.models import Invitation, Membership, User
from schools.roles import Role
from tests.clock import NOW

pytestmark = pytest.mark.django_db
DAYS = (NOW, NOW + timedelta(days=93, hours=5))


@pytest.fixture(autouse=True)
def _nothing_is_kept(monkeypatch):
    monkeypatch.setattr(keeping, "_forms", {})


def _colleagues(actor, *roles):
    rows = Membership.objects.filter(school=actor.tenant_id).exclude(user_id=actor.user_id)
    return (rows.filter(role__in=roles) if roles else rows).order_by("pk")


def _open(actor, today, now):
    return Invitation.objects.filter(
        Q(expires_at__range=(now, now + timedelta(days=7))) | Q(email=actor.email),
        school__years__starts_on__lte=today - timedelta(days=3),
    )


def _on_a_weekday(actor, today):
    return Membership.objects.filter(pk=today.weekday(), ended_at__week_day=today.weekday())


def _by_a_prefetch(actor):
    mine = Membership.objects.filter(school=actor.tenant_id)
    return User.objects.filter(pk=actor.user_id).prefetch_related(Prefetch("memberships", mine))


def same(asked):
    """Whether the SELECT that is filled in is the one that Django puts together."""
    try:
        compiled, params, _form = filled_in(asked)
    except EmptyResultSet:
        with pytest.raises(EmptyResultSet):
            Compiled(asked.rows())
        return True
    anew = Compiled(asked.rows())
    return (compiled.sql, list(params)) == (anew.sql, list(anew.params))


@pytest.mark.parametrize("slug", ["own", "other"])
def test_who_asks_and_when_are_filled_in(world, slug):
    side = getattr(world, slug)
    for role in ("principal", "teacher", "hub"):
        for now in DAYS:
            actor = side.as_(role)
            assert same(kept(_open, actor, today=now.date(), now=now))
            assert same(kept(_colleagues, actor, Role.TEACHER))
            assert same(kept(_colleagues, actor))
    assert None not in keeping._forms.values()


def test_another_shape_is_another_question(world):
    actor = world.own.as_("hub")
    alone = [list(_colleagues(actor)), list(_colleagues(actor, Role.PRINCIPAL))]
    for _again in range(2):
        assert read_together([kept(_colleagues, actor), kept(_colleagues, actor, Role.PRINCIPAL)]) == alone


def test_it_serves_several_people_in_one_question(world):
    people = [world.own.as_("principal"), world.other.as_("principal")]
    found = read_together([kept(_colleagues, actor) for actor in people])
    assert len(keeping._forms) == 1
    assert found == [list(_colleagues(actor)) for actor in people]


@pytest.mark.parametrize("build", [_on_a_weekday, _by_a_prefetch], ids=["computed", "prefetched"])
def test_what_differs_otherwise_is_put_together_each_time(world, build):
    moments = {} if build is _by_a_prefetch else {"today": date(2026, 9, 21)}
    asked = kept(build, world.own.as_("hub"), **moments)
    assert same(asked)
    assert list(keeping._forms.values()) == [None]


def test_nothing_is_kept_for_links_and_the_system(world):
    for actor in (Actor.system(world.own.school.pk), Actor(label="Tamu", tenant_id=world.own.school.pk, link_id=1)):
        assert same(kept(_colleagues, actor, Role.TEACHER))
    assert keeping._forms == {}


def test_a_function_that_is_new_each_time_is_refused(world):
    with pytest.raises(TypeError):
        kept(lambda actor: Membership.objects.all(), world.own.as_("hub"))


@pytest.mark.slow
def test_every_panel_asks_what_it_would_ask_anew(world):
    """Each role of both schools, on two days, in turns: nothing of one person or day is left in the question of another."""
    asked = 0
    for now in (NOW, datetime(2027, 2, 28, 16, 59, tzinfo=UTC)):
        for side in (world.own, world.other):
            for role in Role:
                for panel in registry.panels:
                    for item in panel.collect(side.as_(role), now):
                        if isinstance(getattr(item, "rows", None), keeping.Kept):
                            asked += 1
                            assert same(item.rows), (panel.key, role)
    assert asked > 300
    assert [key for key, form in keeping._forms.items() if form is None] == []
