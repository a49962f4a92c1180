"""The share of partnerships in the home page: what must be done, what is late, what waits on others, what is this week.

Each panel looks at no more rows than a home list can show; all are read in one query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from core.kept import Kept, kept
from core.lines import Lines, every_one
from core.policy import Actor
from core.registry import Panel, Task
from partnerships.kept_step import NEXT, next_line
from partnerships.models import Activity, Agreement, AgreementParty, Obligation, Partnership, Proposal
from partnerships.models.partnership import NO_DATE, URGENCY, PartnershipQuerySet
from partnerships.policy import LEADS
from schools.access import school_of
from schools.links import school_url
from schools.models import Membership, School
from schools.models.user import named
from schools.roles import Role

MOST = 40
WEEK = timedelta(days=7)
SOON = timedelta(days=30)
"""A step that is due later than this is nothing to do yet: it waits on the partnership's own page."""
S = Partnership.Stage
OF_CLOSED = Q(partnership__stage__in=Partnership.CLOSED)
"""Parts of a partnership that ended or was called off ask nothing of anybody."""
ASKING = {"state": Proposal.State.SUBMITTED, "partnership__stage__in": (S.NEEDS, S.EXPLORATION, S.PROPOSAL)}
"""A proposal waits for its answer in stage 3, or in an earlier one to which the partnership went back; these few have an index."""


def _here(actor: Actor, now: datetime) -> tuple[School, date]:
    school = school_of(actor)
    return school, school.local_date(now)


def _mine(actor: Actor, late: bool, today: date) -> PartnershipQuerySet:
    """Open partnerships that the actor leads and that do not lie on the principal's desk, the most urgent first.

    Late ones, or those whose step is due soon or has no date.
    """
    rows = Partnership.objects.filter(school_id=actor.tenant_id, lead_id=actor.user_id).exclude(
        stage__in=(*Partnership.CLOSED, S.REVIEW)
    )
    rows = rows.exclude(stage=S.PROPOSAL, proposal__state=Proposal.State.SUBMITTED)
    soon = Q(sort_due__range=(today, today + SOON)) | Q(sort_due=NO_DATE)
    rows = rows.late(today) if late else rows.filter(soon, closed_rank=0)
    rows = rows.only("title", *NEXT, "stage_due", "review_on", "sort_due")
    return rows.order_by(*URGENCY)[:MOST]


def _steps(actor: Actor, school: School, today: date, *, late: bool) -> Lines:
    return every_one(kept(_mine, actor, late, today=today), lambda row: _step(school, row), "sort_due")


def _step(school: School, partnership: Partnership) -> Task:
    return Task(
        title=partnership.title,
        url=school_url(school, "partnerships:partnership", partnership.pk),
        context=next_line(partnership),
        due=partnership.due,
    )


