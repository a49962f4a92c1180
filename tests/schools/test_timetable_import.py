"""The timetable out of a table: read, shown row by row, written whole or not at all, taken back."""

from __future__ import annotations

from datetime import time
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.imports import RowRefused
from core.models import ImportBatch
from core.tabular import write_xlsx
from schools.models import Lesson
from schools.timetable_import import hours_of, preview_timetable, weekday_of
from tests.clock import NOW
from tests.factories import teaching as make
from tests.readers import check_readers
from tests.schools.pages import at, keyed, text_of

pytestmark = pytest.mark.django_db
HEAD = "Kelas;Hari;Jam mulai;Jam selesai;Mapel;Guru;Ruang"
GOOD = "VIII-A;Senin;07.00;08.30;Matematika;Dewi Lestari;Laboratorium IPA"


@pytest.fixture
def own(world):
    make.make_class(world.own.school)
    make.make_class(world.own.school, "VIII-B")
    make.make_subject(world.own.school)
    make.make_room(world.own.school)
    return world.own


@pytest.fixture
def operator(own, client_for):
    return client_for(own.operator)


def upload(own, client, text: str | bytes, name: str = "jadwal.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    sent = keyed(year=make.this_year(own.school).pk, file=SimpleUploadedFile(name, data))
    return client.post(at(own, "timetable_import"), sent)


def previewed(own, client, *rows: str, head: str = HEAD) -> ImportBatch:
    assert upload(own, client, "\n".join([head, *rows])).status_code == 302
    return ImportBatch.objects.get(kind="schools.lesson")


def act(own, client, batch, name):
    return client.post(at(own, "timetable_import_act", batch.pk, name), keyed())


@pytest.mark.parametrize("text", ["Senin", "SENIN", "sen", "Mon", "Monday", "1", " senin ", "Sen."])
def test_a_day_has_many_names(text):
    assert weekday_of(text) == 1


def test_friday_with_an_apostrophe_is_friday():
    assert weekday_of("Jum'at") == 5


@pytest.mark.parametrize("text", ["", "0", "8", "besok", "Senin Selasa"])
def test_other_words_are_no_day(text):
    with pytest.raises(RowRefused):
        weekday_of(text)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("07.00", "08.30"), ("7:00", "8:30"), ("07:00:00", "08:30:00"), ("07.00-08.30", ""), ("07.00 – 08.30", "08.30")],
)
def test_hours_are_read_in_many_ways(starts, ends):
    assert hours_of(starts, ends) == (time(7), time(8, 30))


@pytest.mark.parametrize(
    ("starts", "ends", "why"),
    [
        ("Jam ke-3", "", "nomor jam pelajaran"),
        ("3", "4", "nomor jam pelajaran"),
        ("07.00", "", "belum lengkap"),
        ("", "", "belum lengkap"),
        ("25.00", "26.00", "tidak ada"),
        ("08.30", "07.00", "setelah dimulai"),
    ],
)
def test_other_hours_are_refused_with_a_reason(starts, ends, why):
    with pytest.raises(RowRefused, match=why):
        hours_of(starts, ends)


def test_rows_are_shown_written_together_and_taken_back(own, operator):
    batch = previewed(own, operator, GOOD, GOOD.replace("VIII-A", "viii-b").replace("07.00;08.30", "09.00;10.30"))
    assert Lesson.objects.count() == 0
    assert "2 jam pelajaran akan disimpan" in text_of(operator.get(at(own, "timetable_import_batch", batch.pk)))
    assert act(own, operator, batch, "terapkan").status_code == 302
    row = Lesson.objects.get(class_group__name="VIII-A")
    assert (row.weekday, row.starts_at, row.teacher, row.room.name) == (1, time(7), own.teacher, "Laboratorium IPA")
    assert act(own, operator, batch, "terapkan").status_code == 409
    assert act(own, operator, batch, "batalkan").status_code == 302
    assert Lesson.objects.count() == 0


