"""The starting list of accommodations (PP 13/2020 and the inclusive guide, practice.md 2.1 and 2.6).

A school adds its own and hides what it does not use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    """One accommodation that is offered. `key` never changes; `form` is a code of `Accommodation.Form`."""

    key: str
    form: str
    what: Any
    where: Any = ""
    where_not: Any = ""
    in_lessons: bool = True
    in_tests: bool = False
    in_building: bool = False


STARTING = (
    Entry("small_steps", "process", _("Tugas dipecah menjadi langkah kecil, satu petunjuk sekali beri"), _("Tugas di kelas dan di rumah")),
    Entry("visual_schedule", "process", _("Jadwal bergambar; perubahan diberitahukan sebelumnya"), _("Setiap hari sekolah")),
    Entry("movement_breaks", "process", _("Jeda bergerak singkat di tengah pelajaran"), _("Pelajaran lebih dari satu jam"),
        _("Praktik dengan api atau alat tajam")),
    Entry("alternative_task", "process", _("Tugas pengganti dengan tujuan belajar yang sama")),
    Entry("enrichment", "process", _("Tugas pengayaan atau proyek ketika materi sudah dikuasai")),
    Entry("oral_reading_free", "process", _("Tidak diminta membaca keras tanpa persiapan")),
    Entry("seating", "process", _("Tempat duduk di depan atau jauh dari gangguan"), in_tests=True),
    Entry("large_print", "material", _("Bahan cetak besar"), in_tests=True),
    Entry("braille", "material", _("Bahan Braille dan gambar yang dapat diraba"), in_tests=True),
    Entry("screen_reader", "material", _("Bahan dalam berkas yang dapat dibaca pembaca layar"), in_tests=True),
    Entry("notes_shared", "material", _("Catatan atau ringkasan dibagikan sebelum pelajaran")),
    Entry("captions", "material", _("Video dengan teks; penjelasan lisan juga ditulis")),
    Entry("simplified", "material", _("Bahan disederhanakan, dengan contoh dan benda nyata")),
    Entry("audio", "material", _("Teks tersedia sebagai rekaman suara"), in_tests=True),
    Entry("goals_adapted", "outcome", _("Capaian pembelajaran disesuaikan dengan rencana siswa"), _("Mata pelajaran dalam rencana")),
    Entry("daily_living", "outcome", _("Keterampilan hidup sehari-hari menjadi bagian dari capaian")),
    Entry("oral_answers", "assessment", _("Boleh menjawab lisan sebagai ganti tulisan"), _("Semua mata pelajaran"), _("Penilaian menulis"),
        in_lessons=False, in_tests=True),
    Entry("recorded_talk", "assessment", _("Presentasi boleh lewat rekaman"), in_tests=True),
    Entry("typed_answers", "assessment", _("Boleh mengetik sebagai ganti menulis tangan"), in_tests=True),
    Entry("calculator", "assessment", _("Boleh memakai kalkulator atau lembar langkah"), _("Soal dengan banyak langkah"),
        _("Penilaian berhitung dasar"), in_tests=True),
    Entry("fewer_items", "assessment", _("Jumlah soal dikurangi, tujuan tetap"), in_lessons=False, in_tests=True),
    Entry("extra_time", "time", _("Waktu tambahan separuh untuk tugas tertulis dan ujian"), in_tests=True),
    Entry("split_tests", "time", _("Ujian dibagi menjadi beberapa sesi"), in_lessons=False, in_tests=True),
    Entry("reader_writer", "assistance", _("Pembaca soal atau penulis jawaban"), _("Ujian tertulis"), _("Penilaian membaca"),
        in_lessons=False, in_tests=True),
    Entry("sign_interpreter", "assistance", _("Juru bahasa isyarat"), in_tests=True, in_building=True),
    Entry("face_class", "assistance", _("Guru menghadap siswa ketika berbicara")),
    Entry("peer_helper", "assistance", _("Teman pendamping yang disepakati bersama"), in_building=True),
    Entry("aide", "assistance", _("Guru atau tenaga pendamping di kelas")),
    Entry("quiet_correction", "assistance", _("Ditegur dan diarahkan berdua saja, tidak di depan kelas")),
    Entry("quiet_room", "environment", _("Tempat tenang yang boleh dipakai sebentar"), in_tests=True, in_building=True),
    Entry("ground_floor", "environment", _("Kelas di lantai satu dengan jalur kursi roda"), in_tests=True, in_building=True),
    Entry("accessible_toilet", "environment", _("Toilet yang dapat dicapai dan dipakai sendiri"), in_lessons=False, in_building=True),
    Entry("guided_ways", "environment", _("Pendamping atau jalur pemandu ketika berpindah ruang"), in_lessons=False, in_building=True),
    Entry("ear_protection", "environment", _("Pelindung telinga boleh dipakai"), in_tests=True, in_building=True),
    Entry("aids", "environment", _("Alat bantu milik siswa selalu boleh dipakai (alat bantu dengar, kaca pembesar, gawai)"), in_tests=True),
    Entry("clear_light", "environment", _("Penerangan dan kontras papan tulis diperhatikan")),
)  # fmt: skip

BY_KEY = {entry.key: entry for entry in STARTING}
