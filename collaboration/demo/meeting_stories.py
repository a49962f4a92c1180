"""What the demo school talked about in its protocol meetings, the latest first."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Said:
    """One item: its minutes, who said what, and what came of it.

    `actions` are (what, whose role or subject, after how many days due, fate): fate is "done", "late" or "".
    """

    minutes: str
    points: tuple[tuple[str, str], ...] = ()
    informed: tuple[str, ...] = ()
    decided: tuple[tuple[str, bool], ...] = ()
    actions: tuple[tuple[str, str, int, str], ...] = ()
    unfinished: bool = False


@dataclass(frozen=True)
class Story:
    """One meeting. `items` by the kind of agenda item; `table` is what was shown (title, unit, kind, CSV)."""

    items: dict[str, Said]
    table: tuple[str, str, str, str]
    talk: str
    extra: tuple[str, Said] | None = None
    hidden: tuple[str, Said] | None = None
    guest: tuple[str, str] = ("", "")
    comment: str = ""
    correction: str = ""
    excused: tuple[tuple[int, str], ...] = field(default=((5, "Tugas dinas"), (11, "Sakit")))


CLASSES = "Kelas;Mata pelajaran;Nilai\n"


def _grid(values: dict[str, tuple[float, float, float]]) -> str:
    subjects = ("Matematika", "Bahasa Indonesia", "Bahasa Inggris")
    lines = [
        f"{name};{subject};{str(value).replace('.', ',')}"
        for name, row in values.items()
        for subject, value in zip(subjects, row, strict=True)
    ]
    return CLASSES + "\n".join(lines) + "\n"


STORIES: tuple[Story, ...] = (
    Story(
        talk="Hasil sumatif tengah semester",
        table=(
            "Rata-rata sumatif tengah semester", "", "bars",
            _grid({"X": (71.5, 78.2, 70.1), "XI": (74.0, 79.5, 73.4), "XII": (76.8, 81.0, 75.2)}),
        ),
        items={
            "progress": Said(
                "Sebagian besar guru sudah ikut sekurang-kurangnya satu praktik bulan ini. Rencana bersama berjalan di empat rumpun. "
                "Hambatan utama tetap jam bersama yang bentrok dengan pelajaran sore.",
                points=(("Pusat Penggerak", "Guru yang baru pertama ikut merasa terbantu karena tidak ada penilaian."),),
                informed=("Jadwal observasi bulan depan sudah dibagikan kepada semua rumpun.",),
            ),
            "data": Said(
                "Nilai Bahasa Inggris paling rendah di kelas X. Rumpun Bahasa menduga penyebabnya kosakata dasar.",
                points=(("Ketua komite", "Orang tua siap membantu pojok baca di rumah."),),
                decided=(("Program kosakata lima belas menit setiap pagi di kelas X mulai bulan depan.", False),),
                actions=(("Susun bahan kosakata pagi untuk empat pekan pertama.", "Bahasa Inggris", 10, ""),),
            ),
            "schedule": Said("Penilaian akhir semester dimulai pada pekan ketiga bulan depan; forum kelompok belajar dimajukan."),
            "needs": Said(
                "Proyektor di tiga kelas XI rusak sehingga team teaching pindah ruang.",
                decided=(("Perbaikan proyektor diusulkan kepada mitra dan komite.", False),),
                actions=(("Kumpulkan penawaran perbaikan proyektor.", "operator", 14, ""),),
            ),
            "support": Said("Komite menawarkan dua narasumber orang tua untuk proyek kewirausahaan."),
            "innovation": Said("Rumpun IPA ingin mencoba kelas terbuka: guru lain boleh masuk setiap hari Kamis.", unfinished=True),
        },
        hidden=(
            "Sisa dana kegiatan komite",
            Said(
                "Komite menyampaikan saldo dan sumber dana yang belum boleh diumumkan.",
                decided=(("Saldo dipakai untuk beasiswa tiga siswa; nama tidak diumumkan.", False),),
                actions=(("Siapkan berita acara penyerahan beasiswa.", "committee", 12, ""),),
            ),
        ),
        comment="Mohon ditegaskan bahwa program kosakata tidak menambah jam pelajaran.",
    ),
    Story(
        talk="Literasi membaca dari bulan ke bulan",
        table=(
            "Siswa yang mencapai kompetensi minimum literasi", "%", "line",
            "Bulan;Kelas X;Kelas XI\nJuli;58;63\nAgustus;61;64\nSeptember;64;68\nOktober;67;70\n",
        ),
        items={
            "progress": Said(
                "Tiga pasang guru menyelesaikan observasi dan tindak lanjutnya. Kelompok belajar bertemu rata-rata tiga kali sepekan.",
                informed=("Forum sekolah dihadiri semua kelompok.",),
            ),
            "data": Said(
                "Literasi membaca naik sejak jam baca bersama. Kelas X masih di bawah target.",
                decided=(("Jam baca bersama dilanjutkan dan diisi guru dari semua rumpun.", True),),
                actions=(("Bagi jadwal pengisi jam baca bersama.", "hub", 7, "done"),),
            ),
            "schedule": Said("Observasi berikutnya dipasangkan antar-rumpun menurut jadwal yang sama-sama kosong."),
            "needs": Said(
                "Perpustakaan kekurangan bacaan tingkat dasar.",
                decided=(("Kebutuhan bacaan bertingkat diajukan sebagai kebutuhan kemitraan.", True),),
                actions=(("Daftar judul bacaan bertingkat yang diperlukan.", "Bahasa Indonesia", 10, "late"),),
            ),
            "support": Said("Alumni bersedia menyumbang seratus buku; penyalurannya diatur tata usaha."),
            "innovation": Said("Kelas XI mencoba menulis resensi yang dibacakan di radio sekolah."),
        },
        guest=("Dr. Nur Hidayati, M.Pd.", "Balai Bahasa Provinsi"),
        correction="Jumlah buku dari alumni seratus dua puluh, bukan seratus.",
    ),
    Story(
        talk="Kehadiran siswa per kelas",
        table=(
            "Rata-rata kehadiran siswa", "%", "bars",
            "Kelas;Agustus;September\nX;94,5;95,2\nXI;93,1;94,0\nXII;95,8;95,1\n",
        ),
        items={
            "progress": Said(
                "Team teaching dimulai di lima kelas dengan model pendamping. Hambatan: persiapan bersama sering di luar jam kerja.",
                decided=(("Jam persiapan team teaching dimasukkan ke jadwal pelajaran.", True),),
            ),
            "data": Said(
                "Kehadiran kelas XI paling rendah pada hari Jumat.",
                actions=(("Telusuri sebab ketidakhadiran hari Jumat bersama wali kelas.", "counsellor", 14, "done"),),
            ),
            "schedule": Said("Kunjungan belajar ke sekolah mitra dijadwalkan sebelum penilaian tengah semester."),
            "needs": Said("Ruang multimedia perlu jadwal pakai bersama."),
            "support": Said(
                "Komite membantu transportasi kunjungan belajar.",
                decided=(("Komite menyediakan satu bus untuk kunjungan belajar.", True),),
            ),
            "innovation": Said("Guru matematika dan PJOK mencoba statistik dari data kebugaran siswa."),
        },
        extra=(
            "Penggunaan ruang multimedia",
            Said("Disepakati papan jadwal di tata usaha.", actions=(("Pasang papan jadwal ruang multimedia.", "staff", 7, "done"),)),
        ),
    ),
    Story(
        talk="Asesmen awal tahun ajaran",
        table=(
            "Rata-rata asesmen awal", "", "bars", _grid({"X": (62.0, 70.4, 61.3), "XI": (68.2, 73.1, 66.0), "XII": (70.5, 75.6, 69.9)}),
        ),
        items={
            "progress": Said("Kelompok belajar guru dibentuk menurut rumpun; pemimpinnya ditunjuk kepala sekolah."),
            "data": Said(
                "Asesmen awal menunjukkan kesenjangan pada operasi bilangan.",
                decided=(("Setiap rumpun menuliskan satu tujuan bersama dari hasil asesmen awal.", True),),
                actions=(("Ringkas hasil asesmen awal untuk setiap rumpun.", "Matematika", 7, "done"),),
            ),
            "schedule": Said("Kalender kolaborasi semester ganjil dibahas dan disetujui."),
            "needs": Said("Guru baru memerlukan mentor.", actions=(("Petakan kebutuhan mentoring guru baru.", "hub", 14, "done"),)),
            "support": Said("Komite mengundang orang tua pada hari pembukaan proyek."),
            "innovation": Said("Belum ada usulan baru."),
        },
        hidden=("Keluhan orang tua tentang iuran", Said("Keluhan ditanggapi komite dan kepala sekolah secara langsung.")),
    ),
    Story(
        talk="Hasil akhir semester",
        table=(
            "Rata-rata sumatif akhir semester", "", "bars",
            _grid({"X": (73.0, 80.1, 72.2), "XI": (75.4, 80.9, 74.8), "XII": (79.3, 83.5, 78.0)}),
        ),
        items={
            "progress": Said("Observasi rekan sejawat dicoba oleh enam guru; semua bersedia melanjutkan."),
            "data": Said(
                "Hasil akhir semester naik tipis di semua tingkat.",
                decided=(("Praktik rencana bersama diperluas ke semua rumpun.", True),),
            ),
            "schedule": Said("Libur semester dipakai untuk lokakarya dua hari."),
            "needs": Said(
                "Lokakarya memerlukan narasumber dari luar.",
                actions=(("Hubungi calon narasumber lokakarya.", "principal", 10, "done"),),
            ),
            "support": Said("Komite menanggung konsumsi lokakarya."),
            "innovation": Said("Pameran karya siswa digabung dengan pembagian rapor."),
        },
    ),
    Story(
        talk="Rapor Pendidikan",
        table=(
            "Capaian Rapor Pendidikan", "%", "bars",
            "Indikator;Tahun lalu;Tahun ini\nLiterasi;62;66\nNumerasi;55;58\nKarakter;71;74\nIklim keamanan;78;80\n",
        ),
        items={
            "progress": Said("Pusat Penggerak Kolaborasi memaparkan tujuh praktik dan rencana satu tahun."),
            "data": Said(
                "Numerasi menjadi perhatian utama tahun ini.",
                decided=(("Pertemuan protokol diadakan setiap bulan pada Rabu pekan kedua.", True),),
            ),
            "schedule": Said("Jadwal pertemuan satu tahun disepakati."),
            "needs": Said("Guru meminta contoh rencana bersama."),
            "support": Said("Komite siap hadir setiap bulan."),
            "innovation": Said("Disepakati mulai dari yang kecil: satu rumpun, satu kelas."),
        },
    ),
)  # fmt: skip
