"""What the two hear of an observation: that something happened, with whom. Never a word of what was said."""

from __future__ import annotations

from datetime import datetime

from collaboration.models import Observation
from core import mail
from core.policy import Actor
from schools.links import school_url


def tell(observation: Observation, word: str, *, by: Actor, now: datetime) -> None:
    """Tell each of the two except the one who acted. `word`: asked, answered, reflected, noted_late, share."""
    pairs = ((observation.observed, observation.observer), (observation.observer, observation.observed))
    for person, other in pairs:
        if person.pk != by.user_id:
            mail.queue(
                tenant=observation.school, to_user=person, kind=f"collaboration.observation_{word}",
                template="emails/collaboration/observation", context={"other": other.display_name, "word": word}, now=now,
                url=school_url(observation.school, "collaboration:observation", observation.pk),
                dedupe_key=f"observation:{observation.pk}:{word}:{now.timestamp()}",
            )  # fmt: skip
