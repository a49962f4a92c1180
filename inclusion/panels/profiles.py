"""The share of profiles and assessments in the home page: what the principal decided to have erased, for the team's support staff."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from core.data_subjects import row_of
from core.models import Attachment
from core.policy import Actor, allowed
from core.registry import Panel, Task
from inclusion.models.pupil import SUPPORT
from inclusion.policy.erasing import check_erase_assessment
from inclusion.queries.erasing import pupil_of
from schools.access import school_of
from schools.erasure_requests import decided_erasures
from schools.links import school_url


def to_erase(actor: Actor, now: datetime) -> Iterable[Task]:
    """Must do: erase what was decided."""
    if not actor.has(*SUPPORT):
        return
    school = school_of(actor)
    for request in decided_erasures(school):
        obj = row_of((request.subject_type, request.subject_id or 0))
        if obj is None or not allowed(check_erase_assessment, actor, pupil_of(obj)):
            continue
        args = (obj.subject_id, obj.pk) if isinstance(obj, Attachment) else (obj.pk,)
        yield Task(
            title=_("Hapus asesmen yang diminta orang tua"), context=request.subject_label, due=school.local_date(request.due_at),
            url=school_url(school, "inclusion:erasure", *args), action=_("Lihat dan hapus"),
        )  # fmt: skip


PANELS = (Panel("inclusion.erasures", "must_do", to_erase),)
