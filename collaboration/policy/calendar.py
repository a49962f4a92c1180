"""Who plans in the calendar: the hub anything, those who teach their own; what a practice keeps is changed on its own page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models import Event
from collaboration.policy.common import INSIDE, check_see_collaboration
from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from schools.roles import TEACHING, Role

PLANNERS = (Role.HUB, *TEACHING)


def check_see_calendar(actor: Actor) -> None:
    """The pages of the calendar: whoever sees collaboration; the committee finds protocol meetings there."""
    check_see_collaboration(actor)


def check_see_timetable(actor: Actor) -> None:
    """Lessons of a class or a person: the school's own people and the supervisor, not the committee."""
    if not actor.has(*INSIDE):
        raise Hidden(_("Jadwal pelajaran terbuka bagi warga sekolah dan pengawas."))


def check_print_week(actor: Actor) -> None:
    """The own week on paper: whoever sees the calendar and has one, being a person."""
    check_see_calendar(actor)
    if actor.user_id is None:
        raise Hidden(_("Kalender dicetak oleh orangnya sendiri."))


def check_plan_event(actor: Actor) -> None:
    """Put a date of its own into the calendar: the hub, and those who work with pupils."""
    check_see_calendar(actor)
    if not actor.has(*PLANNERS):
        raise Denied(_("Acara direncanakan oleh Pusat Penggerak Kolaborasi dan guru."))


def check_change_event(actor: Actor, event: Event) -> None:
    """Change or call off a date of its own: the hub, or the one who planned it."""
    check_same_tenant(actor, event)
    check_plan_event(actor)
    if event.subject_type:
        raise Denied(_("Tanggal ini diatur di halaman catatannya."))
    if not actor.has(Role.HUB) and event.organiser_id != actor.user_id:
        raise Denied(_("Acara ini diubah oleh yang merencanakannya atau oleh Pusat Penggerak Kolaborasi."))


def check_call_off(actor: Actor, event: Event) -> None:
    """As above, while it stands."""
    check_change_event(actor, event)
    if event.state == Event.State.CANCELLED:
        raise NotNow(_("Acara ini sudah dibatalkan."))
