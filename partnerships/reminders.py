"""What of a partnership must not be missed: the rules of the reminders ledger (product promise 6; practice 1.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.looks import day
from core.reminders import Due, ReminderRule
from partnerships.models import Agreement, EvaluationRound, Obligation, Partnership, Proposal
from schools.links import school_url
from schools.models import Membership, School, User
from schools.roles import Role


def says(template: Callable[[], str], **facts: object) -> Callable[[], str]:
    """A headline that is put into words in the language of each recipient: dates in `facts` as well."""

    def words() -> str:
        return template() % {name: day(fact) if isinstance(fact, date) else fact for name, fact in facts.items()}

    return words


def principals(school: School) -> list[User]:
    """The people who decide at this school."""
    return [m.user for m in Membership.objects.holding(school, Role.PRINCIPAL).select_related("user")]


def in_charge(school: School) -> Callable[[User], list[User]]:
    """Who hears of a partnership: the person who leads it, or the coordinators once that person has left the school.

    Two queries per school, none per partnership.
    """
    here = set(Membership.objects.active().filter(school=school).values_list("user_id", flat=True))
    hubs = [m.user for m in Membership.objects.holding(school, Role.HUB).select_related("user")]
    return lambda lead: [lead] if lead.pk in here else hubs


def ending_agreements(school: School, today: date) -> Iterable[Due]:
    """Agreements whose last day, with their addenda counted in, comes near, unless their successor is signed already."""
    window = AGREEMENT_ENDS.window(today)
    rows = Agreement.objects.bases().filter(
        school=school, state=Agreement.State.SIGNED, effective_ends_on__range=window
    )
    rows = rows.filter(renewed=False).exclude(partnership__stage__in=Partnership.CLOSED)
    deciders, hears = principals(school), in_charge(school)
    for row in rows.select_related("partnership__lead"):
        yield Due(
            subject=row,
            due_on=row.effective_ends_on,
            recipients=[*hears(row.partnership.lead), *deciders],
            headline=says(
                lambda: _("Perjanjian “%(title)s” berlaku sampai %(on)s"),
                title=row.subject[:150],
                on=row.effective_ends_on,
            ),
            detail=lambda: _("Siapkan evaluasi dan keputusan: perpanjang, perbarui, ubah, atau akhiri."),
            url=school_url(school, "partnerships:agreement", row.pk),
        )


def reviews(school: School, today: date) -> Iterable[Due]:
    """Running partnerships whose review date comes near; informal and evergreen ones have only this date."""
    rows = Partnership.objects.filter(school=school, review_on__range=REVIEW_DUE.window(today)).exclude(
        stage__in=(*Partnership.CLOSED, Partnership.Stage.REVIEW)
    )
    deciders, hears = principals(school), in_charge(school)
    for row in rows.select_related("lead"):
        yield Due(
            subject=row,
            due_on=row.review_on,
            recipients=[*hears(row.lead), *deciders],
            headline=says(
                lambda: _("Kemitraan “%(title)s” ditinjau pada %(on)s"), title=row.title[:150], on=row.review_on
            ),
            url=school_url(school, "partnerships:partnership", row.pk),
        )


def due_obligations(school: School, today: date) -> Iterable[Due]:
    """Duties that are neither fulfilled nor waived."""
    hears = in_charge(school)
    rows = Obligation.objects.outstanding().filter(school=school, due_on__range=OBLIGATION_DUE.window(today))
    rows = rows.exclude(partnership__stage__in=Partnership.CLOSED, kept_on=None)
    for row in rows.select_related("partnership__lead", "party__partner"):
        party = row.party.partner.name if row.party.partner else school.name
        yield Due(
            subject=row,
            due_on=row.due_on,
            recipients=hears(row.partnership.lead),
            headline=says(
                lambda: _("Kewajiban %(party)s jatuh tempo %(on)s: %(what)s"),
                party=party,
                on=row.due_on,
                what=row.description[:150],
            ),
            url=school_url(school, "partnerships:obligation", row.pk),
        )


def waiting_proposals(school: School, today: date) -> Iterable[Due]:
    """Proposals on the principal's desk, counted from the day on which they were submitted."""
    first, _last = PROPOSAL_WAITS.window(today)
    rows = Proposal.objects.filter(
        partnership__school=school, state=Proposal.State.SUBMITTED, submitted_at__date__gte=first - timedelta(days=1)
    )
    deciders = principals(school)
    for row in rows.exclude(partnership__stage__in=Partnership.CLOSED).select_related("partnership"):
        submitted = school.local_date(row.submitted_at)
        yield Due(
            subject=row,
            due_on=submitted,
            recipients=deciders,
            headline=says(
                lambda: _("Proposal “%(title)s” menunggu persetujuan sejak %(on)s"),
                title=row.partnership.title[:150],
                on=submitted,
            ),
            url=school_url(school, "partnerships:proposal", row.partnership_id),
        )


def open_rounds(school: School, today: date) -> Iterable[Due]:
    """Evaluations that are still being answered."""
    hears = in_charge(school)
    rows = EvaluationRound.objects.filter(
        school=school, state=EvaluationRound.State.OPEN, due_on__range=ROUND_DUE.window(today)
    )
    for row in rows.exclude(partnership__stage__in=Partnership.CLOSED).select_related("partnership__lead"):
        yield Due(
            subject=row,
            due_on=row.due_on,
            recipients=hears(row.partnership.lead),
            headline=says(lambda: _("Evaluasi “%(title)s” diisi paling lambat %(on)s"), title=row.title, on=row.due_on),
            detail=row.partnership.title,
            url=school_url(school, "partnerships:round", row.pk),
        )


AGREEMENT_ENDS = ReminderRule(
    "partnerships.agreement_ends",
    gettext_lazy("Perjanjian akan berakhir"),
    (90, 60, 30, 7),
    ending_agreements,
    must_mail=True,
)
REVIEW_DUE = ReminderRule("partnerships.review", gettext_lazy("Tanggal peninjauan"), (30, 7, 0), reviews)
OBLIGATION_DUE = ReminderRule(
    "partnerships.obligation", gettext_lazy("Kewajiban jatuh tempo"), (14, 3, 0, -3), due_obligations, must_mail=True
)
PROPOSAL_WAITS = ReminderRule(
    "partnerships.proposal_waits", gettext_lazy("Proposal menunggu persetujuan"), (-3, -7, -14), waiting_proposals
)
ROUND_DUE = ReminderRule("partnerships.round", gettext_lazy("Evaluasi perlu diisi"), (7, 0, -3), open_rounds)

RULES = (AGREEMENT_ENDS, REVIEW_DUE, OBLIGATION_DUE, PROPOSAL_WAITS, ROUND_DUE)
