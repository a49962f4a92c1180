"""The share of negotiations in the home page: comments that wait for an answer, parties that have not answered a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.kept import kept
from core.lines import Lines, every_one
from core.looks import day
from core.policy import Actor
from core.registry import Panel, Task
from partnerships.models import Agreement, TextComment, TextReview
from partnerships.models.partnership import Partnership
from partnerships.text_policy import SILENT_AFTER
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.roles import Role

MOST = 40


def must_answer(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Texts with comments that nobody answered, for the person in charge: one line per version."""
    school = school_of(actor)
    yield Lines(kept(_open_comments, actor), lambda comments: _unanswered(school, comments))


def _open_comments(actor: Actor) -> QuerySet[Any]:
    rows = TextComment.objects.filter(
        outcome=TextComment.Outcome.OPEN,
        review__version__agreement__school=actor.tenant_id,
        review__version__agreement__state__in=(Agreement.State.DRAFT, Agreement.State.REVIEW),
        review__version__agreement__partnership__lead_id=actor.user_id,
    ).exclude(review__version__agreement__partnership__stage__in=Partnership.CLOSED)
    return rows.values_list("review__version_id", "review__version__agreement__subject").order_by("pk")[:MOST]


def _unanswered(school: School, comments: Iterable[tuple[int, str]]) -> Iterable[Task]:
    for (version_id, subject), count in Counter(comments).items():
        words = ngettext("%(number)s catatan belum dijawab", "%(number)s catatan belum dijawab", count)
        yield Task(
            title=_("Jawab catatan atas naskah: %(title)s") % {"title": subject},
            url=school_url(school, "partnerships:text_version", version_id),
            context=words % {"number": count},
            action=_("Jawab"),
        )


def silent(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Texts of which a party has said nothing for days: of the own partnerships for leads, of the whole school for the hub."""
    school = school_of(actor)
    yield every_one(
        kept(_unheard, actor, before=now - timedelta(days=min(SILENT_AFTER))),
        lambda review: Task(
            title=_("Jawaban atas naskah: %(title)s") % {"title": review.version.agreement.subject},
            url=school_url(school, "partnerships:text_version", review.version_id),
            context=_("Versi %(number)s, dibagikan %(on)s")
            % {"number": review.version.number, "on": day(school.local_date(review.version.created_at))},
            who=review.party.partner.name,
        ),
    )


def _unheard(actor: Actor, before: datetime) -> QuerySet[TextReview]:
    rows = TextReview.objects.silent().filter(
        version__agreement__school=actor.tenant_id, version__created_at__lte=before
    )
    if not actor.has(Role.HUB):
        rows = rows.filter(version__agreement__partnership__lead_id=actor.user_id)
    return (
        rows.select_related(None)
        .select_related("version__agreement", "party__partner")
        .only("version__number", "version__created_at", "version__agreement__subject", "party__partner__name")
        .order_by("version__created_at", "pk")[:MOST]
    )


PANELS = (
    Panel("partnerships.text_comments", "must_do", must_answer),
    Panel("partnerships.text_silent", "waiting", silent),
)
