"""Who hands a pupil's data over: a guardian who may decide. The school may ask for it, and carries out what the guardian agreed to."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from inclusion.models import Guardian, Handover, Pupil
from inclusion.models.pupil import PLAN_READERS, SUPPORT
from inclusion.policy.common import check_consent, check_see_assessments_of, check_see_plan_of, check_work_on
from inclusion.policy.parents import check_home, guardian_of
from inclusion.terms import DataKind
from schools.roles import TEACHING

HANDOVER = "inclusion.handover"
"""Purpose of the link that opens handed-over data to the receiving school."""
CLOSED = _("Persetujuan untuk penyerahan ini sudah dicabut atau berakhir, jadi datanya tidak dapat dibuka lagi.")


def check_hand_over(actor: Actor, pupil: Pupil, now: datetime) -> Guardian:
    """A guardian of this pupil who may decide. Returns the guardian."""
    guardian = check_home(actor, pupil, now)
    if not guardian.may_consent:
        raise Denied(_("Penyerahan data diputuskan oleh orang tua atau wali yang berhak memberi persetujuan."))
    return guardian


def check_see_handovers(actor: Actor, pupil: Pupil) -> None:
    """What the school asked to hand over and what was handed over: principal, special-needs teacher, counsellor."""
    check_same_tenant(actor, pupil)
    if not actor.has(*PLAN_READERS):
        raise Hidden(_("Serah terima dibuka oleh kepala sekolah, guru pembimbing khusus, dan guru BK."))


def check_ask_handover(actor: Actor, pupil: Pupil, now: datetime) -> None:
    """Prepare it and ask the parents: special-needs teacher and counsellor, while there is something that may be handed over."""
    check_see_handovers(actor, pupil)
    if not actor.has(*SUPPORT):
        raise Denied(_("Serah terima disiapkan oleh guru pembimbing khusus atau guru BK."))
    check_consent(pupil, now)


def check_open(handover: Handover, now: datetime) -> None:
    """What was handed over opens only while its consent is in force: for parents, for the school and for the receiver."""
    if not handover.is_open(handover.school.local_date(now)):
        raise NotNow(CLOSED)


def is_new_homeroom(actor: Actor, handover: Handover) -> bool:
    """The person is the homeroom teacher of the class to which it was handed over."""
    group = handover.consent.class_group
    return (
        group is not None and actor.user_id is not None and group.homeroom_id == actor.user_id and actor.has(*TEACHING)
    )


def check_take_out(actor: Actor, handover: Handover, now: datetime) -> None:
    """Read and export it: the parents; under both consents those who read plans, and the homeroom teacher of the receiving class.

    Results of assessments stay with those who may read them anyway.
    """
    pupil = handover.pupil
    check_same_tenant(actor, handover)
    if guardian_of(actor, pupil) is None:
        if not is_new_homeroom(actor, handover):
            check_see_handovers(actor, pupil)
            if DataKind.ASSESSMENTS in handover.consent.covers:
                check_see_assessments_of(actor, pupil)
        check_consent(pupil, now)
    check_open(handover, now)


def check_own(actor: Actor, handover: Handover) -> None:
    """Take a link back: a guardian of the pupil, or the special-needs teacher or counsellor who carries it out."""
    check_same_tenant(actor, handover)
    if guardian_of(actor, handover.pupil) is None and not actor.has(*SUPPORT):
        raise Denied(_("Tautan penyerahan diberikan oleh orang tua, atau oleh sekolah setelah mereka setuju."))


def check_give(actor: Actor, handover: Handover, now: datetime) -> None:
    """Give the receiving school a link. A class of this school needs none: its homeroom teacher signs in."""
    check_take_out(actor, handover, now)
    check_own(actor, handover)
    if handover.consent.class_group_id is not None:
        raise NotNow(_("Wali kelas penerima membacanya dengan akunnya sendiri, tanpa tautan."))


def check_read_class_notes(actor: Actor, pupil: Pupil) -> None:
    """As the plan."""
    check_see_plan_of(actor, pupil)


def check_write_class_note(actor: Actor, pupil: Pupil) -> None:
    """The team of this year leaves a word for the next."""
    check_work_on(actor, pupil)
