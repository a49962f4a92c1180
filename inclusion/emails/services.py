"""Who hears of a service: the person in charge and those who keep services. No message names the pupil or the need."""

from __future__ import annotations

from datetime import datetime

from core import mail
from core.policy import Actor
from inclusion.models import Service
from schools.links import school_url
from schools.models import Membership, User
from schools.roles import Role

TEMPLATE = "emails/inclusion/service"
TOLD = {"start": "started", "accept": "accepted", "decline": "declined", "finish": "finished", "revoke": "revoked"}


def _people(service: Service) -> dict[int, User]:
    held = Membership.objects.holding(service.school_id, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR)
    team = set(service.pupil.team.filter(left_on=None).values_list("user_id", flat=True)) | {service.in_charge_id}
    return {row.user_id: row.user for row in held.filter(user__in=team - {None}).select_related("user")}


def tell_of_move(service: Service, name: str, *, by: Actor, now: datetime, key: str, provider: bool) -> None:
    """Tell the team's support staff of a move that they did not make themselves. `provider` says that the partner made it."""
    word = TOLD.get(name)
    if word is None:
        return
    for user in _people(service).values():
        if user.pk == by.user_id:
            continue
        mail.queue(
            tenant=service.school, to_user=user, kind=f"inclusion.service_{word}", template=TEMPLATE,
            context={"word": word, "provider": provider}, url=school_url(service.school, "inclusion:service", service.pk), now=now,
            dedupe_key=key,
        )  # fmt: skip
