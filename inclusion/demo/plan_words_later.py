"""What the plans of the upper classes say that came after those of `plan_words`."""

from __future__ import annotations

from inclusion.demo.plan_shapes import Goal, Step, Words
from inclusion.terms import Area

LATER: dict[str, Words] = {
    "wulan": Words(
        Area.SELF_CARE,
        (("Matematika", "special", "D", "substitution", "Menghitung uang belanja menggantikan persamaan kuadrat."),),
        (
            Goal(Area.SELF_CARE, "Wulan berbelanja sendiri di kantin dan koperasi sekolah.", (
                Step("Membayar dengan uang pas atau menghitung kembalian", 2, 8, "dari 10 kali belanja",
                    "Dicatat petugas kantin setiap Rabu", "Mulai dengan dua jenis uang. Beri kartu harga bergambar."),
                Step("Datang ke tempat yang disepakati pada jam yang disepakati", 3, 9, "dari 10 janji",
                    "Catatan wali kelas", "Pakai jam bergambar, bukan pengingat lisan.", "homeroom"),
            )),
        ),
        "Belajar di tempat yang sebenarnya: kantin, koperasi, halte.\nSatu langkah baru setiap pekan.",
        "Kartu harga, jam bergambar, uang contoh.",
        "Dua kali sepekan, 40 menit.",
    ),
    "danu": Words(
        Area.BEHAVIOUR,
        (("Projek Kreatif dan Kewirausahaan", "regular", "F", "modification", "Satu projek panjang dibagi empat tahap bertanggal."),),
        (
            Goal(Area.BEHAVIOUR, "Danu mengatur tugasnya sendiri sampai lulus.", (
                Step("Tugas dikumpulkan pada hari yang disepakati", 3, 8, "dari 10 tugas", "Daftar nilai guru, dihitung tiap akhir bulan",
                    "Sepakati tanggal bersama Danu; satu pengingat pada Senin pagi.", "homeroom"),
                Step("Tugas yang tertinggal", 6, 1, "tugas sebulan", "Kalender tugas di ponsel Danu",
                    "Periksa kalender bersama setiap Jumat, lima menit.", "counsellor", True),
            )),
        ),
        "Kalender tugas bersama.\nTugas panjang dibagi tahap yang masing-masing selesai dalam sepekan.",
        "Ponsel dengan kalender, papan tugas di kelas.",
        "Pertemuan lima menit setiap Jumat.",
    ),
    "tiara": Words(
        Area.ACADEMIC,
        (("Geografi", "regular", "E", "substitution", "Peta cetak diganti peta digital yang dapat diperbesar dan uraian lisan."),),
        (
            Goal(Area.ACADEMIC, "Tiara membaca semua bahan pelajaran tanpa menunggu dibacakan.", (
                Step("Bahan yang diterima dalam huruf besar atau berkas sebelum pelajaran", 2, 9, "dari 10 bahan",
                    "Dicatat Tiara setiap pekan", "Kirim berkas sehari sebelumnya ke grup guru kelas XI-6.", "homeroom"),
                Step("Membaca satu halaman dengan kaca pembesar digital", 9, 4, "menit", "Diukur dua pekan sekali",
                    "Latih mengatur kontras dan ukuran sendiri.", "gpk", True),
            )),
        ),
        "Bahan digital lebih dulu.\nYang ditulis di papan juga diucapkan.",
        "Kaca pembesar digital, berkas dengan huruf yang dapat diubah.",
        "Setiap pelajaran; latihan alat dua kali sepekan.",
    ),
    "hafiz": Words(
        Area.ACADEMIC,
        (("Bahasa Indonesia", "regular", "F", "substitution", "Karangan diketik atau didiktekan; yang dinilai isi dan susunannya."),),
        (
            Goal(Area.ACADEMIC, "Hafiz menuangkan gagasannya secepat ia mengucapkannya.", (
                Step("Mengetik sepuluh jari", 14, 35, "kata per menit", "Tes mengetik tiga menit setiap Senin",
                    "Sepuluh menit latihan di laboratorium sebelum pelajaran."),
            )),
        ),
        "Ujian boleh diketik.\nKerangka lisan direkam lebih dulu, lalu ditulis.",
        "Laptop sekolah, perekam suara.",
        "Tiga kali sepekan, 10 menit.",
    ),
}  # fmt: skip
"""Key of the cast -> plan."""
