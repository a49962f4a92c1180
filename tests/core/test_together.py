"""Several querysets read in one question give what each gives by itself."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Avg, Count, F, Value
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from core.compiled import WIDE
from core.kept import kept
from core.lines import UNDATED, Lines, coming, every_one, one_each, tasks_of, written
from core.models import AuditEvent
from core.registry import Task
from core.together import ask_together, read_all, read_together, remember
from schools.models import Membership, School, SchoolYear, User

pytestmark = pytest.mark.django_db


def facts(row):
    return row if isinstance(row, tuple) else {k: v for k, v in vars(row).items() if k != "_state"}


@pytest.mark.parametrize(
    "ask",
    [
        lambda: School.objects.order_by("pk"),
        lambda: School.objects.order_by("-pk")[:1],
        lambda: User.objects.order_by("pk").annotate(
            held=Count("memberships"), word=Value("a"), half=Avg("memberships")
        ),
        lambda: Membership.objects.order_by("pk").values_list("role", "school__name"),
        lambda: SchoolYear.objects.order_by("starts_on", "pk").annotate(since=F("starts_on")),
        lambda: AuditEvent.objects.order_by("pk"),
        lambda: Membership.objects.order_by("user__email", "pk").distinct().only("role"),
    ],
    ids=["model", "sliced", "annotated", "values", "dates", "json", "distinct-and-deferred"],
)
def test_it_reads_what_the_queryset_reads(world, ask):
    SchoolYear.objects.get_or_create(
        school=world.own.school, starts_on=date(2026, 7, 13), defaults={"ends_on": date(2027, 6, 18)}
    )
    alone = list(ask())
    assert alone
    (together,) = read_together([ask()])
    assert [facts(row) for row in together] == [facts(row) for row in alone]


def test_what_is_joined_comes_along_without_another_question(world):
    rows = Membership.objects.select_related("user", "school").order_by("pk")
    with CaptureQueriesContext(connection) as asked:
        held, nobody, schools = read_together([rows, User.objects.none(), School.objects.order_by("pk")])
        names = [(one.user.display_name, one.school.name, one.school.created_at) for one in held]
    assert len(asked) == 1
    assert nobody == []
    assert names == [(one.user.display_name, one.school.name, one.school.created_at) for one in rows]
    assert schools == list(School.objects.order_by("pk"))


def test_more_columns_than_a_function_takes(world):
    wide = Membership.objects.select_related("user", "school").order_by("pk")
    (together,) = read_together([wide])
    columns = len(Membership._meta.fields) + len(User._meta.fields) + len(School._meta.fields)
    assert columns > WIDE
    assert [facts(one.school) for one in together] == [facts(one.school) for one in wide]


def test_nothing_is_asked_where_nothing_can_be(world, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert read_together([]) == []
        assert read_together([User.objects.none(), School.objects.none()]) == [[], []]


def test_lines_are_written_in_their_place(world):
    schools = School.objects.order_by("pk")
    collected = [
        Task("Pertama", "/"),
        one_each(schools, lambda row: Task(row.name, "/") if row == world.own.school else None),
        Lines(schools, lambda rows: [Task(str(len(rows)), "/")]),
        Task("Terakhir", "/"),
    ]
    said = [task.title for task in tasks_of(collected)]
    assert said == ["Pertama", world.own.school.name, "2", "Terakhir"]


def test_what_was_read_is_found_on_the_object_and_can_still_be_narrowed(world, django_assert_num_queries):
    school, held = world.own.school, list(Membership.objects.filter(school=world.own.school))
    remember(school, "memberships", held[:1])
    with django_assert_num_queries(0):
        assert list(school.memberships.all()) == held[:1]
    assert school.memberships.filter(pk=held[1].pk).get() == held[1]


def _schools(_anybody, word):
    return School.objects.filter(slug=word)


def _people(_anybody, of):
    return User.objects.filter(pk__in=of).order_by("pk")


def test_several_kept_questions_are_answered_wherever_the_database_is(world):
    asked = [
        kept(_people, None, of=[1, 2, 3]),
        kept(_people, None, of=[]),
        kept(_schools, None, word=world.own.school.slug),
    ]
    assert read_all(asked) == read_together(asked) == [list(one.rows()) for one in asked]


@pytest.fixture
def made():
    """The memberships of which instances were made."""
    found = []

    def note(sender, instance, **kwargs):
        found.append(instance.pk)

    post_init.connect(note, sender=Membership)
    yield found
    post_init.disconnect(note, sender=Membership)


def test_only_the_rows_that_are_asked_for_are_made(world, made):
    rows = Membership.objects.select_related("school").annotate(since=F("school__created_at")).order_by("pk")
    (answer,) = ask_together([rows])
    assert len(answer) == rows.count() > 3
    days = [day.isoformat() for day in rows.values_list("school__created_at__date", flat=True)]
    assert answer.days("school__created_at") == answer.days("since") == days
    assert set(answer.days("ended_at")) == {None}
    assert made == []
    keys = list(rows.values_list("pk", flat=True))
    assert [row.pk for row in answer.rows([2, 0])] == made == [keys[2], keys[0]]


def test_only_chosen_lines_are_written(world, made):
    """Each knows its day before there is a task: the same as the task's."""
    later = Membership.objects.annotate(due=F("school__created_at")).order_by("pk")
    collected = [
        Task("Besok", "/", due=date(2100, 1, 1), section="late"),
        every_one(later, lambda row: Task(str(row.pk), "/", due=row.due), "due"),
        every_one(later[:1], lambda row: Task("Tanpa tanggal", "/")),
    ]
    (first,), dated, (undated,) = coming(collected)
    assert (first.day, first.section, undated.day) == ("2100-01-01", "late", UNDATED)
    tasks = written([undated, dated[3], first, dated[1]])
    keys = list(later.values_list("pk", flat=True))
    assert [task.title for task in tasks] == ["Tanpa tanggal", str(keys[3]), "Besok", str(keys[1])]
    assert made == [keys[0], keys[3], keys[1]]
    assert [tasks[1].due.date().isoformat(), tasks[3].due.date().isoformat()] == [dated[3].day, dated[1].day]
