"""What members hear of an engagement: that something happened, with whom. Never a word of what was said."""

from __future__ import annotations

from datetime import datetime

from collaboration.models import Mentoring
from core import mail
from core.policy import Actor
from schools.links import school_url


def tell(mentoring: Mentoring, word: str, *, by: Actor, now: datetime) -> None:
    """Tell each member except the one who acted. `word`: proposed, answered, closed."""
    for row in mentoring.members.select_related("user"):
        if row.user_id != by.user_id:
            mail.queue(
                tenant=mentoring.school, to_user=row.user, kind=f"collaboration.mentoring_{word}",
                template="emails/collaboration/mentoring", now=now, context={"others": mentoring.names(but=row.user_id), "word": word},
                url=school_url(mentoring.school, "collaboration:mentoring", mentoring.pk),
                dedupe_key=f"mentoring:{mentoring.pk}:{word}:{now.timestamp()}",
            )  # fmt: skip
