"""Stage 7: decide what becomes of the partnership, on the evidence of its evaluations."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from partnerships.actions.agreements import draft_successor
from partnerships.actions.partnerships import move_partnership
from partnerships.models import Agreement, Partnership, Review
from partnerships.policy import check_approve
from partnerships.terms import Decision, Form

MOVES = {Decision.RENEW: "renew", Decision.AMEND: "renew", Decision.EXTEND: "extend", Decision.END: "end"}
WITH_AGREEMENT = (Decision.RENEW, Decision.AMEND, Decision.END)
WITHOUT_AGREEMENT = (Decision.EXTEND, Decision.END)
BROKEN_OFF = (Decision.RENEW, Decision.END)


def newest_signed(partnership: Partnership) -> Agreement | None:
    """The signed agreement that the review speaks of; None on the informal path, and when it was terminated."""
    signed = partnership.agreements.filter(state=Agreement.State.SIGNED)
    return signed.filter(signed_at__gte=partnership.cycle_since).order_by("-id").first()


def decisions_for(partnership: Partnership, agreement: Agreement | None) -> tuple[Decision, ...]:
    """What may be decided: a signed agreement is renewed, amended by a successor, or ends; an informal one goes on or ends.

    A formal one whose agreement was terminated gets a new agreement or ends: it does not go on without any.
    """
    if agreement:
        return WITH_AGREEMENT
    return WITHOUT_AGREEMENT if partnership.form == Form.INFORMAL else BROKEN_OFF


@transaction.atomic
def decide_review(
    *, by: Actor, now: datetime, partnership: Partnership, decision: str, reasons: str, review_on: date | None = None
) -> Review:
    """Record the principal's decision and carry it out.

    Renewing and amending draft a successor agreement that is linked to the old one; the old one stays as it was signed.
    Going on informally sets the next review date `review_on`. Ending needs every obligation settled. Raises `Denied` for
    anyone but the principal, `NotNow` outside stage 7, without reasons, or for a decision that does not fit the form.
    """
    check_approve(by, partnership)
    if not reasons.strip():
        raise NotNow(_("Tuliskan alasan keputusan ini."), [_("Alasan")])
    agreement = newest_signed(partnership)
    if decision not in decisions_for(partnership, agreement):
        raise NotNow(_("Keputusan ini tidak sesuai dengan bentuk kemitraannya. Pilih keputusan lain."))
    if decision == Decision.EXTEND and (review_on is None or review_on <= partnership.school.local_date(now)):
        raise NotNow(_("Isi tanggal peninjauan berikutnya, setelah hari ini."), [_("Tanggal peninjauan berikutnya")])
    move_partnership(by=by, now=now, partnership=partnership, name=MOVES[Decision(decision)], comment=reasons)
    if decision == Decision.EXTEND:
        Partnership.objects.filter(pk=partnership.pk).update(review_on=review_on)
        partnership.review_on = review_on
    successor = draft_successor(by=by, now=now, agreement=agreement) if agreement and decision != Decision.END else None
    review = Review.objects.create(
        partnership=partnership, agreement=agreement, decision=decision, reasons=reasons.strip(), successor=successor,
        decided_on=partnership.school.local_date(now), decided_at=now, decided_by_id=by.user_id,
    )  # fmt: skip
    audit.record(
        by, "partnership.reviewed", review, now, decision=str(decision), successor=successor.pk if successor else None
    )
    return review
