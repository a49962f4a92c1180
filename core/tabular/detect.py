"""What a file is, told by its bytes and never by its name, and whether a workbook is safe to open."""

import zipfile
from enum import Enum
from typing import BinaryIO

from django.utils.translation import gettext as _

from core.tabular.refusal import MIB, Limits, TableRefused


class Kind(Enum):
    """The two kinds of table that are read."""

    TEXT = "csv"
    WORKBOOK = "xlsx"


_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_PACKED = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<svg", b"{\\rtf")
_TEXT_NAMES = (".csv", ".tsv", ".txt")


def kind_of(file: BinaryIO, name: str, limits: Limits) -> Kind:
    """Whether ``file`` is a workbook or delimited text, by its content; the file is left at its start.

    Raises ``TableRefused`` for anything else, for a content that contradicts the name, and for a
    workbook that is packed too tightly or holds macros.
    """
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    if not head.strip():
        raise TableRefused(_("Berkas ini kosong."))
    if head.startswith(b"PK"):
        _check_workbook(file, limits)
        if name.lower().endswith(_TEXT_NAMES):
            raise TableRefused(
                _("Nama berkas berakhiran .csv, tetapi isinya berkas Excel. Ganti akhiran namanya menjadi .xlsx.")
            )
        return Kind.WORKBOOK
    _refuse_other_formats(head)
    if name.lower().endswith((".xlsx", ".xlsm")):
        raise TableRefused(
            _("Nama berkas berakhiran .xlsx, tetapi isinya bukan berkas Excel. Buka di Excel, lalu simpan ulang.")
        )
    return Kind.TEXT


def _refuse_other_formats(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%PDF"):
        raise TableRefused(_("Berkas ini PDF. Yang dapat dibaca hanya tabel .xlsx atau .csv."))
    if head.startswith(_IMAGES) and b"," not in head[:16] and b";" not in head[:16]:
        raise TableRefused(_("Berkas ini gambar. Yang dapat dibaca hanya tabel .xlsx atau .csv."))
    if head.startswith(_PACKED):
        raise TableRefused(_("Berkas ini arsip. Buka arsipnya, lalu unggah tabel .xlsx atau .csv di dalamnya."))
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableRefused(
            _("Berkas Excel ini berformat lama atau berkata sandi. Simpan sebagai .xlsx tanpa kata sandi.")
        )
    if start.startswith(_MARKUP):
        raise TableRefused(_("Berkas ini halaman web atau dokumen. Buka di Excel, lalu simpan sebagai .xlsx."))
    has_mark = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    strange = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if not has_mark and strange > len(head) // 50:
        raise TableRefused(_("Berkas ini bukan tabel. Yang dapat dibaca hanya .xlsx atau .csv."))


def _check_workbook(file: BinaryIO, limits: Limits) -> None:
    damaged = TableRefused(_("Berkas Excel ini rusak. Buka di Excel, lalu simpan ulang."))
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise damaged from error
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise TableRefused(_("Berkas ini bukan berkas Excel. Yang dapat dibaca hanya tabel .xlsx atau .csv."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise TableRefused(_("Berkas Excel ini berisi makro. Simpan sebagai .xlsx tanpa makro, lalu unggah lagi."))
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise TableRefused(_("Berkas Excel ini berkata sandi. Simpan tanpa kata sandi, lalu unggah lagi."))
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    tight = any(entry.file_size > max(MIB, limits.ratio * entry.compress_size) for entry in entries)
    if len(entries) > limits.entries or unpacked > limits.unpacked or unpacked > limits.ratio * packed or tight:
        raise TableRefused(_("Isi berkas Excel ini terlalu besar untuk dibuka. Salin datanya saja ke berkas baru."))
    file.seek(0)
