"""Two people edit the same; one person sends the same twenty times (F8, F9)."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from faults.people import Answer, Person, Sheet, at_once
from faults.report import Report
from faults.servers import Redis
from faults.site import PostgreSQL, Site
from tests.hostile.pages import Field

EDITED = {
    "agreement": ("partnerships:agreement_edit", ("hub", "teacher")),
    "plan": ("inclusion:plan_part", ("special_needs_teacher", "counsellor")),
    "evaluation": ("partnerships:response", ("hub", "teacher")),
}
"""What two people edit at once: the address in the access table, and who they are there."""
TWINS = 20
RIGHT = {"to_time": "11:00", "ends_at": "11:00", "from_time": "10:00", "quantity": "2", "url": "https://contoh.test/"}
"""Words for fields of which the page does not say what they need."""


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
    """The same form, filled in, sent twenty times at once, for every page with a form that the access table knows."""
    acts = {line["url"] for line in site.scene["lines"] if line["act"] == "POST"}
    pages = {line["url"]: line for line in site.scene["lines"] if line["act"] == "GET" and line["url"] in acts}
    words: dict[str, list[str]] = {"once": [], "refused": [], "no form": []}
    for line in list(pages.values())[: report.count(len(pages))]:
        word = tried(site, line)
        words.setdefault(word, []).append(line["address"])
        if word != "once":
            print(f"<!-- F9 {line['url']}: {word} -->", flush=True)
    once, untried = len(words.pop("once")), len(words.pop("refused")) + len(words.pop("no form"))
    bad = "; ".join(f"{word}: {', '.join(addresses)}" for word, addresses in words.items())
    found = f"{once} forms carried out once, the {TWINS - 1} others led to the same place; not filled in well enough: {untried}"
    what = f"every page with a form, {TWINS} times at once"
    report.add("F9", what, (once, len(pages)), f"{found}; {bad}" if bad else found, sum(map(len, words.values())))


def tried(site: Site, line: dict[str, Any]) -> str:
    """What came of one form: "once", or a word that says why not."""
    who = next((name for name in ("hub", "principal", "operator") if name in line["who"]), line["who"][0])
    person = Person(site, who, tries=10)
    for generous in (False, True):
        try:
            word = sent_at_once(person, person.open(line["url"]), generous)
        except LookupError:
            return "no form"
        except TimeoutError:
            return f"errors {person.errors[:3]}"
        if word != "refused":
            break
    return word


def sent_at_once(person: Person, sheet: Sheet, generous: bool) -> str:
    """Twenty times the same. Receipts say how often it was carried out; where there are none (a text that saves itself, a link that is
    shown), no table may have more than one row more, and no event may stand twice in the audit trail."""
    data = generously(sheet) if generous else sheet.data
    uploads = [field.name for field in sheet.form.fields if field.kind == "file" and "__prefix__" not in field.name]
    files = {name: (f"{uuid.uuid4().hex}.png", person.site.picture, "image/png") for name in uploads[:1]}
    before = person.site.counts()
    ((last,),) = person.site.database.rows("SELECT coalesce(max(id), 0) FROM core_auditevent")
    call = partial(person.patiently, sheet.url, data, sheet.token, files if generous else None)
    answers: list[Answer] = at_once([call] * TWINS, TWINS)
    after = person.site.counts()
    acts = after["core_formreceipt"] - before["core_formreceipt"]
    led = {(answer.status, answer.to) for answer in answers}
    if len(led) > 1:
        return f"answers differ ({', '.join(f'{status} {to}' for status, to in sorted(led))})"
    status, _to = led.pop()
    if person.errors:
        return f"errors {person.errors[:3]}"
    if status in (409, 422) and not acts:
        return "refused"
    if status not in (200, 302):
        return f"answered {status}, carried out {acts} times"
    grown = {name: rows - before[name] for name, rows in after.items() if rows - before[name] > 1}
    twice = "SELECT count(*) - count(DISTINCT (verb, subject_type, subject_id)) FROM core_auditevent WHERE id > "
    grown["core_auditevent"] = person.site.database.rows(f"{twice}{last}")[0][0]
    return "once" if acts == 1 or (not acts and not any(grown.values())) else f"carried out {acts} times {grown}"


def generously(sheet: Sheet) -> dict[str, Any]:
    """Every field filled in, and of each group of choices the first taken."""
    data = sheet.data
    for control in sheet.form.fields:
        if data.get(control.name) or control.kind in ("file", "hidden") or "__prefix__" in control.name:
            continue
        if control.kind in ("checkbox", "radio"):
            data[control.name] = [control.value]
        elif control.name.endswith("version"):
            continue
        else:
            asked = Field(control.name, control.kind, "", control.options, required=True)
            data[control.name] = next((word for end, word in RIGHT.items() if control.name.endswith(end)), asked.filled)
    return data
