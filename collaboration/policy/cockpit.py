"""Who may look from the hub's cockpit, and who shares on the shelf."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.policy.common import LEADERS, check_see_teaching
from core.policy import Actor, Denied, Hidden, check_same_tenant
from schools.roles import TEACHING, Role


def check_see_cockpit(actor: Actor) -> None:
    """Coverage, reviews and self-checks: principal and hub, nobody else."""
    if not actor.has(*LEADERS):
        raise Hidden(_("Kokpit kolaborasi dibuka oleh kepala sekolah dan Pusat Penggerak Kolaborasi."))


def check_steer(actor: Actor, obj: Any = None) -> None:
    """Write reviews, self-checks and data cycles: principal and hub."""
    if obj is not None:
        check_same_tenant(actor, obj)
    check_see_cockpit(actor)


def check_invite(actor: Actor) -> None:
    """Who has not taken part yet is shown to the hub alone, so that it can invite; it is never a rating."""
    check_see_cockpit(actor)
    if not actor.has(Role.HUB):
        raise Denied(_("Undangan ikut berkolaborasi dikirim oleh Pusat Penggerak Kolaborasi."))


def check_see_shelf(actor: Actor) -> None:
    """The shelf of resources: everybody on the staff side of the school."""
    check_see_teaching(actor)


def check_share(actor: Actor) -> None:
    """Put something on the shelf: the hub and those who teach."""
    check_see_shelf(actor)
    if not actor.has(Role.HUB, *TEACHING):
        raise Denied(_("Sumber dibagikan oleh guru, tenaga kependidikan, dan Pusat Penggerak Kolaborasi."))


def check_keep_resource(actor: Actor, resource: Any) -> None:
    """Reword it or take it away: who shared it, and the hub."""
    check_same_tenant(actor, resource)
    check_share(actor)
    if not actor.has(Role.HUB) and resource.shared_by_id != actor.user_id:
        raise Denied(_("Sumber ini diubah oleh yang membagikannya atau Pusat Penggerak Kolaborasi."))


def check_see_data(actor: Actor) -> None:
    """Data cycles: principal, hub, and whoever of those who teach is responsible for one (`visible_to` says which)."""
    if not actor.has(*LEADERS, *TEACHING):
        raise Hidden(_("Siklus data dibuka oleh pimpinan sekolah dan penanggung jawabnya."))


def check_work_on_data(actor: Actor, cycle: Any) -> None:
    """Write into a data cycle: principal, hub, and whoever is responsible for it."""
    check_same_tenant(actor, cycle)
    check_see_data(actor)
    if not actor.has(*LEADERS) and cycle.responsible_id != actor.user_id:
        raise Hidden(_("Siklus data ini dikerjakan oleh penanggung jawabnya."))
