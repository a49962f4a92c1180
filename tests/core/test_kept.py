"""A question that is put together once asks what it would ask anew."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Prefetch, Q, Value
from django.http import QueryDict
from django.utils import timezone

from core import kept as keeping
from core import together
from core.compiled import Compiled
from core.counting import number_of
from core.kept import Kept, filled_in, kept, read
from core.policy import Actor, allowed
from core.registry import registry
from core.search import Open
from core.search.finding import _looks
from core.together import read_together
from partnerships.models import Partnership
from schools.links import school_url
from schools.models import Invitation, Membership, School, User
from schools.roles import Role
from tests.clock import NOW
from tests.factories import partnerships as make
from tests.factories.schools import make_member

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


def _said(actor, words):
    mine = Membership.objects.filter(school=actor.tenant_id, user_id=actor.user_id, role=Role.HUB)
    return mine.values_list(Value(words), Value(1))


def _by_a_prefetch(actor):
    mine = Membership.objects.filter(school=actor.tenant_id)
    return User.objects.filter(pk=actor.user_id).prefetch_related(Prefetch("memberships", mine))


def _by_a_prefetch_within(actor):
    deep = Membership.objects.prefetch_related(Prefetch("user", User.objects.filter(pk=actor.user_id)))
    return School.objects.filter(pk=actor.tenant_id).prefetch_related(Prefetch("memberships", deep))


def _beside_nothing(actor):
    return User.objects.filter(pk=actor.user_id).prefetch_related(Prefetch("memberships", Membership.objects.none()))


def _since_midnight(actor, now):
    return Membership.objects.filter(created_at__gte=now.replace(hour=0, minute=0, second=0, microsecond=0))


def _on_its_day(actor, now):
    return Membership.objects.filter(school__years__starts_on__lte=now.date())


def _half_a_year(actor, today):
    return Membership.objects.filter(school=actor.tenant_id, is_active=today.month < 7)


def _on_a_day_of_the_school(actor, today):
    return Membership.objects.filter(created_at__date=today)


def _here_and_now(actor, today):
    return Membership.objects.filter(school__years__starts_on__range=(timezone.localdate(), today))


def _written_small(_anybody, word):
    return School.objects.filter(slug=word.lower())


def _containing(_anybody, word):
    return School.objects.filter(slug__contains=word)


def _addressed(actor):
    return User.objects.filter(email__iexact=actor.email) if actor.email else User.objects.filter(pk=actor.user_id)


def _some(_anybody, word, of, one):
    return Membership.objects.filter(Q(pk__in=of) | Q(school__slug=word) | Q(user_id=one)).order_by("pk")


def forms(*builds):
    """What was kept for these functions; requests of the fixtures ask others."""
    return [form for key, form in keeping._forms.items() if key[0] in builds]


def same(asked):
    """Whether the SELECT that is filled in is the one that Django puts together."""
    try:
        compiled, params, _form = filled_in(asked)
    except EmptyResultSet:
        with pytest.raises(EmptyResultSet):
            Compiled(asked.rows())
        return True
    anew = Compiled(asked.rows())
    return _as_one_text(compiled.sql, params) == _as_one_text(anew.sql, anew.params)


def _as_one_text(sql, params):
    """The SELECT with all values in it, wherever they stood."""
    quoted = [
        f"'{value}'" if isinstance(value, str) else str(int(value) if value in (True, False) else value)
        for value in params
    ]
    return sql % tuple(quoted)


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


def test_keys_and_words_are_filled_in_and_how_many_keys_there_are_is_part_of_the_question(world):
    slug = world.other.school.slug
    for of in ([], [1], [1, 2], [3, 2], [2, 2]):
        asked = kept(_some, None, word=slug, of=of, one=world.own.teacher.pk)
        assert same(asked) or of == [2, 2]  # Django asks for a key once; twice finds the same
        assert read(asked) == list(asked.rows())
        assert number_of(asked) == asked.rows().count() > 0
    assert len(forms(_some)) == 3


def test_no_question_where_no_row_can_be(world, django_assert_num_queries):
    asked = kept(_keyed, None, of=[])
    with django_assert_num_queries(0):
        assert (read(asked), number_of(asked)) == ([], 0)


def _keyed(_anybody, of):
    return Membership.objects.filter(pk__in=of)


def _one(_anybody, pk):
    return Membership.objects.filter(pk=pk)


def test_a_number_that_no_key_can_be_finds_nothing(world):
    assert read(kept(_one, None, pk=2**70)) == []
    assert read(kept(_one, None, pk=-(2**70))) == []


def test_only_who_asks_and_when_are_values_of_sqlites_statement(world):
    """Others may make SQLite prepare it again each time (partial indexes)."""
    actor = world.own.as_("hub")
    _compiled, params, _form_of = filled_in(kept(_said, actor, "25% d'accord"))
    (found,) = read_together([kept(_said, actor, "25% d'accord")])
    assert found == list(_said(actor, "25% d'accord")) == [("25% d'accord", 1)]
    if connection.vendor == "sqlite":
        assert params == [actor.tenant_id, actor.user_id]


def test_another_shape_is_another_question(world):
    actor = world.own.as_("hub")
    alone = [list(_colleagues(actor)), list(_colleagues(actor, Role.PRINCIPAL))]
    for _again in range(2):
        assert read_together([kept(_colleagues, actor), kept(_colleagues, actor, Role.PRINCIPAL)]) == alone


def test_it_serves_several_people_in_one_question(world):
    people = [world.own.as_("principal"), world.other.as_("principal")]
    found = read_together([kept(_colleagues, actor) for actor in people])
    assert len(forms(_colleagues)) == 1
    assert found == [list(_colleagues(actor)) for actor in people]


@pytest.mark.parametrize(
    ("build", "given"),
    [
        (_on_a_weekday, {"today": date(2026, 9, 21)}),
        (_half_a_year, {"today": date(2026, 9, 21)}),
        (_on_a_day_of_the_school, {"today": date(2026, 9, 21)}),
        (_here_and_now, {"today": date(2026, 9, 21)}),
        (_since_midnight, {"now": NOW}),
        (_on_its_day, {"now": NOW}),
        (_written_small, {"word": "SMA-1"}),
        (_containing, {"word": "sma_1"}),
        (_by_a_prefetch, {}),
        (_by_a_prefetch_within, {}),
    ],
)
def test_what_differs_otherwise_is_put_together_each_time(world, build, given):
    asked = kept(build, world.own.as_("hub"), **given)
    for zone in ("Asia/Jayapura", "Pacific/Honolulu"):
        with timezone.override(zone):
            assert same(asked)
    assert forms(build) == [None]


def test_nobody_has_the_days_of_somebody(world):
    """Days that are nobody's lie apart in all that a function could count by, whatever else it is given."""
    asked = Kept(_open, None, (), dict.fromkeys("abcd", NOW))
    first, second = (keeping._nobody(asked, number) for number in (0, 1))
    for name in "abcd":
        one, other = first[name], second[name]
        assert {one.weekday() < 5, other.weekday() < 5} == {one.month < 7, other.month < 7} == {True, False}
        assert (one.day, one.hour, one.year % 4) != (other.day, other.hour, other.year % 4)


