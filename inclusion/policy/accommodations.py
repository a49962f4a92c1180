"""Who reads the one-page accommodation profile, who writes it, who says that it was read, and who keeps the catalogue (access table)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, Hidden, check_same_tenant
from inclusion.models import Pupil
from inclusion.models.pupil import SUPPORT
from inclusion.policy.common import check_consent, check_support
from schools.roles import TEACHING, Role


def check_see_accommodations(actor: Actor) -> None:
    """The list: those who teach, and parents; which pupils, `Pupil.objects.accommodations_open_to` says."""
    if not actor.has(*TEACHING, Role.PARENT):
        raise Hidden(_("Profil akomodasi terbuka bagi guru siswa itu, timnya, dan orang tuanya."))


def check_see_sheets(actor: Actor) -> None:
    """Sheets of a class: for those who teach there."""
    if not actor.has(*TEACHING):
        raise Hidden(_("Lembar kelas terbuka bagi guru kelas itu."))


def check_see_page(actor: Actor, pupil: Pupil) -> None:
    """One pupil's page: support staff, the team, those who teach the pupil, the parents."""
    check_same_tenant(actor, pupil)
    if not Pupil.objects.accommodations_open_to(actor).filter(pk=pupil.pk).exists():
        raise Hidden(_("Profil akomodasi terbuka bagi guru siswa itu, timnya, dan orang tuanya."))


def check_write_accommodations(actor: Actor, pupil: Pupil, now: datetime) -> None:
    """Add, change, review: special-needs teacher and counsellor, under a consent."""
    check_see_page(actor, pupil)
    check_support(actor, pupil)
    check_consent(pupil, now)


def check_use(actor: Actor, pupil: Pupil, now: datetime) -> None:
    """Say that it was read, given or not given: whoever teaches this pupil or is on the team, under a consent."""
    check_see_page(actor, pupil)
    if not actor.has(*TEACHING):
        raise Denied(_("Ini dicatat oleh guru siswa itu."))
    check_consent(pupil, now)


def check_keep_catalogue(actor: Actor) -> None:
    """The school's catalogue: special-needs teacher and counsellor."""
    if not actor.has(*SUPPORT):
        raise Hidden(_("Katalog akomodasi diatur oleh guru pembimbing khusus atau guru BK."))
