"""A starter set for the scorecard, after domain.md 2.6: one or two goals per perspective. The school changes it as it likes.

These are rows that a school keeps as its own words, so they are Indonesian and not translated.
"""

from __future__ import annotations

from collaboration.models import Measure
from collaboration.models.scorecard import Perspective

UP, DOWN = Measure.Direction.UP, Measure.Direction.DOWN
Line = tuple[str, str, str, str]

STARTER: tuple[tuple[str, str, tuple[Line, ...]], ...] = (
    (
        Perspective.SOCIAL, "Sekolah berguna bagi masyarakat sekitarnya",
        (
            ("Kegiatan siswa bagi masyarakat", "kegiatan", UP, ""),
            ("Lulusan yang melanjutkan atau bekerja", "%", UP, ""),
        ),
    ),
    (
        Perspective.STAKEHOLDERS, "Orang tua dan mitra percaya kepada sekolah",
        (
            ("Kepuasan orang tua", "%", UP, ""),
            ("Siswa putus sekolah", "siswa", DOWN, ""),
            ("Kemitraan yang berjalan", "", UP, "partnerships"),
            ("Kegiatan bersama mitra", "", UP, "activities"),
        ),
    ),
    (
        Perspective.PROCESS, "Guru bekerja bersama untuk belajar siswa",
        (
            ("Observasi kelas antarguru", "", UP, "observations"),
            ("Pertemuan kelompok belajar", "", UP, "group_meetings"),
            ("Pertemuan protokol", "", UP, "protocol_meetings"),
            ("Siswa dalam kegiatan olahraga dan sosial", "%", UP, ""),
        ),
    ),
    (
        Perspective.GROWTH, "Pendidik terus belajar",
        (
            ("Kepuasan kerja pendidik menurut survei", "%", UP, ""),
            ("Pelajaran yang memakai teknologi", "%", UP, ""),
            ("Seminar dan lokakarya yang diikuti", "kegiatan", UP, ""),
            ("Sumber yang dibagikan di rak bersama", "", UP, "resources"),
            ("Forum sekolah", "", UP, "forums"),
        ),
    ),
    (
        Perspective.FINANCE, "Dana dan sarana dipakai dengan hemat",
        (("Pemakaian sarana", "%", UP, ""), ("Biaya per siswa", "juta rupiah", DOWN, "")),
    ),
)  # fmt: skip
