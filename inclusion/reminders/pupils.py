"""Reminders of the part "pupils": a consent runs out. No pupil is named; the list behind the link says whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.reminders import Due, ReminderRule
from inclusion.models import Consent
from schools.links import school_url
from schools.models import Membership, School, User
from schools.roles import Role


def ending_consents(school: School, today: date) -> Iterable[Due]:
    """Consents in force that end in the window and that no other one follows: the special-needs teachers hear of it."""
    first, last = ENDING.window(today)
    rows = Consent.objects.in_force(today).filter(
        school=school, expires_on__range=(max(first, today), last), pupil__left_on=None
    )
    readers: list[User] | None = None
    for consent in rows.without_successor():
        readers = _keepers(school) if readers is None else readers
        yield Due(
            subject=consent, due_on=consent.expires_on, recipients=readers,
            headline=lambda: _("Persetujuan orang tua seorang siswa akan berakhir"),
            detail=lambda: _("Mintalah persetujuan baru sebelum itu. Setelah tanggalnya lewat, datanya tertutup."),
            url=school_url(school, "inclusion:consent_list"),
        )  # fmt: skip


def _keepers(school: School) -> list[User]:
    """The special-needs teachers; where there is none, the counsellors."""
    for role in (Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR):
        rows = Membership.objects.holding(school, role).select_related("user")
        if rows:
            return [row.user for row in rows]
    return []


ENDING = ReminderRule(
    "inclusion.consent_ending", gettext_lazy("Persetujuan akan berakhir"), (30, 7), ending_consents, must_mail=True
)
RULES = (ENDING,)
