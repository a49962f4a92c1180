"""What happened at the demo school: one partnership that went the whole way and is being renewed, and others on theirs."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from partnerships.actions.obligations import confirm_obligation
from partnerships.actions.proposals import ObjectiveFacts
from partnerships.actions.reviews import decide_review
from partnerships.actions.understanding import record_understanding
from partnerships.demo.steps import OWN, Teller
from partnerships.terms import Category, ContributionKind, Decision, Form, Priority, Resource, Scope
from schools.roles import Role


def tell_all(teller: Teller) -> None:
    """Every story, the oldest first."""
    _needs(teller)
    _healthy_school(teller)
    _exchange_visits(teller)
    _reading_corner(teller)
    _batik(teller)
    _therapy(teller)
    _safe_road(teller)


def _needs(t: Teller) -> None:
    t.need(
        "health",
        430,
        title="Kesehatan fisik dan jiwa remaja",
        category=Category.STUDENT_SUPPORT,
        priority=Priority.URGENT,
        description="Siswa memerlukan pemeriksaan kesehatan dan tempat bercerita yang aman.",
        evidence="Survei OSIS: 41% siswa sering cemas menjelang ujian; UKS mencatat 212 kunjungan dalam satu semester.",
        report_indicator="D.4 Iklim keamanan satuan pendidikan",
    )
    t.need(
        "visits",
        300,
        title="Belajar dari sekolah lain tentang projek lintas mata pelajaran",
        category=Category.PROFESSIONAL,
        resource=Resource.INFORMATION,
        priority=Priority.NORMAL,
        evidence="Hasil diskusi kelompok belajar guru bulan Februari.",
    )
    t.need(
        "literacy",
        200,
        title="Pojok baca yang hidup di setiap lantai",
        category=Category.ACADEMIC,
        resource=Resource.VOLUNTEERS,
        priority=Priority.HIGH,
        evidence="Rapor Pendidikan: kemampuan literasi turun dari 71 menjadi 66.",
        report_indicator="A.1 Kemampuan literasi",
    )
    t.need(
        "craft",
        90,
        title="Projek kewirausahaan batik",
        category=Category.EXTRACURRICULAR,
        resource=Resource.EQUIPMENT,
        priority=Priority.NORMAL,
        evidence="Alat membatik sekolah hanya cukup untuk enam siswa.",
    )
    t.need(
        "therapy",
        260,
        title="Terapi wicara bagi siswa yang memerlukan",
        category=Category.STUDENT_SUPPORT,
        resource=Resource.SERVICES,
        priority=Priority.HIGH,
        evidence="Layanan ini belum tersedia di sekolah.",
    )
    t.need(
        "road",
        25,
        title="Keselamatan berlalu lintas",
        category=Category.STUDENT_SUPPORT,
        priority=Priority.HIGH,
        evidence="Tiga kecelakaan ringan di depan gerbang dalam satu semester.",
    )
    t.need(
        "finance",
        6,
        title="Literasi keuangan kelas XI",
        category=Category.ACADEMIC,
        priority=Priority.LOW,
        evidence="Usulan guru Ekonomi pada rapat protokol.",
    )


def _healthy_school(t: Teller) -> None:
    """Multilateral, through all seven stages; renewed, the successor waits for signatures of two parties."""
    p = t.open(
        420,
        "Sekolah Sehat Jiwa dan Raga",
        ["health"],
        ["puskesmas", "university"],
        summary="Pemeriksaan kesehatan berkala, konseling, dan pelatihan kader sebaya bersama puskesmas dan universitas.",
    )
    t.move(p, 418, "explore")
    t.choose(
        p, 412, "Wilayah binaan yang sama; pernah membantu UKS.", "Tenaga kesehatan, psikolog, dan modul pelatihan."
    )
    t.move(p, 410, "propose")
    t.propose(
        p,
        405,
        goals="Siswa lebih sehat, lebih tenang, dan tahu ke mana meminta bantuan.",
        background="Kunjungan UKS meningkat dua kali lipat dalam dua tahun, sedangkan sekolah hanya memiliki satu guru BK.",
        plan="Setiap semester oleh semua pihak memakai enam prinsip kemitraan; indikator diukur setiap tiga bulan.",
        objectives=[
            ObjectiveFacts(
                statement="Semua siswa kelas X menjalani penjaringan kesehatan",
                measure="Siswa yang diperiksa",
                unit="%",
                baseline=Decimal(38),
                target=Decimal(95),
                due_on=t.day(60),
                achievable="Puskesmas menyediakan dua tim.",
                relevance="Penjaringan menemukan masalah sebelum mengganggu belajar.",
            ),
        ],
        duties={
            OWN: "Menyediakan jadwal dan ruang.\nMenunjuk guru pendamping.",
            "puskesmas": "Melaksanakan penjaringan kesehatan.\nMelatih kader kesehatan.",
            "university": "Menyediakan psikolog dua kali sebulan.\nMelatih kader sebaya.",
        },
        costs=[
            ("Honor psikolog", "university", 20, "kunjungan", 750_000),
            ("Penjaringan kelas X", "puskesmas", 288, "siswa", 40_000),
            ("Pelatihan kader sebaya", "school", 2, "angkatan", 3_250_000),
            ("Konsumsi pelatihan", "committee", 80, "orang", 25_000),
        ],
    )
    t.judge(p, 402, "submit", Role.HUB)
    t.judge(
        p,
        400,
        "return",
        comment="Sasaran perlu menyebut angka awal dan target. Tambahkan rencana evaluasi per semester.",
    )
    t.judge(p, 397, "submit", Role.HUB)
    t.judge(p, 395, "approve")
    t.move(p, 394, "negotiate")
    first = t.agree(p, 380, "Penyelenggaraan Program Sekolah Sehat Jiwa dan Raga")
    t.owe(
        p,
        381,
        [
            (OWN, "Menyusun jadwal tahunan penjaringan dan konseling", 350),
            ("puskesmas", "Melaksanakan penjaringan kesehatan siswa kelas X", 250),
            ("university", "Memberikan layanan konseling dua kali setiap bulan", 60),
        ],
    )
    t.sign(first, 380)
    t.move(p, 378, "implement")
    t.hold(
        p,
        300,
        255,
        "Penjaringan kesehatan siswa kelas X",
        "Aula sekolah",
        "284 dari 290 siswa diperiksa; 37 dirujuk.",
        284,
        [
            ("puskesmas", ContributionKind.HOURS, 48, "Dua tim, tiga hari"),
            (OWN, ContributionKind.MONEY, 1_850_000, "Konsumsi dan cetak formulir"),
        ],
    )
    t.hold(
        p,
        200,
        150,
        "Pelatihan kader sebaya",
        "Laboratorium bahasa",
        "32 kader siap mendampingi teman sebaya.",
        32,
        [
            ("university", ContributionKind.HOURS, 24, "Tiga psikolog"),
            ("university", ContributionKind.VOLUNTEERS, 8, "Mahasiswa profesi"),
        ],
    )
    for obligation in p.obligations.order_by("due_on"):
        confirm_obligation(by=t.demo.actor(Role.HUB), now=t.ago(55), obligation=obligation, happened_on=t.day(58))
    t.measure(p, [(330, 52), (250, 88), (160, 93), (70, 97)])
    t.move(p, 50, "evaluate")
    t.evaluate(
        p,
        45,
        {
            OWN: (
                4,
                "Bagus Prakoso, Wakil Kepala Sekolah",
                "Jadwal psikolog kadang bergeser.",
                "Tetapkan hari tetap untuk konseling.",
            ),
            "puskesmas": (
                3,
                "dr. Kartika Sari, Kepala Puskesmas",
                "Ruang pemeriksaan sempit.",
                "Gunakan dua ruang terpisah.",
            ),
            "university": (
                3,
                "Prof. Bambang Harimurti, Dekan",
                "Mahasiswa perlu surat tugas lebih awal.",
                "Sampaikan jadwal satu semester di muka.",
            ),
        },
    )
    t.move(p, 25, "review")
    decide_review(
        by=t.demo.actor(Role.PRINCIPAL),
        now=t.ago(18),
        partnership=p,
        decision=Decision.RENEW,
        reasons="Target tercapai dan semua pihak bersedia melanjutkan. Perbaiki jadwal konseling pada perjanjian lanjutan.",
    )


def _exchange_visits(t: Teller) -> None:
    """Informal, the short path, under way."""
    p = t.open(
        280,
        "Saling kunjung guru dengan SMA Negeri 1 Karangjati",
        ["visits"],
        ["karangjati"],
        form=Form.INFORMAL,
        lead=t.demo.people[Role.TEACHER],
    )
    t.move(p, 278, "explore")
    t.choose(p, 275, "Sama-sama mengembangkan projek lintas mata pelajaran.", "Pengalaman dua tahun dan contoh modul.")
    record_understanding(
        by=t.demo.actor(Role.HUB),
        now=t.ago(270),
        partnership=p,
        lead=t.demo.people[Role.TEACHER],
        understanding="Guru kedua sekolah saling berkunjung dua kali setahun, mengamati satu projek, dan bertukar contoh modul.",
        understood_on=t.day(270),
        review_on=t.day(-95),
        evaluation_note="Kesan tertulis tiap guru setelah kunjungan, dan satu hal yang dicoba di kelas.",
    )
    t.move(p, 269, "start_informally")
    t.hold(
        p,
        240,
        190,
        "Kunjungan pertama ke Karangjati",
        "SMA Negeri 1 Karangjati",
        "Enam guru mengamati projek air bersih.",
        6,
        [(OWN, ContributionKind.MONEY, 640_000, "Transportasi")],
    )
    t.plan(p, 5, "Kunjungan balasan guru Karangjati", "Ruang guru")
    t.talk(p, 21, "Tanggal kunjungan balasan", "Enam guru datang; dua kelas dibuka untuk diamati.")


def _reading_corner(t: Teller) -> None:
    """Agreement ready; the school has signed, the partner has not."""
    p = t.open(170, "Pojok Baca Lentera", ["literacy"], ["library"], scope=Scope.BOTH)
    t.move(p, 168, "explore")
    t.choose(p, 160, "Ingin menjangkau siswa SMA.", "Relawan membaca dan perpustakaan keliling.")
    t.move(p, 158, "propose")
    _plain_proposal(t, p, 150, "library", "Kebiasaan membaca tumbuh di setiap kelas.", "Siswa meminjam buku", 12, 40)
    t.judge(p, 140, "submit", Role.HUB)
    t.judge(p, 138, "approve")
    t.move(p, 136, "negotiate")
    t.owe(
        p,
        20,
        [
            (OWN, "Menyediakan rak dan sudut baca di tiga lantai", -30),
            ("library", "Mengirim perpustakaan keliling tiap dua pekan", -45),
        ],
    )
    t.sign(t.agree(p, 12, "Pengelolaan Pojok Baca", start=-1), 12, parties=1)


def _batik(t: Teller) -> None:
    """The proposal lies on the principal's desk."""
    p = t.open(60, "Kewirausahaan Batik Muda", ["craft"], ["business"], scope=Scope.HARDWARE)
    t.move(p, 58, "explore")
    t.choose(p, 50, "Mencari perajin muda.", "Alat membatik dan pengrajin pendamping.")
    t.move(p, 48, "propose")
    _plain_proposal(t, p, 20, "business", "Siswa mampu membuat dan menjual karya batik.", "Karya yang terjual", 0, 60)
    t.judge(p, 5, "submit", Role.HUB)


