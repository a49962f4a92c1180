"""What means the same in the names of schools and partners, and what says nothing there."""

from __future__ import annotations

from schools.identifiers import LONG_KINDS, SILENT


def same_words() -> list[tuple[str, ...]]:
    """Groups of phrases: "sman", "sma n", "sma negeri", "sekolah menengah atas negeri" …"""
    groups: list[tuple[str, ...]] = []
    for long, short in LONG_KINDS:
        groups.append((short, long))
        for letter, word in (("n", "negeri"), ("s", "swasta")):
            owned = (f"{short}{letter}", f"{short} {letter}", f"{short} {word}", f"{long} {word}")
            groups.append((*owned, short) if letter == "s" else owned)
        groups.append((f"{short}it", f"{short} it", f"{short} islam terpadu", f"{long} islam terpadu"))
    return [*groups, *OTHERS]


OTHERS: list[tuple[str, ...]] = [
    ("puskesmas", "pkm", "pusat kesehatan masyarakat"),
    ("posyandu", "pos pelayanan terpadu"),
    ("universitas", "univ"),
    ("institut", "inst"),
    ("politeknik", "poltek"),
    ("yayasan", "yys"),
    ("dinas pendidikan", "disdik", "dindik", "disdikpora"),
    ("dinas kesehatan", "dinkes"),
    ("dinas sosial", "dinsos"),
    ("kabupaten", "kab"),
    ("kecamatan", "kec"),
    ("rumah sakit", "rs"),
    ("rumah sakit umum daerah", "rsud"),
    ("kepolisian sektor", "polsek"),
    ("lembaga swadaya masyarakat", "lsm"),
    ("nomor", "no"),
    ("memorandum saling pengertian", "nota kesepahaman", "mou"),
]

TITLES = SILENT - {"swasta"}
"""Titles and forms of companies; "swasta" is spelled out above."""
