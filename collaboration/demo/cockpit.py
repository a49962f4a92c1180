"""The demo school's hub: a shelf, two self-checks, a closed review, a data cycle under way."""

from __future__ import annotations

from datetime import datetime, timedelta

from collaboration.actions.cycle_tables import preview_table, show_table
from collaboration.actions.data_cycles import edit_data_cycle, move_data_cycle, start_data_cycle
from collaboration.actions.hub_reviews import close_review, prepare_review
from collaboration.actions.readiness import save_readiness
from collaboration.actions.shelf import share_resource
from collaboration.demo.cast import Cast
from collaboration.queries.cockpit import half_of
from core.action_items import add_item
from schools.models import School
from schools.roles import Role

SHELF = (
    ("Panduan observasi kelas antarguru", "tool", "observation", "Biologi", "Lima fokus pengamatan dan contoh pertanyaan reflektif."),
    ("Contoh rencana bersama: membuat tape", "example", "joint_plan", "Kimia", "Satu kegiatan, enam mata pelajaran."),
    ("Enam model team teaching, ringkasan dua halaman", "article", "team_teaching", "", "Memilih model menurut tujuan pelajaran."),
    ("Surat edaran komunitas belajar", "policy", "learning_group", "", "Dasar pembentukan kelompok belajar guru."),
    ("Penelitian: umpan balik satu saran", "study", "learning_group", "Sejarah", "Mengapa satu saran lebih dibaca."),
    ("Daftar pertanyaan untuk mentor", "tool", "mentoring", "", "Sepuluh pertanyaan pembuka yang tidak menilai."),
    ("Agenda baku pertemuan protokol", "tool", "protocol_meeting", "", "Lima mata acara dan waktunya."),
    ("Peta satu aktivitas untuk banyak mata pelajaran", "example", "project", "Ekonomi", "Contoh pasar kelas XI."),
)  # fmt: skip

EARLIER = {
    "trust_built": (2, "Guru mulai saling bertanya di ruang guru"), "listening": (1, ""), "centred": (2, "Hasil siswa dibahas bulanan"),
    "extra": (2, "Klub sains"), "trust": (2, ""), "gotong_royong": (3, "Persiapan pameran"), "reflection": (1, ""),
    "habits": (1, ""), "quality": (2, ""), "pupils": (2, "Kerja kelompok"),
}  # fmt: skip
NOW = {
    "trust_built": (3, "Tujuh kelompok belajar bertemu tetap"), "listening": (2, "Forum sekolah didengar sampai selesai"),
    "centred": (3, "Setiap notulen memuat temuan tentang siswa"), "extra": (3, "Klub bahasa dan sains"),
    "trust": (3, "Guru meminta diamati atas kehendak sendiri"), "gotong_royong": (3, "Aktivitas bersama lintas mata pelajaran"),
    "reflection": (2, "Refleksi ditulis dua minggu sekali"), "habits": (2, "Rencana disusun bersama sebelum semester"),
    "quality": (2, "Rubrik dipakai di tiga mata pelajaran"), "pupils": (3, "Siswa mengajar teman sebaya"),
}  # fmt: skip

DATA = {
    "analyse": "Siswa yang membaca sendiri 15 menit sehari mendapat nilai pemahaman lebih tinggi di semua kelas.",
    "discuss": "Guru bahasa dan sejarah melihat pola yang sama; kelas pagi lebih tenang.",
    "conclude": "Waktu membaca sendiri lebih menentukan daripada jumlah buku.",
}


