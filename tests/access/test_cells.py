"""Every cell of the access table is tried."""

from __future__ import annotations

import pytest

from tests.access.asking import ask, body, statements, word
from tests.access.reading import EVERY_LINE, PEOPLE, PLATFORM_LINES, SCHOOL_LINES, addresses
from tests.access.scene import CANARY

pytestmark = pytest.mark.django_db

ELSEWHERE = ("other:hub", "other:principal", "outsider", "support")
"""People from whom every page of the own school hides itself, the platform's own staff among them."""

SHOWS_NOTHING_OF_IT = {
    "collaboration:observation": "leaders read who and when, and one that is only arranged has no words yet; tests/collaboration/promise",
    "collaboration:observation_worker": "a program, the same for every sheet",
    "collaboration:attendance_worker": "a program, the same for every sheet",
    "partnerships:obligation_worker": "a program, the same for every sheet",
    "collaboration:observation_share": "offers pieces by their kind",
    "collaboration:observation_time": "asks for a day",
    "collaboration:mentoring": "leaders read who and when alone; tests/collaboration/promise",
    "collaboration:mentoring_meet": "asks for a day",
    "collaboration:mentoring_session": "a blank sheet",
    "partnerships:agreement_clause_add": "a blank article; the way back names the list of articles",
    "inclusion:letter_pdf": "a file whose name names nobody",
    "inclusion:letter_write": "asks for a date; the way back names the kind of letter",
    "inclusion:handover_pdf": "a file whose name names nobody",
    "inclusion:letter_text": "the school's words for a kind of letter",
    "inclusion:plan_paper": "a file whose name names nobody",
    "inclusion:class_sheet": "names the class alone to whoever teaches none of its pupils; tests/inclusion/accommodations",
    "core:document accommodation_paper": "a file whose name names nobody",
    "core:document sheet_paper": "a file whose name names nobody",
    "core:saved_views": "one's own views; those that the school shares are not for partners",
}
"""Pages about something that do not name it, by address, or by address and what it is about; each with the reason."""


def guarded(response) -> list[str]:
    """What is missing among the headers that every answer carries."""
    policy = response.get("Content-Security-Policy", "")
    framed = "frame-ancestors 'none'" in policy or response.get("X-Frame-Options") == "DENY"
    checks = {
        "a content policy": bool(policy) and "unsafe" not in policy,
        "nosniff": response.get("X-Content-Type-Options") == "nosniff",
        "no frames": framed,
        "no-store": "no-store" in response.get("Cache-Control", ""),
        "referrer policy": response.get("Referrer-Policy") in ("same-origin", "no-referrer"),
    }
    return [name for name, good in checks.items() if not good]


SECRET_ADDRESSES = {
    "collaboration_feed:feed": "the address is the key: whoever holds it reads the person's own dates (CO1)",
}
"""Addresses of no school that show something of one to whoever knows them, each with the reason."""


def not_on_record(line, written: list[str]) -> list[str]:
    """What looking wrote. To open something of a pupil is put on record, and only there (product.md, promise 3)."""
    if not line.address.startswith(("inclusion:", "inclusion_links:", "core:file", "core:document")):
        return written
    return [sql for sql in written if "core_auditevent" not in sql and "core_auditchain" not in sql]


def wrong(line, response, said, expected, written) -> list[str]:
    """Everything that is not as it should be in one cell, in words."""
    found, text = [], body(response)
    if said != expected:
        found.append(f"{said} instead of {expected}")
    elif said != "ok" and CANARY in text:
        found.append("is refused, but the answer tells what is there")
    elif said == "ok" and not silent(line, response) and CANARY not in text:
        found.append("may see it, but the page shows nothing of it")
    if line.act == "GET" and not_on_record(line, written):
        found.append(f"looking writes: {not_on_record(line, written)[0]}")
    return found + [f"without {what}" for what in guarded(response)]


def silent(line, response) -> bool:
    """An answer that need not show anything of its object: an act, a way on, a page about nothing in particular."""
    acts = line.act != "GET" or response.status_code != 200
    nameless = not {line.address, f"{line.address} {line.on}"}.isdisjoint(SHOWS_NOTHING_OF_IT)
    return acts or line.on == "." or nameless or line in PLATFORM_LINES


def test_every_address_is_in_the_table_and_every_line_is_an_address():
    written, known = {line.address for line in EVERY_LINE}, set(addresses())
    assert known - written == set(), "addresses that the table forgets"
    assert written - known == set(), "lines without an address"
    assert {key.split()[0] for key in SHOWS_NOTHING_OF_IT} <= written


def test_no_line_stands_twice():
    seen = [(line.address, line.on, line.act) for line in EVERY_LINE]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("line", SCHOOL_LINES, ids=str)
def test_people_of_the_school(scene, line):
    deviations = []
    for column, expected in line.cells.items():
        with statements() as written:
            response = ask(scene, PEOPLE[column], line)
        said = word(response).replace("go", "ok")  # to be led on after an act is as good as seeing the page
        deviations += [f"{column}: {what}" for what in wrong(line, response, said, expected, written)]
    assert not deviations, "\n".join(deviations)


@pytest.mark.parametrize("line", SCHOOL_LINES, ids=str)
def test_everybody_else(scene, line):
    for who in ELSEWHERE:
        response = ask(scene, who, line)
        assert (who, word(response)) == (who, "-")
        assert CANARY not in body(response)
    response = ask(scene, "anonymous", line)
    assert word(response) == "in"
    assert CANARY not in body(response)


@pytest.mark.parametrize("line", PLATFORM_LINES, ids=str)
def test_addresses_of_no_school(scene, line):
    deviations = []
    for column, expected in line.cells.items():
        with statements() as written:
            response = ask(scene, PEOPLE[column], line)
        deviations += [f"{column}: {what}" for what in wrong(line, response, word(response), expected, written)]
        if CANARY in body(response) and line.address not in SECRET_ADDRESSES:
            deviations.append(f"{column}: tells what a school keeps to itself")
    assert not deviations, "\n".join(deviations)
