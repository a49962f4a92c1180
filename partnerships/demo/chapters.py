"""The chapters of the demo's year: one line each for the partnerships of a school that has been at it for some time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from partnerships.terms import AgreementKind, Category, ContributionKind, FinancialForm, Form, Priority, Scope
from schools.roles import Role

C, G = Category, ContributionKind


@dataclass(frozen=True)
class Chapter:
    """One partnership: opened so many `days` ago, and how far it came.

    `reach`: needs, exploration, written, submitted, returned, approved, draft, shared, ready, running, evaluation, review,
    extended, ended, cancelled; for the short path informal or informal_review.
    `owes` and `gives` describe duties and gifts of the first partner, `monthly` and `fortnightly` what it does again and again;
    `work_plan` is what the arrangement under its MoU is about.
    """

    days: int
    title: str
    partners: tuple[str, ...]
    category: str
    need: str
    evidence: str
    reach: str
    owes: str = "Menyediakan tenaga dan sarana sesuai kesepakatan"
    school_owes: str = "Menyediakan waktu, ruang, dan guru pendamping"
    goal: str = ""
    measure: str = "Siswa yang terlibat"
    target: int = 60
    held: tuple[str, str, int] | None = None
    gives: tuple[str, int, str] | None = None
    next_activity: tuple[int, str] | None = None
    kind: str = AgreementKind.PKS
    years: int = 1
    form: str = Form.FORMAL
    scope: str = Scope.SOFTWARE
    role: str = Role.HUB
    priority: int = Priority.NORMAL
    indicator: str = ""
    head: Mapping[str, Any] = field(default_factory=dict)
    evergreen: bool = False
    monthly: str = ""
    fortnightly: str = ""
    work_plan: str = ""
    talk: str = "Jadwal kegiatan dan laporan semester"
    risk: tuple[str, str, str] | None = None


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(445, "Asistensi Mengajar Mahasiswa", ("teachers_college",), C.ACADEMIC, "Pendamping belajar numerasi kelas X",
            "Asesmen awal: 38% siswa kelas X di bawah kompetensi minimum numerasi.", "running", years=3,
            owes="Mengirim delapan mahasiswa praktik setiap semester", measure="Siswa yang naik satu tingkat", target=70,
            held=("Lokakarya numerasi kontekstual", "22 guru menyusun tugas numerasi bersama.", 22), gives=(G.HOURS, 36,
            "Dua dosen, tiga hari"),
            next_activity=(12, "Observasi mahasiswa praktik"), indicator="A.2 Kemampuan numerasi", priority=Priority.HIGH),
    Chapter(440, "Beasiswa Alumni untuk Siswa Berprestasi", ("alumni",), C.STUDENT_SUPPORT, "Biaya pendidikan siswa kurang mampu",
            "Dua puluh tujuh keluarga mengajukan keringanan tahun ini.", "running", years=2,
            owes="Menyalurkan dua belas beasiswa setiap semester",
            measure="Penerima yang naik kelas", target=12, held=("Penyerahan beasiswa semester gasal",
            "Dua belas siswa menerima beasiswa.", 24),
            gives=(G.SCHOLARSHIP, 12, "Rp3.000.000 setiap siswa"), head={"financial_form": FinancialForm.GRANT,
            "amount": Decimal(72_000_000)},
            priority=Priority.URGENT),
    Chapter(435, "Jaringan Internet Kelas Digital", ("internet",), C.ACADEMIC, "Jalur internet yang stabil untuk asesmen",
            "Tiga sesi asesmen terputus pada semester lalu.", "running", owes="Menyediakan jalur internet 200 Mbps",
            scope=Scope.HARDWARE,
            measure="Sesi tanpa gangguan", target=95, held=("Pemasangan titik akses lantai dua", "Delapan titik akses terpasang.",
            6),
            gives=(G.EQUIPMENT, 8, "Titik akses"),
            talk=""),
    Chapter(443, "Bimbingan Masuk Perguruan Tinggi", ("university",), C.ACADEMIC, "Persiapan seleksi masuk perguruan tinggi",
            "Hanya 41% lulusan diterima di pilihan pertama.", "ended", owes="Mengirim pengajar dua kali sepekan selama tiga bulan",
            measure="Siswa lolos seleksi", target=80, held=("Uji coba seleksi", "176 siswa mengerjakan uji coba.", 176),
            gives=(G.VOLUNTEERS, 12, "Mahasiswa pengajar")),
    Chapter(430, "Koperasi Siswa dan Bank Perkreditan", ("bank",), C.ACADEMIC, "Modal koperasi siswa",
            "Koperasi menolak pesanan seragam karena kurang modal.", "running", years=2,
            owes="Menyalurkan pinjaman lunak dan pembinaan",
            measure="Angsuran tepat waktu", target=12, held=("Pembinaan pembukuan koperasi", "Pengurus menyusun neraca pertama.",
            14),
            gives=(G.HOURS, 8, "Dua petugas"), head={"financial_form": FinancialForm.SOFT_LOAN, "amount": Decimal(24_000_000)}),
    Chapter(425, "Sekolah Adiwiyata", ("environment", "river"), C.ACADEMIC, "Pengelolaan sampah dan air sekolah",
            "Sekolah membuang 40 kg sampah tercampur setiap hari.", "extended", owes="Mendampingi bank sampah dan komposter",
            measure="Kilogram sampah terpilah", target=30, held=("Panen kompos pertama", "120 kg kompos dipakai kebun sekolah.",
            68),
            gives=(G.EQUIPMENT, 6, "Komposter")),
    Chapter(420, "Rujukan Kesehatan Siswa", ("hospital",), C.STUDENT_SUPPORT, "Rujukan cepat bagi siswa sakit",
            "Empat kasus terlambat dirujuk tahun lalu.", "running", kind=AgreementKind.MOU, years=3,
            owes="Menerima rujukan sekolah tanpa antre",
            held=("Sosialisasi alur rujukan", "Semua wali kelas memahami alur rujukan.", 30), gives=(G.HOURS, 4,
            "Dokter dan perawat")),
    Chapter(415, "Pelatihan Asesmen dengan SLB", ("slb",), C.PROFESSIONAL, "Guru belum terbiasa melakukan asesmen fungsional",
            "Sembilan dari sepuluh guru meminta pelatihan.", "review", owes="Melatih asesmen fungsional dua kali setahun",
            measure="Guru terlatih", target=30, held=("Pelatihan asesmen fungsional",
            "31 guru berlatih memakai lembar pengamatan.", 31),
            gives=(G.HOURS, 16, "Dua guru SLB"), priority=Priority.HIGH),
    Chapter(400, "Penyuluhan Bahaya Narkoba", ("narcotics",), C.STUDENT_SUPPORT, "Pencegahan penyalahgunaan narkoba",
            "Survei karakter: 12% siswa pernah ditawari.", "informal", form=Form.INFORMAL, role=Role.TEACHER,
            held=("Penyuluhan kelas X dan XI", "412 siswa mengikuti penyuluhan.", 412), gives=(G.HOURS, 6, "Tiga penyuluh")),
    Chapter(390, "Baris-berbaris dan Kepemimpinan", ("koramil",), C.EXTRACURRICULAR, "Pelatih paskibra",
            "Pelatih lama pindah tugas.", "informal", form=Form.INFORMAL, role=Role.TEACHER,
            held=("Latihan perdana paskibra", "34 anggota berlatih.", 34), gives=(G.VOLUNTEERS, 3, "Pelatih"),
            talk=""),
    Chapter(380, "Kakak Asuh Membaca", ("sdn",), C.STUDENT_SUPPORT, "Layanan siswa kepada masyarakat",
            "Siswa memerlukan pengalaman memimpin adik kelas.", "informal_review", form=Form.INFORMAL, role=Role.TEACHER,
            held=("Membaca nyaring bersama kelas 2 SD", "25 kakak asuh mendampingi 60 adik.", 85), gives=(G.PLACE, 1,
            "Ruang kelas SD")),
    Chapter(370, "Pinjaman Buku Keliling", ("archives",), C.ACADEMIC, "Buku bacaan nonfiksi yang baru",
            "Koleksi nonfiksi rata-rata berusia dua belas tahun.", "running", owes="Meminjamkan 300 buku setiap semester",
            measure="Buku yang dipinjam siswa", target=250, held=("Pembukaan pojok pinjam",
            "96 siswa meminjam pada hari pertama.", 96),
            gives=(G.EQUIPMENT, 300, "Buku"), indicator="A.1 Kemampuan literasi"),
    Chapter(355, "Klub Robotika", ("polytechnic",), C.EXTRACURRICULAR, "Alat dan pembimbing robotika",
            "Tiga puluh pendaftar, alat untuk delapan siswa.", "running", owes="Membuka bengkel robotika setiap Sabtu",
            scope=Scope.BOTH,
            measure="Proyek selesai", target=6, held=("Lomba robot penjejak garis", "Dua regu masuk final kabupaten.", 18),
            gives=(G.EQUIPMENT, 10, "Paket robot"), next_activity=(20, "Pameran proyek robotika"), role=Role.TEACHER,
            monthly="Membuka bengkel robotika pada Sabtu pertama", talk="Jadwal bengkel semester genap",
            risk=("timetable", "Jadwal bengkel berbenturan dengan asesmen akhir semester", "Sepakati kalender satu semester di muka.")),
    Chapter(345, "Antiperundungan Bersama Anak Tangguh", ("scouts",), C.STUDENT_SUPPORT, "Iklim sekolah yang aman",
            "Rapor Pendidikan: iklim keamanan turun tujuh poin.", "running", owes="Melatih agen perubahan setiap triwulan",
            measure="Siswa agen perubahan", target=40, held=("Pelatihan agen perubahan", "42 siswa menyusun kesepakatan kelas.",
            42),
            gives=(G.HOURS, 18, "Tiga fasilitator"), indicator="D.4 Iklim keamanan satuan pendidikan", priority=Priority.URGENT,
            talk="Persiapan pelatihan agen perubahan angkatan kedua",
            risk=("resources", "Honor fasilitator belum dianggarkan tahun depan", "Ajukan pada rapat RKAS bulan ini.")),
    Chapter(330, "Kelas Daring dengan Minamizawa", ("japan",), C.ACADEMIC, "Pengalaman antarbudaya",
            "Belum ada siswa yang berkomunikasi dengan sebaya di luar negeri.", "running", kind=AgreementKind.MOU,
            owes="Menyelenggarakan kelas daring bersama setiap bulan", measure="Pertemuan daring", target=8,
            held=("Kelas daring perkenalan", "Dua kelas bertukar cerita tentang sungai.", 56), gives=(G.HOURS, 3,
            "Guru pendamping"),
            next_activity=(9, "Kelas daring tema bencana"),
            monthly="Menyelenggarakan satu kelas daring", work_plan="Rencana Kelas Daring Semester Ini",
            talk="Tema kelas daring bulan depan"),
    Chapter(320, "Klub Pemrograman", ("coder",), C.EXTRACURRICULAR, "Pembimbing klub pemrograman",
            "Klub belum punya pembimbing tetap.", "informal", form=Form.INFORMAL, role=Role.TEACHER,
            held=("Sabtu koding pertama", "19 siswa membuat gim sederhana.", 19), gives=(G.VOLUNTEERS, 1, "Pembimbing")),
    Chapter(310, "Sanggar Tari", ("dancer",), C.EXTRACURRICULAR, "Pelatih tari tradisi",
            "Dua undangan pentas ditolak karena tidak ada pelatih.", "running", owes="Melatih tari sekali sepekan",
            measure="Pentas", target=3, held=("Pentas Hari Guru", "Tarian perdana ditonton 500 orang.", 500), gives=(G.HOURS, 40,
            "Pelatih"),
            talk=""),
    Chapter(300, "Asesmen Minat dan Bakat", ("therapist",), C.STUDENT_SUPPORT, "Bimbingan memilih jurusan",
            "Satu dari tiga siswa ragu memilih jurusan.", "evaluation", owes="Melaksanakan asesmen bagi kelas XII",
            measure="Siswa yang mendapat laporan", target=200, held=("Asesmen minat dan bakat kelas XII",
            "204 siswa menerima laporan.", 204),
            gives=(G.HOURS, 30, "Tiga psikolog")),
    Chapter(280, "Praktik Percakapan di Hotel", ("hotel",), C.ACADEMIC, "Praktik bahasa Inggris nyata",
            "Siswa hanya berlatih dengan teman sekelas.", "running", owes="Menerima kunjungan praktik setiap bulan",
            measure="Siswa yang berpraktik", target=90, held=("Praktik menyambut tamu",
            "28 siswa memandu tur dalam bahasa Inggris.", 28),
            gives=(G.PLACE, 1, "Ruang pertemuan"), next_activity=(6, "Praktik bulan Desember"),
            risk=("communication", "Dua pesan tentang jadwal tidak dijawab", "Tetapkan satu narahubung dan hari kontak.")),
    Chapter(260, "Kebun Belajar Sumberejo", ("cooperative", "environment"), C.ACADEMIC, "Tempat praktik biologi dan ekonomi",
            "Kebun sekolah hanya 20 meter persegi.", "running", form=Form.MIXED, owes="Menyediakan lahan praktik 500 meter persegi",
            scope=Scope.BOTH, measure="Panen", target=4, held=("Tanam perdana cabai", "Dua kelas menanam 300 bibit.", 64),
            gives=(G.PLACE, 1, "Lahan 500 meter persegi"), role=Role.TEACHER),
    Chapter(230, "Studio Video Bersama SMK", ("smk",), C.EXTRACURRICULAR, "Alat produksi video profil sekolah",
            "Video profil terakhir dibuat lima tahun lalu.", "informal", form=Form.INFORMAL, role=Role.TEACHER,
            held=("Pengambilan gambar", "Video profil selesai disunting siswa.", 12), gives=(G.EQUIPMENT, 2, "Kamera")),
    Chapter(210, "Magang Singkat Perbengkelan", ("workshop",), C.EXTRACURRICULAR, "Pengalaman kerja siswa prakarya",
            "Siswa meminta praktik di tempat kerja.", "running", owes="Menerima enam siswa magang setiap libur semester",
            measure="Siswa magang", target=12, held=("Magang libur tengah tahun", "Enam siswa menyelesaikan magang dua pekan.", 6),
            gives=(G.HOURS, 60, "Mekanik pembimbing"),
            evergreen=True, talk="Seragam keselamatan siswa magang"),
    Chapter(190, "Riset Biotilik Sungai", ("river",), C.ACADEMIC, "Riset sains yang dekat dengan kehidupan",
            "Karya ilmiah siswa selalu studi pustaka.", "running", owes="Mendampingi pengamatan sungai setiap bulan",
            measure="Laporan riset", target=8, held=("Pengamatan sungai pertama", "Tiga titik sungai diamati.", 24),
            gives=(G.EQUIPMENT, 4, "Alat biotilik"),
            fortnightly="Mengirim pembimbing pengamatan sungai"),
    Chapter(150, "Kampung Literasi Digital", ("village",), C.EXTRACURRICULAR, "Siswa melayani masyarakat",
            "Karang Taruna meminta pelatih literasi digital.", "ready", owes="Menyediakan tempat dan peserta",
            measure="Warga terlatih", target=40),
    Chapter(130, "Pendampingan Penelitian Tindakan Kelas", ("teachers_college", "slb"), C.PROFESSIONAL, "Guru menulis penelitian",
            "Hanya dua guru pernah menulis penelitian tindakan kelas.", "shared", owes="Mendampingi sepuluh guru",
            measure="Naskah penelitian", target=10),
    Chapter(120, "Dosen Tamu Teknologi", ("polytechnic",), C.ACADEMIC, "Wawasan teknologi terkini",
            "Materi energi terbarukan belum pernah dipraktikkan.", "draft", owes="Mengirim dosen tamu dua kali setahun",
            measure="Kuliah tamu", target=4),
    Chapter(100, "Pemeriksaan Penglihatan", ("hospital",), C.STUDENT_SUPPORT, "Siswa kesulitan melihat papan tulis",
            "Guru mencatat 31 siswa sering menyipitkan mata.", "approved", owes="Memeriksa penglihatan seluruh siswa kelas X",
            measure="Siswa diperiksa", target=290),
    Chapter(85, "Pekan Wirausaha", ("business", "hotel"), C.EXTRACURRICULAR, "Tempat menjual karya siswa",
            "Karya projek menumpuk di gudang.", "returned", owes="Membeli dan memamerkan karya", measure="Karya terjual",
            target=100),
    Chapter(70, "Literasi Keuangan Kelas XI", ("bank",), C.ACADEMIC, "Literasi keuangan remaja",
            "Guru Ekonomi menemukan siswa terjerat pinjaman daring.", "submitted", owes="Mengajar tiga pertemuan",
            measure="Siswa lulus kuis", target=180),
    Chapter(55, "Donor Darah Remaja", ("hospital",), C.STUDENT_SUPPORT, "Kepedulian sosial siswa kelas XII",
            "OSIS mengusulkan donor darah tahunan.", "written", owes="Menyelenggarakan donor darah di sekolah",
            measure="Pendonor", target=50),
    Chapter(40, "Studio Musik Alumni", ("alumni",), C.EXTRACURRICULAR, "Alat musik yang layak",
            "Tiga dari lima gitar rusak.", "exploration"),
    Chapter(30, "Kantin Sehat", ("puskesmas", "cooperative"), C.STUDENT_SUPPORT, "Jajanan sehat di sekolah",
            "Uji puskesmas: dua dari tujuh jajanan mengandung pewarna.", "exploration", priority=Priority.HIGH),
    Chapter(14, "Tur Kampus", ("university", "polytechnic"), C.ACADEMIC, "Gambaran pendidikan tinggi",
            "Siswa kelas XI belum pernah melihat kampus.", "needs"),
    Chapter(200, "Pelatihan Kecakapan Wawancara", ("hotel",), C.STUDENT_SUPPORT, "Kesiapan wawancara beasiswa",
            "Tujuh dari sepuluh pelamar gagal di wawancara.", "cancelled", role=Role.TEACHER),
    Chapter(160, "Taman Obat Keluarga", ("village",), C.ACADEMIC, "Sumber belajar tanaman obat",
            "Lahan di belakang laboratorium kosong.", "cancelled"),
)  # fmt: skip
