"""Papers with invented but believable content, as a school would print them. No database: only the frozen dataclasses.

The places, people and numbers do not exist.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from core.papers import Signatory, signature_rows
from partnerships.documents import (
    UnderstandingPaper,
)
from tests.partnerships.documents.sample_agreements import agreement, bilateral, five_parties, loan
from tests.partnerships.documents.sample_evaluation import evaluation
from tests.partnerships.documents.sample_people import (
    LETTERHEAD,
    SCHOOL,
    SIGNATORIES,
)
from tests.partnerships.documents.sample_proposal import proposal


def understanding() -> UnderstandingPaper:
    """Half a page between two schools."""
    return UnderstandingPaper(
        title="Catatan kesepahaman: Saling Mengundang Guru Matematika",
        heading="Catatan Kesepahaman",
        subject="Saling Mengundang Guru Matematika dalam Lokakarya",
        opening=(
            f"{SCHOOL} dan SMA Bina Karsa Purwasari bersepaham untuk saling belajar pada tahun ajaran 2026/2027 dengan cara "
            "sebagai berikut:"
        ),
        points=(
            "Guru matematika kedua sekolah saling diundang dalam lokakarya, sekurang-kurangnya sekali setiap semester.",
            "Bahan ajar yang dibuat bersama boleh dipakai oleh kedua sekolah dengan menyebut pembuatnya.",
            "Setiap sekolah menanggung biayanya sendiri.",
        ),
        facts=(
            ("Penanggung jawab", "Dewi Lestari, S.Pd. (Guru Matematika)"),
            ("Ditinjau pada", "15 Juni 2027"),
            ("Tanda berhasil", "Dua modul ajar bersama dipakai di kelas XI kedua sekolah."),
        ),
        closing=(
            "Kesepahaman ini tidak mengikat secara hukum dan dapat diubah atau dihentikan kapan saja dengan pemberitahuan."
        ),
        footer=f"Catatan Kesepahaman, {SCHOOL}",
        letterhead=LETTERHEAD,
        place_and_date="Lembah Asri, 3 Agustus 2026",
        signatures=signature_rows(
            [
                Signatory(f"Kepala {SCHOOL}", SIGNATORIES[0].name, id_line=SIGNATORIES[0].id_line),
                Signatory("Kepala SMA Bina Karsa Purwasari", "Drs. Yohanes Subroto"),
            ]
        ),
    )


def logos() -> dict[str, bytes]:
    """Two invented emblems as PNG bytes."""
    return {"logo-1": _emblem("#0b5a58", "#e6c67f"), "logo-2": _emblem("#1b4a78", "#ffffff")}


def _emblem(ground: str, figure: str) -> bytes:
    picture = Image.new("RGB", (240, 260), "white")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(120, 5), (230, 50), (215, 190), (120, 255), (25, 190), (10, 50)], fill=ground)
    draw.regular_polygon((120, 115, 62), 5, fill=figure)
    draw.rectangle((70, 190, 170, 204), fill=figure)
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()


VERIFICATION = {
    "url": "https://guyub.test/v/K7QM-2X9D-4TPA-9WNE/",
    "address": "guyub.test/v",
    "code": "K7QM-2X9D-4TPA-9WNE",
}

ALL = {
    "agreement": ("pdf/agreement.html", "document", agreement),
    "loan": ("pdf/agreement.html", "document", loan),
    "bilateral": ("pdf/agreement.html", "document", bilateral),
    "five": ("pdf/agreement.html", "document", five_parties),
    "proposal": ("pdf/proposal.html", "report", proposal),
    "evaluation": ("pdf/evaluation.html", "report", evaluation),
    "understanding": ("pdf/understanding.html", "document", understanding),
}
"""Name -> template, style, builder."""
