"""Reminders of early signs: the next talk, a serious silence, a risk whose day comes (domain 1.6; product promise 6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.reminders import Due, ReminderRule
from partnerships.models import Conversation, Partnership, Risk
from partnerships.reminders import in_charge, says
from partnerships.rhythm import contacts
from schools.links import school_url
from schools.models import School


def _running(school: School, **which: Any) -> list[Partnership]:
    rows = Partnership.objects.filter(school=school, stage__in=Partnership.RUNNING, **which)
    return list(rows.select_related("lead", "school"))


def next_talks(school: School, today: date) -> Iterable[Due]:
    """Talks that were agreed and not noted since."""
    agreed = Conversation.objects.filter(school=school, next_on__range=NEXT_TALK.window(today))
    rows, hears = _running(school, pk__in=agreed.values("partnership_id")), in_charge(school)
    found = contacts(rows)
    for row in rows:
        if found[row.pk].next_on is not None:
            yield Due(
                subject=row,
                due_on=found[row.pk].next_on,
                recipients=hears(row.lead),
                headline=says(
                    lambda: _("Komunikasi dengan mitra “%(title)s” pada %(on)s"),
                    title=row.title[:150],
                    on=found[row.pk].next_on,
                ),
                url=school_url(school, "partnerships:conversation_list", row.pk),
            )


def silences(school: School, today: date) -> Iterable[Due]:
    """Running partnerships without a word for longer than the school wants, and no talk agreed."""
    rows, hears = _running(school, silent_from__range=SILENCE.window(today)), in_charge(school)
    found = contacts(rows)
    for row in rows:
        contact = found[row.pk]
        if contact.quiet_days and contact.next_on is None:
            yield Due(
                subject=row,
                due_on=contact.quiet_from,
                recipients=hears(row.lead),
                headline=says(
                    lambda: _("Belum ada komunikasi dalam kemitraan “%(title)s” sejak %(on)s"),
                    title=row.title[:150],
                    on=contact.since,
                ),
                url=school_url(school, "partnerships:conversation_list", row.pk),
            )


def due_risks(school: School, today: date) -> Iterable[Due]:
    """Risks and obstacles that should be answered by a day: whoever answers them, else who leads the partnership."""
    hears = in_charge(school)
    rows = Risk.objects.standing().filter(school=school, due_on__range=RISK_DUE.window(today))
    for risk in rows.exclude(partnership__stage__in=Partnership.CLOSED).select_related("owner", "partnership__lead"):
        yield Due(
            subject=risk,
            due_on=risk.due_on,
            recipients=hears(risk.owner or risk.partnership.lead),
            headline=says(lambda: _("Risiko ditangani sebelum %(on)s: %(what)s"), what=risk.what[:150], on=risk.due_on),
            detail=risk.partnership.title,
            url=school_url(school, "partnerships:risk", risk.pk),
        )


NEXT_TALK = ReminderRule("partnerships.next_talk", gettext_lazy("Komunikasi berikutnya"), (1, 0, -3), next_talks)
SILENCE = ReminderRule("partnerships.silence", gettext_lazy("Kemitraan tanpa komunikasi"), (0, -14), silences)
RISK_DUE = ReminderRule("partnerships.risk", gettext_lazy("Risiko perlu ditangani"), (7, 0, -3), due_risks)

RULES = (NEXT_TALK, SILENCE, RISK_DUE)
