"""Acts of the practices to their end, on the pages on which people do them: what was typed stands there, what is wrong is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from collaboration.models import (
    DataSource,
    HubReview,
    MentoringStep,
    ReadinessAnswer,
    SharedResource,
    TeamLesson,
)
from core.models import Attachment
from schools.links import school_url
from tests.access.asking import let_go
from tests.clock import REAL
from tests.factories import cockpit, groups, plans, projects, team_lessons
from tests.factories.implementation import photo
from tests.factories.mentoring import make_mentoring
from tests.schools.pages import keyed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


@pytest.fixture
def teacher(side, client_for):
    return client_for(side.teacher)


@pytest.fixture
def hub(side, client_for):
    return client_for(side.hub)


def at(side, route, *args) -> str:
    return school_url(side.school, f"collaboration:{route}", *args)


def today(side):
    """By the school's clock, as the pages see it."""
    return side.school.local_date(timezone.now())


def rows(prefix: str, *lines: dict[str, object]) -> dict[str, object]:
    """Lines of a form with rows, as a browser sends them."""
    frame = {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": 0}
    return frame | {
        f"{prefix}-{number}-{name}": value for number, line in enumerate(lines) for name, value in line.items()
    }


def test_a_mentoring_session_leaves_steps_that_are_ticked_off(side, teacher):
    row = make_mentoring(side, "active", now=REAL - timedelta(days=3))
    page = at(side, "mentoring", row.pk)
    steps = rows(
        "steps",
        {"what": "Mencoba dua pertanyaan terbuka", "who": side.teacher.pk, "due_on": today(side) + timedelta(days=7)},
        {"what": "Mengirim contoh rubrik", "who": side.staff.pk, "due_on": ""},
    )
    nobody = teacher.post(
        at(side, "mentoring_session", row.pk),
        keyed(held_on=today(side), talked="Cara bertanya", **{**steps, "steps-0-who": ""}),
    )
    assert (nobody.status_code, "Langkah 1, Siapa: Bagian ini perlu diisi." in text_of(nobody)) == (422, True)
    done = teacher.post(
        at(side, "mentoring_session", row.pk), keyed(held_on=today(side), talked="Cara bertanya", **steps)
    )
    assert done["Location"] == page
    assert all(
        words in text_of(teacher.get(page))
        for words in ("Cara bertanya", "Mencoba dua pertanyaan terbuka", "Mengirim contoh rubrik")
    )
    step = MentoringStep.objects.get(who=side.teacher)
    assert teacher.post(at(side, "mentoring_step", row.pk, step.pk), keyed(done="yes"))["Location"] == page
    step.refresh_from_db()
    assert step.done_at is not None
    assert "Tandai belum selesai" in text_of(teacher.get(page)), "the tick can be taken away"


def test_roles_are_swapped_though_something_clashes_once_that_was_read(side, teacher):
    begins = (timezone.now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    lesson = team_lessons.planned(side, model="station", at=team_lessons.slot(side, starts=begins))
    own = begins.astimezone(side.school.zone)
    typed = {"on": own.date(), "from_time": f"{own:%H:%M}", "to_time": f"{own + timedelta(minutes=80):%H:%M}"}
    url = at(side, "lesson_swap", lesson.pk)
    warned = teacher.post(url, keyed(**typed))
    assert (warned.status_code, "Bentrok" in text_of(warned)) == (422, True)
    assert TeamLesson.objects.count() == 1
    made = teacher.post(url, keyed(**typed, despite_conflicts="on"))
    follower = lesson.followers.get()
    assert made["Location"] == at(side, "lesson", follower.pk)
    first, second = (list(one.teachers.order_by("order").values_list("user", flat=True)) for one in (lesson, follower))
    assert first == second[::-1]


def test_a_group_brings_an_observation_and_answers_the_principal(side, teacher, client_for):
    group, forum = groups.running(side), groups.forum(side, now=REAL)
    bring = at(side, "forum_share", forum.pk, group.pk)
    assert teacher.post(bring, keyed(observation="", offer="", version="")).status_code == 422
    assert (
        teacher.post(bring, keyed(observation="Kartu soal membantu.", offer="Satu kartu", version="")).status_code
        == 302
    )
    read = text_of(client_for(side.counsellor).get(at(side, "forum", forum.pk)))
    assert "Kartu soal membantu." in read
    question = groups.question(side, group)
    answer = at(side, "group_answer", question.pk)
    assert teacher.post(answer, keyed(answer="")).status_code == 422
    assert teacher.post(answer, keyed(answer="Satu jam bersama.")).status_code == 302
    assert "Satu jam bersama." in text_of(client_for(side.principal).get(at(side, "group", group.pk)))
    again = teacher.post(answer, keyed(answer="Lagi."))
    assert (again.status_code, "Pertanyaan ini sudah dijawab." in text_of(again)) == (409, True)


def test_what_proved_impractical_is_noted_and_stands_before_the_next_version(side, teacher):
    plan = plans.used(side)
    url = at(side, "plan_note", plan.pk)
    early = teacher.post(url, keyed(taught_on=today(side) + timedelta(days=1), what="Alat kurang", better=""))
    assert (early.status_code, "Tanggal ini belum tiba." in text_of(early)) == (422, True)
    assert teacher.post(url, keyed(taught_on=today(side), what="Alat kurang", better="Pinjam")).status_code == 302
    assert "Alat kurang" in text_of(teacher.get(at(side, "plan", plan.pk)))
    assert "Alat kurang" in text_of(teacher.get(at(side, "plan_revise", plan.pk)))


def test_an_activity_is_done_when_each_subject_told_its_result_on_its_page(side, teacher):
    project = projects.running(side)
    page = at(side, "project", project.pk)
    for number, row in enumerate(project.subjects.order_by("pk")):
        url = at(side, "project_subject_result", project.pk, row.pk)
        assert teacher.post(url, keyed(result="", version=row.version)).status_code == 422
        assert teacher.post(url, keyed(result=f"Siswa dapat {number}", version=row.version)).status_code == 302
    assert all(f"Siswa dapat {number}" in text_of(teacher.get(page)) for number in (0, 1))
    assert teacher.post(at(side, "project_move", project.pk), keyed(name="finish", comment="")).status_code == 302
    project.refresh_from_db()
    assert project.state == "done"


def test_the_readiness_check_is_filled_on_its_page(side, hub):
    year = today(side).year if today(side).month > 6 else today(side).year - 1
    url = at(side, "readiness_fill", year, 1)
    typed = {"level_trust": "3", "evidence_trust": "Guru saling mengundang", "conclusion": "Lanjutkan"}
    assert hub.post(url, keyed(**typed)).status_code == 302
    assert list(ReadinessAnswer.objects.values_list("aspect", "level")) == [("trust", 3)]
    assert "Berkembang" in text_of(hub.get(at(side, "readiness")))


def test_a_review_is_closed_with_its_evidence(side, hub):
    review = cockpit.review(side, now=REAL)
    page, close = at(side, "review", review.pk), at(side, "review_close", review.pk)
    early = hub.post(close, keyed())
    assert (early.status_code, "Kemajuan yang tampak" in text_of(early)) == (409, True)
    facts = {
        "held_on": review.held_on,
        "period_from": review.period_from,
        "period_to": review.period_to,
        "version": review.version,
    }
    words = {"progress": "Forum rutin.", "next_steps": "Lanjutkan.", "obstacles": "", "minutes": ""}
    assert hub.post(at(side, "review_edit", review.pk), keyed(**facts, **words)).status_code == 302
    assert hub.post(close, keyed()).status_code == 302
    assert HubReview.objects.get().state == "closed"
    assert all(
        said in text_of(hub.get(page))
        for said in ("Bukti kemajuan", "Forum rutin.", "tetap seperti saat tinjauan ditutup")
    )


def test_a_data_cycle_takes_the_four_kinds_of_data(side, hub):
    made = hub.post(
        at(side, "data_create"), keyed(title="Literasi", goal="Mengapa nilai turun?", responsible="", related_url="")
    )
    pk = int(made["Location"].rstrip("/").rsplit("/", 1)[1])
    sources = rows(
        "data", *({"kind": kind, "name": f"Data {kind}", "finding": "61%"} for kind in DataSource.Kind.values)
    )
    facts = {"title": "Literasi", "goal": "Mengapa nilai turun?", "responsible": "", "related_url": "", "version": "1"}
    assert hub.post(at(side, "data_edit", pk), keyed(**facts, **sources)).status_code == 302
    shown = text_of(hub.get(at(side, "data_cycle", pk)))
    assert all(str(kind.label) in shown and f"Data {kind.value}" in shown for kind in DataSource.Kind)


def test_a_file_is_put_on_the_shelf(side, teacher, client_for):
    url, facts = at(side, "resource_create"), {"title": "Panduan", "kind": "article", "url": "", "about": ""}
    empty = teacher.post(url, keyed(**facts))
    assert (empty.status_code, "Isi alamat web, atau pilih berkasnya." in text_of(empty)) == (422, True)
    made = teacher.post(url, keyed(**facts, files=photo("panduan.jpg")))
    assert made["Location"] == at(side, "resource", SharedResource.objects.get().pk)
    reader = client_for(side.coach)
    assert "panduan" in text_of(reader.get(made["Location"]))
    file = reader.get(school_url(side.school, "core:file", Attachment.objects.get().pk))
    let_go(file)
    assert file.status_code == 200
