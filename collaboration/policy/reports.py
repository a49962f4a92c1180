"""Who prepares, sends, reads and comments the reports: access table, row "protocol meeting: agenda, minutes, report"."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.models.report import Report
from collaboration.policy.common import LEADERS, check_see_collaboration
from core.policy import Actor, Denied, NotNow, check_same_tenant
from schools.roles import Role


def check_see_reports(actor: Actor) -> None:
    """Everybody of the school, the committee and the supervisor; which ones is `visible_to`'s business."""
    check_see_collaboration(actor)


def check_prepare(actor: Actor, report: Report) -> None:
    """Write the foreword: principal and hub, until it is sent."""
    check_same_tenant(actor, report)
    if not actor.has(*LEADERS):
        raise Denied(_("Laporan disiapkan oleh Pusat Penggerak Kolaborasi dan kepala sekolah."))
    if report.state == Report.State.SENT:
        raise NotNow(_("Laporan ini sudah terkirim dan tidak berubah lagi. Sampaikan koreksi sebagai tanggapan."))


def check_decide(actor: Actor, report: Report) -> None:
    """Send it now, hold it back, let it go: the principal, or the machine on the day."""
    check_same_tenant(actor, report)
    if not (actor.is_system or actor.has(Role.PRINCIPAL)):
        raise Denied(_("Pengiriman laporan diputuskan oleh kepala sekolah."))


def check_comment(actor: Actor, report: Report) -> None:
    """The committee comments what it was sent; principal and hub answer."""
    check_same_tenant(actor, report)
    if not actor.has(Role.COMMITTEE, *LEADERS):
        raise Denied(_("Tanggapan atas laporan ditulis oleh komite, dan dijawab oleh sekolah."))
    if report.state != Report.State.SENT:
        raise NotNow(_("Laporan ini belum terkirim."))


def check_set_schedule(actor: Actor, obj: Any = None) -> None:
    """When reports go out: principal and hub."""
    check_see_reports(actor)
    if not actor.has(*LEADERS):
        raise Denied(_("Jadwal laporan diatur oleh kepala sekolah dan Pusat Penggerak Kolaborasi."))
