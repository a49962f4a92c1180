"""Goals, measures that fill themselves, targets, comments, the paper."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from collaboration import scheduling
from collaboration.actions import scorecard as actions
from collaboration.measures import PROVIDERS, values_of
from collaboration.models import MeasureYear, ScorecardGoal
from collaboration.papers.scorecard import build, request_scorecard_paper
from collaboration.queries.scorecard import measure_line, scorecard, summary, years_until
from collaboration.scheduling import Slot
from core import pdf
from core.documents import freeze, render_document
from core.files import readable
from core.policy import Denied
from core.versions import Conflict
from schools.links import school_url
from schools.roles import Role
from tests.clock import NOW
from tests.core.papers_made import pages_of
from tests.factories import cockpit, groups, implementation
from tests.factories import scorecard as make
from tests.factories.mentoring import make_mentoring, make_session
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
YEAR = "2026/2027"


def at(side, route, *args) -> str:
    return school_url(side.school, f"collaboration:{route}", *args)


def held(side, practice, days_ago=1):
    begins = NOW - timedelta(days=days_ago)
    slot = Slot(begins, begins + timedelta(hours=1), people=(side.teacher,))
    event = scheduling.put_on(school=side.school, now=NOW, practice=practice, title="Kegiatan", slot=slot)
    scheduling.mark_held([event], now=NOW)


def counted(side, key, years=("2025/2026", YEAR)) -> list[int]:
    return list(values_of(side.school, [key], years, TODAY)[key].values())


@pytest.mark.parametrize(
    ("key", "practice"),
    [("observations", "observation"), ("protocol_meetings", "protocol_meeting"), ("team_lessons", "team_teaching")],
)
def test_what_took_place_is_counted_per_school_year_and_for_the_own_school(world, key, practice):
    side = world.own
    held(side, practice)
    held(side, practice, days_ago=120)
    held(world.other, practice)
    assert counted(side, key) == [1, 1]
    planned = Slot(NOW + timedelta(days=1), NOW + timedelta(days=1, hours=1))
    scheduling.put_on(school=side.school, now=NOW, practice=practice, title="Nanti", slot=planned)
    assert counted(side, key) == [1, 1]


def test_groups_forums_shelf_and_partnerships_are_counted(world):
    side = world.own
    group = groups.running(side)
    groups.met(side, group)
    groups.planned(side, group)
    cockpit.resource(side)
    partnership = implementation.underway(side)
    implementation.held(side, partnership)
    implementation.held(side, partnership, title="Lagi")
    assert counted(side, "group_meetings") == [0, 1]
    assert counted(side, "resources") == [0, 1]
    assert sum(counted(side, "partnerships")) == 1
    assert sum(counted(side, "activities")) == 2
    assert counted(side, "forums") == [0, 0]


def test_meetings_of_a_mentoring_are_counted_by_the_day_they_were_held(world):
    side = world.own
    running = make_mentoring(side, "active", now=NOW - timedelta(days=200))
    for days in (120, 7, 1):
        make_session(side, running, now=NOW - timedelta(days=days))
    assert counted(side, "mentoring") == [1, 2]


def test_a_provider_says_what_it_counts_and_takes_nobody_as_an_argument():
    for provider in PROVIDERS.values():
        assert str(provider.says).endswith(".")
        names = provider.rows.__code__.co_varnames[: provider.rows.__code__.co_argcount]
        assert names == ("school", "now")


def test_a_measure_that_fills_itself_takes_a_target_and_no_typed_value(world):
    side = world.own
    held(side, "observation")
    measure = make.measure(side, name="Observasi", provider="observations")
    row = make.year(side, measure, value=Decimal(99), target=Decimal(1))
    assert (row.value, row.source) == (None, "")
    line = measure_line(side.school, measure, TODAY)
    assert (line.now.value, line.reached) == (Decimal(1), True)


@pytest.mark.parametrize(
    ("direction", "value", "reached"), [("up", 80, True), ("up", 79, False), ("down", 80, True), ("down", 81, False)]
)
def test_whether_a_target_is_met_depends_on_the_direction(world, direction, value, reached):
    side = world.own
    measure = make.measure(side, direction=direction)
    make.year(side, measure, value=Decimal(value))
    assert measure_line(side.school, measure, TODAY).reached is reached


def test_a_typed_value_has_a_source(world, client_for):
    side = world.own
    measure = make.measure(side)
    url = at(side, "measure_year", measure.pk, 2026)
    hub = client_for(side.hub)
    page = hub.post(url, keyed(value="75", target="80", source=""))
    assert page.status_code == 422
    assert "source" in page.context["form"].errors
    assert hub.post(url, keyed(value="75", target="80", source="Survei")).status_code == 302
    assert MeasureYear.objects.get().value == Decimal(75)
    assert hub.get(at(side, "measure_year", measure.pk, 1999)).status_code == 404


def test_two_people_who_fill_one_year_are_told(world):
    side = world.own
    measure = make.measure(side)
    row = make.year(side, measure)
    with pytest.raises(Conflict):
        make.year(side, measure, expected=row.version - 1)


@pytest.mark.parametrize("role", ["teacher", "operator", "committee", "supervisor", "coach"])
def test_readers_comment_and_do_not_write(world, role):
    side = world.own
    measure = make.measure(side)
    actions.comment_measure(by=side.as_(role), now=NOW, measure=measure, text="Bagus.")
    with pytest.raises(Denied):
        actions.set_year(by=side.as_(role), now=NOW, measure=measure, year=YEAR, target=Decimal(1))
    with pytest.raises(Denied):
        actions.install_starter(by=side.as_(role), now=NOW, school=side.school)


def test_the_starter_set_is_installed_once_and_covers_five_perspectives(world):
    side = world.own
    first = actions.install_starter(by=side.as_("principal"), now=NOW, school=side.school)
    assert actions.install_starter(by=side.as_("hub"), now=NOW, school=side.school) == 0
    assert ScorecardGoal.objects.filter(school=side.school).count() == first == 5
    assert all(one.goals for one in scorecard(side.as_("teacher"), side.school, TODAY))


def test_the_summary_can_be_read_aloud_and_the_paper_carries_the_course(world):
    side = world.own
    measure = make.measure(side)
    make.year(side, measure, "2025/2026", value=Decimal(70))
    make.year(side, measure, value=Decimal(85))
    said = summary(scorecard(side.as_("committee"), side.school, TODAY))
    assert said[1:] == ("1 dari 1 target tercapai.", "Pemangku kepentingan: 1 dari 1 target tercapai.")
    paper = build(side.as_("hub"), side.school, YEAR, NOW)
    (part,) = paper.parts
    assert ("Kepuasan orang tua", "80%", "85%", "tercapai", "Survei") in part.table.rows
    assert part.charts[0].series[0].values[-2:] == (70.0, 85.0)


def test_a_paper_is_opened_by_readers_of_the_scorecard_and_by_no_parent_or_partner(world):
    side = world.own
    make.measure(side)
    paper = request_scorecard_paper(by=side.as_("hub"), now=NOW, school=side.school, year=YEAR, paper="f4")
    assert paper.paper == "f4"
    opens = {role for role in Role if readable(side.as_(role), paper)}
    assert opens == set(Role) - {Role.PARENT, Role.PARTNER}
    assert not any(readable(world.other.as_(role), paper) for role in Role)


def test_the_page_takes_as_many_questions_for_one_measure_as_for_three(world, client_for):
    side = world.own
    goal = make.goal(side)
    make.year(side, make.measure(side, goal))
    reader, url = client_for(side.committee), at(side, "scorecard")
    queries_of(reader, url)
    one = queries_of(reader, url)
    for name in ("Satu", "Dua"):
        make.year(side, make.measure(side, goal, name=name))
    assert queries_of(reader, url) == one
    assert "Belum tercapai" in text_of(reader.get(url))


def test_an_earlier_year_is_shown_when_it_is_asked_for(world, client_for):
    side = world.own
    measure = make.measure(side)
    make.year(side, measure, "2025/2026", value=Decimal(71))
    words = text_of(client_for(side.teacher).get(at(side, "scorecard") + "?tahun=2025/2026"))
    assert "71%" in words
    assert years_until(TODAY)[-1] == YEAR


def test_charts_fill_the_sheet_on_which_their_table_ends(world):
    """Rows of charts come one by one to the next sheet, not all together."""
    side = world.own
    goal = make.goal(side)
    names = [f"Ukuran {n}" for n in range(1, 5)]
    for name in names:
        measure = make.measure(side, goal, name=name)
        for year in ("2025/2026", YEAR):
            make.year(side, measure, year)
    paper = request_scorecard_paper(by=side.as_("hub"), now=NOW, school=side.school, year=YEAR)
    assert render_document(paper.pk, NOW)
    paper.refresh_from_db()
    with paper.file.open() as made:
        first = pages_of(made.read())[0]
    assert [name for name in names if f"{name} (%)" in first] == names[:2]


def test_a_goal_heads_its_measures_on_paper(world):
    """The goal is a heading over the whole width, no row of empty boxes."""
    side = world.own
    make.year(side, make.measure(side))
    html = pdf.markup("pdf/scorecard.html", freeze(build(side.as_("hub"), side.school, YEAR, NOW)))
    assert '<th scope="rowgroup" class="goal" colspan="5">Orang tua percaya</th>' in html
    assert ">Kepuasan orang tua</td>" in html
    assert "></td>" not in html.split("<tbody>")[1].split("</tbody>")[0]