def test_the_same_table_again_changes_nothing(own, operator):
    act(own, operator, previewed(own, operator, GOOD), "terapkan")
    upload(own, operator, f"{HEAD}\n{GOOD}")
    again = ImportBatch.objects.filter(kind="schools.lesson").order_by("-pk")[0]
    assert again.counts == {"unchanged": 1}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("VIII-A", "IX-Z"), "Kelas “IX-Z” belum tercatat"),
        (("Senin", "Hari besar"), "tidak dikenal"),
        (("Matematika", "Sihir"), "Mata pelajaran “Sihir” belum tercatat"),
        (("Dewi Lestari", "Orang Lain"), "bukan anggota sekolah ini"),
        (("Dewi Lestari", "Hendra Gunawan"), "bukan anggota sekolah ini"),
        (("07.00;08.30", "08.30;07.00"), "setelah dimulai"),
    ],
)
def test_a_row_that_cannot_be_is_refused_and_the_others_go(own, operator, change, why):
    batch = previewed(own, operator, GOOD.replace("VIII-A", "VIII-B"), GOOD.replace(*change))
    assert why in text_of(operator.get(at(own, "timetable_import_batch", batch.pk)))
    act(own, operator, batch, "terapkan")
    assert Lesson.objects.count() == 1


def test_a_clash_within_the_file_or_with_the_timetable_is_said_and_not_forbidden(own, operator):
    make.make_lesson(own.school, own.staff, make.NOW.date(), time(7), time(8))
    batch = previewed(own, operator, GOOD, GOOD.replace("VIII-A", "VIII-B").replace(";Laboratorium IPA", ";"))
    words = text_of(operator.get(at(own, "timetable_import_batch", batch.pk)))
    assert "Bentrok (baris 2): Senin 07.00–08.30: Dewi Lestari mengajar" in words
    assert "Bentrok: Senin 07.00–08.00: kelas VIII-A mendapat" in words
    act(own, operator, batch, "terapkan")
    assert Lesson.objects.count() == 3


def test_nothing_is_half_imported_when_somebody_leaves_meanwhile(own, operator):
    batch = previewed(own, operator, GOOD, GOOD.replace("Senin", "Selasa"))
    own.teacher.memberships.update(is_active=False, ended_at=make.NOW)
    assert act(own, operator, batch, "terapkan").status_code == 409
    assert Lesson.objects.count() == 0


def test_headings_of_another_kind_are_mapped(own, operator):
    batch = previewed(own, operator, GOOD, head="R;H;M;S;P;G;T")
    assert batch.refused == 1
    url = at(own, "timetable_import_columns", batch.pk)
    chosen = {"class": "R", "weekday": "H", "starts": "M", "ends": "S", "subject": "P", "teacher": "G", "room": "T"}
    assert operator.post(url, keyed(**{**chosen, "room": "G"})).status_code == 422
    assert operator.post(url, keyed(**chosen)).status_code == 302
    act(own, operator, batch, "terapkan")
    assert Lesson.objects.count() == 1


def test_a_workbook_is_read_like_a_text(own, operator):
    rows = [GOOD.split(";")]
    with write_xlsx(HEAD.split(";"), rows) as file:
        data = file.read()
    assert upload(own, operator, data, "jadwal.xlsx").status_code == 302
    assert ImportBatch.objects.get(kind="schools.lesson").taken == 1


def test_ten_thousand_rows_are_refused_with_a_sentence(own, operator):
    page = upload(own, operator, "\n".join([HEAD, *[GOOD] * 10_000]))
    assert page.status_code == 422
    assert "5.000" in text_of(page)
    assert not ImportBatch.objects.filter(kind="schools.lesson").exists()


def test_what_is_no_table_is_refused_with_a_sentence(own, operator):
    assert upload(own, operator, b"\x00\x01\x02", "jadwal.xlsx").status_code == 422
    assert upload(own, operator, HEAD).status_code == 422


def test_each_reader_reads_the_preview_in_the_own_language(own):
    rows = [HEAD, GOOD, GOOD.replace("VIII-A", "VIII-B"), GOOD.replace("Senin", "Besok"), GOOD.replace("IPA", "X")]

    def read() -> ImportBatch:
        return preview_timetable(
            by=own.as_("operator"), now=NOW, school=own.school, year=make.this_year(own.school),
            file=BytesIO("\n".join(rows).encode()), name="jadwal.csv",
        )  # fmt: skip

    check_readers(read)
