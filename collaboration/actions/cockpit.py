"""Invite colleagues to take part, and hand pairs to the observations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.actions.observations import arrange_observation
from collaboration.models import Observation
from collaboration.policy.cockpit import check_invite
from collaboration.queries.coverage import INVITED
from collaboration.scheduling import Slot
from core import audit, mail
from core.policy import Actor, Denied, NotNow
from schools.links import school_url
from schools.models import Lesson, Membership, School, User
from schools.roles import TEACHING


@transaction.atomic
def invite_to_join(*, by: Actor, now: datetime, school: School, person: User, words: str = "") -> None:
    """Send a friendly invitation, once a month at most. It asks for nothing and reports nothing."""
    check_invite(by)
    if not Membership.objects.holding(school, *TEACHING).filter(user=person).exists():
        raise Denied(_("Undangan dikirim kepada guru dan tenaga kependidikan sekolah ini."))
    mail.queue(
        tenant=school, to_user=person, kind=INVITED, template="emails/collaboration/invited", now=now,
        context={"by": by.label, "words": words.strip()[:500]}, url=school_url(school, "collaboration:home"),
        dedupe_key=f"invited:{school.local_date(now):%Y-%m}",
    )  # fmt: skip
    audit.record(by, "cockpit.invited", school, now)


@transaction.atomic
def arrange_agenda(
    *, by: Actor, now: datetime, school: School, pairs: Sequence[tuple[Lesson, date, User]]
) -> list[Observation]:
    """Hand pairs to the observations: each becomes a proposal to which both colleagues still say yes or no."""
    check_invite(by)
    if not pairs:
        raise NotNow(_("Pilih sedikitnya satu pasangan."))
    made = []
    for lesson, day, observer in pairs:
        slot = Slot(
            datetime.combine(day, lesson.starts_at, tzinfo=school.zone),
            datetime.combine(day, lesson.ends_at, tzinfo=school.zone),
            class_groups=(lesson.class_group,), room=lesson.room,
        )  # fmt: skip
        made.append(
            arrange_observation(
                by=by,
                now=now,
                school=school,
                observed=lesson.teacher,
                observer=observer,
                slot=slot,
                subject=lesson.subject,
            )
        )
    audit.record(by, "cockpit.agenda_arranged", school, now, count=len(made))
    return made
