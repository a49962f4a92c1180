"""Activities: one serves several subjects; results are about pupils; the picture never overlaps."""

from datetime import date, timedelta
from io import BytesIO
from itertools import combinations

import pikepdf
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from collaboration import pictures
from collaboration.actions.plan_meetings import set_project_date
from collaboration.actions.projects import edit_project, edit_subject, move_project, remove_subject
from collaboration.guides.projects import DIMENSIONS
from collaboration.models import Project, ProjectSubject
from collaboration.papers.project import project_paper
from collaboration.queries.projects import five_steps, subjects_of, untold
from collaboration.scheduling import Slot, dates_of
from core import pdf
from core.documents import freeze
from core.policy import Denied, NotNow
from core.versions import Conflict
from schools.links import school_url
from tests.clock import NOW
from tests.factories import implementation
from tests.factories import projects as make
from tests.factories.teaching import make_subject
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


def at(side, route, *args):
    return school_url(side.school, f"collaboration:{route}", *args)


@pytest.mark.parametrize("count", range(13))
@pytest.mark.parametrize(
    "words", ["", "Menghitung", "Menganalisis hubungan antara suhu, lama pemeraman, dan rasa " * 4]
)
def test_the_picture_never_overlaps_and_never_leaves_its_frame(count, words):
    spokes = tuple(pictures.Spoke(f"Pendidikan Pancasila dan Kewarganegaraan {n}", words) for n in range(count))
    drawn = pictures.drawing(pictures.ActivityMap("Peta", "Membuat tape singkong bersama warga " * 5, spokes))
    everything = [drawn.head, *drawn.boxes]
    assert len(drawn.boxes) == count
    for one in everything:
        assert one.x >= 0
        assert one.x + one.width <= drawn.width == 320
        assert 0 <= one.y <= one.y + one.height <= drawn.height
        assert all(one.y < y < one.y + one.height for y, _text, _kind in one.lines)
    for one, other in combinations(everything, 2):
        apart = (
            one.x + one.width < other.x or other.x + other.width < one.x
            or one.y + one.height < other.y or other.y + other.height < one.y
        )  # fmt: skip
        assert apart


def test_the_picture_says_in_words_what_it_shows():
    told = pictures.ActivityMap("Peta", "Membuat <tape>", (pictures.Spoke("Kimia", "Suhu & waktu"),))
    svg = render_to_string(
        "components/charts/activity_map.svg", {"told": told, "layout": pictures.drawing(told), "on_paper": False}
    )
    assert "<title" in svg
    assert "Membuat &lt;tape&gt;. Kimia: Suhu &amp; waktu</desc>" in svg


def test_there_are_eight_dimensions_and_six_older_ones():
    assert [len(group) for group in DIMENSIONS.values()] == [8, 6]


def test_an_activity_starts_with_two_subjects_that_say_what_they_strengthen(side):
    project = make.planned(side)
    make.subject(side, project)
    with pytest.raises(NotNow):
        move_project(by=side.as_("teacher"), now=NOW, project=project, name="start")
    second = make.subject(side, project, "Biologi", competency="")
    with pytest.raises(NotNow) as refused:
        move_project(by=side.as_("teacher"), now=NOW, project=project, name="start")
    assert [str(item) for item in refused.value.missing] == ["Kompetensi yang dikuatkan: Biologi"]
    edit_subject(by=side.as_("teacher"), now=NOW, row=second, competency="Fermentasi")
    move_project(by=side.as_("teacher"), now=NOW, project=project, name="start")
    assert project.state == "running"


def test_it_is_done_when_every_subject_has_told_its_result(side):
    project = make.running(side)
    first, second = project.subjects.all()
    make.told(side, first)
    with pytest.raises(NotNow):
        move_project(by=side.as_("teacher"), now=NOW, project=project, name="finish")
    make.told(side, second)
    move_project(by=side.as_("special_needs_teacher"), now=NOW, project=project, name="finish")
    assert (project.state, project.done_at) == ("done", NOW)


def test_results_wait_until_it_runs(side):
    row = make.subject(side, make.planned(side))
    with pytest.raises(NotNow):
        make.told(side, row)


def test_a_result_is_words_and_has_no_number():
    numbers = ("IntegerField", "DecimalField", "FloatField", "PositiveSmallIntegerField", "PositiveIntegerField")
    fields = [field.name for field in ProjectSubject._meta.concrete_fields if field.get_internal_type() in numbers]
    assert fields == ["version"]


def test_those_who_take_part_write_and_others_read(side):
    project = make.running(side)
    edit_project(by=side.as_("special_needs_teacher"), now=NOW, project=project, theme="Pangan")
    for role in ("staff", "principal", "hub", "coach", "supervisor"):
        assert Project.objects.visible_to(side.as_(role)).filter(pk=project.pk).exists()
        with pytest.raises(Denied):
            edit_project(by=side.as_(role), now=NOW, project=project, theme="Lain")


@pytest.mark.parametrize("role", ["operator", "committee", "parent", "partner"])
def test_others_find_nothing(side, role):
    make.running(side)
    assert not Project.objects.visible_to(side.as_(role)).exists()


def test_two_who_change_one_subject_are_told(side):
    row = make.subject(side, make.planned(side))
    edit_subject(by=side.as_("teacher"), now=NOW, row=row, expected=1, competency="Pertama")
    with pytest.raises(Conflict):
        edit_subject(by=side.as_("teacher"), now=NOW, row=row, expected=1, competency="Kedua")


