"""Hand over [IN8]: the parents choose or agree what goes to which school or class; the team leaves a word for the next class."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core import audit, links
from core.models import ScopedLink
from core.policy import Actor, Denied
from core.subjects import subject_of
from inclusion.actions._stop import drop_messages, revoke_links
from inclusion.actions.consents import record_consent
from inclusion.emails.handover import handover_url, tell_new_homeroom
from inclusion.models import ClassNote, Consent, Handover, Pupil
from inclusion.policy.common import check_consent
from inclusion.policy.handover import HANDOVER, check_give, check_hand_over, check_own, check_write_class_note
from inclusion.queries.handover import payload_of
from inclusion.queries.progress import class_names
from inclusion.terms import DataKind, Purpose
from schools.links import school_url
from schools.models import ClassGroup


@transaction.atomic
def hand_over(
    *, by: Actor, now: datetime, pupil: Pupil, covers: Sequence[str], receiver: str = "", class_group: ClassGroup | None = None
) -> Handover:  # fmt: skip
    """A guardian chooses what goes to which school or class: records the consent, which freezes exactly these kinds of data.

    Raises `NotNow` without anything chosen.
    """
    guardian = check_hand_over(by, pupil, now)
    method = Consent.Method.LINK if by.link_id else Consent.Method.ACCOUNT
    consent = record_consent(
        by=by, now=now, pupil=pupil, purpose=Purpose.HANDOVER, given_by=guardian, method=method, receiver=receiver,
        class_group=class_group, covers=covers,
    )  # fmt: skip
    return Handover.objects.select_related("consent", "pupil", "school").get(consent=consent)


@transaction.atomic
def freeze_handover(*, by: Actor, now: datetime, consent: Consent) -> Handover | None:
    """What follows from a consent to hand over, however it was given: its data are frozen as they are now, and the receiver is told.

    Raises `NotNow` while the consents on which the data rest are not there. Nothing follows from one that is not in force.
    """
    pupil = consent.pupil
    if consent.purpose != Purpose.HANDOVER or not consent.is_in_force(pupil.school.local_date(now)):
        return None
    check_consent(pupil, now)
    if DataKind.ASSESSMENTS in consent.covers:
        check_consent(pupil, now, Purpose.ASSESSMENT)
    with translation.override("id"):
        payload: Any = payload_of(pupil, consent.covers, consent.receiver, pupil.school.local_date(now))
    made = Handover.objects.create(
        school=pupil.school, pupil=pupil, guardian=consent.given_by, consent=consent, payload=payload, created_at=now,
        created_by_label=consent.given_by.name,
    )  # fmt: skip
    audit.record(by, "handover.made", made, now, pupil=pupil.pk, kinds=sorted(consent.covers))
    tell_new_homeroom(made, now)
    return made


@transaction.atomic
def give_handover_link(*, by: Actor, now: datetime, handover: Handover, seed: str = "") -> tuple[ScopedLink, str]:
    """A link for the receiving school, for fourteen days. Returns it with its path, shown once."""
    handover = (
        Handover.objects.select_for_update(of=("self",))
        .select_related("consent__class_group", "pupil", "school")
        .get(pk=handover.pk)
    )
    check_give(by, handover, now)
    link, token = links.issue(
        by=by, now=now, purpose=HANDOVER, subject=handover, recipient_label=handover.consent.receiver, seed=seed
    )
    return link, reverse("core:open_link", args=[token])


@transaction.atomic
def revoke_handover_link(*, by: Actor, now: datetime, handover: Handover, link: ScopedLink) -> None:
    """Make the link useless at once. Raises `Denied` for a link about something else."""
    check_own(by, handover)
    if (link.subject_type, link.subject_id) != subject_of(handover):
        raise Denied(_("Tautan ini berlaku untuk hal lain."))
    links.revoke(link, by=by, now=now)


@transaction.atomic
def stop_handovers(*, by: Actor, now: datetime, consent: Consent) -> None:
    """A withdrawn handover stops at once; without the consent to support, all of the pupil's do, and mails about messages that wait."""
    rows = Handover.objects.filter(consent=consent)
    if consent.purpose == Purpose.SUPPORT:
        rows = Handover.objects.filter(pupil=consent.pupil_id)
        ways = [
            school_url(consent.school, f"inclusion:{name}", consent.pupil_id)
            for name in ("messages", "child", "pupil_handovers")
        ]
        drop_messages(consent.school_id, ways)
    drop_messages(consent.school_id, [handover_url(row) for row in rows.select_related("school")])
    revoke_links(rows, by=by, now=now)


@transaction.atomic
def leave_class_note(
    *, by: Actor, now: datetime, pupil: Pupil, works: str, avoid: str = "", next_steps: str = ""
) -> ClassNote:
    """Leave a word for next year's team. Notes stay; a new one stands above the old."""
    check_write_class_note(by, pupil)
    check_consent(pupil, now)
    note = ClassNote.objects.create(
        pupil=pupil, class_name=class_names([pupil.pk]).get(pupil.pk, ""), works=works, avoid=avoid, next_steps=next_steps,
        by_id=by.user_id, by_label=by.label, created_at=now,
    )  # fmt: skip
    audit.record(by, "class_note.left", note, now, pupil=pupil.pk)
    return note
