"""Reminders of services: a referral without an answer, an agreement that ends before the service. No message names a pupil."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.reminders import Due, ReminderRule
from inclusion.models import Service
from partnerships.reminders import says
from schools.links import school_url
from schools.models import Membership, School, User
from schools.roles import Role


def keepers(school: School) -> list[User]:
    """Special-needs teachers and counsellors of the school."""
    held = Membership.objects.holding(school, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR).select_related("user")
    return list({row.user_id: row.user for row in held}.values())


def unanswered(school: School, today: date) -> Iterable[Due]:
    """Referrals that a provider has not answered a week after they were sent."""
    first, last = UNANSWERED.window(today)
    rows = Service.objects.consented(today).filter(school=school, state=Service.State.SENT)
    people = keepers(school)
    for service in rows:
        sent = school.local_date(service.sent_at) if service.sent_at else today
        if first <= sent <= last:
            yield Due(
                subject=service, due_on=sent, recipients=people, headline=says(lambda: _("Sebuah rujukan belum dijawab penyedia")),
                url=school_url(school, "inclusion:service", service.pk),
            )  # fmt: skip


def ending(school: School, today: date) -> Iterable[Due]:
    """Agreements that end before the service that rests on them."""
    rows = Service.objects.consented(today).filter(school=school, state=Service.State.RUNNING, agreement__isnull=False)
    people = keepers(school)
    for service in rows.select_related("agreement"):
        end = service.agreement.last_day if service.agreement else None
        if end is not None and end < service.ends_on:
            yield Due(
                subject=service, due_on=end, recipients=people,
                headline=says(lambda: _("Perjanjian yang mendasari sebuah layanan siswa berakhir %(on)s"), on=end),
                url=school_url(school, "inclusion:service", service.pk),
            )  # fmt: skip


UNANSWERED = ReminderRule("inclusion.referral_unanswered", gettext_lazy("Rujukan belum dijawab"), (-7, -14), unanswered)
ENDING = ReminderRule("inclusion.service_agreement", gettext_lazy("Perjanjian layanan berakhir"), (30, 7), ending)
RULES = (UNANSWERED, ENDING)
