"""Stage 7: decide what becomes of the partnership, on the evidence of its evaluations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.dates import add_months
from core.policy import Actor, NotNow
from partnerships.actions._partnership import lock
from partnerships.actions.addenda import draft_addendum
from partnerships.actions.agreements import draft_successor, review_before
from partnerships.actions.partnerships import move_partnership
from partnerships.actions.settlement import Settled, settle
from partnerships.chain import AMENDABLE
from partnerships.models import Agreement, EvaluationRound, Partnership, Review
from partnerships.policy import check_approve
from partnerships.terms import Decision, Form

MOVES = {Decision.RENEW: "renew", Decision.AMEND: "amend", Decision.EXTEND: "extend", Decision.END: "end"}
IN_FORCE = (Decision.EXTEND, Decision.AMEND, Decision.RENEW, Decision.END)
RUN_OUT = (Decision.RENEW, Decision.END)
WITHOUT_AGREEMENT = (Decision.EXTEND, Decision.END)


def newest_signed(partnership: Partnership) -> Agreement | None:
    """The signed agreement that the review speaks of; None on the informal path, and when it was terminated."""
    signed = partnership.agreements.bases().filter(state=Agreement.State.SIGNED)
    return signed.filter(signed_at__gte=partnership.term_since).order_by("-id").first()


def decisions_for(partnership: Partnership, agreement: Agreement | None, today: date) -> tuple[Decision, ...]:
    """What may be decided: what is in force is extended or amended by addendum, renewed by a successor, or ends.

    An agreement that has run out is renewed, not amended; an informal partnership goes on or ends; a formal one whose
    agreement was terminated gets a new agreement or ends: it does not go on without any.
    """
    if agreement is not None:
        return IN_FORCE if agreement.status(today) in AMENDABLE else RUN_OUT
    return WITHOUT_AGREEMENT if partnership.form == Form.INFORMAL else RUN_OUT


def evidence(partnership: Partnership) -> list[EvaluationRound]:
    """The closed evaluations of the present round, on which the decision rests; the newest first."""
    closed = partnership.rounds.filter(state=EvaluationRound.State.CLOSED, closed_at__gte=partnership.cycle_since)
    return list(closed.order_by("-closed_at"))


def next_look(agreement: Agreement | None, today: date) -> date:
    """When what goes on unchanged in its term is looked at again: a year on, or three months before its end."""
    end = agreement.last_day if agreement else None
    if end is None:
        return add_months(today, 12)
    return review_before(end) if review_before(end) > today else end


def check_next_look(agreement: Agreement | None, review_on: date | None, today: date) -> date:
    """The next review date. Raises `NotNow` for none, one that is not ahead, and more than a year for what runs on without an end."""
    if review_on is None or review_on <= today:
        raise NotNow(_("Isi tanggal peninjauan berikutnya, setelah hari ini."), [_("Tanggal peninjauan berikutnya")])
    if agreement is not None and review_on > add_months(today, 12):
        raise NotNow(_("Perjanjian yang berlaku terus ditinjau sekurang-kurangnya setahun sekali."))
    return review_on


def check_end(agreement: Agreement | None, ended_on: date | None, today: date) -> date:
    """The day on which it ends: the agreement's own last day, or an earlier one that is not ahead. Raises `NotNow` otherwise."""
    day = ended_on or today
    at_term = agreement is not None and day == agreement.last_day
    if day > today and not at_term:
        raise NotNow(
            _("Tanggal berakhir adalah hari terakhir perjanjian, atau bila lebih awal, paling lambat hari ini.")
        )
    return day


