"""What the homeroom teacher of a receiving class is told: that parents handed something over. No name, no word of it."""

from __future__ import annotations

from datetime import datetime

from core import mail
from inclusion.models import Handover
from schools.links import school_url


def handover_url(handover: Handover) -> str:
    """Where it is read in the school."""
    return school_url(handover.school, "inclusion:handover", handover.pupil_id, handover.pk)


def tell_new_homeroom(handover: Handover, now: datetime) -> None:
    """The homeroom teacher of the receiving class, if there is one."""
    group = handover.consent.class_group
    if group is None or group.homeroom is None:
        return
    mail.queue(
        tenant=handover.school, to_user=group.homeroom, kind="inclusion.handover", template="emails/inclusion/handover",
        context={"class_name": group.name}, now=now, url=handover_url(handover), dedupe_key=f"handover:{handover.pk}",
    )  # fmt: skip
