"""A mail server that misbehaves in every way (F6)."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime

from faults.report import Report
from faults.site import Site
from tests.core.smtp_sink import CUT, HANG, SmtpSink
from tests.services.prepare import noon_zone


def f6(report: Report, site: Site, sink: SmtpSink) -> None:
    """First each mode alone, with the moments of its retries; then all of them at once under workers."""
    modes = json.loads(site.python("-m", "faults.refusals"))
    wrong = [f"{mode}: {facts['wrong']}" for mode, facts in modes.items() if facts["wrong"]]
    longest = max(facts["seconds"] for facts in modes.values())
    site.change("DELETE FROM core_outgoingmessage")
    site.change(f"UPDATE schools_school SET timezone = '{noon_zone(datetime.now(UTC))}'")
    site.change("DELETE FROM core_heartbeat WHERE name = 'mail-trouble'")
    steps, lost = all_at_once(site, sink)
    found = "retried after 1, 5, 15, 60 min, 6 h and 6 h; refused for good: failed at once and on the operator's page; "
    found += f"longest call {longest:.1f} s; never without TLS; then {steps} steps, {site.reminders} mails: lost {lost}"
    found += "".join(f"; BAD {one}" for one in wrong)
    report.add("F6", f"mail server: {', '.join(modes)}", (len(modes), len(modes)), found, lost + len(wrong))


def all_at_once(site: Site, sink: SmtpSink) -> tuple[int, int]:
    """The workers' conversations go wrong at every step. How many steps there were, how many mails were lost."""
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
        return kinds[met[step] % len(kinds)] if kinds and met[step] <= 2 * len(kinds) else None

    sink.answers = mood
    site.beat("beat")
    site.worker("worker")

    def finished() -> bool:
        site.change("UPDATE core_outgoingmessage SET next_at = created_at WHERE state = 'retry' AND next_at > now()")
        site.change("DELETE FROM core_heartbeat WHERE name = 'mail-trouble'")
        return site.database.messages() == {"sent": site.reminders - 1, "failed": 1}

    site.run_until(finished, 1200)
    return sum(met.values()), site.reminders - 1 - len(set(sink.message_ids))