@pytest.mark.parametrize("email", ["budi_s@sekolah.test", r"100%\satu@sekolah.test", "Budi@Sekolah.test", ""])
def test_an_address_finds_none_that_only_looks_like_it(world, email):
    """SQLite compares with LIKE, where an underscore stands for any letter."""
    make_member(world.own.school, Role.PARTNER, email="budias@sekolah.test")
    for side in (world.other, world.own):
        actor = replace(side.as_("partner"), email=email)
        asked = kept(_addressed, actor)
        assert same(asked)
        assert read(asked) == list(_addressed(actor))


def test_a_prefetch_of_nothing_leaves_the_rows(world):
    assert read(kept(_beside_nothing, world.own.as_("hub"))) == [world.own.hub]


def test_another_thread_may_make_room_meanwhile(world, monkeypatch):
    class Emptied(dict):
        def __setitem__(self, key, value):
            super().__setitem__(key, value)
            self.clear()

    monkeypatch.setattr(keeping, "_forms", Emptied())
    monkeypatch.setattr(together, "_prepared", Emptied())
    actor = world.own.as_("hub")
    assert read_together([kept(_colleagues, actor)]) == [list(_colleagues(actor))]


def test_nothing_is_kept_for_links_and_the_system(world):
    for actor in (Actor.system(world.own.school.pk), Actor(label="Tamu", tenant_id=world.own.school.pk, link_id=1)):
        assert same(kept(_colleagues, actor, Role.TEACHER))
    assert forms(_colleagues) == []


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


