"""Who may do what with reviews: whoever reads the plan reads them; special-needs teacher and counsellor keep them."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, NotNow
from inclusion.models import PlanReview, SupportPlan
from inclusion.policy.common import check_see_plan_of
from inclusion.policy.plans import check_lead
from schools.models import User

REVIEWED = (SupportPlan.State.IN_FORCE, SupportPlan.State.AMENDING, SupportPlan.State.SHARED, SupportPlan.State.AGREED)
"""States in which a plan with an approved version is reviewed."""


def check_plan_review(actor: Actor, plan: SupportPlan) -> None:
    """Set a review for a plan that holds."""
    check_lead(actor, plan)
    if plan.held_id is None or plan.state not in REVIEWED:
        raise NotNow(_("Tinjauan dijadwalkan untuk rencana yang sudah berlaku."))


def check_keep_review(actor: Actor, review: PlanReview) -> None:
    """Special-needs teacher and counsellor."""
    check_lead(actor, review.plan)


def check_ahead(actor: Actor, review: PlanReview) -> None:
    """As `check_keep_review`, until it is closed or cancelled."""
    check_keep_review(actor, review)
    if not review.is_ahead:
        raise NotNow(
            _("Tinjauan ini berstatus “%(state)s”, jadi isinya tetap.") % {"state": review.get_state_display()}
        )


def check_write_minutes(actor: Actor, review: PlanReview, now: datetime) -> None:
    """Minutes are written from the day of the meeting on, until the review is closed."""
    check_ahead(actor, review)
    school = review.plan.school
    if review.state != PlanReview.State.INVITED or school.local_date(now) < school.local_date(review.starts_at):
        raise NotNow(_("Notulen ditulis mulai hari pertemuan, setelah undangan dikirim."))


def check_correct(actor: Actor, review: PlanReview) -> None:
    """A correction note stands beside minutes that are closed."""
    check_keep_review(actor, review)
    if review.state != PlanReview.State.CLOSED:
        raise NotNow(_("Catatan perbaikan ditulis setelah tinjauan ditutup."))


def check_hand_out(actor: Actor, review: PlanReview) -> None:
    """Whoever keeps the review hands out what is to be done."""
    check_keep_review(actor, review)
    if review.state == PlanReview.State.CANCELLED:
        raise NotNow(_("Tinjauan ini dibatalkan."))


def owners(review: PlanReview, people: QuerySet[User]) -> QuerySet[User]:
    """Of these users the pupil's team: only they are put in charge, so that nobody else learns of the pupil."""
    return people.filter(pk__in=review.plan.pupil.team.filter(left_on=None).values("user"))


def check_owner(review: PlanReview, person: User) -> None:
    """Only the team is put in charge."""
    if not owners(review, type(person).objects.filter(pk=person.pk)).exists():
        raise Denied(_("Tindak lanjut tinjauan dikerjakan oleh anggota tim siswa ini."))


def check_read_minutes(actor: Actor, review: PlanReview) -> None:
    """Whoever reads the plan; parents once the minutes are closed."""
    check_see_plan_of(actor, review.plan.pupil)
