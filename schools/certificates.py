"""The certificate of an erasure (UU 27/2022 art. 43–45): what went, what stays and why, and nothing that says about whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation

from core.data_subjects import DataSubject
from core.dates import clock, long_date
from core.papers import Letterhead
from schools.letterhead import letterhead_of
from schools.models import RightsRequest, School

ERASURE = "schools.erasure"
STATEMENT = (
    "Sekolah menghapus dan memusnahkan data berikut dari Guyub, beserta berkas, pesan, dan salinannya, menurut pasal 43 dan 44 "
    "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi. Guyub menyimpan tanda tanpa nama, sehingga data ini "
    "dihapus lagi bila cadangan lama dipulihkan."
)


@dataclass(frozen=True)
class ErasurePaper:
    """Final strings."""

    title: str
    heading: str
    footer: str
    letterhead: Letterhead
    facts: tuple[tuple[str, str], ...]
    statement: str
    goes: tuple[str, ...]
    stays: tuple[tuple[str, str], ...]
    place_and_date: str


def certificate(request: RightsRequest, kind: DataSubject, obj: Any, now: datetime) -> ErasurePaper:
    """For whoever asked; written before the erasure. Names nobody: the paper outlives what is erased."""
    school = request.school
    with translation.override("id"):
        goes, stays = kind.look(obj, now)
        return ErasurePaper(
            title=f"Surat keterangan penghapusan data, permintaan {request.pk}",
            heading="Surat Keterangan Penghapusan Data Pribadi",
            footer=f"Surat ini tidak menyebut nama. Permintaan nomor {request.pk}.",
            letterhead=_head(school),
            facts=(
                ("Nomor permintaan", str(request.pk)), ("Diterima", _moment(request.received_at, school)),
                ("Tentang", str(kind.label)), ("Dihapus", _moment(now, school)),
            ),
            statement=STATEMENT,
            goes=tuple(f"{part.what}: {part.count}" if part.count else part.what for part in goes),
            stays=tuple((part.what, part.why) for part in stays),
            place_and_date=", ".join(filter(None, (school.city, long_date(school.local_date(now))))),
        )  # fmt: skip


def _moment(at: datetime, school: School) -> str:
    return f"{long_date(school.local_date(at))}, {clock(at, school.timezone)}"


def _head(school: School) -> Letterhead:
    head = letterhead_of(school)
    return Letterhead(
        name=head.school_name, lines=head.lines, details=tuple(filter(None, (head.address_line, head.contact_line)))
    )
