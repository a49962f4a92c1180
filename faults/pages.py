"""Faults under people who write: web processes, PostgreSQL, Redis die (F2, F3, F5)."""

from __future__ import annotations

import os
import random
import signal
import statistics
import time
from functools import partial

from faults.people import Crowd, Person, signer, thinking, upload, write
from faults.report import Report
from faults.servers import Redis
from faults.site import PostgreSQL, Site, until

RESET = "/accounts/password/reset/"
BACK_WITHIN = 10
SENT_WITHIN = 600
GROUP_EVERY = 20
"""Every so many kills the whole web process goes, else one of its children."""


def f2(report: Report, site: Site, postgresql: PostgreSQL, redis: Redis) -> None:
    """kill -9 of web processes at random moments while people save, upload and sign."""
    wanted, kills = report.count(200), 0
    works = [("hub", write), ("teacher", upload), ("hub", signer(0, 2)), ("hub", signer(1, 2))]
    with Crowd(site, works) as crowd:
        crowd.wait_for(4)
        while kills < wanted:
            time.sleep(random.uniform(0, 0.4))
            number = kills % 2
            if kills % GROUP_EVERY == GROUP_EVERY - 1:
                site.kill(f"web{number}")
                crowd.wait_for(1)  # the other one answers meanwhile
                site.revive()
                until(partial(site.answers, number), 240, "the web process comes back")
                kills += 1
            elif children := site.busy_children(number):
                os.kill(random.choice(children), signal.SIGKILL)
                kills += 1
            else:
                crowd.wait_for(1)
    words, bad = crowd.judged()
    swept = site.python("-m", "faults.orphans").split()
    wrong = site.check_data()
    found = f"{words}; orphan files {swept[0]}, after the sweep {swept[1]}; {crowd.errors} errors, {wrong}"
    what = "kill -9 of web processes while people save, upload, sign"
    report.add("F2", what, (kills, 200), found, bad + crowd.errors + len(wrong) + int(swept[1]))


def f3(report: Report, site: Site, postgresql: PostgreSQL, redis: Redis) -> None:
    """kill -9 of all of PostgreSQL under four writers."""
    away = []
    works = [("hub", write), ("teacher", write), ("counsellor", upload), ("hub", signer(0, 1))]
    with Crowd(site, works) as crowd:
        for _turn in range(report.count(20)):
            crowd.wait_for(4)
            time.sleep(random.uniform(0, 0.5))
            postgresql.kill()
            time.sleep(1)
            postgresql.start()
            back = time.monotonic()
            crowd.wait_for(1)
            away.append(time.monotonic() - back)
    words, bad = crowd.judged()
    wrong = site.check_data()
    late = sum(seconds > BACK_WITHIN for seconds in away)
    found = f"first write {statistics.median(away):.1f} s after it was back, {max(away):.1f} s at most"
    found += f"; {words}; {crowd.errors} errors, {wrong}"
    report.add(
        "F3", "kill -9 of PostgreSQL under four writers", (len(away), 20), found, bad + len(wrong) + crowd.errors + late
    )


def f5(report: Report, site: Site, postgresql: PostgreSQL, redis: Redis) -> None:
    """Redis is killed, forgets everything, hangs, is slow, takes another password: pages go on, every mail goes out in the end."""
    site.beat("beat")
    site.worker("worker")
    harms = {
        "killed": (redis.kill, redis.start), "emptied": (redis.flush, redis.ping), "hanging": (redis.hang, redis.go_on),
        "slow by 5 s": (redis.slow, redis.quick), "another password": (redis.lock, redis.unlock),
    }  # fmt: skip
    works = [
        (who, thinking(write)) for who in ("hub", "teacher", "counsellor")
    ]  # each need is mailed to several people
    with Crowd(site, works) as crowd:
        crowd.wait_for(60)
        usual, worst, sent_after, stranger = p95(crowd.waits), 0.0, [], Person(site, "")
        for number, (harm, heal) in enumerate(harms.values()):
            site.python("-m", "faults.ring", "queue", f"f5-{number}", "10")
            before = len(crowd.waits)
            harm()
            site.python("-m", "faults.ring", "queue", f"f5-{number}-while", "10")
            stranger.send(stranger.open(RESET), email=site.scene["emails"]["hub"])
            crowd.wait_for(20)
            worst = max(worst, p95(crowd.waits[before:]))
            heal()
            begun = time.monotonic()
            site.run_until(partial(all_sent, site, "f5-%"), SENT_WITHIN)
            sent_after.append(time.monotonic() - begun)
    site.run_until(partial(all_sent, site), SENT_WITHIN)
    words, bad = crowd.judged()
    errors = crowd.errors + len(stranger.errors)
    ratio = worst / usual
    mails = "SELECT count(*) FROM core_outgoingmessage WHERE to_email LIKE 'f5-%' AND state = 'sent'"
    lost = 20 * len(harms) - site.database.rows(mails)[0][0]
    found = (
        f"{words}; {errors} errors, nobody signed out; p95 {worst:.2f} s, {ratio:.1f}× the usual {usual:.2f} s; "
        f"{20 * len(harms)} mails: lost {lost}, the last sent {max(sent_after):.0f} s after Redis was back"
    )
    what = f"Redis {', '.join(harms)}"
    report.add("F5", what, (len(sent_after), 5), found, bad + errors + lost + (ratio > 2))


def p95(waits: list[float]) -> float:
    """The wait that 95 of a hundred requests stay below."""
    return statistics.quantiles(waits, n=20)[-1]


def all_sent(site: Site, whom: str = "%") -> bool:
    """Every mail to these people is sent, but for those that quiet hours keep until morning."""
    left = f"""
        SELECT count(*) FROM core_outgoingmessage WHERE channel = 'email' AND state NOT IN ('sent', 'failed', 'withheld')
        AND to_email LIKE '{whom}' AND (next_at IS NULL OR next_at < now() + interval '1 hour')
    """
    return site.database.rows(left)[0][0] == 0
