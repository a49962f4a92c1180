"""Five activities of the demo school; one of them makes tape and serves six subjects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from collaboration.actions.plan_meetings import set_project_date
from collaboration.actions.projects import (
    add_subject,
    edit_project,
    move_project,
    plan_project,
    tell_project_result,
    tell_subject_result,
)
from collaboration.demo.cast import Cast
from collaboration.models import Project
from collaboration.scheduling import Slot
from partnerships.models import Partnership
from schools.models import School, User


@dataclass(frozen=True)
class Row:
    """One subject: how it belongs, what it strengthens, what pupils do, how it is assessed, what came of it."""

    subject: str
    relevance: str
    competency: str
    pupils: str
    assessment: str
    result: str = ""
    test: bool = False


@dataclass(frozen=True)
class Told:
    """One activity: begun so many `days` ago (negative: still to come), so many days long, and how far it came."""

    days: int
    long: int
    title: str
    source: str
    theme: str
    activity: str
    dimensions: tuple[str, ...]
    grade: str
    rows: tuple[Row, ...]
    reach: str
    result: str = ""
    partner: bool = False


PROJECTS = (
    Told(
        62, 18, "Membuat tape singkong", "appropriate", "Pangan lokal diolah dengan cara yang sudah lama dikenal warga.",
        "Siswa memilih singkong, mengolah, memeram tiga hari, mencicipi, menghitung biaya, menjual, dan menceritakannya.",
        ("reasoning", "collaboration", "creativity", "communication"), "X",
        (
            Row("Matematika", "Menimbang bahan dan menghitung perbandingan.", "Perbandingan dan ketelitian pengukuran",
                "Menimbang singkong dan ragi, menghitung perbandingan terbaik dari empat percobaan.", "Catatan timbangan",
                "Sebagian besar kelompok menimbang sendiri dan menjelaskan perbandingannya."),
            Row("Kimia", "Mengukur suhu dan perubahan zat.", "Reaksi kimia dalam kehidupan sehari-hari",
                "Mengukur suhu dan pH setiap hari.", "Laporan percobaan", "Siswa membaca pH dengan benar sejak hari kedua."),
            Row("Biologi", "Mengamati fermentasi.", "Peran mikroorganisme",
                "Mengamati ragi dengan mikroskop dan menggambar perubahannya.", "Gambar pengamatan",
                "Siswa menghubungkan rasa dengan lama pemeraman."),
            Row("Ekonomi", "Menghitung biaya dan harga jual.", "Biaya produksi dan harga",
                "Menghitung harga pokok dan menjual 60 bungkus di kantin.", "Pembukuan sederhana",
                "Pembukuan lima kelompok cocok dengan uang yang terkumpul."),
            Row("Bahasa Indonesia", "Menceritakan proses.", "Menulis teks prosedur",
                "Menulis resep dan kisah di balik tape.", "Teks prosedur", "Urutan langkah jelas; alasan masih singkat."),
            Row("Bahasa Inggris", "Menceritakan kepada tamu asing.", "Procedure text",
                "Membuat label dwibahasa dan video pendek.", "Label dan video", "Siswa berani berbicara di depan kamera.", test=True),
        ),
        "done", "Enam mata pelajaran memakai satu kegiatan; siswa menagih kegiatan berikutnya.",
    ),
    Told(
        40, 25, "Taman baca di halte", "concern", "Warga menunggu angkot tanpa bacaan.",
        "Siswa merancang rak buku tahan hujan untuk dua halte, mengumpulkan buku, dan menjaganya bergilir.",
        ("citizenship", "creativity", "collaboration"), "XI",
        (
            Row("Fisika", "Menghitung beban rak.", "Kesetimbangan", "Menghitung dan menguji kekuatan rak.", "Hasil uji beban"),
            Row("Seni Budaya", "Merancang bentuk.", "Desain", "Menggambar tiga rancangan.", "Gambar rancangan",
                "Tiga rancangan dipamerkan dan dipilih warga."),
            Row("Bahasa Indonesia", "Memilih bacaan.", "Menulis ulasan", "Menulis ulasan di halaman depan buku.", "Ulasan buku"),
        ),
        "running",
    ),
    Told(
        16, 30, "Sensor banjir sederhana", "future", "Peringatan dini dengan alat murah.",
        "Siswa merakit sensor tinggi air, memasangnya di selokan sekolah, dan mengirim pesan ke grup kelas.",
        ("reasoning", "creativity"), "XII",
        (
            Row("Fisika", "Merakit rangkaian.", "Rangkaian listrik", "Merakit dan menguji sensor.", "Unjuk kerja"),
            Row("Matematika", "Membaca data sensor.", "Fungsi dan grafik", "Menggambar grafik tinggi air.", "Grafik"),
            Row("Geografi", "Memilih tempat sensor.", "Pemetaan", "Memetakan aliran air.", "Peta"),
            Row("Bahasa Inggris", "Membaca petunjuk alat.", "Reading manuals", "Merangkum petunjuk.", "Rangkuman", test=True),
        ),
        "running", partner=True,
    ),
    Told(
        -12, 14, "Pekan sehat tanpa plastik", "problem", "Sampah plastik kantin 11 kg setiap hari.",
        "Siswa menimbang sampah, mencari pengganti, dan menjalankan satu pekan tanpa plastik sekali pakai.",
        ("citizenship", "health", "independence"), "X",
        (
            Row("Biologi", "Dampak plastik pada makhluk hidup.", "Perubahan lingkungan", "Mengamati uraian bahan.", "Jurnal"),
            Row("Ekonomi", "Menghitung penghematan.", "Biaya", "Membandingkan biaya wadah.", "Hitungan"),
            Row("PJOK", "Kebersihan dan kesehatan.", "Pola hidup bersih", "Memimpin senam dan pungut sampah.", "Pengamatan"),
        ),
        "planned",
    ),
    Told(
        -25, 20, "Musik dari barang bekas", "interest", "Usulan siswa dalam kotak ide.",
        "", ("creativity", "collaboration"), "XI",
        (Row("Seni Budaya", "Membuat alat musik.", "Berkarya musik", "Merakit dan memainkan alat musik.", "Pementasan"),),
        "planned",
    ),
)  # fmt: skip


def tell(school: School, now: datetime) -> None:
    """Build the activities by the acts of their teachers."""
    cast = Cast(school)
    for place, told in enumerate(PROJECTS):
        _tell(cast, told, place, now)


def _tell(cast: Cast, told: Told, place: int, now: datetime) -> None:
    first = cast.school.local_date(now) - timedelta(days=told.days)
    planned = min(now, now - timedelta(days=told.days + 14))
    people = [_pick(cast, row.subject, place) for row in told.rows]
    lead = cast.actor(people[0])
    project = plan_project(
        by=lead, now=planned, school=cast.school, title=told.title, source=told.source, theme=told.theme, activity=told.activity,
        dimensions=list(told.dimensions), class_groups=cast.classes(told.grade)[place : place + 2], starts_on=first,
        ends_on=first + timedelta(days=told.long),
    )  # fmt: skip
    for row, teacher in zip(told.rows, people, strict=True):
        add_subject(
            by=lead, now=planned + timedelta(days=1), project=project, subject=cast.subject(row.subject), teacher=teacher,
            relevance=row.relevance, competency=row.competency, pupils_do=row.pupils, assessment=row.assessment,
            assessing="test" if row.test else "shown",
        )  # fmt: skip
    if told.partner:
        _with_partner(cast, project, people[0], planned)
    _dates(cast, project, people, planned)
    if told.reach != "planned":
        _run(cast, told, project, people, now)


def _pick(cast: Cast, subject: str, place: int) -> User:
    teachers = cast.teachers(subject)
    return teachers[(place + 2) % len(teachers)]


def _with_partner(cast: Cast, project: Project, lead: User, planned: datetime) -> None:
    by = cast.actor(lead)
    running = Partnership.objects.visible_to(by).filter(stage=Partnership.Stage.IMPLEMENTATION).order_by("pk").first()
    if running is not None:
        edit_project(by=by, now=planned + timedelta(days=2), project=project, partnership=running)


def _dates(cast: Cast, project: Project, people: list[User], planned: datetime) -> None:
    day = project.starts_on
    for number in range(2):
        while cast.is_free(day):
            day += timedelta(days=1)
        slot = Slot(cast.at(day, "12.45"), cast.at(day, "14.05"), tuple(people), tuple(project.class_groups.all()))
        set_project_date(
            by=cast.actor(people[0]), now=planned + timedelta(days=2), project=project, slot=slot,
            title=f"{project.title}, hari ke-{number + 1}",
        )  # fmt: skip
        day += timedelta(days=5)


def _run(cast: Cast, told: Told, project: Project, people: list[User], now: datetime) -> None:
    begun = now - timedelta(days=told.days)
    lead = cast.actor(people[0])
    move_project(by=lead, now=begun, project=project, name="start")
    ended = min(now, begun + timedelta(days=told.long))
    for row, kept, teacher in zip(told.rows, project.subjects.order_by("pk"), people, strict=True):
        if row.result:
            tell_subject_result(by=cast.actor(teacher), now=ended, row=kept, result=row.result)
    if told.reach == "done":
        tell_project_result(by=lead, now=ended, project=project, result=told.result)
        move_project(by=lead, now=ended + timedelta(days=1), project=project, name="finish")
