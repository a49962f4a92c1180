"""Every read of a plan, a profile, an assessment or progress is on record, and the parents see that record (promise 3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import AuditEvent
from core.policy import Actor
from core.subjects import subject_type
from inclusion.models import Pupil

TAKEN = "pupil.data_taken_out"
READS: dict[str, Any] = {
    "pupil.overview_opened": _("Ringkasan tinjauan dan layanan dibuka"),
    "pupil.plan_opened": _("Rencana dibuka"),
    "pupil.profile_opened": _("Profil belajar dibuka"),
    "pupil.accommodations_opened": _("Profil akomodasi dibuka"),
    "pupil.assessment_opened": _("Hasil asesmen dibuka"),
    "pupil.progress_opened": _("Catatan perkembangan dibuka"),
    "pupil.service_opened": _("Layanan dibuka"),
    "pupil.review_opened": _("Tinjauan dibuka"),
    "pupil.child_space_opened": _("Ruang anak dibuka orang tua"),
    "pupil.messages_opened": _("Percakapan dengan orang tua dibuka"),
    "pupil.paper_opened": _("Dokumen diunduh"),
    TAKEN: _("Data siswa diekspor"),
}
"""What can be read, in words. The verbs are the only ones that a GET may record; tests/access knows them from here."""

SAME_READING = timedelta(minutes=10)


@transaction.atomic
def record_read(*, by: Actor, now: datetime, pupil: Pupil, verb: str, about: Any = None) -> None:
    """Put on record that this person read something of the pupil. `about` is the row, when it is not the pupil.

    Parents who read about their own child are on record as well. Raises KeyError for a verb that is not in `READS`.
    """
    READS[verb]
    details = {"about": f"{about._meta.label_lower}/{about.pk}"} if about is not None else {}
    audit.record(by, verb, pupil, now, **details)


@transaction.atomic
def record_reads(*, by: Actor, now: datetime, pupils: Iterable[Pupil], verb: str) -> None:
    """As `record_read`, for a page that shows something of several pupils at once. Two queries.

    Such a page is opened again and again; within ten minutes that is one reading.
    """
    READS[verb]
    pupils = list(pupils)
    before = AuditEvent.objects.filter(
        subject_type=subject_type(Pupil), subject_id__in=[pupil.pk for pupil in pupils], verb=verb, actor=by.user_id or 0,
        at__gt=now - SAME_READING,
    )  # fmt: skip
    known = set(before.values_list("subject_id", flat=True))
    audit.record_each(by, verb, [pupil for pupil in pupils if pupil.pk not in known], now)
