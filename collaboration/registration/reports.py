"""What the reports to the committee register."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from collaboration.actions.reports import keep_schedule
from collaboration.panels.reports import PANELS
from collaboration.papers.report import REPORT_KIND
from collaboration.policy.reports import check_see_reports
from collaboration.queries import report_meetings, report_partnerships, report_practices
from collaboration.readers.reports import READERS
from collaboration.workflow.report import REPORT
from core.policy import Actor, allowed
from core.registry import DemoChapter, NavEntry, Registry, SweepStep
from core.report_parts import ReportPart

NAV = NavEntry(
    "reports", pgettext_lazy("daftar", "Laporan"), "outline/report", "collaboration:report_list", 50,
    lambda actor: allowed(check_see_reports, actor), prefixes=("collaboration:report",),
)  # fmt: skip

VERBS = {
    "report.prepared": _("Laporan disiapkan"),
    "report.foreword": _("Pengantar laporan ditulis"),
    "report.commented": _("Laporan ditanggapi"),
    "report.scheduled": _("Jadwal laporan diatur"),
}

PARTS = (
    ReportPart("practices", 10, report_practices.collect, report_practices.tell),
    ReportPart("meetings", 20, report_meetings.collect, report_meetings.tell),
    ReportPart("partnerships", 40, report_partnerships.collect, report_partnerships.tell),
)


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    registry.add_nav(NAV)
    registry.add_workflow(REPORT)
    registry.add_verbs(VERBS)
    registry.add_document_kind(REPORT_KIND)
    for panel in PANELS:
        registry.add_panel(panel)
    for subject_type, reader in READERS.items():
        registry.add_reader(subject_type, reader)
    registry.add_demo_chapter(DemoChapter("reports", 200, "collaboration.demo.reports.tell"))
    for part in PARTS:
        registry.add_report_part(part)
    registry.add_sweep_step(SweepStep("collaboration.reports", lambda now: keep_schedule(by=Actor.system(), now=now)))
