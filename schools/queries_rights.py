"""Reads of the rights desk: requests by their clock, what is due, what the law asks for each kind."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.keyset import Slice, slice_after
from core.models import Document
from core.person_data import named_places, rows_about
from schools.models import RightsRequest, School, User

K = RightsRequest.Kind

GUIDES: dict[str, Any] = {
    K.INFORMATION: _(
        "Jelaskan data apa yang disimpan, untuk apa, berapa lama, dan siapa yang membukanya (pasal 5). Salinannya menjawab hampir semuanya."
    ),
    K.COPY: _("Buat salinan: PDF untuk dibaca dan JSON untuk mesin (pasal 7 dan 13). Periksa dulu identitas pemohon."),
    K.CORRECTION: _("Perbaiki datanya di tempatnya, lalu beri tahu pemohon apa yang diubah (pasal 6 dan 30)."),
    K.ERASURE: _(
        "Lihat dulu apa yang dihapus dan apa yang wajib tetap. Setelah itu tidak ada yang dapat mengembalikannya (pasal 8, 43, 44)."
    ),
    K.WITHDRAWAL: _("Cabut persetujuannya; akibatnya berlaku saat itu juga (pasal 9 dan 40)."),
    K.RESTRICTION: _(
        "Hentikan sementara pemakaian datanya: cabut persetujuan atau kecilkan tim, sampai masalahnya selesai (pasal 11 dan 41)."
    ),
}


def answered_requests(school: School, *, after: str = "") -> Slice:
    """What was answered, the newest first."""
    rows = RightsRequest.objects.filter(school=school, answered_at__isnull=False)
    return slice_after(rows, ("-pk",), after)


def open_requests(school_id: int | None) -> QuerySet[RightsRequest]:
    """What waits for an answer, the most urgent first."""
    return RightsRequest.objects.filter(school=school_id).open().order_by("due_at", "pk")[:40]


def certificates_of(request: RightsRequest) -> QuerySet[Document]:
    """The papers that say what was erased."""
    return Document.objects.of(request)


def guide_to(kind: str) -> Any:
    """What the law asks the school to do."""
    return GUIDES[K(kind)]


def held_about(user: User) -> tuple[list[tuple[str, int]], list[tuple[str, str]]]:
    """(kinds of rows about this account with how many, places where the account is named with how often)."""
    about = [(str(model._meta.verbose_name), rows.count()) for model, rows in rows_about(user)]
    return [line for line in about if line[1]], list(named_places(user))
