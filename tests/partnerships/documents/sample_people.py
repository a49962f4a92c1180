"""Who appears in the sample papers. The places, people and numbers do not exist."""

from __future__ import annotations

from core.papers import Letterhead, Signatory

SCHOOL, HEALTH, UNIVERSITY = "SMA Negeri 1 Lembah Asri", "UPTD Puskesmas Lembah Asri", "Universitas Cakrawala Nusantara"
SUBJECT = "Penyelenggaraan Layanan Kesehatan Jiwa dan Dukungan Belajar bagi Peserta Didik"
SUMMARY_WORDS = "Kemitraan ini membantu siswa mendapat layanan konseling dan pemeriksaan kesehatan jiwa di sekolah."

LETTERHEAD = Letterhead(
    lines=("Pemerintah Provinsi Jawa Selatan", "Dinas Pendidikan"),
    name=SCHOOL,
    details=(
        "Jalan Cendana Nomor 45, Kecamatan Lembah Asri, Kabupaten Purwasari 53999",
        "Telepon (0299) 555123 · surel info@sman1lembahasri.test · NPSN 69123456",
    ),
    logo="logo-1",
    logo_alt="Logo Provinsi Jawa Selatan",
)

SIGNATORIES = (
    Signatory(
        heading="PIHAK KESATU",
        position=f"Kepala {SCHOOL}",
        name="Dr. Hj. Ratnaningsih Widyastuti, S.Pd., M.Pd.",
        id_line="NIP 19710412 199702 2 003",
        stamp="Meterai Rp10.000",
    ),
    Signatory(
        heading="PIHAK KEDUA",
        position=f"Kepala {HEALTH}",
        name="dr. Agung Prasetya Nugraha",
        id_line="NIP 19800923 200801 1 007",
        stamp="Meterai Rp10.000",
    ),
    Signatory(
        heading="PIHAK KETIGA",
        institution=UNIVERSITY,
        position="Dekan Fakultas Psikologi",
        name="Prof. Dra. Maria Goreti Sihombing, M.Si., Ph.D., Psikolog",
        id_line="NIDN 0512036801",
        stamp="Meterai Rp10.000",
    ),
)
