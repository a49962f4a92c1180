"""What holds for every address at once: whose row it is, how it may be asked, that looking changes nothing."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.urls import reverse

from core.models import AuditEvent
from inclusion.actions.reading import READS
from tests.access.asking import ask, body, let_go, path, statements, word
from tests.access.reading import EVERY_LINE, PEOPLE, PLATFORM_LINES, SCHOOL_LINES
from tests.access.scene import CANARY

pytestmark = pytest.mark.django_db

NOBODY = 987_654_321
"""A number that no row has."""

NAMED = (
    "kemitraan",
    "kebutuhan",
    "dapodik",
    "mou",
    "pks",
    "partnerships.risk",
    "2026",
    "questionnaire",
    "murid",
    "rencana-individual",
)
"""Words of the table that name a list or a kind, which every school has, and no row."""

ACTS = (
    "answer",
    "accept",
    "withdraw",
    "complete",
    "terapkan",
    "batalkan",
    "buang",
    "arsipkan",
    "naik",
    "daftar-hadir",
    "berita-acara",
    "to_gather",
    "plan",
    "close",
    "decline",
    "start",
    "revoke",
    "academic",
    "social",
    "questionnaire",
    "kekuatan",
    "orang-tua",
    "questionnaire",
)
"""Words of the table that name what is done with the row before them, not a part of it."""

ABOUT = [line for line in SCHOOL_LINES if line.on != "." and line.on.split("/")[0] not in NAMED and line.may]
TWICE = [
    line
    for line in SCHOOL_LINES
    if line.may and "/" in line.on and line.on.split("/")[1] not in ACTS and not line.on.split("/")[1].isdigit()
]
POSTS = [line for line in EVERY_LINE if line.act == "POST"]
OURS = sorted({line.address for line in EVERY_LINE if not line.address.startswith(("account_", "mfa_", "admin"))})
VARIES = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|"x-csrftoken": ?"[^"]*"|X-CSRFToken[^}]*|name="form_key" value="[^"]*"|Content-Length: \d+'
)


def column_of(line) -> str:
    """Somebody who may; on addresses of no school, where the words differ, a member."""
    return "memb" if line in PLATFORM_LINES else next(iter(line.may), "hub")


def told(response) -> str:
    """An answer without what differs each time: the token and the key of the form."""
    return VARIES.sub("", body(response))


@pytest.mark.parametrize("line", ABOUT, ids=str)
def test_a_foreign_row_is_like_a_missing_one(scene, line):
    who = PEOPLE[line.may[0]]
    foreign = path(line, scene.own, [*scene.other.keys(line.on)[:1], *scene.own.keys(line.on)[1:]])
    missing = path(line, scene.own, [NOBODY, *scene.own.keys(line.on)[1:]])
    answers = [ask(scene, who, line, url=url) for url in (foreign, missing)]
    assert [word(answer) for answer in answers] == ["-", "-"]
    assert told(answers[0]).replace(foreign, "") == told(answers[1]).replace(missing, "")


@pytest.mark.parametrize("line", TWICE, ids=str)
def test_a_foreign_part_of_an_own_row_is_missing_too(scene, line):
    who, own, other = PEOPLE[line.may[0]], scene.own.keys(line.on), scene.other.keys(line.on)
    for part in (other[1], NOBODY):
        assert word(ask(scene, who, line, url=path(line, scene.own, [own[0], part, *own[2:]]))) == "-"


@pytest.mark.parametrize("line", POSTS, ids=str)
def test_no_act_without_a_token(scene, line):
    """Whoever is made to send a form by another site's page sends it without our token."""
    with statements() as written:
        response = ask(scene, PEOPLE[column_of(line)], line, enforce_csrf_checks=True)
    assert response.status_code == 403
    assert written == []


@pytest.mark.parametrize("address", OURS)
def test_other_ways_of_asking_are_refused(scene, address):
    """A method that the table does not name is answered with 405."""
    lines = [line for line in EVERY_LINE if line.address == address]
    line, named = lines[0], {line.act for line in lines}
    who = PEOPLE[column_of(line)]
    for act in {"GET", "POST", "PUT", "PATCH", "DELETE"} - named:
        with statements() as written:
            response = ask(scene, who, line, act=act)
        assert (act, response.status_code) == (act, 405)
        assert written == []


def fingerprint() -> dict[str, str]:
    """Table -> how many rows it has, and a hash of all of them.

    Sessions are the visitor's own; that a pupil's plan was read is on record.
    """
    found = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table == "django_session":
            continue
        kept = model._base_manager.exclude(verb__in=READS) if model is AuditEvent else model._base_manager
        rows = sorted(kept.values_list(), key=repr)
        found[table] = f"{len(rows)} {sha256(repr(rows).encode()).hexdigest()}"
    return found


LIKE = {"ok": ("ok", "go"), "gone": ("gone", "ok", "go")}
"""Words that a head may say where the table says another."""


def test_looking_leaves_every_table_as_it_was(scene):
    """Somebody who may asks for the head of everything, for which as much is done as for the page; afterwards each row of each
    table is what it was. Of each page for everybody, test_cells.py asks whether it writes. A link that is opened on the way is not
    gone any more."""
    before, otherwise = fingerprint(), []
    for line in (line for line in EVERY_LINE if line.act == "GET"):
        column = column_of(line)
        expected = line.cells[column]
        head = scene.client(PEOPLE[column]).head(path(line, scene.own))
        let_go(head)
        said = word(head)
        if said not in LIKE.get(expected, (expected,)):
            otherwise.append(f"{line}: {expected}, but its head {said}")
    assert fingerprint() == before
    assert otherwise == [], "\n".join(otherwise)


def test_the_admin_is_for_support_alone(scene):
    pages = [reverse(f"admin:{m._meta.app_label}_{m._meta.model_name}_changelist") for m in admin.site._registry]
    assert pages
    for url in [f"/{settings.ADMIN_PATH}/", *pages]:
        for column in [*SCHOOL_LINES[0].cells, "anon", "none"]:
            response = scene.client(PEOPLE[column]).get(url)
            assert word(response) == "in", (column, url)
        assert scene.client("support").get(url).status_code == 200


def test_the_admin_shows_nothing_that_a_school_keeps_to_itself(scene):
    """Names of people are no secret there: support finds accounts by them."""
    client, people = scene.client("support"), re.compile(f"{CANARY} (?:Warga|Undangan)")
    for model in admin.site._registry:
        page = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert CANARY not in people.sub("", body(client.get(reverse(f"{page}_changelist")))), page
        for row in model._default_manager.order_by("-pk")[:3]:
            assert CANARY not in people.sub("", body(client.get(reverse(f"{page}_change", args=[row.pk])))), page
