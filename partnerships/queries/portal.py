"""The partner's own page: what the school awaits from it, its agreements, what it is owed, what comes next [product PA, role `partner`]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.lines import Lines, one_each, tasks_of
from core.policy import Actor, allowed
from core.registry import Task
from partnerships.models import (
    Activity,
    Agreement,
    AgreementParty,
    EvaluationResponse,
    EvaluationRound,
    Obligation,
    Partner,
    Partnership,
    Party,
)
from partnerships.policy import check_write
from partnerships.queries.agreements import TONES
from partnerships.queries.negotiation import awaited_reviews
from schools.links import school_url
from schools.models import School

MOST = 30
"""Lines per list; everything else is one press away, on the partnership's own pages."""


def spoken_for(actor: Actor, partnership: Partnership, parties: Iterable[Party]) -> set[int]:
    """The parties for which this person may answer, confirm and sign (`check_speak_for`), in one query at most."""
    if allowed(check_write, actor, partnership):
        return {party.pk for party in parties}
    own = set(Partner.objects.own_of(actor).values_list("pk", flat=True))
    return {party.pk for party in parties if party.partner_id in own}


@dataclass(frozen=True)
class AgreementLine:
    """One agreement as its partner sees it. `number` is the partner's own letter number, '' while it has none."""

    agreement: Agreement
    status: Agreement.Status
    number: str

    @property
    def tone(self) -> str:
        return TONES[self.status]

    @property
    def ends_on(self) -> date | None:
        return self.agreement.last_day


@dataclass(frozen=True)
class Portal:
    """Everything on the page."""

    organisations: Sequence[Partner]
    asked: Sequence[Task]
    agreements: Sequence[AgreementLine]
    owed: Sequence[Obligation]
    activities: Sequence[Activity]
    partnerships: Sequence[Partnership]


def _mine(actor: Actor) -> QuerySet[Partner]:
    return Partner.objects.own_of(actor)


def portal(actor: Actor, school: School, today: date) -> Portal:
    """Read the page in a fixed number of queries."""
    running = Partnership.objects.filter(school=school, parties__partner__in=_mine(actor)).distinct()
    theirs = Obligation.objects.outstanding().filter(partnership__in=running).exclude(party__partner__in=_mine(actor))
    return Portal(
        organisations=list(_mine(actor).order_by("name")),
        asked=sorted(tasks_of(asked(actor, school)), key=lambda task: task.due or date.max)[:MOST],
        agreements=_agreements(actor, school, today),
        owed=list(_open(theirs).select_related("party__partner", "partnership").order_by("due_on", "pk")[:MOST]),
        activities=list(_coming(running, today)),
        partnerships=list(running.order_by("-pk")[:MOST]),
    )


def _open(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    return rows.exclude(partnership__stage__in=Partnership.CLOSED)


def _coming(running: QuerySet[Partnership], today: date) -> QuerySet[Activity]:
    rows = Activity.objects.filter(partnership__in=running, state=Activity.State.PLANNED, starts_on__gte=today)
    return rows.select_related("partnership", "in_charge").order_by("starts_on", "pk")[:MOST]


def _agreements(actor: Actor, school: School, today: date) -> list[AgreementLine]:
    """Those that reached the parties; a draft is the school's own paper."""
    rows = (
        AgreementParty.objects.filter(party__partner__in=_mine(actor), agreement__school=school)
        .exclude(agreement__state__in=(Agreement.State.DRAFT, Agreement.State.CANCELLED))
        .select_related("agreement__school")
        .order_by("-agreement_id")[:MOST]
    )
    return [AgreementLine(row.agreement, row.agreement.status(today), row.number) for row in rows]


def asked(actor: Actor, school: School) -> Iterator[Lines]:
    """What the school awaits from this person's organisation: duties, evaluations, signatures."""
    yield _duties(actor, school)
    yield _evaluations(actor, school)
    yield awaited_reviews(actor, school)
    yield _signatures(actor, school)


def _duties(actor: Actor, school: School) -> Lines:
    rows = _open(Obligation.objects.outstanding().filter(school=school, party__partner__in=_mine(actor)))
    return one_each(
        rows.select_related("partnership").order_by("due_on", "pk")[:MOST],
        lambda row: Task(
            title=row.description,
            url=school_url(school, "partnerships:obligation_confirm", row.pk),
            context=row.partnership.title,
            due=row.due_on,
            action=_("Konfirmasi"),
        ),
    )


def _evaluations(actor: Actor, school: School) -> Lines:
    rows = EvaluationResponse.objects.filter(
        party__partner__in=_mine(actor),
        submitted_at=None,
        round__school=school,
        round__state=EvaluationRound.State.OPEN,
    ).exclude(round__partnership__stage__in=Partnership.CLOSED)
    return one_each(
        rows.select_related("round__partnership").order_by("round__due_on", "pk")[:MOST],
        lambda row: Task(
            title=_("Isi evaluasi: %(title)s") % {"title": row.round.title},
            url=school_url(school, "partnerships:response", row.round_id, row.party_id),
            context=row.round.partnership.title,
            due=row.round.due_on,
            action=pgettext("tombol", "Isi"),
        ),
    )


def _signatures(actor: Actor, school: School) -> Lines:
    rows = AgreementParty.objects.filter(
        party__partner__in=_mine(actor),
        agreement__school=school,
        agreement__state=Agreement.State.READY,
        signature__signed_on=None,
    ).exclude(agreement__partnership__stage__in=Partnership.CLOSED)
    return one_each(
        rows.select_related("agreement").order_by("pk")[:MOST],
        lambda row: Task(
            title=_("Tanda tangani: %(title)s") % {"title": row.agreement.subject},
            url=school_url(school, "partnerships:agreement_signature", row.pk),
            context=row.agreement.kind_label,
            due=row.agreement.signed_on,
            action=_("Catat tanda tangan"),
        ),
    )
