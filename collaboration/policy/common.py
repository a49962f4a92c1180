"""Who takes part in collaboration at all: the rows of product.md section 1 that several practices share."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, Hidden, check_same_tenant
from schools.roles import TEACHING, Role

LEADERS = (Role.PRINCIPAL, Role.HUB)
STAFF_SIDE = tuple(role for role in Role if role not in (Role.PARENT, Role.PARTNER))
INSIDE = tuple(role for role in STAFF_SIDE if role != Role.COMMITTEE)


def check_see_collaboration(actor: Actor) -> None:
    """The pages of collaboration: everybody of the school but parents and partners; what is on them, each practice says."""
    if not actor.has(*STAFF_SIDE):
        raise Hidden(_("Halaman kolaborasi terbuka bagi warga sekolah, komite, dan pengawas."))


def check_see_teaching(actor: Actor) -> None:
    """What concerns lessons: as above, without the committee."""
    if not actor.has(*INSIDE):
        raise Hidden(_("Bagian ini terbuka bagi warga sekolah dan pengawas."))


def check_take_part(actor: Actor) -> None:
    """Plan, observe, mentor, teach together: those who work with pupils."""
    check_see_teaching(actor)
    if not actor.has(*TEACHING):
        raise Denied(_("Bagian ini dikerjakan oleh guru dan tenaga kependidikan."))


def check_coordinate(actor: Actor, obj: Any = None) -> None:
    """Arrange for others: the collaboration hub."""
    if obj is not None:
        check_same_tenant(actor, obj)
    check_see_teaching(actor)
    if not actor.has(Role.HUB):
        raise Denied(_("Ini diatur oleh Pusat Penggerak Kolaborasi."))


def check_lead(actor: Actor, obj: Any = None) -> None:
    """What principal and hub do together: follow, review, decide."""
    if obj is not None:
        check_same_tenant(actor, obj)
    check_see_teaching(actor)
    if not actor.has(*LEADERS):
        raise Denied(_("Ini dikerjakan oleh kepala sekolah dan Pusat Penggerak Kolaborasi."))
