"""What the learning groups of the demo school are about, and what they wrote."""

from __future__ import annotations

from dataclasses import dataclass

Minute = tuple[str, str, str]


@dataclass(frozen=True)
class Told:
    """One group: name, how it was formed, purpose, who belongs to it (subjects, or every nth of all), on which weekdays it meets.

    `minutes` are what was looked at, what was noticed, the next step ('' for none); they come round.
    """

    name: str
    basis: str
    detail: str
    purpose: str
    subjects: tuple[str, ...]
    weekdays: tuple[int, ...]
    hour: str
    minutes: tuple[Minute, ...]
    nth: int = 1
    most: int = 7
    share: str = ""
    offer: str = ""


GROUPS = (
    Told(
        "Kelompok Sains", "family", "MIPA", "Siswa berani bertanya dan menjelaskan dengan kata sendiri.",
        ("Biologi", "Fisika"), (1, 3), "14.00",
        (
            ("Lembar pertanyaan siswa XI-2", "Sebagian besar pertanyaan masih “apa”, jarang “mengapa”.", "Coba kartu “mengapa” di XI-2"),
            ("Rekaman diskusi kelompok X-4", "Siswa yang diam mulai bicara saat bekerja berdua.", ""),
            ("Hasil kuis fotosintesis", "Gambar membantu; istilah masih tertukar.", "Susun daftar istilah bergambar"),
            ("Catatan praktikum kelas XI", "Simpulan ditulis sebelum data dibaca.", ""),
        ),
        share="Kartu “mengapa” membuat pertanyaan siswa lebih dalam dalam tiga minggu.",
        offer="Satu kartu per kelompok, dibaca bergantian.",
    ),
    Told(
        "Kelompok Matematika", "family", "MIPA", "Soal cerita tidak lagi dilewati.", ("Matematika",), (2, 4), "13.45",
        (
            ("Lembar jawaban soal cerita X-1", "Siswa berhenti pada kalimat pertama soal.", "Latih membaca soal berpasangan"),
            ("Dua cara menjawab dari XII-3", "Cara kedua lebih singkat, tetapi jarang dijelaskan.", ""),
            ("Kuis pecahan dan persen", "Gambar batang menolong siswa yang ragu.", ""),
        ),
        share="Membaca soal berpasangan menurunkan jumlah soal kosong.", offer="Beri satu menit membaca tanpa pensil.",
    ),
    Told(
        "Kelompok Literasi", "family", "Bahasa", "Setiap siswa menulis satu paragraf yang utuh tiap minggu.",
        ("Bahasa Indonesia",), (1, 4), "13.30",
        (
            ("Paragraf siswa XI-5", "Kalimat utama ada, penjelasnya melompat.", "Pakai kerangka tiga kalimat"),
            ("Jurnal membaca kelas X", "Buku pilihan sendiri dibaca lebih lama.", ""),
        ),
        share="Kerangka tiga kalimat dipakai juga di pelajaran lain.", offer="Tempelkan kerangka di dinding kelas.",
    ),
    Told(
        "Kelompok English Corner", "family", "Bahasa", "Siswa berani bercakap dua menit tanpa membaca.",
        ("Bahasa Inggris",), (2, 5), "13.30",
        (
            ("Percakapan pembuka kelas XI", "Siswa menunggu diterjemahkan dulu.", ""),
            ("Daftar frasa harian", "Frasa pendek lebih sering dipakai ulang.", "Ganti frasa tiap Senin"),
        ),
        share="Frasa pendek di dinding dipakai siswa tanpa diminta.",
    ),
    Told(
        "Kelompok Ilmu Sosial", "family", "Ilmu Sosial", "Siswa memakai data daerahnya sendiri.",
        ("Geografi", "Ekonomi"), (3,), "14.15",
        (
            ("Peta kelurahan buatan siswa X-7", "Siswa mengenal tempatnya, belum membaca skalanya.", ""),
            ("Data harga pasar dari siswa", "Diskusi ramai ketika datanya milik sendiri.", "Undang pedagang pasar bercerita"),
        ),
        share="Data pasar sendiri membuat diskusi lebih hidup.",
    ),
    Told(
        "Kelompok Asesmen", "affinity", "Asesmen", "Umpan balik diterima siswa dalam seminggu.",
        ("Sejarah", "Sosiologi", "Kimia"), (2,), "15.00",
        (
            ("Contoh komentar pada tugas", "Komentar “bagus” tidak menolong siswa memperbaiki.", "Tulis satu saran per tugas"),
            ("Rubrik presentasi XII-1", "Rubrik lima baris terlalu panjang; tiga cukup.", ""),
        ),
        most=6, share="Satu saran per tugas lebih dibaca daripada lima komentar.",
    ),
    Told(
        "Kelompok Wilayah Utara", "area", "Tirtamaya Utara", "Guru serumah arah saling mengunjungi kelas.",
        ("PJOK", "Seni Budaya"), (5,), "11.00",
        (
            ("Kesulitan siswa yang jauh dari sekolah", "Tugas daring sering gagal terkirim.", "Kumpulkan tugas lewat ketua kelas"),
            ("Rencana kunjungan kelas", "Jumat pagi paling mudah bagi semua.", ""),
        ),
        share="Tugas lewat ketua kelas membuat siswa yang jauh tidak tertinggal.",
    ),
)  # fmt: skip

IDEA = (
    "Kelompok Teknologi Ajar",
    "affinity",
    "Teknologi",
    "Alat digital dipakai untuk belajar, bukan untuk hiasan.",
    "Informatika",
)

CYCLE = {
    "reflection": "Kuis dan catatan pertanyaan menunjukkan siswa menghafal istilah, tetapi belum dapat menjelaskan sebab.",
    "purpose": "Siswa menjelaskan sebab dengan kata sendiri dalam diskusi berpasangan.",
    "process_indicators": "Bertemu dua kali seminggu\nSetiap anggota mencoba kartu di satu kelas",
    "result_indicators": "8 dari 10 siswa mengajukan pertanyaan “mengapa”\nJawaban kuis memuat alasan",
    "resources": "Kartu pertanyaan, ruang rapat, satu jam pelajaran percobaan tiap anggota",
}

NOTES = (
    ("encouragement", "Terima kasih sudah mencoba kartu “mengapa”. Saya melihat siswa XI-2 bertanya lebih berani.", ""),
    (
        "question",
        "Apa yang Anda perlukan supaya percobaan ini dapat dipakai di kelas X juga?",
        "Satu jam bersama untuk menyusun kartu.",
    ),
    ("question", "Bolehkah dua anggota menceritakan percobaan ini pada pertemuan protokol?", ""),
)

SUMMARY = (
    "Tiga hal dicoba semua kelompok bulan depan: membaca soal berpasangan, satu saran per tugas, dan kartu “mengapa”.\n"
    "Forum berikutnya melihat apa yang berubah pada siswa."
)
