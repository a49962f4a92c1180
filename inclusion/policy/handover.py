"""Who hands a pupil's data over: a guardian who may decide, and nobody else."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, NotNow
from inclusion.models import Guardian, Handover, Pupil
from inclusion.policy.common import check_see_plan_of, check_work_on
from inclusion.policy.parents import check_home, guardian_of

HANDOVER = "inclusion.handover"
"""Purpose of the link that opens handed-over data to the receiving school."""
CLOSED = _("Persetujuan untuk penyerahan ini sudah dicabut atau berakhir, jadi datanya tidak dapat dibuka lagi.")


def check_hand_over(actor: Actor, pupil: Pupil, now: datetime) -> Guardian:
    """A guardian of this pupil who may decide. Returns the guardian."""
    guardian = check_home(actor, pupil, now)
    if not guardian.may_consent:
        raise Denied(_("Penyerahan data diputuskan oleh orang tua atau wali yang berhak memberi persetujuan."))
    return guardian


def check_open(handover: Handover, now: datetime) -> None:
    """What was handed over opens only while its consent is in force: for parents and for the receiving school."""
    if not handover.is_open(handover.school.local_date(now)):
        raise NotNow(CLOSED)


def check_own(actor: Actor, handover: Handover) -> None:
    """Give a link to it, or take the link back: a guardian of the pupil."""
    if guardian_of(actor, handover.pupil) is None:
        raise Denied(_("Tautan penyerahan diberikan oleh orang tua."))


def check_read_class_notes(actor: Actor, pupil: Pupil) -> None:
    """As the plan."""
    check_see_plan_of(actor, pupil)


def check_write_class_note(actor: Actor, pupil: Pupil) -> None:
    """The team of this year leaves a word for the next."""
    check_work_on(actor, pupil)
