"""Page-shaped reads of the conversation between school and home."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, Max, OuterRef

from core.keyset import slice_after
from core.policy import Actor
from inclusion.models import Guardian, MessageMark, ParentMessage, Pupil

ORDER = ("-pk",)


def conversation(pupil: Pupil, position: str = "") -> tuple[list[ParentMessage], str]:
    """The newest messages first, each with what it answers, and the position from which to go on. One query."""
    rows = ParentMessage.objects.filter(pupil=pupil).select_related("answers")
    answered = ParentMessage.objects.filter(answers=OuterRef("pk"))
    part = slice_after(rows.annotate(is_answered=Exists(answered)), ORDER, position)
    return list(part.rows), part.after


def seen(pupil: Pupil, actor: Actor, guardian: Guardian | None) -> int:
    """Up to which message this reader has read. One query."""
    rows = MessageMark.objects.filter(pupil=pupil)
    rows = rows.filter(guardian=guardian) if guardian is not None else rows.filter(user=actor.user_id or 0)
    return rows.values_list("seen_id", flat=True).first() or 0


def unread(pupil: Pupil, actor: Actor, guardian: Guardian | None) -> int:
    """How many messages of the other side this reader has not read yet. Two queries."""
    rows = ParentMessage.objects.filter(pupil=pupil, pk__gt=seen(pupil, actor, guardian))
    return rows.filter(guardian=None).count() if guardian is not None else rows.filter(guardian__isnull=False).count()


def context(pupil: Pupil, actor: Actor, guardian: Guardian | None, position: str = "") -> dict[str, Any]:
    """What a page with the conversation shows: the messages, which of them are new to this reader, how to go on."""
    rows, after = conversation(pupil, position)
    last = seen(pupil, actor, guardian)
    new = [row for row in rows if row.pk > last and row.from_home == (guardian is None)]
    return {
        "talk": rows,
        "after": after,
        "new": {row.pk for row in new},
        "newest": rows[0].pk if rows else 0,
        "at_home": guardian is not None,
    }


def questions(pupils: Iterable[int] | Any) -> Any:
    """Questions from home that nobody answered, oldest first."""
    return (
        ParentMessage.objects.open_questions()
        .filter(pupil__in=pupils, guardian__isnull=False)
        .select_related("pupil")
        .order_by("pk")
    )


def news_for(actor: Actor, pupils: Iterable[int]) -> set[int]:
    """Those of these pupils about whom the school wrote something that this parent has not read. Two queries."""
    marks = MessageMark.objects.filter(pupil__in=(pupils := list(pupils)), guardian__user=actor.user_id or 0)
    read = dict(marks.values_list("pupil", "seen_id"))
    newest = ParentMessage.objects.filter(pupil__in=pupils, guardian=None).values("pupil").annotate(last=Max("pk"))
    return {row["pupil"] for row in newest.order_by() if row["last"] > read.get(row["pupil"], 0)}
