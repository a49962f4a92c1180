"""Let a coach read a piece: both must want it, either takes it back, and what was read is read no more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from collaboration.actions.observations import lock
from collaboration.emails.observations import tell
from collaboration.models import Observation, ObservationShare
from collaboration.policy.common import LEADERS
from collaboration.policy.observations import check_keep, check_read_content, check_share
from core import audit
from core.policy import Actor, Denied, NotNow
from schools.models import Membership, User
from schools.roles import Role


def check_reader(person: User, school_id: int) -> None:
    """Raise `Denied` for anybody but a coach of the school who leads nobody there: leaders never read, whoever asks them to."""
    held = Membership.objects.active().filter(user=person, school_id=school_id)
    roles = set(held.values_list("role", flat=True))
    if Role.COACH not in roles or roles & set(LEADERS):
        raise Denied(_("Bagian observasi hanya dapat dibagikan kepada pembimbing, tidak kepada pimpinan."))


def _side(observation: Observation, by: Actor) -> str:
    return "observed_agreed_at" if observation.is_observed(by.user_id) else "observer_agreed_at"


@transaction.atomic
def offer_share(*, by: Actor, now: datetime, observation: Observation, piece: str, reader: User) -> ObservationShare:
    """Offer a piece to a coach. Nothing is readable until the other participant agrees."""
    row = lock(observation)
    check_share(by, row)
    check_reader(reader, row.school_id)
    standing = ObservationShare.objects.filter(observation=row, piece=piece, reader=reader, withdrawn_at=None)
    if standing.exists():
        raise NotNow(_("Bagian ini sudah ditawarkan kepada orang tersebut."))
    made = ObservationShare.objects.create(
        observation=row, piece=piece, reader=reader, created_at=now, **{_side(row, by): now}
    )
    audit.record(by, "observation.share_offered", row, now, reader=reader.pk)
    tell(row, "share", by=by, now=now)
    return made


@transaction.atomic
def consent_share(*, by: Actor, now: datetime, share: ObservationShare) -> ObservationShare:
    """Say yes to what the other one offered. From now on the coach reads it."""
    row = lock(share.observation)
    check_share(by, row)
    check_reader(share.reader, row.school_id)
    won = ObservationShare.objects.filter(pk=share.pk, withdrawn_at=None).update(**{_side(row, by): now})
    if not won:
        raise NotNow(_("Persetujuan ini sudah ditarik kembali."))
    audit.record(by, "observation.share_agreed", row, now, reader=share.reader_id)
    share.refresh_from_db()
    return share


@transaction.atomic
def withdraw_share(*, by: Actor, now: datetime, share: ObservationShare) -> ObservationShare:
    """Take one's consent back, at any time, without a reason. The coach reads nothing from this moment."""
    row = lock(share.observation)
    check_read_content(by, row)
    ObservationShare.objects.filter(pk=share.pk, withdrawn_at=None).update(withdrawn_at=now)
    audit.record(by, "observation.share_withdrawn", row, now, reader=share.reader_id)
    share.refresh_from_db()
    return share


@transaction.atomic
def keep_observation(*, by: Actor, now: datetime, observation: Observation, keep: bool) -> Observation:
    """Wish the content kept beyond its time, or no longer. It is kept only while both wish it."""
    row = lock(observation)
    check_keep(by, row)
    name = "observed_keeps_at" if row.is_observed(by.user_id) else "observer_keeps_at"
    Observation.objects.filter(pk=row.pk).update(**{name: now if keep else None, "updated_at": now})
    audit.record(by, "observation.keeping_changed", row, now)
    row.refresh_from_db()
    return row
