"""Catatan Kesepahaman: what two leaders agree without an agreement. Points on half a page, no articles."""

from __future__ import annotations

from partnerships.clause_library.base import LibraryClause

INFORMAL = (
    LibraryClause(
        key="kegiatan",
        title="Yang dilakukan bersama",
        body="Para pihak bekerja sama dalam {tentang} dengan saling mengundang, berbagi pengalaman, dan saling membantu.",
    ),
    LibraryClause(
        key="cara_bekerja",
        title="Cara bekerja",
        body="Setiap kegiatan disepakati waktunya terlebih dahulu, dan setiap pihak menanggung biayanya sendiri.",
    ),
    LibraryClause(
        key="masa_berlaku",
        title="Masa berlaku",
        body="Kesepahaman ini berlaku {masa_berlaku}.",
        optional=True,
    ),
    LibraryClause(
        key="sifat",
        title="Sifat",
        locked=True,
        body="Kesepahaman ini tidak mengikat secara hukum dan dapat diubah atau dihentikan kapan saja dengan pemberitahuan.",
    ),
)