def tell(school: School, now: datetime) -> None:
    """Fill shelf and cockpit; the newest review waits for its meeting."""
    cast = Cast(school)
    hub, principal = cast.actor(cast.hub), cast.actor(cast.principal)
    _shelf(cast, now)
    year, half = half_of(school.local_date(now))
    before = (f"{int(year[:4]) - 1}/{year[:4]}", 2) if half == 1 else (year, 1)
    save_readiness(
        by=hub, now=now - timedelta(days=150), school=school, year=before[0], half=before[1], answers=EARLIER
    )
    save_readiness(
        by=hub, now=now - timedelta(days=20), school=school, year=year, half=half, answers=NOW,
        conclusion="Memberi waktu mendengar pada setiap forum.",
    )  # fmt: skip
    held = school.local_date(now - timedelta(days=40))
    review = prepare_review(
        by=hub, now=now - timedelta(days=40), school=school, held_on=held, period_from=held - timedelta(days=75), period_to=held,
        progress="Tujuh kelompok belajar berjalan dan bertemu tetap.\nObservasi antarguru dimulai di tiga rumpun.",
        obstacles="Jadwal Rabu penuh; guru seni sulit mencari waktu bersama.",
        next_steps="Geser satu jam piket pada hari Rabu.\nUndang rekan yang belum ikut lewat ajakan pribadi.",
        minutes="Kepala sekolah mendukung penggeseran piket dan meminta contoh rencana bersama ditaruh di rak sumber.",
    )  # fmt: skip
    due = school.local_date(now) + timedelta(days=6)
    add_item(
        by=hub,
        now=now - timedelta(days=40),
        subject=review,
        title="Geser piket hari Rabu",
        owner=cast.principal,
        due_on=due,
    )
    close_review(by=principal, now=now - timedelta(days=39), review=review)
    today = school.local_date(now)
    prepare_review(
        by=hub,
        now=now - timedelta(days=1),
        school=school,
        held_on=today + timedelta(days=10),
        period_from=held,
        period_to=today,
    )
    _data(cast, now)


def _shelf(cast: Cast, now: datetime) -> None:
    people = [cast.holder(Role.TEACHER), *cast.teachers("Kimia"), *cast.teachers("Sejarah")]
    for number, (title, kind, practice, subject, about) in enumerate(SHELF):
        share_resource(
            by=cast.actor(people[number % len(people)]), now=now - timedelta(days=70 - 8 * number), school=cast.school, title=title,
            kind=kind, practice=practice, subject=cast.subject(subject) if subject else None, about=about,
            url=f"https://rak.sman3tirtamaya.example/{number + 1}",
        )  # fmt: skip


READING = b"Kelas;Juli;September\nXI-1;66;71\nXI-2;64;68\nXI-3;70;74\nXI-4;61;63\nXI-5;65;66\nXI-6;59;64\nXI-7;67;70\n"


def _data(cast: Cast, now: datetime) -> None:
    teacher = cast.holder(Role.TEACHER)
    at = now - timedelta(days=45)
    cycle = start_data_cycle(
        by=cast.actor(cast.hub), now=at, school=cast.school, title="Pemahaman bacaan kelas XI", responsible=teacher,
        goal="Apa yang membuat pemahaman bacaan siswa kelas XI naik atau turun?",
    )  # fmt: skip
    by = cast.actor(teacher)
    move_data_cycle(by=by, now=at, cycle=cycle, name="to_gather")
    sources = [
        {
            "kind": "learning",
            "name": "Tes pemahaman bacaan, September",
            "finding": "Rata-rata 68; kelas pagi 72, kelas siang 64.",
        },
        {
            "kind": "perception",
            "name": "Angket membaca siswa",
            "finding": "61% membaca sendiri sedikitnya 15 menit sehari.",
        },
        {
            "kind": "process",
            "name": "Jurnal pelajaran bahasa",
            "finding": "Membaca sendiri terjadwal di 5 dari 8 kelas.",
        },
    ]
    edit_data_cycle(by=by, now=at + timedelta(days=12), cycle=cycle, sources=sources)
    table = preview_table(
        by=by, now=at + timedelta(days=12), cycle=cycle, file=READING, file_name="pemahaman-bacaan.csv", about="learning",
        title="Rata-rata tes pemahaman bacaan", unit="poin",
    )  # fmt: skip
    show_table(by=by, now=at + timedelta(days=12), table=table)
    move_data_cycle(by=by, now=at + timedelta(days=12), cycle=cycle, name="to_analyse")
    for number, (stage, text) in enumerate(DATA.items()):
        moment = at + timedelta(days=16 + 5 * number)
        edit_data_cycle(by=by, now=moment, cycle=cycle, **{stage: text})
        move_data_cycle(
            by=by,
            now=moment,
            cycle=cycle,
            name={"analyse": "to_discuss", "discuss": "to_conclude"}.get(stage, "to_decide"),
        )
