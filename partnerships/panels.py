"""The share of partnerships in the home page: what must be done, what is late, what waits on others, what is this week.

Each panel looks at no more rows than a home list can show; all are read in one query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from core.lines import Lines, one_each
from core.policy import Actor
from core.registry import Panel, Task
from partnerships.models import Activity, Agreement, Obligation, Partnership, Proposal
from partnerships.models.partnership import URGENCY, PartnershipQuerySet
from partnerships.next_step import forward_transition
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


def _mine(actor: Actor) -> PartnershipQuerySet:
    """Open partnerships that the actor leads and that do not lie on the principal's desk, the most urgent first."""
    rows = Partnership.objects.filter(school_id=actor.tenant_id, lead_id=actor.user_id).exclude(
        stage__in=(*Partnership.CLOSED, S.REVIEW)
    )
    rows = rows.exclude(stage=S.PROPOSAL, proposal__state=Proposal.State.SUBMITTED)
    return rows.by_urgency().order_by(*URGENCY)[:MOST]


def _step(school: School, partnership: Partnership) -> Task:
    transition = forward_transition(partnership)
    return Task(
        title=partnership.title,
        url=school_url(school, "partnerships:partnership", partnership.pk),
        context=_("Berikutnya: %(step)s") % {"step": transition.label}
        if transition
        else str(partnership.get_stage_display()),
        due=partnership.due,
    )


