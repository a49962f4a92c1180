"""Engagements in every state, walked there by the real actions: the teacher learns, the staff member helps."""

from __future__ import annotations

from datetime import datetime, timedelta

from collaboration.actions import mentoring as actions
from collaboration.actions import mentoring_sessions as sessions
from collaboration.models import Mentoring, MentoringMember, MentoringSession
from tests.clock import NOW
from tests.world import Side

Part = MentoringMember.Part
STEPS = ("proposed", "active", "met", "closed")


def make_mentoring(
    side: Side,
    reach: str = "proposed",
    *,
    kind: str = Mentoring.Kind.MENTORING,
    learns: str = "teacher",
    helps: str = "staff",
    by: str = "",
    text: str = "kata",
    now: datetime = NOW,
) -> Mentoring:
    """An engagement that has come as far as `reach`. `text` stands in everything that is said. `by` proposes (default: who learns)."""
    learner, helper = getattr(side, learns), getattr(side, helps)
    parts = {learner: Part.LEARNS, helper: Part.HELPS}
    if kind == Mentoring.Kind.RESEARCH:
        parts = {learner: Part.JOINS, helper: Part.JOINS}
    made = actions.propose_mentoring(
        by=side.as_(by or learns),
        now=now,
        school=side.school,
        kind=kind,
        people=parts,
        topic=f"{text} topik",
        hopes=f"{text} harapan",
    )
    if reach == "proposed":
        return made
    for role in (learns, helps):
        if made.members.filter(user=getattr(side, role), agreed_at=None).exists():
            made = actions.accept_mentoring(by=side.as_(role), now=now, mentoring=made)
    if reach in ("met", "closed"):
        make_session(side, made, learns=learns, text=text, now=now + timedelta(days=7))
    if reach == "closed":
        for role in (learns, helps):
            made = actions.write_gain(
                by=side.as_(role),
                now=now + timedelta(days=8),
                mentoring=made,
                text=f"{text} hasil",
                close=role == helps,
            )
    made.refresh_from_db()
    return made


def make_session(
    side: Side, mentoring: Mentoring, *, learns: str = "teacher", text: str = "kata", now: datetime = NOW
) -> MentoringSession:
    """They met today, with one next step of the one who learns."""
    step = {
        "what": f"{text} langkah",
        "who": getattr(side, learns),
        "due_on": side.school.local_date(now) + timedelta(days=7),
    }
    return sessions.record_session(
        by=side.as_(learns), now=now, mentoring=mentoring, held_on=side.school.local_date(now), talked=f"{text} dibicarakan",
        steps=[step],
    )  # fmt: skip
