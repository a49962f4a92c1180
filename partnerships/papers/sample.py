"""Invented values for the preview of a library article, in the school's own words for itself and its parties."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.dates import inclusive_end
from partnerships.merge import Values
from partnerships.papers.values import SHORT_NAMES
from partnerships.papers.words import counted, day, heading, listed, money, term
from partnerships.terms import AgreementKind
from schools.models import School

PARTNER = "Puskesmas Melati"


def sample_values(school: School, kind: str, today: date) -> Values:
    """Every merge field with something that could stand there."""
    starts_on = date(today.year, 7, 1)
    ends_on = inclusive_end(starts_on, 3)
    span = term(starts_on, ends_on)
    first, second = heading(1, school.party_ordinal), heading(2, school.party_ordinal)
    return {
        "naskah": SHORT_NAMES[AgreementKind(kind)],
        "tentang": "Usaha Kesehatan Sekolah",
        "nama_sekolah": school.name,
        "daftar_pihak": listed([school.name, PARTNER]),
        "tempat": school.city or "Bandung",
        "tanggal_tanda_tangan": day(starts_on),
        "tanggal_mulai": day(starts_on),
        "tanggal_selesai": day(ends_on),
        "tanggal_tinjau": day(date(ends_on.year, 3, 31)),
        "jangka_waktu": span.removeprefix("selama ").partition(",")[0],
        "masa_berlaku": span,
        "kewajiban_para_pihak": [
            f"{first} berkewajiban untuk:", "- menyediakan ruang dan waktu; dan", "- menugaskan guru pendamping.",
            f"{second} berkewajiban untuk:", "- menugaskan tenaga kesehatan; dan", "- menyampaikan hasil pemeriksaan.",
        ],
        "daftar_korespondensi": [f"- {first}: {school.name};", f"- {second}: {PARTNER}."],
        "jumlah_pihak": counted(2),
        "jumlah_rangkap": counted(2),
        "bentuk_dana": "hibah",
        "nilai_dana": money(Decimal(24_000_000)),
        "jumlah_angsuran": counted(12),
        "lampiran_angsuran": "Lampiran",
        "pejabat_izin": "Kepala Dinas Pendidikan",
        "nomor_izin": "900/1204/DISDIK",
        "tanggal_izin": day(starts_on),
        "naskah_induk": "Nota Kesepahaman tentang Usaha Kesehatan Sekolah",
    }  # fmt: skip
