"""Faults under people who write: web processes, PostgreSQL, Redis die; two edit the same; one clicks twenty times (F2, F3, F5, F8, F9)."""

from __future__ import annotations

import re
import statistics
import time
from functools import partial

from faults.people import GIVEN, NEW, Crowd, Person, at_once
from faults.report import Report
from faults.servers import Redis
from faults.site import PostgreSQL, Site, until

RESET = "/accounts/password/reset/"


def f2(report: Report, site: Site, times: int) -> None:
    """kill -9 of one of the two web processes, with its children, while three people write."""
    kills = 2 * times
    with Crowd(site) as crowd:
        for n in range(kills):
            crowd.wait_for(3)
            site.kill(f"web{n % 2}")
            crowd.wait_for(2)  # the other one answers meanwhile
            site.revive()
            until(partial(site.answers, n % 2), 240, "the web process comes back")
    words, bad = crowd.judged()
    wrong = site.check_data()
    found = f"{kills} kills; {words}; {crowd.errors} errors, {wrong} contradictions"
    report.add("F2", "kill -9 of a web process, the other goes on", found, bad + crowd.errors + wrong)


def f3(report: Report, site: Site, postgresql: PostgreSQL, times: int) -> None:
    """kill -9 of all of PostgreSQL under three writers."""
    away = []
    with Crowd(site) as crowd:
        for _turn in range(2 * times):
            crowd.wait_for(3)
            postgresql.kill()
            time.sleep(1)
            postgresql.start()
            back = time.monotonic()
            crowd.wait_for(1)
            away.append(time.monotonic() - back)
    words, bad = crowd.judged()
    found = f"{len(away)} kills, first write {max(away):.1f} s after it was back; {words}"
    report.add("F3", "kill -9 of PostgreSQL", found, bad + site.check_data())


def f5(report: Report, site: Site, redis: Redis, times: int) -> None:
    """Redis is killed, forgets everything, takes another password, hangs: pages go on, and mails that ring for a worker are kept."""
    count, asked = "SELECT count(*) FROM core_outgoingmessage", 0
    before = site.database.rows(count)[0][0]
    with Crowd(site) as crowd:
        crowd.wait_for(6)
        usual = statistics.median(wait for person in crowd.people for wait in person.waits)
        harms = (
            (redis.kill, redis.start),
            (redis.flush, redis.ping),
            (redis.lock, redis.unlock),
            (redis.hang, redis.go_on),
        )
        stranger = Person(site, "")
        for harm, heal in harms:
            hidden, token = stranger.form(RESET)
            harm()
            asked += stranger.ask(RESET, {"email": "satu@uji.test", **hidden}, token)[0] == 302
            crowd.wait_for(5)
            heal()
        worst = max(wait for person in (stranger, *crowd.people) for wait in person.waits)
    words, bad = crowd.judged()
    errors, kept = crowd.errors + len(stranger.errors), site.database.rows(count)[0][0] - before
    found = f"{words}; {kept} of {len(harms)} mails kept; {errors} errors; slowest answer {worst:.1f} s (median before {usual:.1f} s)"
    report.add("F5", "Redis killed, emptied, locked, hanging", found, bad + errors + 2 * len(harms) - asked - kept)


def f8(report: Report, site: Site, times: int) -> None:
    """Two people open the same need and save at the same moment."""
    one, two = (Person(site, session) for session in site.sessions)
    pairs, wins, conflicts, kept = 5 * times, 0, 0, 0
    address = one.write("Perlu bersama") + "ubah/"
    if not address.startswith("/"):
        raise AssertionError("the form was not accepted")
    for n in range(pairs):
        forms = [(person, *person.form(address)) for person in (one, two)]
        answers = at_once(
            [
                partial(person.ask, address, {**GIVEN, "title": f"Perlu {n} {k}", **hidden}, token)
                for k, (person, hidden, token) in enumerate(forms)
            ]
        )
        wins += sum(status == 302 for status, _body, _to in answers)
        refused = [(k, body) for k, (status, body, _to) in enumerate(answers) if status == 409]
        conflicts += len(refused)
        kept += sum(f"Perlu {n} {k}" in body for k, body in refused)
    found = f"{pairs} pairs: {wins} saved, {conflicts} told of the other, {kept} keep what was typed"
    report.add(
        "F8", "two people save the same record", found, abs(wins - pairs) + abs(conflicts - pairs) + pairs - kept
    )


def f9(report: Report, site: Site, times: int) -> None:
    """The same form sent twenty times at once."""
    person = Person(site, site.sessions[0])
    made, elsewhere = 0, 0
    for n in range(times):
        hidden, token = person.form(NEW)
        form = {**GIVEN, "title": f"Perlu sekali {n}", **hidden}
        answers = at_once([partial(person.patiently, NEW, form, token)] * 20, 20)
        made += site.database.rows(f"SELECT count(*) FROM partnerships_need WHERE title = 'Perlu sekali {n}'")[0][0]
        elsewhere += len({re.sub(r"\?.*", "", to) for _status, _body, to in answers}) - 1
    found = f"{times} forms: {made} records, {elsewhere} answers that lead elsewhere"
    report.add("F9", "one form, 20 times at once", found, abs(made - times) + elsewhere)
