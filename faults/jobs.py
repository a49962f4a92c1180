"""Faults of workers, beats, mail server, clock (F1, F6, F7, F11, F12, F15)."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from faults.report import Report
from faults.site import Site
from tests.core.smtp_sink import CUT, HANG, SmtpSink
from tests.services import marks

WHOM = ("child", "parent", "both")


def outcome(site: Site, sink: SmtpSink) -> tuple[str, int, int]:
    """In words; lost; doubled beyond what a death between the server's 250 and our commit excuses."""
    crashes = dict(site.database.rows("SELECT message_id, crashes FROM core_outgoingmessage"))
    copies = Counter(sink.message_ids)
    lost = site.reminders - len(copies)
    doubled = sum(copies.values()) - len(copies)
    unexcused = sum(max(0, count - 1 - crashes.get(identifier, 0)) for identifier, count in copies.items())
    return f"{site.reminders} mails: lost {lost}, came twice {doubled} (same Message-ID)", lost, unexcused


def f1(report: Report, site: Site, sink: SmtpSink, times: int) -> None:
    """kill -9 of child, parent or both at every marked point, again and again."""
    wanted = [(name, WHOM[(n + turn) % 3]) for turn in range(times) for n, name in enumerate(marks.ALL)]
    waiting, killed = list(wanted), 0

    def lay_marks() -> None:
        nonlocal killed
        for done in site.marks.glob("*.done"):
            done.unlink()
            killed += 1
        for name, whom in list(waiting):
            if not (site.marks / name).exists():
                (site.marks / name).write_text(whom)
                waiting.remove((name, whom))

    site.beat("beat")
    site.worker("worker")
    site.run_until(site.all_sent, 600, lay_marks)
    killed += len(list(site.marks.glob("*.done")))
    words, lost, unexcused = outcome(site, sink)
    report.add(
        "F1", f"kill -9 of a worker at {len(marks.ALL)} marked points", f"{killed} kills; {words}", lost + unexcused
    )


def f6(report: Report, site: Site, sink: SmtpSink, times: int) -> None:
    """The mail server refuses, hangs, closes, is busy, cuts after DATA: each message meets each of it, and one is refused for good."""
    moods = {
        "connect": ["421 closing", CUT],
        "rcpt": ["450 busy"],
        "data": ["421 closing", HANG],
        "end": [CUT, "451 later"],
    }
    met: Counter[str] = Counter()

    def mood(step: str, given: str) -> str | None:
        if step == "rcpt" and "mitra0@" in given:
            return "550 no such mailbox"
        met[step] += 1
        kinds = moods.get(step, [])
        return kinds[met[step] % len(kinds)] if kinds and met[step] <= 2 * times * len(kinds) else None

    sink.answers = mood
    site.beat("beat")
    site.worker("worker")

    def finished() -> bool:
        site.change("UPDATE core_outgoingmessage SET next_at = now() WHERE state = 'retry'")
        site.change("DELETE FROM core_heartbeat WHERE name = 'mail-trouble'")
        return site.database.messages() == {"sent": site.reminders - 1, "failed": 1}

    site.run_until(finished, 300)
    copies = Counter(sink.message_ids)
    lost = site.reminders - 1 - len(copies)
    words = (
        f"{sum(met.values())} steps, {site.reminders} mails: lost {lost}, 1 refused for good is shown to the operator"
    )
    report.add("F6", "mail server refuses, hangs, closes, cuts", words, lost)


def f7_f12(report: Report, site: Site, sink: SmtpSink, times: int) -> None:
    """Two beats, four worker processes, each bell rung four times over, and the broker forgets everything once."""
    for name in ("beat1", "beat2"):
        site.beat(name)
    for name in ("one", "two"):
        site.worker(name)
    rung = forgotten = 0

    def ring() -> None:
        nonlocal rung, forgotten
        if rung < 4 * times:
            rung += 1
            site.python("-m", "faults.ring")
        if not forgotten and len(sink.accepted) > site.reminders // 3:
            forgotten = 1
            site.forget_broker()

    site.run_until(site.all_sent, 300, ring)
    words, lost, unexcused = outcome(site, sink)
    report.add(
        "F7, F12", f"two beats, four workers, every bell {rung}× more, FLUSHALL {forgotten}×", words, lost + unexcused
    )


def f11(report: Report, site: Site, sink: SmtpSink, times: int) -> None:
    """The clock jumps back 2 days, on 6 hours, on 40 days; the sweep works at each of these moments."""
    now = datetime.now(UTC)
    for jump in (timedelta(0), timedelta(days=-2), timedelta(hours=6), timedelta(days=40)):
        site.python("manage.py", "sweep", "--now", (now + jump).isoformat(), "-v0")
    copies = Counter(to for message in sink.accepted for to in message.to)
    twice = sum(count > 1 for count in copies.values())
    lost = site.reminders - len(copies)
    report.add(
        "F11", "clock −2 d, +6 h, +40 d", f"{site.reminders} recipients: lost {lost}, told twice {twice}", lost + twice
    )


def f15(report: Report, site: Site, sink: SmtpSink, times: int) -> None:
    """One message kills every worker that touches it; the others go out, and it is parked after three."""
    site.env["POISON"] = "mitra0@mitra.test"
    site.beat("beat")
    site.worker("worker")
    site.run_until(lambda: site.database.messages() == {"sent": site.reminders - 1, "failed": 1}, 300)
    (crashes,) = site.database.rows("SELECT crashes FROM core_outgoingmessage WHERE state = 'failed'")[0]
    words = f"parked after {crashes} dead workers; {len(sink.accepted)} of {site.reminders - 1} others sent"
    report.add(
        "F15", "a task that kills its worker", words, abs(crashes - 3) + site.reminders - 1 - len(set(sink.message_ids))
    )
