"""What the demo's profiles, assessments and accommodations say: invented, believable, consistent with the cast."""

from __future__ import annotations

from dataclasses import dataclass

INTERESTS = {
    "raka": "Kereta api, peta, dan permainan strategi.", "sekar": "Menggambar tokoh cerita dan mendengarkan dongeng.",
    "bima": "Futsal dan bersepeda.", "nadia": "Desain poster dan fotografi.", "galih": "Catur dan pemrograman.",
    "intan": "Memasak dan berkebun.", "farel": "Komik dan mengedit video.", "laras": "Keyboard dan paduan suara.",
    "yoga": "Gitar dan menulis lagu.", "putri": "Merajut dan membuat kerajinan.", "dewa": "Astronomi dan percobaan listrik.",
    "ratih": "Menari dan bergaul.",
    "wulan": "Menyanyi dan merangkai bunga.", "danu": "Mesin, sepeda, dan balap.", "tiara": "Siaran radio dan cerita detektif.",
    "hafiz": "Debat dan teater.",
}  # fmt: skip

AVOID = {
    "raka": "Perubahan mendadak tanpa penjelasan dan suara yang bertumpuk.", "sekar": "Membaca keras tanpa persiapan.",
    "bima": "Duduk diam lebih dari dua puluh menit.", "nadia": "Berbicara sambil membelakanginya.",
    "galih": "Mendorong kursi rodanya tanpa bertanya.", "intan": "Beberapa petunjuk sekaligus.",
    "farel": "Menyelesaikan kalimatnya.", "laras": "Menunjuk papan tulis tanpa membacakannya.",
    "yoga": "Menegur di depan teman.", "putri": "Soal berhitung dengan batas waktu ketat.",
    "dewa": "Soal latihan yang sama berulang kali.", "ratih": "Tempat duduk di dekat pintu atau jendela.",
    "wulan": "Menyelesaikan pekerjaannya karena tidak sabar.", "danu": "Menyebut semua tugas yang tertinggal sekaligus.",
    "tiara": "Fotokopi kecil dan tulisan pudar di papan.", "hafiz": "Mengembalikan tugas hanya karena tulisannya.",
}  # fmt: skip

EMOTION = {
    "raka": "Menutup telinga ketika gelisah; tenang kembali setelah lima menit di ruang baca.",
    "bima": "Cepat kecewa ketika kalah, cepat pula kembali ceria.", "yoga": "Diam dan menunduk sebelum marah; butuh lima menit sendiri.",
    "putri": "Cemas menjelang ulangan berhitung; berkeringat dan sering ke toilet.",
    "farel": "Menghindari giliran bicara; lega setelah tahu boleh merekam.",
}  # fmt: skip

AIDS = {
    "nadia": "Alat bantu dengar di kedua telinga.", "galih": "Kursi roda manual dan laptop.",
    "laras": "Tongkat putih, pembaca layar di laptop.",
    "raka": "Pelindung telinga, jadwal bergambar.",
    "tiara": "Kacamata dan kaca pembesar digital.",
}  # fmt: skip

ACCESS = {
    "galih": "Kelas harus di lantai satu; jalur ke perpustakaan masih bertangga.", "laras": "Jalur pemandu ke toilet belum ada.",
    "raka": "Perlu sudut tenang; ruang baca dapat dipakai.",
}  # fmt: skip

AT_HOME = {
    "raka": "Di rumah Raka hafal jadwal kereta dan senang membantu menyusun belanja. Ia gelisah kalau rencana berubah. Harapan kami ia "
            "berani bertanya kepada guru.",
    "sekar": "Lewat telepon: Sekar rajin, tetapi menangis kalau disuruh membaca keras. Ibunya membacakan buku tiap malam.",
    "nadia": "Lewat telepon: Nadia mandiri. Kadang baterai alat bantu dengarnya habis di sekolah.",
    "laras": "Lewat telepon: ayahnya ingin Laras berpindah ruang sendiri sebelum lulus.",
}  # fmt: skip


@dataclass(frozen=True)
class Statement:
    """One statement about a function; `said_by` for parents and professionals."""

    function: str
    level: str
    note: str
    source: str = "observation"
    said_by: str = ""