def test_twelve_subjects_are_enough(side):
    project = make.planned(side)
    for number in range(12):
        make.subject(side, project, f"Mapel {number}")
    with pytest.raises(Denied):
        make.subject(side, project, "Mapel 13")


def test_a_subject_can_leave(side):
    row = make.subject(side, make.planned(side))
    remove_subject(by=side.as_("teacher"), now=NOW, row=row)
    assert not ProjectSubject.objects.exists()


def test_dates_to_come_go_with_an_activity_that_is_called_off(side):
    project = make.running(side)
    for days in (-2, 2):
        begins = NOW + timedelta(days=days)
        slot = Slot(begins, begins + timedelta(hours=1), people=(side.teacher,))
        set_project_date(by=side.as_("teacher"), now=NOW - timedelta(days=9), project=project, slot=slot)
    move_project(by=side.as_("teacher"), now=NOW, project=project, name="cancel", comment="Hujan")
    assert [event.state for event in dates_of(project)] == ["planned", "cancelled"]


def test_how_far_it_came_follows_from_what_is_there(side):
    project = make.planned(side)
    assert [stage.status for stage in five_steps(project, [], False)] == ["done", "now", "todo", "todo", "todo"]
    project = make.running(side)
    rows = subjects_of(project)
    assert [stage.status for stage in five_steps(project, rows, False)] == ["done", "done", "done", "done", "now"]


def test_untold_results_are_asked_for_after_the_last_day(side):
    project = make.running(side)
    assert not untold(side.teacher.pk, side.school.pk, project.ends_on)
    assert [row.project for row in untold(side.teacher.pk, side.school.pk, project.ends_on + timedelta(days=1))] == [
        project
    ]


def test_a_partnership_shows_only_to_those_who_may_see_it(world, side, client_for):
    partnership = implementation.underway(side)
    project = make.planned(side, partnership=partnership)
    assert partnership.title in text_of(client_for(side.coach).get(at(side, "project", project.pk)))
    with pytest.raises(Denied):
        make.planned(world.other, partnership=partnership)


def test_it_does_not_end_before_it_begins(side, client_for):
    typed = {"title": "Tape", "source": "theme", "theme": "Pangan", "starts_on": "2026-10-09", "ends_on": "2026-10-01"}
    page = client_for(side.teacher).post(at(side, "project_create"), typed)
    assert page.status_code == 422
    assert "ends_on" in page.context["form"].errors


def test_an_activity_is_made_and_a_subject_added_in_the_browser(side, client_for):
    client = client_for(side.teacher)
    typed = {
        "title": "Tape", "source": "theme", "theme": "Pangan", "starts_on": "2026-10-01", "ends_on": "2026-10-09",
        "dimensions": ["creativity"],
    }  # fmt: skip
    client.post(at(side, "project_create"), keyed(**typed))
    project = Project.objects.get()
    assert project.dimensions == ["creativity"]
    row = {
        "subject": make_subject(side.school).pk,
        "teacher": side.teacher.pk,
        "assessing": "shown",
        "competency": "Ukur",
    }
    assert client.post(at(side, "project_subject_add", project.pk), keyed(**row)).status_code == 302
    page = client.get(at(side, "project", project.pk))
    assert "Ukur" in text_of(page)
    assert 'class="activity-map"' in page.content.decode()


def test_the_same_subject_of_the_same_teacher_is_refused(side, client_for):
    project = make.planned(side)
    row = make.subject(side, project)
    typed = {"subject": row.subject_id, "teacher": row.teacher_id, "assessing": "shown"}
    assert client_for(side.teacher).post(at(side, "project_subject_add", project.pk), typed).status_code == 422


def test_older_dimensions_do_not_mix_with_the_new_ones(side, client_for):
    project = make.planned(side, frame="p5", dimensions=["p5_creativity"])
    typed = {
        "title": "Tape", "source": "theme", "theme": "Pangan", "starts_on": "2026-10-01", "ends_on": "2026-10-09", "frame": "p5",
        "dimensions": ["creativity"], "version": 1,
    }  # fmt: skip
    page = client_for(side.teacher).post(at(side, "project_edit", project.pk), typed)
    assert page.status_code == 422
    assert "dimensions" in page.context["form"].errors


def test_lists_take_as_many_queries_for_one_as_for_three(side, client_for):
    client, url = client_for(side.principal), at(side, "project_list")
    make.running(side)
    queries_of(client, url)
    one = queries_of(client, url)
    for number in (2, 3):
        make.running(side, title=f"Proyek {number}")
    assert queries_of(client, url) == one


def test_one_project_takes_as_many_queries_for_two_subjects_as_for_four(side, client_for):
    project = make.running(side)
    client, url = client_for(side.principal), at(side, "project", project.pk)
    queries_of(client, url)
    two = queries_of(client, url)
    for name in ("Kimia", "Ekonomi"):
        make.subject(side, project, name)
    assert queries_of(client, url) == two


def test_the_paper_carries_its_picture_and_is_tagged(side):
    project = make.running(side)
    with translation.override("id"):
        paper = project_paper(project, date(2026, 9, 21))
        made = pdf.render("pdf/teaching_plan.html", freeze(paper), style="report")
    assert len(paper.picture.spokes) == 2
    with pikepdf.open(BytesIO(made.content)) as opened:
        assert opened.Root.MarkInfo.Marked
