"""The share of negotiations in the home page: comments that wait for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.policy import Actor
from core.registry import Panel, Task
from partnerships.models import Agreement, TextComment
from partnerships.models.partnership import Partnership
from schools.links import school_url
from schools.models import School

MOST = 40


def must_answer(actor: Actor, now: datetime) -> Iterable[Task]:
    """Texts with comments that nobody answered, for the person in charge: one line per version. One query and the school."""
    school = School.objects.get(pk=actor.tenant_id)
    rows = TextComment.objects.filter(
        outcome=TextComment.Outcome.OPEN,
        review__version__agreement__school=school,
        review__version__agreement__state__in=(Agreement.State.DRAFT, Agreement.State.REVIEW),
        review__version__agreement__partnership__lead_id=actor.user_id,
    ).exclude(review__version__agreement__partnership__stage__in=Partnership.CLOSED)
    waiting: dict[tuple[int, str], int] = {}
    found = rows.values_list("review__version_id", "review__version__agreement__subject").order_by("pk")
    for version_id, subject in found[:MOST]:
        waiting[version_id, subject] = waiting.get((version_id, subject), 0) + 1
    for (version_id, subject), count in waiting.items():
        words = ngettext("%(number)s catatan belum dijawab", "%(number)s catatan belum dijawab", count)
        yield Task(
            title=_("Jawab catatan atas naskah: %(title)s") % {"title": subject},
            url=school_url(school, "partnerships:text_version", version_id),
            context=words % {"number": count},
            action=_("Jawab"),
        )


PANELS = (Panel("partnerships.text_comments", "must_do", must_answer),)
