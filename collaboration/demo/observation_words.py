"""What the demo's teachers say to each other. Facts and questions, as the guide to observation asks for."""

from __future__ import annotations

from collaboration.models import Focus

NOTES = (
    (Focus.ENGAGEMENT, "Sebelas siswa mengangkat tangan; baris belakang kiri menunggu."),
    (Focus.GOAL, "Tujuan ditulis di papan dan dibacakan seorang siswa."),
    (Focus.STRATEGY, "Kerja berpasangan tiga menit, lalu berbagi."),
    (Focus.CONNECTION, "“Ini seperti menimbang di pasar, Bu?” Guru melanjutkan dari situ."),
    (Focus.ROOM, "Jendela dibuka, meja digeser membentuk huruf U."),
    (Focus.ENGAGEMENT, "Kelompok tiga selesai lebih dulu dan membantu kelompok lima."),
    (Focus.STRATEGY, "Setelah pertanyaan guru diam tujuh detik; tiga siswa lain mencoba."),
    (Focus.CONNECTION, "Dua siswa keliru pada langkah yang sama; contoh kedua membantu."),
    (Focus.GOAL, "Di akhir, siswa menuliskan satu hal yang baru diketahui."),
    (Focus.ENGAGEMENT, "Saat presentasi, enam siswa mencatat, yang lain mendengarkan."),
    (Focus.STRATEGY, "Kartu pertanyaan berpindah dari meja ke meja."),
)
QUESTIONS = (
    "Apakah siswa di baris belakang ikut berdiskusi?",
    "Kapan siswa mulai bertanya sendiri?",
    "Apa yang dilakukan siswa ketika buntu?",
    "Apakah contoh saya dekat dengan keseharian mereka?",
    "Bagaimana siswa yang selesai lebih dulu memakai waktunya?",
    "Apakah petunjuk kerja cukup jelas sejak awal?",
)
REPLIES = (
    "Dengan senang hati, Bu.", "Baik, saya datang lima menit sebelumnya.", "", "Senang diajak. Sekalian saya ingin belajar.", "",
    "Minggu ini saya mendampingi lomba. Bulan depan saya siap.",
)  # fmt: skip
WORKED = (
    "Diskusi berpasangan membuat hampir semua siswa berbicara.",
    "Pembukaan dengan benda nyata menarik perhatian sejak menit pertama.",
    "Waktu tunggu yang lebih lama memunculkan jawaban yang tidak saya duga.",
    "Siswa saling menjelaskan dengan kata-kata mereka sendiri.",
    "Pembagian peran dalam kelompok berjalan tanpa diingatkan.",
)
IDEAS = (
    "Memulai dari pertanyaan siswa, bukan dari buku.",
    "Memberi peran khusus kepada siswa yang biasanya diam.",
    "Menutup pelajaran lima menit lebih awal untuk refleksi siswa.",
    "Memajang contoh pekerjaan sebagai acuan bersama.",
)
PLANS = (
    (
        "Menunggu tujuh detik setelah setiap pertanyaan besar.",
        "Lebih banyak siswa menjawab; saya masih perlu mengingatkan diri.",
    ),
    ("Mengganti susunan kelompok setiap dua minggu.", "Dua siswa pendiam kini memimpin diskusi."),
    ("Menulis tujuan bersama siswa di awal pelajaran.", "Siswa dapat mengatakan apa yang mereka pelajari."),
    ("Memakai kartu keluar di akhir pelajaran.", "Tiga kesalahpahaman terlihat hari itu juga."),
)
"""What will be tried, and what came of it."""
