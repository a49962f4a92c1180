"""What the plans of the demo say: one for each pupil of the cast who has a plan. Invented, and told in the school's own words."""

from __future__ import annotations

from inclusion.demo.plan_shapes import Goal, Step, Words
from inclusion.demo.plan_words_later import LATER
from inclusion.terms import Area

PLANS: dict[str, Words] = {
    "raka": Words(
        Area.SOCIAL,
        (("Bahasa Indonesia", "regular", "E", "duplication", "Diskusi kelompok dimulai berdua, lalu berempat."),),
        (
            Goal(
                Area.SOCIAL,
                "Raka memulai dan melanjutkan percakapan singkat dengan teman sekelas.",
                (
                    Step(
                        "Memulai percakapan dengan teman dengan kartu pembuka",
                        1,
                        5,
                        "kali sepekan",
                        "Dihitung guru BK dari catatan harian",
                        "Beri kartu pembuka pagi hari. Jangan memaksa ketika suasana ramai.",
                        "counsellor",
                    ),
                ),
            ),
            Goal(
                Area.BEHAVIOUR,
                "Raka melewati perubahan jadwal dengan tenang.",
                (
                    Step(
                        "Meninggalkan kelas karena perubahan mendadak",
                        4,
                        1,
                        "kali sebulan",
                        "Catatan wali kelas",
                        "Beri tahu sehari sebelumnya dengan jadwal bergambar.",
                        "homeroom",
                        True,
                    ),
                ),
            ),
        ),
        "Jadwal bergambar setiap pagi.\nLatihan percakapan berdua dengan topik kereta.\nTempat tenang yang disepakati.",
        "Jadwal bergambar, kartu pembuka percakapan, pelindung telinga.",
        "Latihan percakapan dua kali sepekan, 20 menit, sampai akhir semester.",
    ),
    "sekar": Words(
        Area.ACADEMIC,
        (
            (
                "Bahasa Indonesia",
                "regular",
                "D",
                "modification",
                "Teks lebih pendek dengan huruf besar; isi dan gagasannya sama.",
            ),
            ("Sejarah", "regular", "E", "substitution", "Laporan tertulis diganti rekaman lisan lima menit."),
        ),
        (
            Goal(
                Area.ACADEMIC,
                "Sekar membaca teks pelajaran cukup lancar untuk memahami isinya.",
                (
                    Step(
                        "Membaca teks tingkat kelas 7",
                        38,
                        70,
                        "kata per menit",
                        "Tes membaca satu menit setiap Jumat",
                        "Beri teks sehari sebelumnya. Jangan menyuruh membaca keras di depan kelas.",
                    ),
                    Step(
                        "Huruf yang tertukar dalam teks 100 kata",
                        12,
                        4,
                        "kesalahan",
                        "Dihitung dari rekaman",
                        "Latihan bunyi dan huruf 10 menit.",
                        "gpk",
                        True,
                    ),
                ),
            ),
            Goal(
                Area.LANGUAGE,
                "Sekar menuangkan gagasannya dalam tulisan pendek.",
                (
                    Step(
                        "Menulis paragraf dengan bantuan gambar alur",
                        2,
                        5,
                        "kalimat runtut",
                        "Hasil karya dua mingguan",
                        "Mulai dari cerita lisan, lalu ditulis bertahap.",
                        "homeroom",
                    ),
                ),
            ),
        ),
        "Membaca berpasangan.\nTeks didengarkan lebih dulu, lalu dibaca.\nJawaban lisan diterima.",
        "Rekaman teks, huruf besar, penggaris baca.",
        "Tiga kali sepekan, 30 menit, di ruang sumber dan di kelas.",
    ),
    "bima": Words(
        Area.BEHAVIOUR,
        (("Matematika", "regular", "E", "modification", "Soal dipecah; jumlah dikurangi, kompetensi sama."),),
        (
            Goal(
                Area.BEHAVIOUR,
                "Bima menyelesaikan tugas dengan jeda yang disepakati.",
                (
                    Step(
                        "Bekerja pada satu tugas sebelum jeda",
                        6,
                        15,
                        "menit",
                        "Penghitung waktu di meja",
                        "Sepakati waktunya bersama Bima. Puji segera setelah selesai.",
                        "homeroom",
                    ),
                    Step(
                        "Menyela ketika orang lain berbicara",
                        9,
                        3,
                        "kali per jam pelajaran",
                        "Dihitung guru pada satu jam tiap pekan",
                        "Ingatkan dengan tanda tangan, bukan teguran.",
                        "gpk",
                        True,
                    ),
                ),
            ),
        ),
        "Tugas dibagi tiga langkah.\nJeda bergerak setiap 15 menit.\nTugas sebagai pembagi bahan.",
        "Penghitung waktu, daftar langkah, bantal duduk.",
        "Setiap hari di kelas; dibicarakan dengan Bima setiap Senin pagi.",
    ),
    "nadia": Words(
        Area.LANGUAGE,
        (("Bahasa Inggris", "regular", "F", "modification", "Penilaian menyimak diganti membaca naskahnya."),),
        (
            Goal(
                Area.LANGUAGE,
                "Nadia mengikuti diskusi kelompok dan menyampaikan pendapatnya.",
                (
                    Step(
                        "Menyampaikan pendapat dalam diskusi kelompok",
                        1,
                        4,
                        "kali per diskusi",
                        "Dihitung guru mata pelajaran",
                        "Satu orang berbicara pada satu waktu. Hadapkan wajah kepada Nadia.",
                        "homeroom",
                    ),
                ),
            ),
            Goal(
                Area.COMPENSATORY,
                "Nadia memakai bahasa isyarat dasar bersama dua teman.",
                (
                    Step(
                        "Isyarat yang dikuasai bersama teman",
                        20,
                        80,
                        "kata",
                        "Daftar periksa bulanan",
                        "Latihan bermain, bukan hafalan.",
                    ),
                ),
            ),
        ),
        "Guru menghadap kelas.\nNaskah dan kata kunci dibagikan lebih dulu.\nKelompok kecil di ruang tenang.",
        "Catatan tertulis, video dengan teks, papan kecil.",
        "Setiap pelajaran; latihan isyarat sekali sepekan, 40 menit.",
    ),
    "galih": Words(
        Area.MOTOR,
        (("PJOK", "alternative", "F", "substitution", "Olahraga kursi roda dan tenis meja."),),
        (
            Goal(
                Area.MOTOR,
                "Galih menyelesaikan tugas tertulis tepat waktu dengan mengetik.",
                (
                    Step(
                        "Mengetik catatan pelajaran",
                        12,
                        25,
                        "kata per menit",
                        "Tes mengetik lima menit tiap dua pekan",
                        "Beri meja setinggi kursi roda dan waktu tambahan.",
                    ),
                ),
            ),
            Goal(
                Area.SELF_CARE,
                "Galih berpindah ruang sendiri di lantai satu.",
                (
                    Step(
                        "Berpindah ruang tanpa didorong",
                        2,
                        8,
                        "perjalanan sepekan",
                        "Catatan Galih sendiri",
                        "Tanyakan dulu sebelum menolong.",
                        "homeroom",
                    ),
                ),
            ),
        ),
        "Tugas diketik.\nRuang di lantai satu.\nWaktu tambahan seperempat jam.",
        "Laptop sekolah, meja yang dapat diatur.",
        "Latihan mengetik dua kali sepekan, 30 menit.",
    ),
    "intan": Words(
        Area.ACADEMIC,
        (
            ("Matematika", "special", "C", "modification", "Berhitung uang dan ukuran sehari-hari."),
            ("Prakarya", "regular", "E", "duplication", "Sama dengan teman; Intan kuat di sini."),
        ),
        (
            Goal(
                Area.ACADEMIC,
                "Intan berbelanja kebutuhan dapur dengan uang sendiri.",
                (
                    Step(
                        "Membayar dengan uang pas sampai Rp50.000",
                        3,
                        8,
                        "dari 10 transaksi",
                        "Latihan koperasi tiap Kamis",
                        "Pakai uang sungguhan. Satu petunjuk pada satu waktu.",
                    ),
                ),
            ),
            Goal(
                Area.SELF_CARE,
                "Intan memasak satu menu sederhana dari awal sampai akhir.",
                (
                    Step(
                        "Langkah memasak tanpa diingatkan",
                        2,
                        6,
                        "langkah",
                        "Daftar periksa bergambar",
                        "Tunjukkan dulu, lalu biarkan mencoba.",
                        "homeroom",
                    ),
                ),
            ),
        ),
        "Belajar dengan benda sungguhan.\nSatu petunjuk sekali beri.\nBekerja di koperasi sekolah.",
        "Uang sungguhan, kartu langkah bergambar.",
        "Empat kali sepekan, 40 menit.",
    ),
    "farel": Words(
        Area.LANGUAGE,
        (("Bahasa Indonesia", "regular", "E", "substitution", "Pidato diganti rekaman atau tulisan."),),
        (
            Goal(
                Area.LANGUAGE,
                "Farel berbicara di kelompok kecil dengan nyaman.",
                (
                    Step(
                        "Berbicara di kelompok berempat",
                        1,
                        5,
                        "kali sepekan",
                        "Dihitung guru BK",
                        "Tunggu sampai selesai; jangan melengkapi.",
                        "counsellor",
                    ),
                ),
            ),
        ),
        "Presentasi lewat rekaman.\nGiliran bicara diketahui lebih dulu.\nGuru menunggu tanpa menyela.",
        "Perekam suara di gawai, papan pesan kelas.",
        "Latihan bicara dua kali sepekan, 20 menit, dengan guru BK.",
    ),
    "laras": Words(
        Area.COMPENSATORY,
        (
            ("Fisika", "regular", "F", "modification", "Diagram diganti gambar yang dapat diraba."),
            ("Seni Budaya", "regular", "F", "escalation", "Laras menjadi pengiring paduan suara."),
        ),
        (
            Goal(
                Area.COMPENSATORY,
                "Laras berpindah antarruang di sekolah dengan tongkat.",
                (
                    Step(
                        "Rute yang dilalui sendiri",
                        1,
                        6,
                        "rute",
                        "Jalan bersama pelatih sebulan sekali",
                        "Sebutkan nama Anda ketika menyapa.",
                    ),
                ),
            ),
            Goal(
                Area.ACADEMIC,
                "Laras membaca bahan pelajaran dengan pembaca layar.",
                (
                    Step(
                        "Bahan pelajaran yang dapat dibaca pembaca layar",
                        40,
                        90,
                        "%",
                        "Dihitung dari daftar bahan bulanan",
                        "Kirim berkas teks, bukan foto papan tulis.",
                        "homeroom",
                    ),
                ),
            ),
        ),
        "Bahan dikirim sehari sebelumnya dalam berkas teks.\nDiagram diraba.\nPenjelasan lisan untuk setiap gambar.",
        "Pembaca layar, keyboard Braille, gambar timbul.",
        "Orientasi dan mobilitas sekali sepekan, 60 menit.",
    ),
    "yoga": Words(
        Area.SOCIAL,
        (("PPKn", "regular", "E", "duplication", ""),),
        (
            Goal(
                Area.SOCIAL,
                "Yoga menenangkan diri dan kembali belajar setelah marah.",
                (
                    Step(
                        "Waktu sampai kembali belajar",
                        25,
                        10,
                        "menit",
                        "Dicatat guru BK setiap kejadian",
                        "Tegur berdua saja. Beri lima menit.",
                        "counsellor",
                        True,
                    ),
                ),
            ),
        ),
        "Ditegur berdua saja.\nTempat tenang yang disepakati.\nMusik sebagai jeda.",
        "",
        "",
    ),
    "putri": Words(Area.ACADEMIC, (), (), "", "", ""),
    **LATER,
}
"""Key of the cast -> plan. Putri's has only just been begun."""

LAST_YEAR = Words(
    Area.LANGUAGE,
    (("Bahasa Indonesia", "regular", "E", "modification", "Menyimak diganti membaca."),),
    (
        Goal(Area.LANGUAGE, "Nadia mengikuti penjelasan guru di kelas.", (
            Step("Pelajaran dengan catatan lengkap", 3, 8, "dari 10 pelajaran", "Buku catatan diperiksa tiap pekan",
                "Bagikan catatan sebelum pelajaran.", "homeroom"),
        )),
    ),
    "Duduk di depan.\nCatatan dibagikan sebelum pelajaran.",
    "Catatan tertulis.",
    "Setiap pelajaran.",
)  # fmt: skip
"""Nadia's plan of the year before, which is closed."""