def must_do(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Decisions for the principal, new leads for the hub; for leads the next steps of their partnerships that are due soon."""
    school, today = _here(actor, now)
    if actor.has(Role.PRINCIPAL):
        yield from _decisions(actor, school)
    if actor.has(Role.HUB):
        yield _left_behind(actor, school)
    yield _steps(actor, school, today, late=False)


def _without_lead(actor: Actor) -> QuerySet[Partnership]:
    able = Membership.objects.holding(actor.tenant_id or 0, Role.HUB, *LEADS).values("user_id")
    rows = Partnership.objects.filter(school=actor.tenant_id).exclude(stage__in=Partnership.CLOSED)
    rows = rows.exclude(lead_id__in=able).select_related("lead").only("title", *named("lead"))
    return rows.order_by("pk")[:MOST]


def _left_behind(actor: Actor, school: School) -> Lines:
    """Partnerships whose lead can no longer carry them: nobody else would see them on a home page."""
    return every_one(
        kept(_without_lead, actor),
        lambda partnership: Task(
            title=_("Tunjuk penanggung jawab baru: %(title)s") % {"title": partnership.title},
            url=school_url(school, "partnerships:partnership_edit", partnership.pk),
            context=_("%(who)s tidak dapat lagi menjalankannya.") % {"who": partnership.lead.display_name},
            action=_("Tunjuk"),
        ),
    )


def _asking(actor: Actor) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(partnership__school=actor.tenant_id, **ASKING).select_related("partnership__lead")
    rows = rows.only("partnership__title", "partnership__stage_due", *named("partnership__lead"))
    return rows.order_by("submitted_at")[:MOST]


def _to_review(actor: Actor) -> QuerySet[Partnership]:
    rows = Partnership.objects.filter(school=actor.tenant_id, stage=S.REVIEW)
    return rows.only("title", "stage_due").order_by("stage_due")[:MOST]


def _decisions(actor: Actor, school: School) -> Iterable[Lines]:
    yield every_one(
        kept(_asking, actor),
        lambda proposal: Task(
            title=_("Setujui atau kembalikan proposal: %(title)s") % {"title": proposal.partnership.title},
            url=school_url(school, "partnerships:proposal", proposal.partnership_id),
            context=_("Diajukan oleh %(who)s") % {"who": proposal.partnership.lead.display_name},
            due=proposal.partnership.stage_due,
            action=_("Baca proposal"),
        ),
        "partnership__stage_due",
    )
    yield every_one(
        kept(_to_review, actor),
        lambda partnership: Task(
            title=_("Putuskan kelanjutan: %(title)s") % {"title": partnership.title},
            url=school_url(school, "partnerships:review_decide", partnership.pk),
            due=partnership.stage_due,
            action=_("Putuskan"),
        ),
        "stage_due",
    )


def late(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Overdue steps and duties: of the own partnerships for leads, of the whole school for the hub and the principal."""
    school, today = _here(actor, now)
    yield _steps(actor, school, today, late=True)
    yield _duties(school, kept(_overdue, actor, today=today))
    titled = _("Catat hasil kegiatan: %(title)s")
    yield _activities(school, kept(_unrecorded, actor, today=today), titled, "over_on")


def _overdue(actor: Actor, today: date) -> QuerySet[Obligation]:
    rows = Obligation.objects.outstanding().filter(school=actor.tenant_id, due_on__lt=today)
    rows = rows.exclude(OF_CLOSED, kept_on=None)
    if not actor.has(Role.PRINCIPAL, Role.HUB):
        rows = rows.filter(partnership__lead_id=actor.user_id)
    return _as_duties(rows)


def _unrecorded(actor: Actor, today: date) -> QuerySet[Activity]:
    """Activities whose day is over and of which nobody has said what came: of those in charge and of the leads, all for the hub."""
    ended = Q(ends_on__lt=today) | Q(ends_on=None, starts_on__lt=today)
    rows = Activity.objects.filter(ended, school=actor.tenant_id, state=Activity.State.PLANNED).exclude(OF_CLOSED)
    if not actor.has(Role.HUB):
        rows = rows.filter(Q(in_charge_id=actor.user_id) | Q(partnership__lead_id=actor.user_id))
    return _as_activities(rows.annotate(over_on=Coalesce("ends_on", "starts_on")))


def _as_activities(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    rows = rows.select_related("partnership", "in_charge")
    rows = rows.only("title", "starts_on", "ends_on", "partnership__title", *named("in_charge"))
    return rows.order_by("starts_on", "id")[:MOST]


def _activities(school: School, rows: Kept, title: str, due: str) -> Lines:
    return every_one(
        rows,
        lambda activity: Task(
            title=title % {"title": activity.title},
            url=school_url(school, "partnerships:activity", activity.pk),
            context=activity.partnership.title,
            due=getattr(activity, due),
            who=activity.in_charge.display_name,
        ),
        due,
    )


def _as_duties(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    rows = rows.select_related("party__partner", "partnership")
    rows = rows.only("description", "due_on", "partnership__title", "party__partner__name")
    return rows.order_by("due_on", "id")[:MOST]


def _duties(school: School, rows: Kept) -> Lines:
    return every_one(
        rows,
        lambda row: Task(
            title=row.description,
            url=school_url(school, "partnerships:obligation", row.pk),
            context=row.partnership.title,
            due=row.due_on,
            who=row.party.partner.name if row.party.partner else school.name,
        ),
        "due_on",
    )


def waiting(actor: Actor, now: datetime) -> Iterable[Lines]:
    """What leads wait for: the principal's answer to a proposal, signatures under an agreement."""
    school, _today = _here(actor, now)
    yield every_one(
        kept(_own_asking, actor),
        lambda proposal: Task(
            title=_("Persetujuan proposal: %(title)s") % {"title": proposal.partnership.title},
            url=school_url(school, "partnerships:proposal", proposal.partnership_id),
            due=proposal.partnership.stage_due,
            who=_("Kepala sekolah"),
        ),
        "partnership__stage_due",
    )
    yield Lines(kept(_unsigned, actor), lambda rows: _signatures(school, rows), each=True, due="signed_on")


def _own_asking(actor: Actor) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(partnership__school=actor.tenant_id, partnership__lead_id=actor.user_id, **ASKING)
    return rows.select_related("partnership").only("partnership__title", "partnership__stage_due")[:MOST]


def _unsigned(actor: Actor) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(
        school=actor.tenant_id, partnership__lead_id=actor.user_id, state=Agreement.State.READY
    )
    rows = rows.only("kind", "addendum_number", "base", "subject", "signed_on")
    return rows.exclude(OF_CLOSED)[:MOST]


def _signatures(school: School, agreements: Sequence[Agreement]) -> Iterable[Task]:
    """Who has not signed yet stands with each. One query where there are any."""
    parties = AgreementParty.objects.filter(agreement__in=[row.pk for row in agreements], signature__signed_on=None)
    unsigned: dict[int, list[str]] = defaultdict(list)
    for agreement_id, name in (
        parties.values_list("agreement_id", "institution").order_by("order") if agreements else ()
    ):
        unsigned[agreement_id].append(name)
    for row in agreements:
        yield Task(
            title=_("Tanda tangan: %(title)s") % {"title": _signed_title(row)},
            url=school_url(school, "partnerships:agreement", row.pk),
            due=row.signed_on,
            who=", ".join(unsigned[row.pk]),
        )


def _signed_title(agreement: Agreement) -> str:
    return f"{agreement.kind_label}, {agreement.subject}" if agreement.is_addendum else agreement.subject


def week(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Activities and duties of the next seven days in the partnerships that the actor may see."""
    school, today = _here(actor, now)
    yield _activities(school, kept(_near, actor, today=today), "%(title)s", "starts_on")
    yield _duties(school, kept(_near_duties, actor, today=today))


def _near(actor: Actor, today: date) -> QuerySet[Activity]:
    rows = Activity.objects.visible_to(actor).filter(
        state=Activity.State.PLANNED, starts_on__lte=today + WEEK, starts_on__gte=today
    )
    return _as_activities(rows.exclude(OF_CLOSED))


def _near_duties(actor: Actor, today: date) -> QuerySet[Obligation]:
    rows = Obligation.objects.visible_to(actor).outstanding().filter(due_on__gte=today, due_on__lte=today + WEEK)
    return _as_duties(rows.exclude(OF_CLOSED, kept_on=None))


PANELS = (
    Panel("partnerships.must_do", "must_do", must_do),
    Panel("partnerships.late", "late", late),
    Panel("partnerships.waiting", "waiting", waiting),
    Panel("partnerships.week", "week", week),
)
