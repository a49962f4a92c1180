"""Two people edit the same; one person sends the same twenty times (F8, F9)."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from faults.filling import Filling, generously, sparingly
from faults.people import Answer, Files, Person, Sheet, at_once
from faults.report import Report
from faults.servers import Redis
from faults.site import PostgreSQL, Site

EDITED = {
    "agreement": ("partnerships:agreement_edit", ("hub", "teacher")),
    "plan": ("inclusion:plan_part", ("special_needs_teacher", "counsellor")),
    "evaluation": ("partnerships:response", ("hub", "teacher")),
}
"""What two people edit at once: the address in the access table, and who they are there."""
TWINS = 20
TURNS = 6
"""So often a form that was refused is corrected and sent again."""
FIRST, ASKED = ("hub", "principal", "operator"), 3
"""Who tries a form before others, and how many people do."""
ASIDE = {"core:saved_views": "?q=Kenari"}
"""Without it the page has no form: there is nothing to keep."""
KNOWN = {
    "schools:settings_years": {"name": "2031/2032", "starts_on": "2031-07-14", "ends_on": "2032-06-19"},
    "partnerships:agreement_instalments": {"pay-0-amount": "60000000"},
}
"""What a form asks for and no rule guesses."""
UNTRIED = ("refused", "no form")


def f8(report: Report, site: Site, postgresql: PostgreSQL, redis: Redis) -> None:
    """Two people open the same record and save at the same moment: one is told of the other and keeps what was typed."""
    pairs = -(-report.count(200) // len(EDITED))
    works = [partial(pairs_of, site, address, who, pairs) for address, who in EDITED.values()]
    counted = at_once(works, len(works))
    found, bad = [], 0
    for kind, (wins, told, kept) in zip(EDITED, counted, strict=True):
        found.append(f"{kind}: {pairs} pairs, {wins} saved, {told} told of the other, {kept} keep what was typed")
        bad += abs(pairs - wins) + abs(pairs - told) + abs(pairs - kept)
    what = f"two people save the same {', '.join(EDITED)}"
    report.add("F8", what, (pairs * len(EDITED), 200), "; ".join(found), bad)


def pairs_of(site: Site, address: str, who: tuple[str, str], pairs: int) -> tuple[int, int, int]:
    """So many pairs on one record: how often one was saved, how often one was told, how often it kept what was typed."""
    url = next(line["url"] for line in site.scene["lines"] if line["address"] == address and line["act"] == "POST")
    people = [Person(site, name) for name in who]
    wins = told = kept = 0
    for _pair in range(pairs):
        sheets = at_once([partial(person.open, url) for person in people], 2)
        words = [f"Kata {uuid.uuid4().hex}" for _person in people]
        calls = [
            partial(person.send, sheet, **{written_in(sheet): word})
            for person, sheet, word in zip(people, sheets, words, strict=True)
        ]
        answers: list[Answer] = at_once(calls, 2)
        wins += sum(answer.status == 302 for answer in answers) == 1
        refused = [(answer, word) for answer, word in zip(answers, words, strict=True) if answer.status == 409]
        told += len(refused) == 1
        kept += bool(refused) and refused[0][1] in refused[0][0].body
    return wins, told, kept


def written_in(sheet: Sheet) -> str:
    """The first field of a form in which people write freely."""
    return next(field.name for field in sheet.form.fields if field.kind in ("textarea", "text"))


def f9(report: Report, site: Site, postgresql: PostgreSQL, redis: Redis) -> None:
    """The same form, filled in, sent twenty times at once, for every page with a form that the access table knows. What was not open
    to anybody, or refused whatever was in it, is tried again while everything stands as it was: another form may have closed it."""
    lines = pages_with_forms(site)
    wanted = dict(list(lines.items())[: report.count(len(lines))])
    words = {url: tried(site, line) for url, line in wanted.items()}
    site.afresh()
    again = [url for url, word in words.items() if word in UNTRIED]
    words |= {url: tried(site, wanted[url]) for url in again}
    kinds: dict[str, list[str]] = {}
    for url, word in words.items():
        kinds.setdefault(word, []).append(wanted[url]["address"])
        if word != "once":
            print(f"<!-- F9 {url}: {word} -->", flush=True)
    once, untried = len(kinds.pop("once")), sum(len(kinds.pop(word, [])) for word in UNTRIED)
    bad = "; ".join(f"{word}: {', '.join(addresses)}" for word, addresses in kinds.items())
    found = f"{once} forms carried out once, the {TWINS - 1} others led to the same place; not filled in well enough: {untried}"
    what = f"every page with a form, {TWINS} times at once"
    report.add("F9", what, (once, len(lines)), f"{found}; {bad}" if bad else found, sum(map(len, kinds.values())))


def pages_with_forms(site: Site) -> dict[str, dict[str, Any]]:
    """Address -> a line of the access table, with those who may read the page and also send its form."""
    read, send = ({line["url"]: line for line in site.scene["lines"] if line["act"] == act} for act in ("GET", "POST"))
    both = {url: [who for who in line["who"] if who in send[url]["who"]] for url, line in read.items() if url in send}
    return {url: {**read[url], "who": who} for url, who in both.items()}


def tried(site: Site, line: dict[str, Any]) -> str:
    """What came of one form: "once", or a word that says why not. Those who may send it try one after the other until somebody can."""
    word = "no form"
    for who in sorted(line["who"], key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))[:ASKED]:
        person = Person(site, who, tries=10)
        try:
            word = until_taken(person, line["url"] + ASIDE.get(line["address"], ""), KNOWN.get(line["address"], {}))
        except LookupError:
            continue
        except TimeoutError:
            return f"errors {person.errors[:3]}"
        if word != "refused":
            break
    return word


def until_taken(person: Person, url: str, known: dict[str, str]) -> str:
    """First as little as the page asks for, then all of it; each time with other values where the page refuses what is there."""
    word = "refused"
    for fill in (sparingly, generously):
        sheet, filling = person.open(url), Filling(person.site.picture)
        if fill is generously:
            sheet = with_rows(person, sheet)
        data = {**fill(sheet), **known}
        for turn in range(TURNS):
            files = filling.files(sheet) if turn or fill is generously else None
            word, answer = sent_at_once(person, sheet, data, files)
            if word != "refused":
                return word
            if answer.status == 422:
                sheet = person.sheet(url, answer)
                data = {**sheet.data, **known}
            data = filling.corrected(sheet, data, answer.body)
    return word


def with_rows(person: Person, sheet: Sheet) -> Sheet:
    """The same with a first row, where there are none so far."""
    for name, value in sheet.form.buttons:
        if name.endswith("-add") and sheet.data.get(f"{name.removesuffix('add')}TOTAL_FORMS") == "0":
            sheet = person.sheet(sheet.url, person.patiently(sheet.url, {**sheet.data, name: value}, sheet.token))
    return sheet


def sent_at_once(person: Person, sheet: Sheet, data: dict[str, Any], files: Files | None = None) -> tuple[str, Answer]:
    """Twenty times the same: what came of it, and the page. Receipts say how often it was carried out; where there are none (a text that
    saves itself, a link that is shown), no table may have more than one row more, and no event may stand twice in the audit trail."""
    before = person.site.counts()
    ((last,),) = person.site.database.rows("SELECT coalesce(max(id), 0) FROM core_auditevent")
    answers: list[Answer] = at_once([partial(person.patiently, sheet.url, data, sheet.token, files)] * TWINS, TWINS)
    after = person.site.counts()
    grown = {name: rows - before[name] for name, rows in after.items() if rows - before[name] > 1}
    twice = "SELECT count(*) - count(DISTINCT (verb, subject_type, subject_id)) FROM core_auditevent WHERE id > "
    grown["core_auditevent"] = person.site.database.rows(f"{twice}{last}")[0][0]
    acts = after["core_formreceipt"] - before["core_formreceipt"]
    return judged(person, {(answer.status, answer.to) for answer in answers}, acts, grown), answers[0]


def judged(person: Person, led: set[tuple[int, str]], acts: int, grown: dict[str, int]) -> str:
    """The word for where they led, how many receipts there are, and which tables grew by more than one row."""
    if len(led) > 1:
        return f"answers differ ({', '.join(f'{status} {to}' for status, to in sorted(led))})"
    ((status, _to),) = led
    if person.errors:
        return f"errors {person.errors[:3]}"
    if status in (409, 422) and not acts:
        return "refused"
    if status not in (200, 302):
        return f"answered {status}, carried out {acts} times"
    return "once" if acts == 1 or (not acts and not any(grown.values())) else f"carried out {acts} times {grown}"
