"""What a report says, and what it never says."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest
from django.utils import translation

from collaboration.models import TeamLesson
from collaboration.papers.report import build
from collaboration.queries import report_practices
from collaboration.queries.reports import told
from collaboration.terms import Practice
from core import pdf
from core.documents import freeze, render_document
from core.models import Document
from schools.links import school_url
from tests.clock import NOW
from tests.factories import implementation, partnerships, teaching, team_lessons
from tests.factories import reports as make
from tests.factories.mentoring import make_mentoring, make_session
from tests.schools.pages import queries_of, text_of

pytestmark = pytest.mark.django_db


def words(report) -> str:
    return " ".join(str(part) for part in told(report))


def test_practices_are_counted_for_the_school_against_the_month_before(world):
    side = world.own
    group = teaching.make_class(side.school)
    make.took_place(side, people=(side.teacher, side.staff), class_groups=(group,))
    make.took_place(side, title="Membuat kompos")
    make.took_place(side, title="Bulan lalu", on=date(2026, 7, 14))
    practices = told(make.prepared(side))[0]
    assert [(figure.value, figure.note) for figure in practices.figures] == [
        ("2", "masa sebelumnya 1"),
        ("2", ""),
        ("1", ""),
    ]
    assert practices.lists == (("Yang dikerjakan bersama", ("Membuat kompos", "Membuat tape")),)


def test_meetings_of_a_mentoring_are_counted_though_they_were_only_noted_afterwards(world):
    side = world.own
    running = make_mentoring(side, "active", now=datetime(2026, 7, 6, 3, tzinfo=UTC))
    for month, day in ((7, 20), (8, 3), (8, 17)):
        make_session(side, running, now=datetime(2026, month, day, 3, tzinfo=UTC))
    facts = make.prepared(side)
    practices = told(facts)[0]
    assert ("Mentoring", "2", "1") in practices.tables[0].rows
    assert [figure.value for figure in practices.figures] == ["2", "2", "0"]


def test_a_date_whose_record_does_not_say_that_it_was_held_is_not_counted_and_said(world):
    """Frozen facts of a report sent before this was told apart keep the sentence that was true of them."""
    side = world.own
    begun = datetime(2026, 8, 4, 1, tzinfo=UTC)
    for days in (0, 7, 14):
        team_lessons.planned(side, now=begun, at=team_lessons.slot(side, starts=begun + timedelta(days=days)))
    team_lessons.move_lesson(
        by=side.as_("teacher"), now=NOW, lesson=TeamLesson.objects.order_by("starts_at")[0], name="hold"
    )
    team_lessons.move_lesson(
        by=side.as_("teacher"),
        now=NOW,
        lesson=TeamLesson.objects.order_by("starts_at")[1],
        name="cancel",
        comment="Libur",
    )
    make.took_place(side, on=date(2026, 8, 12))
    report = make.prepared(side)
    practices = told(report)[0]
    assert practices.figures[0].value == "2"
    assert practices.summary[0].startswith("2 kegiatan kolaborasi terlaksana:")
    assert practices.summary[1].startswith("1 tanggal terjadwal sudah lewat, tetapi belum dicatat terlaksana")
    assert ("Team teaching", "1", "0", "1") in practices.tables[0].rows
    old = report_practices.tell({"counts": {"project": [2, 0]}, "colleagues": 1, "classes": 0, "themes": []})
    assert "terlaksana atau dijadwalkan" in old.summary[0]


def test_no_teacher_is_named_and_no_observation_is_told(world):
    side = world.own
    make.took_place(side, Practice.OBSERVATION, f"Observasi {side.teacher.name}", people=(side.teacher, side.staff))
    make.took_place(side, Practice.MENTORING, f"Mentoring {side.staff.name}", people=(side.teacher, side.staff))
    make.took_place(side, Practice.TEAM_TEACHING, f"Bersama {side.teacher.name}", people=(side.teacher, side.staff))
    report = make.sent(side)
    for person in (side.teacher, side.staff):
        assert person.name not in str(report.facts)
        assert person.name not in words(report)


def test_partnerships_that_began_and_duties_that_are_late_are_named(world):
    side = world.own
    running = implementation.underway(side)
    agreement = running.agreements.get()
    implementation.owe_all(side, running, due_on=date(2026, 10, 20), what="Mengirim dua perawat")
    began, october = agreement.starts_on, make.month(2026, 10)
    first, late = (told(make.prepared(side, period))[-1] for period in (make.month(began.year, began.month), october))
    assert dict(late.lists)["Kewajiban yang terlambat"][0].endswith("(jatuh tempo 20 Oktober 2026)")
    assert running.title in dict(first.lists)["Mulai berlaku"][0]


def test_what_is_still_negotiated_is_not_the_committee_s_to_read(world):
    side = world.own
    quiet = partnerships.at_agreement(side, title="Rahasia perundingan", now=NOW - timedelta(days=60))
    assert quiet.title not in str(make.sent(side).facts)


def test_the_report_is_read_in_either_language_from_the_same_facts(world, client_for):
    side = world.own
    make.took_place(side)
    report = make.sent(side)
    with translation.override("en"):
        assert "Teachers' collaboration" in words(report)
    assert "Kolaborasi guru" in words(report)


def test_the_page_shows_what_was_sent_and_costs_the_same_with_more(world, client_for, django_assert_max_num_queries):
    side = world.own
    client = client_for(side.committee)
    make.took_place(side)
    url = school_url(side.school, "collaboration:report", make.sent(side).pk)
    first = queries_of(client, url)
    for n in range(3):
        make.took_place(side, title=f"Proyek {n}")
    report = make.prepared(side, make.AUGUST)
    assert queries_of(client, url) == first
    assert "Membuat tape" in text_of(client.get(url))
    assert report.state == "sent"


def test_assembling_a_paper_takes_one_question_for_each_part_and_little_else(world, django_assert_max_num_queries):
    side = world.own
    for n in range(3):
        make.took_place(side, title=f"Proyek {n}")
    report = make.prepared(side)
    with django_assert_max_num_queries(6):
        build(report, NOW.date())


def test_the_paper_is_made_once(world):
    side = world.own
    make.took_place(side)
    report = make.sent(side)
    document = Document.objects.of(report).get()
    assert render_document(document.pk, NOW)
    document.refresh_from_db()
    assert document.pages >= 1


def test_signatures_never_stand_alone_on_the_last_sheet(world):
    """However long the report is: 47 mm of signatures cannot jump over three lengths that lie 24 mm apart."""
    payload = freeze(build(make.sent(world.own), NOW.date()))
    for lines in (10, 14, 18):
        part = {
            **payload["parts"][0],
            "tables": [],
            "figures": [],
            "lists": [["Daftar", ["Baris laporan"] * lines]],
            "note": "",
        }
        made = pdf.render("pdf/report.html", {**payload, "parts": [part]}, style="report")
        assert "Baris laporan" in pypdf.PdfReader(io.BytesIO(made.content)).pages[-1].extract_text(), lines


def test_the_committee_comments_and_the_school_hears_of_it(world, client_for):
    side = world.own
    report = make.sent(side)
    client = client_for(side.committee)
    url = school_url(side.school, "collaboration:report_comment", report.pk)
    assert client.post(url, {"text": "  "}).status_code == 422
    assert client.post(url, {"text": "Mohon rincian kegiatan literasi."}).status_code == 302
    page = text_of(client.get(school_url(side.school, "collaboration:report", report.pk)))
    assert "Mohon rincian kegiatan literasi." in page
