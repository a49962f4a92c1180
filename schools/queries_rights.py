"""Reads of the rights desk: requests by their clock, what is due, what the law asks for each kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.keyset import Slice, slice_after
from core.models import Document, HistoryEntry
from core.person_data import named_places, rows_about
from core.registry import registry
from core.subjects import subject_of, subject_type
from schools.models import RightsRequest, School, User

K = RightsRequest.Kind
DECIDE = "decide"
"""The move by which the principal decides an erasure."""

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


def open_requests(school: School) -> QuerySet[RightsRequest]:
    """What waits for an answer, the most urgent first."""
    return RightsRequest.objects.filter(school=school).open().order_by("due_at", "pk")[:40]


def decision_on(request: RightsRequest) -> HistoryEntry | None:
    """That the principal decided an erasure which others carry out; None while that waits."""
    kind, pk = subject_of(request)
    return HistoryEntry.objects.filter(subject_type=kind, subject_id=pk, transition=DECIDE).order_by("-pk").first()


def certificates_of(request: RightsRequest) -> QuerySet[Document]:
    """The papers that say what was erased."""
    return Document.objects.of(request)


def erasures_asked(school: School, kind: str, keys: Iterable[int]) -> dict[int, RightsRequest]:
    """Open requests to erase one of these rows, by the number of the row. One query."""
    rows = RightsRequest.objects.filter(school=school, kind=K.ERASURE, subject_type=kind, subject_id__in=list(keys))
    return {row.subject_id: row for row in rows.open() if row.subject_id is not None}


def decided_erasures(school: School) -> list[RightsRequest]:
    """What the principal decided and others have not carried out yet. Two queries."""
    kinds = [key for key, kind in registry.data_subjects.items() if kind.decided_first]
    waiting = (
        RightsRequest.objects.filter(school=school, kind=K.ERASURE, subject_type__in=kinds)
        .open()
        .order_by("due_at", "pk")
    )
    rows = list(waiting[:40])
    decided = HistoryEntry.objects.filter(
        subject_type=subject_type(RightsRequest), subject_id__in=[row.pk for row in rows], transition=DECIDE
    )
    keys = set(decided.values_list("subject_id", flat=True)) if rows else set()
    return [row for row in rows if row.pk in keys]


def guide_to(kind: str) -> Any:
    """What the law asks the school to do."""
    return GUIDES[K(kind)]


def held_about(user: User) -> tuple[list[tuple[str, int]], list[tuple[str, str]]]:
    """(kinds of rows about this account with how many, places where the account is named with how often)."""
    about = [(str(model._meta.verbose_name), rows.count()) for model, rows in rows_about(user)]
    return [line for line in about if line[1]], list(named_places(user))
