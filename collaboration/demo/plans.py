"""Eight joint plans of the demo school: being written, agreed, used, mended, closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from collaboration.actions.plan_meetings import set_plan_meeting
from collaboration.actions.plan_texts import add_row, note_plan, save_texts
from collaboration.actions.plans import agree_to_plan, copy_plan, move_plan, open_plan, revise_plan
from collaboration.demo.cast import Cast
from collaboration.models import JointPlan
from collaboration.scheduling import Slot
from schools.models import School, User


@dataclass(frozen=True)
class Told:
    """One plan: opened so many `days` ago by teachers of `subjects`, and how far it came: begun, waiting, agreed, used, revised, closed."""

    days: int
    title: str
    subjects: tuple[str, ...]
    grade: str
    reach: str
    children: str
    indicators: str
    activities: str
    assessment: str
    habits: str
    rows: tuple[tuple[str, str, str, str], ...] = ()
    note: tuple[str, str] | None = None


PLANS = (
    Told(
        110, "Membaca data banjir di kota kita", ("Geografi", "Matematika", "Bahasa Indonesia"), "X", "revised",
        "Siswa membaca angka, tetapi belum menarik simpulan dari grafik.\nSiswa ragu berpendapat dengan bukti.",
        "Menjelaskan isi grafik dengan kalimat sendiri.\nMenyebut bukti ketika berpendapat.",
        "Mengumpulkan data curah hujan tiga bulan dari BMKG dan warga, menggambar grafik, lalu menulis saran untuk kelurahan.",
        "Satu lembar pengamatan untuk ketiga guru: grafik, penjelasan lisan, dan surat saran.",
        "Setiap Senin satu kelompok melaporkan cuaca sepekan pada apel kelas.",
        (
            ("Geografi", "Menganalisis dinamika atmosfer", "Menghubungkan hujan dengan genangan", "Memetakan titik banjir"),
            ("Matematika", "Menyajikan dan menafsirkan data", "Memilih grafik yang tepat", "Menghitung rata-rata dan menggambar grafik"),
            ("Bahasa Indonesia", "Menulis teks argumentasi", "Menyebut bukti pada setiap pendapat", "Menulis surat saran kepada lurah"),
        ),
        ("Data dari BMKG baru datang pada pekan kedua.", "Pinjam data tahun lalu untuk pekan pertama."),
    ),
    Told(
        95, "Kantin sehat dan murah", ("Biologi", "Ekonomi", "PJOK"), "XI", "closed",
        "Siswa membeli jajanan tanpa memeriksa kandungannya.\nSiswa belum menghitung pengeluaran sendiri.",
        "Membandingkan kandungan gizi dari label.\nMenyusun menu seimbang dengan anggaran.",
        "Menyelidiki jajanan kantin, menghitung gizi dan harga, lalu mengusulkan tiga menu kepada pengelola kantin.",
        "Produk menu dan presentasi di depan pengelola kantin, dengan indikator yang sama.",
        "Kotak bekal Jumat dan catatan minum air.",
        (
            ("Biologi", "Menjelaskan sistem pencernaan", "Menghubungkan gizi dengan fungsi tubuh", "Membaca label gizi"),
            ("Ekonomi", "Menghitung biaya dan harga", "Menyusun anggaran menu", "Menghitung harga pokok tiga menu"),
            ("PJOK", "Merancang pola hidup sehat", "Menjelaskan kebutuhan energi", "Mencatat kegiatan fisik sepekan"),
        ),
        ("Wawancara pengelola kantin lebih lama dari rencana.", "Beri daftar pertanyaan sehari sebelumnya."),
    ),
    Told(
        70, "Cerita rakyat menjadi panggung", ("Bahasa Indonesia", "Seni Budaya", "Bahasa Inggris"), "X", "used",
        "Siswa membaca lambat dan jarang membaca untuk bersenang-senang.",
        "Menceritakan kembali isi bacaan secara runtut.\nBekerja dalam peran yang disepakati.",
        "Memilih cerita dari daerah masing-masing, menulis naskah pendek, lalu mementaskannya dalam dua bahasa.",
        "Lembar pengamatan latihan dan pementasan; teman sebaya memberi satu pujian dan satu saran.",
        "Pojok baca kelas dan lima belas menit membaca setiap pagi; latihan bersama ekstrakurikuler teater.",
        (
            ("Bahasa Indonesia", "Menulis teks narasi", "Menyusun alur yang utuh", "Menulis naskah drama"),
            ("Seni Budaya", "Mementaskan karya", "Menyesuaikan gerak dengan watak", "Berlatih dan mementaskan"),
            ("Bahasa Inggris", "Menceritakan peristiwa lampau", "Memakai bentuk lampau dengan tepat", "Menyusun teks terjemahan"),
        ),
        ("Satu kelas kehabisan waktu untuk berlatih dialog bahasa Inggris.", "Pakai dua adegan saja untuk bagian bahasa Inggris."),
    ),
    Told(
        58, "Energi di rumah kita", ("Fisika", "Matematika", "Ekonomi"), "XI", "used",
        "Rumus dikuasai, tetapi tidak dikaitkan dengan tagihan listrik di rumah.",
        "Menghitung energi alat dari daya dan lamanya dipakai.\nMengusulkan penghematan dengan angka.",
        "Mencatat pemakaian listrik sepekan, membandingkan dengan tagihan, lalu membuat rencana hemat keluarga.",
        "Jurnal sepekan dan percakapan lima menit dengan guru mana pun dari ketiganya.",
        "Petugas kelas mematikan lampu dan proyektor; hasil hemat ditulis di papan kelas.",
        (
            ("Fisika", "Menganalisis energi listrik", "Membaca daya pada alat", "Mengukur dan mencatat"),
            ("Matematika", "Fungsi linear", "Membuat model pemakaian", "Menggambar grafik biaya"),
            ("Ekonomi", "Mengelola anggaran", "Membandingkan pilihan", "Menyusun rencana hemat"),
        ),
    ),
    Told(
        30, "Jejak rempah", ("Sejarah", "Geografi", "Biologi"), "XI", "agreed",
        "Siswa menghafal tahun tanpa memahami sebab dan akibat.",
        "Menjelaskan sebab dan akibat dari dua sumber.\nMembaca peta perdagangan.",
        "Mencicipi dan mengenali sepuluh rempah, menelusuri asalnya pada peta, lalu membuat pameran kecil.",
        "Pameran dinilai dengan indikator bersama oleh ketiga guru.",
        "Kebun rempah di samping laboratorium dirawat bergilir.",
        (
            ("Sejarah", "Menganalisis masa kolonial", "Menyebut dua sumber", "Menulis keterangan pameran"),
            ("Geografi", "Membaca peta tematik", "Menjelaskan jalur dagang", "Menggambar peta jalur rempah"),
        ),
    ),
    Told(
        20, "Aman di dunia maya", ("Bahasa Inggris", "Pendidikan Pancasila", "Seni Budaya"), "X", "waiting",
        "Siswa membagikan kabar tanpa memeriksa; beberapa pernah dirundung daring.",
        "Memeriksa sumber sebelum membagikan.\nMenanggapi dengan sopan.",
        "Menelusuri tiga kabar viral, membuat poster dan video pendek tentang adab berjejaring.",
        "Poster dan video dengan lembar indikator bersama.",
        "Jumat tanpa gawai pada jam istirahat pertama.",
    ),
    Told(
        9, "Statistika dari lapangan olahraga", ("PJOK", "Matematika"), "XII", "begun",
        "Siswa kelas XII bosan dengan soal data dari buku.", "", "", "", "",
    ),
)  # fmt: skip


def tell(school: School, now: datetime) -> None:
    """Build the plans by the acts of their authors, each at its own day; the eighth is a copy of the first."""
    cast = Cast(school)
    made = [_tell(cast, told, place, now) for place, told in enumerate(PLANS)]
    copier = cast.teachers("Geografi")[1]
    copy_plan(
        by=cast.actor(copier), now=now - timedelta(days=5), plan=made[0], title="Membaca data sampah di sekolah kita"
    )


def _tell(cast: Cast, told: Told, place: int, now: datetime) -> JointPlan:
    people = [_pick(cast, subject, place) for subject in told.subjects]
    begun = now - timedelta(days=told.days)
    first_day = cast.school.local_date(begun) + timedelta(days=14)
    plan = open_plan(
        by=cast.actor(people[0]), now=begun, school=cast.school, authors=people[1:], title=told.title,
        phase="E" if told.grade == "X" else "F", grade={"X": 10, "XI": 11, "XII": 12}[told.grade],
        subjects=[cast.subject(name) for name in told.subjects], class_groups=cast.classes(told.grade)[place % 4 : place % 4 + 2],
        starts_on=first_day, ends_on=first_day + timedelta(days=20), lesson_hours=6 * len(told.subjects),
    )  # fmt: skip
    _meeting(cast, plan, people, begun)
    _write(cast, told, plan, people, begun)
    if told.reach not in ("begun", "waiting"):
        _use(cast, told, plan, people, begun)
    elif told.reach == "waiting":
        agree_to_plan(by=cast.actor(people[0]), now=begun + timedelta(days=6), plan=plan)
    return plan


def _pick(cast: Cast, subject: str, place: int) -> User:
    teachers = cast.teachers(subject)
    return teachers[place % len(teachers)]


def _meeting(cast: Cast, plan: JointPlan, people: list[User], begun: datetime) -> None:
    day = cast.school.local_date(begun) + timedelta(days=2)
    while cast.is_free(day):
        day += timedelta(days=1)
    slot = Slot(cast.at(day, "14.15"), cast.at(day, "15.00"), tuple(people), room=cast.room("Perpustakaan"))
    title = f"Perencanaan bersama: {plan.title}"
    set_plan_meeting(by=cast.actor(people[0]), now=begun, plan=plan, slot=slot, title=title)


def _write(cast: Cast, told: Told, plan: JointPlan, people: list[User], begun: datetime) -> None:
    words = {
        "children": told.children, "indicators": told.indicators, "activities": told.activities, "assessment": told.assessment,
        "habits": told.habits,
    }  # fmt: skip
    for number, (key, text) in enumerate(words.items()):
        if text:
            writer = cast.actor(people[number % len(people)])
            save_texts(by=writer, now=begun + timedelta(days=2, hours=number), plan=plan, texts={key: (text, 1)})
    for number, (subject, competency, indicator, activity) in enumerate(told.rows):
        add_row(
            by=cast.actor(people[number % len(people)]), now=begun + timedelta(days=3), plan=plan, subject=cast.subject(subject),
            competency=competency, indicator=indicator, activity=activity, assessment="Lembar pengamatan bersama",
        )  # fmt: skip


def _use(cast: Cast, told: Told, plan: JointPlan, people: list[User], begun: datetime) -> None:
    for number, person in enumerate(people):
        agree_to_plan(by=cast.actor(person), now=begun + timedelta(days=5, hours=number), plan=plan)
    if told.reach == "agreed":
        return
    first = cast.actor(people[0])
    move_plan(by=first, now=begun + timedelta(days=14), plan=plan, name="use")
    if told.note:
        taught = cast.school.local_date(begun) + timedelta(days=18)
        note_plan(
            by=cast.actor(people[-1]), now=begun + timedelta(days=18), plan=plan, taught_on=taught, what=told.note[0], better=told.note[1]
        )  # fmt: skip
    if told.reach == "closed":
        move_plan(by=first, now=begun + timedelta(days=40), plan=plan, name="close")
    if told.reach == "revised":
        revise_plan(by=first, now=begun + timedelta(days=36), plan=plan)
