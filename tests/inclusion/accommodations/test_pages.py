"""The one-page profile, the class sheet, and their papers: who reads them, what is on record, and that a withdrawal closes them at once."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest

from core.batches import work_on_batch
from core.bundles import CONTENTS, pack_bundle
from core.documents import render_document
from core.lines import tasks_of
from core.models import AuditEvent, Batch, Document
from inclusion.actions.accommodations import acknowledge_page, mark_day
from inclusion.actions.consents import withdraw_consent
from inclusion.models import AccommodationDay
from inclusion.panels.accommodations import accommodation_tasks
from inclusion.papers.accommodations import request_page, request_sheet
from inclusion.queries.accommodation_days import summaries
from inclusion.queries.accommodation_pages import page_of, page_readers, pages_of, pupils_in
from inclusion.reminders.accommodations import reviews
from schools.links import school_url
from tests.access.asking import let_go
from tests.clock import NOW, REAL
from tests.factories import accommodations as make
from tests.factories import inclusion
from tests.factories import profiles as profile
from tests.schools.pages import keyed, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil(world):
    found = inclusion.supported_pupil(world.own)
    profile.written(world.own, found, voice="Beri saya waktu", strengths="Sabar")
    make.added(world.own, found)
    return found


def at(side, route, *args):
    return school_url(side.school, f"inclusion:{route}", *args)


def room_of(pupil):
    return pupil.placements.get().class_group


def reads(pupil, verb):
    return AuditEvent.objects.filter(subject_id=pupil.pk, subject_type="inclusion.pupil", verb=verb).count()


def withdraw(side, pupil):
    withdraw_consent(by=side.as_("parent"), now=REAL, consent=pupil.consents.get(purpose="support"))


def test_the_voice_comes_first_and_each_situation_has_its_list(world, pupil):
    make.added(world.own, pupil, what="Jalur kursi roda", in_lessons=False, in_tests=False, in_building=True)
    page = page_of(pupil, NOW.date())
    assert (page.voice, page.strengths, page.class_name) == ("Beri saya waktu", "Sabar", "VIII-A")
    assert [[line.what for line in place.lines] for place in page.situations] == [
        ["Waktu tambahan 50%"], ["Waktu tambahan 50%"], ["Jalur kursi roda"],
    ]  # fmt: skip


def test_reading_the_page_or_the_sheet_is_on_record(world, client_for, pupil):
    client = client_for(world.own.teacher)
    for url in (at(world.own, "class_sheet", room_of(pupil).pk), at(world.own, "accommodation_page", pupil.pk)):
        before = reads(pupil, "pupil.accommodations_opened")
        assert "Beri saya waktu" in text_of(client.get(url))
        assert reads(pupil, "pupil.accommodations_opened") == before + 1


def test_a_withdrawal_closes_page_sheet_lesson_and_papers_at_once(world, client_for, pupil):
    side, client = world.own, client_for(world.own.teacher)
    room = room_of(pupil)
    papers = [
        request_page(by=side.as_("teacher"), now=REAL, pupil=pupil), request_sheet(by=side.as_("teacher"), now=REAL, room=room),
    ]  # fmt: skip
    urls = [school_url(side.school, "core:document", paper.pk) for paper in papers]
    assert [client.get(url).status_code for url in urls] == [200, 200]
    render_document(papers[0].pk, REAL)
    withdraw(side, pupil)
    assert client.get(at(side, "accommodation_page", pupil.pk)).status_code == 409
    assert pupil.name not in text_of(client.get(at(side, "class_sheet", room.pk)))
    assert client.get(at(side, "class_accommodations", room.pk)).status_code == 204
    assert pupil.name not in text_of(client.get(at(side, "accommodation_list")))
    assert [client.get(url).status_code for url in urls] == [404, 404]
    assert not Document.objects.filter(pk=papers[1].pk).exists(), "what waited is not made"
    assert list(reviews(side.school, NOW.date() + timedelta(weeks=8))) == []
    assert client_for(side.parent).get(at(side, "accommodation_page", pupil.pk)).status_code == 200


def test_the_profile_of_accommodations_is_one_page(world, pupil):
    """Seven accommodations, and long words: every one stands there once, and it is one sheet."""
    for number in range(6):
        make.added(
            world.own, pupil, what=f"Cara nomor {number} yang cukup panjang untuk dua baris", in_lessons=True, in_tests=True,
            in_building=True, where="Semua mata pelajaran dan kegiatan", where_not="Praktik",
        )  # fmt: skip
    document = request_page(by=world.own.as_("special_needs_teacher"), now=NOW, pupil=pupil)
    assert render_document(document.pk, NOW)
    document.refresh_from_db()
    assert document.pages == 1
    (table,) = document.payload["tables"]
    assert len(table["rows"]) == len({row[0] for row in table["rows"]}) == 7


def test_one_tap_marks_and_the_swapped_line_is_the_fresh_one(world, client_for, pupil):
    row, client = pupil.accommodations.get(), client_for(world.own.teacher)
    sheet, url = at(world.own, "class_sheet", room_of(pupil).pk), at(world.own, "accommodation_mark", row.pk)
    answer = client.post(url, keyed(is_given="no", reason="no_time", back=sheet))
    assert answer["Location"] == f"{sheet}#mark-{row.pk}"
    swapped = client.post(url, {"is_given": "yes", "back": sheet}, headers={"HX-Request": "true"})
    assert text_of(swapped) in text_of(client.get(sheet))
    assert AccommodationDay.objects.get().is_given
    assert client.post(url, keyed(is_given="no")).status_code == 422


def test_the_summary_counts_by_accommodation_and_says_why_not(world, pupil):
    row, side = pupil.accommodations.get(), world.own
    for days, given in ((0, True), (1, False), (2, True)):
        now = NOW + timedelta(days=days)
        mark_day(
            by=side.as_("teacher"), now=now, accommodation=row, is_given=given, reason="" if given else "no_material"
        )
    found = summaries([row], NOW.date() + timedelta(days=3))[row.pk]
    assert (found.given, found.total, found.reasons) == (2, 3, [("Bahan atau alat belum siap", 1)])


def test_support_staff_see_who_has_not_read_it_and_the_teacher_is_asked_at_home(world, client_for, pupil):
    side = world.own
    assert [(reader.person, reader.read_at) for reader in page_readers(pupil)] == [(side.teacher, None)]
    assert len(tasks_of(accommodation_tasks(side.as_("teacher"), NOW))) == 1
    edition = page_of(pupil, NOW.date()).edition
    acknowledge_page(by=side.as_("teacher"), now=NOW, pupil=pupil, edition=edition)
    assert page_readers(pupil)[0].read_at == NOW
    assert tasks_of(accommodation_tasks(side.as_("teacher"), NOW)) == []
    gpk = text_of(client_for(side.special_needs_teacher).get(at(side, "accommodation_page", pupil.pk)))
    assert "Untuk mengingatkan, bukan untuk menilai." in gpk
    teacher = text_of(client_for(side.teacher).get(at(side, "accommodation_page", pupil.pk)))
    assert "Untuk mengingatkan" not in teacher


def test_support_staff_are_reminded_after_eight_weeks_without_a_name(world, pupil):
    day = NOW.date() + timedelta(weeks=8)
    (due,) = reviews(world.own.school, day)
    assert {person.pk for person in due.recipients} == {world.own.special_needs_teacher.pk, world.own.counsellor.pk}
    assert pupil.called not in f"{due.headline()} {due.detail()}"
    assert len(tasks_of(accommodation_tasks(world.own.as_("counsellor"), NOW + timedelta(weeks=8)))) == 1
    assert tasks_of(accommodation_tasks(world.own.as_("counsellor"), NOW)) == []


def test_a_form_from_the_catalogue_begins_with_its_words(world, client_for, pupil):
    page = client_for(world.own.counsellor).get(f"{at(world.own, 'accommodation_add', pupil.pk)}?dari=oral_answers")
    form = page.context["form"]
    assert form.initial["what"] == "Boleh menjawab lisan sebagai ganti tulisan"
    assert (form.initial["in_lessons"], form.initial["in_tests"]) == (False, True)


def test_many_pupils_cost_no_more_questions_than_one(world, client_for, pupil, django_assert_num_queries):
    url, client = at(world.own, "accommodation_list"), client_for(world.own.special_needs_teacher)
    first = queries_of(client, url)
    for name in ("Citra Ayu", "Dani Putra"):
        make.added(world.own, inclusion.supported_pupil(world.own, name=name))
    assert queries_of(client, url) == first
    teacher, room = world.own.as_("teacher"), room_of(pupil)
    with django_assert_num_queries(5):
        pages = pages_of(pupils_in(teacher, room, NOW.date()), NOW.date())
    assert len(pages) == 3


def test_all_class_sheets_at_once_stop_at_a_withdrawal(world, client_for, pupil):
    side, client = world.own, client_for(world.own.teacher)
    answer = client.post(school_url(side.school, "core:batches"), keyed(jenis="class_sheets", pilihan="kini"))
    (batch,) = Batch.objects.all()
    assert answer["Location"] == school_url(side.school, "core:batch", batch.pk)
    assert batch.papers.get().label == "Kelas VIII-A"
    assert work_on_batch(batch.pk, REAL) == 1
    batch.refresh_from_db()
    assert pack_bundle(batch.bundle_id, REAL)
    download = school_url(side.school, "core:batch_file", batch.pk)
    before = reads(pupil, "pupil.paper_opened")
    opened = client.get(download)
    assert opened.status_code == 200
    let_go(opened)
    assert before, "taking the sheet into the ZIP is on record"
    withdraw(side, pupil)
    assert client.get(download).status_code == 409
    client.post(school_url(side.school, "core:batch_pack", batch.pk), keyed())
    assert pack_bundle(batch.bundle_id, REAL)
    again = client.post(school_url(side.school, "core:batches"), keyed(jenis="class_sheets", pilihan="kini"))
    assert again.status_code == 409, "there is nothing to print any more"
    empty = client.get(download)
    with zipfile.ZipFile(io.BytesIO(b"".join(empty.streaming_content))) as archive:
        assert archive.namelist() == [CONTENTS]
    empty.close()
