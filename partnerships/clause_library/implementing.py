"""Rencana Implementasi: the work plan under an agreement (practice.md 1.1)."""

from __future__ import annotations

from partnerships.clause_library import shared
from partnerships.clause_library.base import LibraryClause

IMPLEMENTING = (
    LibraryClause(
        key="dasar_pelaksanaan",
        title="Dasar Pelaksanaan",
        locked=True,
        body="{naskah} ini disusun untuk melaksanakan {naskah_induk}, dan tunduk pada ketentuan di dalamnya.",
    ),
    LibraryClause(
        key="kegiatan",
        title="Kegiatan",
        body="""\
Kegiatan yang dilaksanakan berdasarkan {naskah} ini meliputi:
- persiapan bersama dan pembagian tugas;
- pelaksanaan {tentang}; dan
- pelaporan hasil kegiatan.""",
    ),
    LibraryClause(
        key="jadwal_tempat",
        title="Jadwal dan Tempat",
        body="""\
Kegiatan dilaksanakan {masa_berlaku}.
Kegiatan dilaksanakan di {nama_sekolah} atau di tempat lain yang disepakati PARA PIHAK.""",
    ),
    LibraryClause(
        key="pembagian_tugas",
        title="Pembagian Tugas",
        locked=True,
        body="{kewajiban_para_pihak}",
    ),
    LibraryClause(
        key="pembiayaan",
        title="Pembiayaan",
        body="""\
Biaya kegiatan ditanggung oleh PARA PIHAK sesuai dengan pembagian tugas masing-masing.
Kegiatan tidak menimbulkan pungutan kepada peserta didik dan orang tua/wali.""",
    ),
    LibraryClause(
        key="pelaporan",
        title="Pelaporan",
        body="""\
PARA PIHAK menyusun laporan kegiatan paling lambat 14 (empat belas) hari kalender setelah kegiatan selesai, yang memuat \
sekurang-kurangnya waktu dan tempat, peserta, uraian kegiatan, hasil, dan dokumentasi.""",
    ),
    shared.AMENDMENT,
    shared.CLOSING,
)
