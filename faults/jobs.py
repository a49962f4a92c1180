"""Faults of workers and beats (F1, F12, F15)."""

from __future__ import annotations

import time
from collections import Counter

from faults.poison import HARMS
from faults.report import Report
from faults.site import Site
from tests.core.smtp_sink import SmtpSink
from tests.services import marks

WHOM = ("child", "parent", "both")
FINAL_WITHIN = 20 * 60


def outcome(site: Site, sink: SmtpSink) -> tuple[str, int, int]:
    """In words; lost; doubled beyond what a death between the server's 250 and our commit excuses.

    A message that three deaths met is parked and shown to the operator; it is not lost, but told apart.
    """
    crashes = dict(site.database.rows("SELECT message_id, crashes FROM core_outgoingmessage"))
    copies = Counter(sink.message_ids)
    parked = len(set(unsent(site)) - set(copies))
    lost = site.reminders - len(copies) - parked
    doubled = sum(copies.values()) - len(copies)
    unexcused = sum(max(0, count - 1 - crashes.get(identifier, 0)) for identifier, count in copies.items())
    words = f"{site.reminders} mails: lost {lost}, came twice {doubled} (same Message-ID, {unexcused} without a death that explains it)"
    return words + (f", parked after three deaths {parked}" if parked else ""), lost, unexcused


def unsent(site: Site) -> list[str]:
    """Messages that were given up."""
    return [key for (key,) in site.database.rows("SELECT message_id FROM core_outgoingmessage WHERE state = 'failed'")]


def all_final(site: Site) -> bool:
    """Every row of the ledger and every message has reached its end."""
    final = {"sent", "failed", "cancelled"}
    ledger = site.database.reminders()
    return sum(ledger.values()) == site.reminders and {*ledger, *site.database.messages()} <= final


def f1(report: Report, site: Site, sink: SmtpSink) -> None:
    """kill -9 of child, parent or both at every marked point, again and again, while the mails go out."""
    turns = -(-report.count(200) * 5 // 4 // len(marks.ALL))  # some points are passed more rarely than others
    waiting = [(name, WHOM[(n + turn) % 3]) for turn in range(turns) for n, name in enumerate(marks.ALL)]
    killed: Counter[str] = Counter()
    dying: list[float] = []

    def lay_marks() -> None:
        for done in site.marks.glob("*.done"):
            killed[done.stem] += 1
            dying.append(done.stat().st_ctime)
            done.unlink()
        for name, whom in list(waiting):
            if not (site.marks / name).exists():
                (site.marks / name).write_text(whom)
                waiting.remove((name, whom))

    site.beat("beat")
    for name in ("one", "two", "three"):
        site.worker(name)
    site.run_until(lambda: all_final(site), 60 * 60, lay_marks)
    took = time.time() - max(dying)
    site.stop()
    (words, lost, unexcused), wrong = outcome(site, sink), site.check_data()
    found = f"{words}; each ledger row final {took / 60:.0f} min after the last kill; {wrong}"
    what = f"kill -9 of a worker (child, parent, both) at {len(killed)} marked points, {min(killed.values())} times each at least"
    report.add("F1", what, (killed.total(), 200), found, lost + unexcused + (took > FINAL_WITHIN) + len(wrong))


def f12(report: Report, site: Site, sink: SmtpSink) -> None:
    """Two beats, four worker processes, each bell rung four times over, and the broker forgets everything once."""
    for name in ("beat1", "beat2"):
        site.beat(name)
    for name in ("one", "two"):
        site.worker(name)
    rung = forgotten = 0

    def ring() -> None:
        nonlocal rung, forgotten
        if rung < 4:
            rung += 1
            site.python("-m", "faults.ring")
        if not forgotten and len(sink.accepted) > site.reminders // 3:
            forgotten = 1
            site.forget_broker()

    site.run_until(site.all_sent, 1200, ring)
    words, lost, unexcused = outcome(site, sink)
    what = f"two beats, four workers, {site.reminders} mails, every bell {rung}× more, FLUSHALL {forgotten}×"
    report.add("F12", what, (4, 4), words, lost + unexcused + len(sink.accepted) - site.reminders)


def f15(report: Report, site: Site, sink: SmtpSink) -> None:
    """Four messages of twelve harm whoever sends them, each in its own way; the others go out, and those four are parked."""
    site.env |= {"POISON": "1", "TASK_SECONDS": "20", "MAIL_LEASE_SECONDS": "30"}
    site.beat("beat")
    site.worker("worker")
    healthy = site.reminders - len(HARMS)
    site.run_until(lambda: site.database.messages() == {"sent": healthy, "failed": len(HARMS)}, 1800)
    deaths = dict(site.database.rows("SELECT to_email, crashes FROM core_outgoingmessage WHERE state = 'failed'"))
    harms = [name for name in HARMS if deaths.get(f"mitra{list(HARMS).index(name)}@mitra.test") == 3]
    words = f"parked after 3 dead workers: {', '.join(harms)}; {len(set(sink.message_ids))} of {healthy} others sent"
    bad = len(HARMS) - len(harms) + healthy - len(set(sink.message_ids))
    report.add("F15", "tasks that harm their worker", (len(harms), len(HARMS)), words, bad)
