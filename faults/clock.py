"""The clock jumps, in three zones (F11)."""

from __future__ import annotations

from faults.report import Report
from faults.site import Site
from tests.core.smtp_sink import SmtpSink


def f11(report: Report, site: Site, sink: SmtpSink) -> None:
    """What one process sees whose clock is moved; it says a line per case, and BAD where it went wrong."""
    lines = site.python("-m", "faults.jumps").splitlines()
    bad = sum(line.startswith("BAD") for line in lines)
    wrong = site.check_data()
    what = "clock +40 d, −2 d, +6 h; zones +7, +8, +9; 29 February, 31 December 23:59"
    report.add("F11", what, (len(lines), len(lines)), f"{'; '.join(lines)}; {wrong}", bad + len(wrong))
