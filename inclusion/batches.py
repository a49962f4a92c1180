"""What inclusion prints many at once: the class sheets of accommodations, for those who teach there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.batches import BatchKind, Wanted
from core.models import Document
from core.policy import Actor, Hidden
from inclusion.papers.accommodations import request_sheet
from inclusion.policy.accommodations import check_see_sheets
from inclusion.queries.accommodation_pages import page_rows, rooms_of
from schools.models import ClassGroup

NOW = "kini"


def _choices(actor: Actor, today: date) -> Sequence[tuple[str, Any]]:
    return [(NOW, _("semua kelas saya"))]


def _rooms(actor: Actor, choice: str, today: date) -> list[Wanted]:
    """Classes with pupils whom this person may read about today."""
    return [
        Wanted(room.pk, _("Kelas %(name)s") % {"name": room.name}, room.name)
        for room, _n in rooms_of(page_rows(actor, today))
    ]


def _sheet(*, by: Actor, now: datetime, subject_id: int) -> Document:
    """The sheet as it stands at that moment: pupils whose consent was taken back in between are not on it."""
    room = ClassGroup.objects.select_related("school").filter(pk=subject_id, school_id=by.tenant_id or 0).first()
    if room is None:
        raise Hidden(_("Kelas ini tidak ada lagi."))
    return request_sheet(by=by, now=now, room=room)


KINDS = (
    BatchKind(
        "class_sheets", gettext_lazy("Lembar kelas akomodasi"),
        gettext_lazy("Satu lembar untuk setiap kelas yang Anda ajar. Setiap siswa hanya tampil selama persetujuan orang tuanya berlaku."),
        "accessible", check_see_sheets, _choices, _rooms, _sheet,
    ),
)  # fmt: skip