def _therapy(t: Teller) -> None:
    """Under way, with one duty overdue and one due this week."""
    p = t.open(240, "Layanan Terapi Wicara", ["therapy"], ["clinic"], lead=t.demo.people[Role.HUB])
    t.move(p, 238, "explore")
    t.choose(p, 230, "Bersedia datang ke sekolah.", "Dua terapis bersertifikat.")
    t.move(p, 228, "propose")
    _plain_proposal(
        t, p, 220, "clinic", "Siswa yang memerlukan mendapat terapi wicara teratur.", "Sesi terlaksana", 0, 40
    )
    t.judge(p, 215, "submit", Role.HUB)
    t.judge(p, 213, "approve")
    t.move(p, 212, "negotiate")
    signed = t.agree(p, 200, "Layanan Terapi Wicara bagi Siswa", start=200)
    t.owe(
        p,
        201,
        [
            ("clinic", "Menyerahkan laporan kemajuan semester ganjil", 9),
            ("clinic", "Memberikan terapi wicara dua kali sepekan", -4),
            (OWN, "Menyediakan ruang terapi yang tenang", 120),
        ],
    )
    t.sign(signed, 200)
    t.move(p, 199, "implement")
    t.hold(
        p,
        180,
        120,
        "Sesi pengenalan bagi orang tua",
        "Ruang pertemuan",
        "Orang tua memahami cara mendampingi di rumah.",
        14,
        [("clinic", ContributionKind.HOURS, 6, "Dua terapis")],
    )
    ready = p.obligations.get(description__startswith="Menyediakan ruang")
    confirm_obligation(by=t.demo.actor(Role.HUB), now=t.ago(118), obligation=ready, happened_on=t.day(119))
    t.plan(p, 3, "Evaluasi tengah semester bersama terapis", "Ruang BK", Role.COUNSELLOR)
    t.talk(p, 8, "Laporan semester ganjil", "Klinik mengirim laporan pekan depan.", again=-6)


def _safe_road(t: Teller) -> None:
    """Just opened; candidates are being compared."""
    p = t.open(20, "Selamat Sampai Sekolah", ["road"], ["police"])
    t.move(p, 17, "explore")


def _plain_proposal(t: Teller, p, days: int, key: str, goals: str, measure: str, baseline: int, target: int) -> None:
    t.propose(
        p,
        days,
        goals=goals,
        background="",
        plan="Setiap akhir semester oleh kedua pihak.",
        objectives=[
            ObjectiveFacts(
                statement=f"{measure} sesuai target pada akhir tahun ajaran",
                measure=measure,
                unit="",
                baseline=Decimal(baseline),
                target=Decimal(target),
                due_on=t.today + timedelta(days=200),
            )
        ],
        duties={
            OWN: "Menyediakan waktu, ruang, dan guru pendamping.",
            key: "Menyediakan tenaga dan sarana sesuai perjanjian.",
        },
    )