STATEMENTS = {
    "raka": (
        Statement("speaking", "some", "Menjawab singkat; memulai percakapan hanya tentang kereta."),
        Statement("behaviour", "much", "Dua kali dalam sebulan menutup telinga dan keluar ketika kelas ramai."),
        Statement("behaviour", "some", "Di rumah jarang gelisah bila jadwalnya jelas.", "parent", "Murniati"),
        Statement("memory", "none", "Mengingat urutan langkah dengan tepat."),
    ),
    "sekar": (
        Statement("learning", "much", "Membaca 42 kata per menit; huruf b dan d sering tertukar."),
        Statement("speaking", "none", "Bercerita runtut di depan kelompok kecil."),
    ),
    "bima": (
        Statement("memory", "much", "Bertahan sekitar dua belas menit pada satu tugas, lalu berjalan."),
        Statement("gross_motor", "none", "Kapten futsal kelas."),
    ),
    "nadia": (
        Statement("hearing", "much", "Tidak menoleh ketika dipanggil dari belakang; mengikuti gerak bibir."),
        Statement("hearing", "much", "Dengan alat bantu dengar mengikuti percakapan berdua.", "professional", "Audiolog klinik"),
    ),
    "galih": (
        Statement("gross_motor", "cannot", "Berpindah dengan kursi roda; naik tangga tidak bisa."),
        Statement("fine_motor", "some", "Menulis satu halaman memerlukan empat puluh menit; mengetik lancar."),
    ),
    "intan": (
        Statement("learning", "much", "Mengenal uang sampai dua puluh ribu; kembalian masih dibantu."),
        Statement("self_care", "none", "Menyiapkan bekal sendiri setiap pagi.", "parent", "Sutini"),
    ),
    "farel": (Statement("speaking", "much", "Berhenti lama di awal kalimat ketika semua mata tertuju kepadanya."),),
    "laras": (
        Statement("seeing", "cannot", "Membedakan terang dan gelap; membaca Braille dengan lancar."),
        Statement("gross_motor", "some", "Berpindah ruang dengan tongkat, belum tanpa teman di tangga."),
    ),
    "yoga": (Statement("behaviour", "much", "Meninggalkan kelas tiga kali bulan lalu setelah ditegur di depan teman."),),
    "putri": (Statement("learning", "some", "Lupa langkah kedua pada soal cerita; dengan lembar langkah selesai."),),
    "dewa": (Statement("behaviour", "some", "Mengobrol setelah selesai lebih dulu dari teman-temannya."),),
    "ratih": (Statement("memory", "some", "Catatan berhenti di tengah ketika ada yang lewat di luar."),),
}  # fmt: skip

ASSESSMENTS = {
    "raka": ("formal", "psikolog", "Dr. Ratri Hapsari, M.Psi.", "Klinik Tumbuh Bersama",
        "Pemeriksaan perkembangan menunjukkan ciri spektrum autisme dengan kemampuan berpikir di atas rata-rata.",
        "Jadwal visual, waktu jeda di tempat tenang, latihan memulai percakapan dua kali seminggu."),
    "sekar": ("formal", "psikolog pendidikan", "Anindya Larasati, M.Psi.", "Biro Psikologi Cendekia",
        "Kecepatan dan ketepatan membaca di bawah usianya; pemahaman mendengar sesuai usia. Sesuai dengan disleksia.",
        "Teks dibacakan atau direkam, jawaban lisan, latihan fonologi terstruktur."),
    "nadia": ("formal", "dokter THT", "dr. Bagus Prakosa, Sp.THT", "RSUD",
        "Gangguan pendengaran sensorineural sedang sampai berat pada kedua telinga.",
        "Alat bantu dengar dipakai sepanjang hari sekolah; duduk di depan."),
    "laras": ("formal", "dokter mata", "dr. Meutia Sari, Sp.M", "Rumah Sakit Mata",
        "Penglihatan terbatas pada membedakan terang dan gelap sejak lahir.", "Bahan Braille atau pembaca layar; orientasi dan mobilitas."),
    "yoga": ("informal", "guru BK", "Tim BK sekolah", "",
        "Catatan kejadian empat minggu: marah selalu didahului teguran di depan teman.", "Teguran berdua saja; kartu jeda lima menit."),
}  # fmt: skip

GIVEN = {
    "raka": ("visual_schedule", "quiet_room", "ear_protection"), "sekar": ("audio", "oral_answers", "oral_reading_free"),
    "bima": ("small_steps", "movement_breaks"), "nadia": ("face_class", "notes_shared", "captions"),
    "galih": ("ground_floor", "extra_time", "typed_answers"), "intan": ("simplified", "small_steps"),
    "farel": ("recorded_talk",), "laras": ("screen_reader", "braille", "guided_ways"),
    "yoga": ("quiet_correction", "quiet_room"), "putri": ("calculator", "extra_time"),
    "dewa": ("enrichment",),
}  # fmt: skip
"""Keys of the starting list that each pupil was given."""