def must_do(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Decisions for the principal, new leads for the hub; for leads the next steps of their partnerships that are due soon."""
    school, today = _here(actor, now)
    if actor.has(Role.PRINCIPAL):
        yield from _decisions(school)
    if actor.has(Role.HUB):
        yield _left_behind(school)

    def step(partnership: Partnership) -> Task | None:
        soon = partnership.due is None or today <= partnership.due <= today + SOON
        return _step(school, partnership) if soon else None

    yield one_each(_mine(actor), step)


def _left_behind(school: School) -> Lines:
    """Partnerships whose lead can no longer carry them: nobody else would see them on a home page."""
    able = Membership.objects.holding(school, Role.HUB, *LEADS).values("user_id")
    rows = Partnership.objects.filter(school=school).exclude(stage__in=Partnership.CLOSED).exclude(lead_id__in=able)
    return one_each(
        rows.select_related("lead").only("title", *named("lead")).order_by("pk")[:MOST],
        lambda partnership: Task(
            title=_("Tunjuk penanggung jawab baru: %(title)s") % {"title": partnership.title},
            url=school_url(school, "partnerships:partnership_edit", partnership.pk),
            context=_("%(who)s tidak dapat lagi menjalankannya.") % {"who": partnership.lead.display_name},
            action=_("Tunjuk"),
        ),
    )


def _decisions(school: School) -> Iterable[Lines]:
    proposals = Proposal.objects.filter(partnership__school=school, **ASKING)
    yield one_each(
        proposals.select_related("partnership__lead")
        .only("partnership__title", "partnership__stage_due", *named("partnership__lead"))
        .order_by("submitted_at")[:MOST],
        lambda proposal: Task(
            title=_("Setujui atau kembalikan proposal: %(title)s") % {"title": proposal.partnership.title},
            url=school_url(school, "partnerships:proposal", proposal.partnership_id),
            context=_("Diajukan oleh %(who)s") % {"who": proposal.partnership.lead.display_name},
            due=proposal.partnership.stage_due,
            action=_("Baca proposal"),
        ),
    )
    yield one_each(
        Partnership.objects.filter(school=school, stage=S.REVIEW)
        .only("title", "stage_due")
        .order_by("stage_due")[:MOST],
        lambda partnership: Task(
            title=_("Putuskan kelanjutan: %(title)s") % {"title": partnership.title},
            url=school_url(school, "partnerships:review_decide", partnership.pk),
            due=partnership.stage_due,
            action=_("Putuskan"),
        ),
    )


def late(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Overdue steps and duties: of the own partnerships for leads, of the whole school for the hub and the principal."""
    school, today = _here(actor, now)

    def step(partnership: Partnership) -> Task | None:
        return _step(school, partnership) if partnership.due is not None and partnership.due < today else None

    yield one_each(_mine(actor), step)
    rows = Obligation.objects.outstanding().filter(school=school, due_on__lt=today).exclude(OF_CLOSED, kept_on=None)
    if not actor.has(Role.PRINCIPAL, Role.HUB):
        rows = rows.filter(partnership__lead_id=actor.user_id)
    yield _duties(school, rows)
    yield _unrecorded(actor, school, today)


def _unrecorded(actor: Actor, school: School, today: date) -> Lines:
    """Activities whose day is over and of which nobody has said what came: of those in charge and of the leads, all for the hub."""
    ended = Q(ends_on__lt=today) | Q(ends_on=None, starts_on__lt=today)
    rows = Activity.objects.filter(ended, school=school, state=Activity.State.PLANNED).exclude(OF_CLOSED)
    if not actor.has(Role.HUB):
        rows = rows.filter(Q(in_charge_id=actor.user_id) | Q(partnership__lead_id=actor.user_id))
    return _activities(school, rows, _("Catat hasil kegiatan: %(title)s"), lambda activity: activity.last_day)


def _activities(school: School, rows: QuerySet[Activity], title: str, due: Callable[[Activity], date]) -> Lines:
    return one_each(
        rows.select_related("partnership", "in_charge")
        .only("title", "starts_on", "ends_on", "partnership__title", *named("in_charge"))
        .order_by("starts_on", "id")[:MOST],
        lambda activity: Task(
            title=title % {"title": activity.title},
            url=school_url(school, "partnerships:activity", activity.pk),
            context=activity.partnership.title,
            due=due(activity),
            who=activity.in_charge.display_name,
        ),
    )


def _duties(school: School, rows: QuerySet[Obligation]) -> Lines:
    return one_each(
        rows.select_related("party__partner", "partnership")
        .only("description", "due_on", "partnership__title", "party__partner__name")
        .order_by("due_on", "id")[:MOST],
        lambda row: Task(
            title=row.description,
            url=school_url(school, "partnerships:obligation", row.pk),
            context=row.partnership.title,
            due=row.due_on,
            who=row.party.partner.name if row.party.partner else school.name,
        ),
    )


def waiting(actor: Actor, now: datetime) -> Iterable[Lines]:
    """What leads wait for: the principal's answer to a proposal, signatures under an agreement."""
    school, _today = _here(actor, now)
    proposals = Proposal.objects.filter(partnership__school=school, partnership__lead_id=actor.user_id, **ASKING)
    yield one_each(
        proposals.select_related("partnership").only("partnership__title", "partnership__stage_due")[:MOST],
        lambda proposal: Task(
            title=_("Persetujuan proposal: %(title)s") % {"title": proposal.partnership.title},
            url=school_url(school, "partnerships:proposal", proposal.partnership_id),
            due=proposal.partnership.stage_due,
            who=_("Kepala sekolah"),
        ),
    )
    agreements = (
        Agreement.objects.filter(school=school, partnership__lead_id=actor.user_id, state=Agreement.State.READY)
        .exclude(OF_CLOSED)
        .prefetch_related("parties__signature")
    )
    yield one_each(agreements[:MOST], lambda agreement: _signatures(school, agreement))


def _signatures(school: School, agreement: Agreement) -> Task:
    unsigned = [
        p.institution for p in agreement.parties.all() if not (hasattr(p, "signature") and p.signature.signed_on)
    ]
    return Task(
        title=_("Tanda tangan: %(title)s") % {"title": _signed_title(agreement)},
        url=school_url(school, "partnerships:agreement", agreement.pk),
        due=agreement.signed_on,
        who=", ".join(unsigned),
    )


def _signed_title(agreement: Agreement) -> str:
    return f"{agreement.kind_label}, {agreement.subject}" if agreement.is_addendum else agreement.subject


def week(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Activities and duties of the next seven days in the partnerships that the actor may see."""
    school, today = _here(actor, now)
    end = today + WEEK
    activities = (
        Activity.objects.visible_to(actor)
        .filter(state=Activity.State.PLANNED, starts_on__lte=end, starts_on__gte=today)
        .exclude(OF_CLOSED)
    )
    yield _activities(school, activities, "%(title)s", lambda activity: activity.starts_on)
    duties = (
        Obligation.objects.visible_to(actor)
        .outstanding()
        .filter(due_on__gte=today, due_on__lte=end)
        .exclude(OF_CLOSED, kept_on=None)
    )
    yield _duties(school, duties)


PANELS = (
    Panel("partnerships.must_do", "must_do", must_do),
    Panel("partnerships.late", "late", late),
    Panel("partnerships.waiting", "waiting", waiting),
    Panel("partnerships.week", "week", week),
)
