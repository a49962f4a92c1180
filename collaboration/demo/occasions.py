"""What stands in the demo school's calendar beside the practices: assemblies, meetings, visits, clubs."""

from __future__ import annotations

from dataclasses import dataclass

from collaboration.recurrence import Every


@dataclass(frozen=True)
class Again:
    """Something that comes round: on the first such weekday, `weeks` before today until `ahead` weeks after it.

    `who` comes: "homerooms", "leaders", a subject, or nobody in particular; `grade` is the grade whose classes it takes.
    """

    title: str
    weekday: int
    hours: str
    room: str = ""
    who: str = ""
    grade: str = ""
    every: str = Every.WEEK
    interval: int = 1
    weeks: int = 15
    ahead: int = 5
    note: str = ""
    place: str = ""


@dataclass(frozen=True)
class Single:
    """Something that happens once, about `days` from today (negative: ago), on the next school day."""

    title: str
    days: int
    hours: str
    room: str = ""
    who: str = "leaders"
    grade: str = ""
    place: str = ""
    note: str = ""
    called_off: str = ""


SERIES = (
    Again("Upacara bendera", 1, "06.30 07.00", place="Lapangan", note="Petugas bergilir menurut kelas; kelas petugas berlatih Sabtu."),
    Again("Latihan Pramuka kelas X", 5, "13.30 15.30", place="Lapangan", who="PJOK", grade="X"),
    Again("Pembinaan olimpiade sains", 3, "15.30 17.00", room="Laboratorium Fisika", who="Fisika"),
    Again("Klub bahasa Inggris", 4, "15.30 16.45", room="Ruang Multimedia", who="Bahasa Inggris", weeks=14),
    Again("Apel pagi guru dan staf", 5, "06.40 07.00", who="leaders", place="Halaman depan", interval=2),
    Again("Rapat wali kelas", 2, "15.30 16.30", room="Ruang Rapat", who="homerooms", every=Every.MONTH_WEEKDAY, weeks=17, ahead=24,
          note="Bawalah catatan kehadiran kelas dan siswa yang perlu perhatian."),
    Again("Piket kebersihan laboratorium", 5, "12.30 13.15", room="Laboratorium Kimia", who="Kimia", every=Every.MONTH_LAST, ahead=24),
)  # fmt: skip

SINGLES = (
    Single("Rapat awal semester", -118, "08.00 11.00", "Aula", note="Pembagian tugas, kalender semester, dan program kolaborasi."),
    Single("Masa pengenalan lingkungan sekolah: penutupan", -112, "09.00 11.00", "Aula", grade="X"),
    Single("Lokakarya asesmen awal", -104, "13.00 16.00", "Ruang Multimedia", "Matematika"),
    Single("Simulasi evakuasi gempa", -97, "09.00 10.00", place="Seluruh gedung"),
    Single("Pemeriksaan kesehatan siswa kelas X", -90, "08.00 12.00", "Aula", "PJOK", "X"),
    Single("Rapat persiapan penilaian tengah semester", -83, "13.30 15.00", "Ruang Rapat"),
    Single("Pentas Bulan Bahasa", -61, "08.00 11.30", "Aula", "Bahasa Indonesia"),
    Single("Kunjungan pengawas", -55, "09.00 11.00", "Ruang Rapat", note="Pengawas melihat jalannya kolaborasi, bukan menilai guru."),
    Single("Sosialisasi perguruan tinggi", -48, "10.00 12.00", "Aula", "homerooms", "XII"),
    Single("Donor darah", -41, "08.00 12.00", "Aula", "Biologi", called_off="Mobil unit donor dipakai daerah lain; dijadwalkan ulang."),
    Single("Lokakarya penulisan modul ajar", -34, "13.00 16.00", "Ruang Multimedia", "Sejarah"),
    Single("Pertemuan orang tua siswa kelas XI", -27, "08.00 10.30", "Aula", "homerooms", "XI"),
    Single("Pelatihan P3K bagi guru", -20, "13.30 16.00", "Aula", "PJOK"),
    Single("Kerja bakti menjelang penilaian", -12, "07.00 09.00", place="Seluruh lingkungan sekolah"),
    Single("Peringatan Hari Guru", -4, "07.00 09.30", place="Lapangan"),
    Single("Rapat persiapan penilaian akhir semester", 2, "13.30 15.00", "Ruang Rapat"),
    Single("Gladi bersih pentas seni", 4, "13.00 15.00", "Aula", "Seni Budaya"),
    Single("Uji coba soal literasi dan numerasi", 6, "08.00 10.00", "Laboratorium Komputer", "Informatika", "XI"),
    Single("Doa bersama kelas XII", 9, "07.00 08.30", "Aula", "Pendidikan Agama", "XII"),
    Single("Rapat kelulusan nilai dan kehadiran", 16, "09.00 12.00", "Ruang Rapat", "homerooms"),
    Single("Pembagian rapor", 20, "08.00 12.00", who="homerooms", place="Kelas masing-masing"),
    Single("Lokakarya awal semester genap", 44, "08.00 15.00", "Aula", note="Menyusun rencana bersama semester genap."),
    Single("Tes psikologi kelas X", 52, "08.00 11.00", "Aula", "", "X"),
    Single("Rapat RKAS", 57, "13.00 15.30", "Ruang Rapat"),
)  # fmt: skip
