"""The columns of an agreement register, and the headings under which real registers have them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.imports import Column

TERM = ("masa berlaku", "jangka waktu", "periode", "waktu", "berlaku", "masa kerja sama", "masa", "tanggal", "tgl")
"""What stands above the two days of a term where a table's headings take two lines."""


def _days(*ends: str) -> str:
    return ", ".join(f"{term} {end}" for term in TERM for end in ends)


def _column(name: str, label: str, headings: str) -> Column:
    return Column(name, label, tuple(heading.strip() for heading in headings.split(",")))


COLUMNS = (
    _column(
        "partner",
        _("Mitra"),
        "nama mitra, mitra kerja sama, instansi, nama instansi, lembaga, nama lembaga, pihak kedua, "
        "pihak ii, pihak 2, dudi, nama dudi, institusi, rekanan, partner, mitra kerjasama",
    ),
    _column(
        "subject",
        _("Tentang"),
        "judul, perihal, judul kerja sama, judul kerjasama, nama kerja sama, nama kegiatan, "
        "tentang perjanjian, uraian, judul mou, isi kerja sama, bidang kerja sama, title",
    ),
    _column(
        "kind",
        _("Jenis naskah"),
        "jenis, jenis dokumen, jenis kerja sama, jenis kerjasama, bentuk, bentuk kerja sama, dokumen, mou/pks",
    ),
    _column(
        "number",
        _("Nomor"),
        "no surat, nomor surat, no. surat, nomor mou, no mou, nomor dokumen, no dokumen, no. mou/pks, "
        "nomor pks, nomor naskah, nomor perjanjian, nomor mou/pks, nomor pks/mou, no. pks/mou, nomor kerja sama, "
        "nomor surat perjanjian, nomor kesepakatan",
    ),
    _column(
        "school_number",
        _("Nomor sekolah"),
        "nomor pihak pertama, no pihak i, nomor pihak i, nomor pihak kesatu, no surat sekolah, nomor surat sekolah",
    ),
    _column(
        "partner_number",
        _("Nomor mitra"),
        "nomor pihak kedua, no pihak ii, nomor pihak ii, no surat mitra, nomor surat mitra",
    ),
    _column(
        "signed_on",
        _("Tanggal tanda tangan"),
        "tanggal ttd, tgl ttd, tanggal, tgl, tanggal penandatanganan, tanggal mou, tgl mou, "
        "tanggal naskah, tanggal surat",
    ),
    _column(
        "starts_on",
        _("Mulai"),
        "mulai berlaku, tmt, awal, " + _days("mulai", "awal", "dari"),
    ),
    _column(
        "ends_on",
        _("Tanggal berakhir"),
        "berakhir, selesai, akhir, sampai, " + _days("selesai", "berakhir", "akhir", "sampai", "s.d.", "s/d"),
    ),
    _column(
        "term",
        _("Jangka waktu"),
        "lama, masa berlaku, durasi, periode, jangka, lama kerja sama, tahun",
    ),
    _column(
        "predecessor",
        _("Memperbarui perjanjian nomor"),
        "perjanjian sebelumnya, nomor perjanjian sebelumnya, nomor sebelumnya, nomor lama, perpanjangan dari, memperpanjang, "
        "lanjutan dari, menggantikan, memperbarui, pembaruan dari, mou sebelumnya, nomor mou sebelumnya, pks sebelumnya",
    ),
    _column(
        "parent",
        _("Di bawah naskah induk nomor"),
        "naskah induk, nomor naskah induk, mou induk, nomor mou induk, perjanjian induk, nomor perjanjian induk, payung, "
        "mou payung, dasar mou, di bawah mou, turunan dari, induk",
    ),
    _column(
        "status",
        _("Status"),
        "status kerja sama, keaktifan, aktif, kondisi",
    ),
    _column(
        "scope",
        _("Ruang lingkup"),
        "lingkup, ruang lingkup kerja sama, bentuk kegiatan, kegiatan, manfaat, hasil, tindak lanjut",
    ),
    _column(
        "lead",
        _("Penanggung jawab"),
        "pic, pj, penanggungjawab, koordinator, pic sekolah",
    ),
    _column(
        "regency",
        _("Kabupaten/kota mitra"),
        "kabupaten, kota, kab/kota, kabupaten kota, kota mitra",
    ),
    _column(
        "address",
        _("Alamat mitra"),
        "alamat, alamat instansi",
    ),
)