@transaction.atomic
def decide_review(
    *, by: Actor, now: datetime, partnership: Partnership, decision: str, reasons: str, review_on: date | None = None,
    ends_on: date | None = None, ended_on: date | None = None, settlements: Mapping[int, Settled] | None = None,
) -> Review:  # fmt: skip
    """Record the principal's decision and carry it out; `settlements` says what becomes of each duty that is still owed.

    Renewing drafts a successor; extending and amending draft an addendum, an extension with the new end `ends_on`. What has no
    end (evergreen or informal) goes on with the next review date. Ending needs every obligation settled. Whatever was signed
    stays as it was. Raises `Denied` for anyone but the principal, `NotNow` outside stage 7, without reasons, or for a decision
    that does not fit.
    """
    row = lock(partnership)
    check_approve(by, row)
    today = row.school.local_date(now)
    agreement = newest_signed(row)
    chosen = _fitting(row, agreement, decision, reasons, today)
    rounds = evidence(row)
    end = check_end(agreement, ended_on, today) if chosen == Decision.END else None
    settle(by=by, now=now, partnership=row, settlements=settlements or {}, ending=chosen == Decision.END)
    move_partnership(by=by, now=now, partnership=partnership, name=MOVES[chosen], comment=reasons, ended_on=end)
    facts: dict[str, Agreement | None] = {}
    if chosen == Decision.RENEW and agreement is not None:
        facts["successor"] = draft_successor(by=by, now=now, agreement=agreement)
    elif chosen in (Decision.EXTEND, Decision.AMEND):
        facts["addendum"] = _go_on(by, now, partnership, agreement, chosen, reasons, review_on, ends_on)
    return _record(by, now, partnership, agreement, chosen, reasons, rounds, end, facts)


def _fitting(row: Partnership, agreement: Agreement | None, decision: str, reasons: str, today: date) -> Decision:
    if not reasons.strip():
        raise NotNow(_("Tuliskan alasan keputusan ini."), [_("Alasan")])
    if decision not in decisions_for(row, agreement, today):
        raise NotNow(_("Keputusan ini tidak sesuai dengan bentuk kemitraannya. Pilih keputusan lain."))
    return Decision(decision)


def _go_on(
    by: Actor, now: datetime, partnership: Partnership, agreement: Agreement | None, decision: Decision, reasons: str,
    review_on: date | None, ends_on: date | None,
) -> Agreement | None:  # fmt: skip
    """Extend or amend: an addendum where one is needed, and the day of the next look."""
    today = partnership.school.local_date(now)
    addendum = None
    if decision == Decision.AMEND and agreement is not None:
        look = next_look(agreement, today)
        addendum = draft_addendum(by=by, now=now, agreement=agreement)
    elif agreement is None or agreement.last_day is None:
        look = check_next_look(agreement, review_on, today)
    else:
        if ends_on is None:
            raise NotNow(_("Isi tanggal berakhir yang baru."), [_("Berlaku sampai")])
        look = review_before(ends_on)
        addendum = draft_addendum(by=by, now=now, agreement=agreement, ends_on=ends_on, review_on=look)
    look = max(look, today + timedelta(days=1))
    Partnership.objects.filter(pk=partnership.pk).update(review_on=look)
    partnership.review_on = look
    return addendum


def _record(
    by: Actor, now: datetime, partnership: Partnership, agreement: Agreement | None, decision: Decision, reasons: str,
    rounds: list[EvaluationRound], ended_on: date | None, facts: Mapping[str, Agreement | None],
) -> Review:  # fmt: skip
    review = Review.objects.create(
        partnership=partnership, agreement=agreement, decision=decision, reasons=reasons.strip(), ended_on=ended_on,
        decided_on=partnership.school.local_date(now), decided_at=now, decided_by_id=by.user_id, **facts,
    )  # fmt: skip
    review.rests_on.set(rounds)
    details = {name: row.pk for name, row in facts.items() if row is not None}
    audit.record(by, "partnership.reviewed", review, now, decision=str(decision), **details)
    return review


@transaction.atomic
def end_early(
    *, by: Actor, now: datetime, partnership: Partnership, reasons: str, ended_on: date | None = None,
    settlements: Mapping[int, Settled] | None = None,
) -> Review:  # fmt: skip
    """End a partnership before its review: with a reason, the day, and a decision on every duty that is still owed.

    Raises `Denied` for anyone but the principal, `NotNow` at other stages, without a reason, or while a duty is not settled.
    """
    row = lock(partnership)
    check_approve(by, row)
    today = row.school.local_date(now)
    agreement = newest_signed(row)
    rounds = evidence(row)
    end = check_end(agreement, ended_on, today)
    settle(by=by, now=now, partnership=row, settlements=settlements or {}, ending=True)
    move_partnership(by=by, now=now, partnership=partnership, name="end_early", comment=reasons, ended_on=end)
    return _record(by, now, partnership, agreement, Decision.END, reasons, rounds, end, {})
