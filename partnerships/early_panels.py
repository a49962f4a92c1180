"""Early signs on the home page: stages that overrun, talks that were agreed and not held, silence, serious risks.

For those who lead a partnership, and over the whole school for the hub and the principal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.counting import counted
from core.kept import kept
from core.lines import Lines, every_one
from core.looks import day
from core.policy import Actor
from core.registry import Panel, Task
from partnerships.kept_step import NEXT, next_line
from partnerships.models import Partnership, Risk
from partnerships.models.partnership import URGENCY, PartnershipQuerySet
from partnerships.rhythm import contacts
from schools.access import school_of
from schools.links import school_url
from schools.models import School
from schools.models.user import named
from schools.roles import Role

MOST = 20
SPOKEN = 3
"""Silent partners that are named one by one; the rest is one line that leads to their list."""


def _here(actor: Actor, now: datetime) -> tuple[School, date]:
    school = school_of(actor)
    return school, school.local_date(now)


def _watched(actor: Actor) -> PartnershipQuerySet:
    """Open partnerships that this person answers for."""
    rows = Partnership.objects.filter(school_id=actor.tenant_id).exclude(stage__in=Partnership.CLOSED)
    return rows if actor.has(Role.HUB, Role.PRINCIPAL) else rows.filter(lead_id=actor.user_id)


def overdue_stages(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Late: partnerships of others whose stage should be over, for the hub and the principal. One's own stand there already."""
    if not actor.has(Role.HUB, Role.PRINCIPAL):
        return
    school, today = _here(actor, now)
    yield every_one(
        kept(_overdue, actor, today=today),
        lambda row: Task(
            title=row.title,
            url=school_url(school, "partnerships:partnership", row.pk),
            context=next_line(row),
            due=row.due,
            who=row.lead.display_name,
        ),
        "sort_due",
    )


def _overdue(actor: Actor, today: date) -> QuerySet[Partnership]:
    rows = _watched(actor).exclude(lead_id=actor.user_id).late(today).by_urgency().select_related("lead")
    return rows.only("title", *NEXT, "stage_due", "review_on", "sort_due", *named("lead")).order_by(*URGENCY)[:MOST]


def silence(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Late: talks that were agreed and not noted since, partnerships without a word for too long."""
    school, today = _here(actor, now)
    yield Lines(kept(_most_silent, actor, today=today), lambda found: _silent(actor, school, today, found))


def _most_silent(actor: Actor, today: date) -> QuerySet[Partnership]:
    return _quiet(actor, today).select_related("school").order_by("silent_from", "pk")[: SPOKEN + 1]


def _quiet(actor: Actor, today: date) -> PartnershipQuerySet:
    return _watched(actor).filter(silent_from__lte=today)


def _silent(actor: Actor, school: School, today: date, rows: Sequence[Partnership]) -> Iterable[Task]:
    """The first are named; the last of one more stands for all others. Three queries where there are any."""
    found = contacts(rows) if rows else {}
    for row in rows[:SPOKEN]:
        contact = found[row.pk]
        overdue = contact.late(today)
        yield Task(
            title=_("Hubungi mitra: %(title)s") % {"title": row.title},
            url=school_url(school, "partnerships:conversation_list", row.pk),
            context=_("Komunikasi berikutnya sudah disepakati.")
            if overdue
            else _("Belum ada komunikasi sejak %(on)s.") % {"on": day(contact.since)},
            due=contact.silent_from(today),
        )
    if rows[SPOKEN:]:
        others = counted(_quiet(actor, today)) - SPOKEN
        yield Task(
            title=ngettext("%(n)s mitra lain perlu dihubungi", "%(n)s mitra lain perlu dihubungi", others)
            % {"n": others},
            url=school_url(school, "partnerships:partnership_list") + "?quiet=true",
            context=_("Janji komunikasi sudah lewat, atau terlalu lama tanpa kabar."),
            due=found[rows[SPOKEN].pk].silent_from(today),
        )


def serious_risks(actor: Actor, now: datetime) -> Iterable[Lines]:
    """Must do: serious risks that nobody answers yet, and those in one's own hands."""
    school, _today = _here(actor, now)
    yield every_one(
        kept(_unanswered_risks, actor),
        lambda risk: Task(
            title=_("Risiko tinggi: %(what)s") % {"what": risk.what},
            url=school_url(school, "partnerships:risk", risk.pk),
            context=risk.partnership.title,
            due=risk.due_on,
            who=risk.owner.display_name if risk.owner else _("belum ada yang menangani"),
        ),
        "due_on",
    )


def _unanswered_risks(actor: Actor) -> QuerySet[Risk]:
    rows = Risk.objects.high().filter(
        partnership__school_id=actor.tenant_id, partnership__high_risk=True, partnership__closed_rank=0
    )
    if not actor.has(Role.HUB, Role.PRINCIPAL):
        rows = rows.filter(Q(partnership__lead_id=actor.user_id) | Q(owner_id=actor.user_id, owner__isnull=False))
    rows = rows.select_related("partnership", "owner").only("what", "due_on", "partnership__title", *named("owner"))
    return rows.order_by("due_on", "pk")[:MOST]


PANELS = (
    Panel("partnerships.overdue_stages", "late", overdue_stages),
    Panel("partnerships.silence", "late", silence),
    Panel("partnerships.serious_risks", "must_do", serious_risks),
)
