"""Hand over [IN8]: the parents choose what goes to which school; the team leaves a word for the next class."""

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
from inclusion.models import ClassNote, Consent, Handover, Pupil
from inclusion.policy.common import check_consent
from inclusion.policy.handover import HANDOVER, check_hand_over, check_open, check_own, check_write_class_note
from inclusion.queries.handover import payload_of
from inclusion.queries.progress import class_names
from inclusion.terms import DataKind, Purpose
from schools.links import school_url


@transaction.atomic
def hand_over(*, by: Actor, now: datetime, pupil: Pupil, receiver: str, kinds: Sequence[str]) -> Handover:
    """Choose what goes to which school: records the guardian's consent and freezes exactly these kinds of data.

    Results of assessments need the consent to keep them as well. Raises `NotNow` without anything chosen.
    """
    guardian = check_hand_over(by, pupil, now)
    if DataKind.ASSESSMENTS in kinds:
        check_consent(pupil, now, Purpose.ASSESSMENT)
    consent = record_consent(
        by=by, now=now, pupil=pupil, purpose=Purpose.HANDOVER, given_by=guardian, method=Consent.Method.ACCOUNT, receiver=receiver,
        covers=list(kinds),
    )  # fmt: skip
    with translation.override("id"):
        payload: Any = payload_of(pupil, kinds, receiver, pupil.school.local_date(now))
    made = Handover.objects.create(
        school=pupil.school, pupil=pupil, guardian=guardian, consent=consent, payload=payload, created_at=now, created_by_label=by.label,
    )  # fmt: skip
    audit.record(by, "handover.made", made, now, pupil=pupil.pk, kinds=sorted(kinds))
    return made


@transaction.atomic
def give_handover_link(*, by: Actor, now: datetime, handover: Handover, seed: str = "") -> tuple[ScopedLink, str]:
    """A link for the receiving school, for fourteen days. Returns it with its path, shown once."""
    handover = (
        Handover.objects.select_for_update(of=("self",))
        .select_related("consent", "pupil", "school")
        .get(pk=handover.pk)
    )
    check_own(by, handover)
    check_open(handover, now)
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
        ways = [school_url(consent.school, f"inclusion:{name}", consent.pupil_id) for name in ("messages", "child")]
        drop_messages(consent.school_id, ways)
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