ROLES = [*(frozenset({role}) for role in Role), frozenset({Role.TEACHER, Role.PARENT}), frozenset(Role)]


@pytest.mark.slow
def test_the_search_looks_among_the_rows_that_each_kind_opens(world, django_assert_num_queries):
    """Each role of both schools, and several at once, in turns; nothing is read to put a question together."""
    kinds = [kind for kind in registry.search_kinds.values() if not kind.reads]
    assert len(kinds) == len(registry.search_kinds) - 1
    scopes = []
    for roles in ROLES:
        for side in (world.own, world.other):
            actor = replace(side.as_("partner"), roles=roles)
            for kind in kinds:
                with django_assert_num_queries(0):
                    found = _looks(Open(kind.rows, actor))
                    rows = kind.rows(actor)
                assert [_told(one) for one in found] == (
                    [] if rows is None else [_told(one) for one in _looks(rows)]
                ), kind.key
                scopes += [one.scope for one in found]
    assert len(scopes) > 400
    assert {world.own.school.pk, world.other.school.pk} <= set(scopes)
    assert [key for key, form in keeping._forms.items() if form is None] == []


def _told(look):
    return look.model, look.scope, look.using, _as_one_text(look.sql, look.params)


@pytest.fixture
def asked_by_pages(monkeypatch):
    """Every question that is asked while the test runs."""
    found, made = [], keeping._form
    monkeypatch.setattr(keeping, "_form", lambda asked: found.append(asked) or made(asked))
    return found


def _later(asked):
    """The same question on another day."""
    moved = {
        name: value + timedelta(days=93) if isinstance(value, date) else value for name, value in asked.given.items()
    }
    return replace(asked, given=moved)


def filters_of(kind, actor):
    """Addresses that ask for each value that a filter of the list offers everybody, and for its orders."""
    form = kind.filter(actor, QueryDict(), NOW.date()).form
    for name, field in form.fields.items():
        if not hasattr(field, "queryset"):
            choices = getattr(field, "choices", None) or getattr(field.widget, "choices", ())
            yield from (f"?{name}={value}" for value, _label in choices if value)


@pytest.mark.slow
def test_every_record_asks_what_it_would_ask_anew(world, client_for, asked_by_pages):
    """Each role of both schools opens the records of both, in turns."""
    sides = (world.own, world.other)
    for side in sides:
        for made in (make.exploring, make.informal_underway, make.with_proposal, make.at_agreement):
            made(side, now=NOW)
    for side in sides:
        for user in side.everyone.values():
            for pk in Partnership.objects.values_list("pk", flat=True):
                client_for(user).get(school_url(side.school, "partnerships:partnership", pk))
    judge(asked_by_pages, 20)


@pytest.mark.slow
def test_every_list_asks_what_it_would_ask_anew(world, client_for, asked_by_pages):
    """Each role of both schools opens the lists, in turns; the hub with every value of every filter."""
    for side in (world.own, world.other):
        for role, user in side.everyone.items():
            for kind in registry.lists.values():
                queries = (
                    filters_of(kind, side.as_(role)) if role == Role.HUB and allowed(kind.see, side.as_(role)) else ()
                )
                for query in ("", *queries):
                    client_for(user).get(school_url(side.school, kind.url_name) + query)
    judge(asked_by_pages, 12)


def judge(asked, least):
    """At two moments each question is the one that Django puts together anew."""
    questions = {repr((one.build, one.actor, one.shape, one.given)): one for one in asked}
    assert len({one.build for one in questions.values()}) >= least
    for one in questions.values():
        assert same(one), one
        assert same(_later(one)), one
    assert [key for key, form in keeping._forms.items() if form is None] == []
