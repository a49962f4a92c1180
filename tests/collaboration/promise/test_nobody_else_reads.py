"""Promise 1, tried: a word that two people said to each other is looked for everywhere, by everybody else."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from itertools import product

import pytest
from django.apps import apps
from django.utils import timezone

from collaboration.models import ClosedContent, ObservationShare
from core.sweep import sweep
from schools.links import school_url
from tests.clock import NOW
from tests.collaboration.promise.conftest import OTHERS, WORD
from tests.factories.observations import make_share
from tests.snapshots import read, tables

pytestmark = pytest.mark.django_db

MOST_PAGES = 30
WALKED = r"/(kolaborasi|kalender|kotak-masuk|tindak-lanjut|pesan-gagal|audit)/"


def test_the_word_lies_in_the_closed_circle_and_in_no_other_table(said):
    """Audit, history, messages, reminders, action items, calendar: every table is read whole, after the sweep did its part."""
    for days in (1, 5, 20):
        sweep(NOW + timedelta(days=days))
    models = apps.get_models(include_auto_created=True)
    found = {model for model in models if WORD in repr(list(model._base_manager.values_list()))}
    assert found == set(ClosedContent.__subclasses__()) - {ObservationShare}


def test_whoever_holds_a_copy_of_the_database_finds_the_word_nowhere(said):
    """Read as the file or the dump has it, without the program and its key."""
    sweep(NOW + timedelta(days=5))
    assert [model.__name__ for model in tables().values() if WORD in repr(read(model))] == []


def links(page: str, slug: str) -> set[str]:
    """Where a page of this school leads."""
    return {unescape(path).split("#")[0] for path in re.findall(rf'href="(/{slug}/[^"]*)"', page)}


def walk(client, slug: str) -> set[str]:
    """Open the home page, and from there over every link of collaboration, the inbox, the audit trail and the search."""
    waiting, seen = [f"/{slug}/", f"/{slug}/kolaborasi/", f"/{slug}/?q={WORD}"], set()
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        seen.add(path)
        answer = client.get(path)
        text = "" if answer.streaming else answer.content.decode()
        assert WORD not in text.replace(f"?q={WORD}", ""), path
        found = sorted(link for link in links(text, slug) - seen - set(waiting) if re.search(WALKED, link))
        waiting += found
    return seen


def test_nobody_finds_the_word_by_walking(world, client_for, said):
    for role in OTHERS:
        seen = walk(client_for(getattr(world.own, role)), world.own.school.slug)
        assert len(seen) > 2, role


def test_nobody_finds_the_word_by_guessing(world, client_for, said):
    """Every address of the two practices, looked at and sent to."""
    rows = {"observation": [said[0][0], said[0][3]], "mentoring": [said[1][0], said[1][4]]}
    for role in OTHERS:
        client = client_for(getattr(world.own, role))
        for name, row in product(PARTS["observation"], rows["observation"]):
            judge(client, role, school_url(world.own.school, f"collaboration:{name}", row.pk), name == "observation")
        for name, row in product(PARTS["mentoring"], rows["mentoring"]):
            judge(client, role, school_url(world.own.school, f"collaboration:{name}", row.pk), name == "mentoring")


def judge(client, role: str, url: str, is_outline: bool) -> None:
    """Neither looking nor sending finds the word; but for the page of who and when, which leaders have, there is nothing at all."""
    for answer in (client.get(url), client.post(url, {"keep": "yes"})):
        assert WORD not in answer.content.decode(), (role, url)
        open_ = is_outline and role in ("principal", "hub")
        assert answer.status_code in ((200, 404, 405) if open_ else (404, 405)), (role, url)


PARTS = {
    "observation": (
        "observation", "observation_answer", "observation_time", "observation_decline", "observation_focus", "observation_watch",
        "observation_worker", "observation_sync", "observation_hold", "observation_reflect", "observation_follow_up",
        "observation_finish", "observation_keep", "observation_share",
    ),
    "mentoring": (
        "mentoring", "mentoring_accept", "mentoring_decline", "mentoring_agree", "mentoring_meet", "mentoring_session",
        "mentoring_paper", "mentoring_close", "mentoring_keep",
    ),
}  # fmt: skip


def test_leaders_see_that_it_happens_and_not_who_could_not(world, client_for, said):
    rows, engagements = said
    for role in ("principal", "hub"):
        client = client_for(getattr(world.own, role))
        shown = client.get(school_url(world.own.school, "collaboration:observation", rows[2].pk)).content.decode()
        assert "Dewi Lestari" in shown
        assert "Rina Kusuma" in shown
        assert "Keterlibatan siswa" not in shown, "not even the focus"
        asked = client.get(school_url(world.own.school, "collaboration:observation", rows[0].pk))
        assert asked.status_code == 404
        listed = client.get(
            school_url(world.own.school, "collaboration:observation_list") + "?lihat=semua"
        ).content.decode()
        assert "Belum bisa" not in listed
        assert client.get(school_url(world.own.school, "collaboration:mentoring", engagements[2].pk)).status_code == 200


def test_the_two_read_it(world, client_for, said):
    rows, engagements = said
    for person in (world.own.teacher, world.own.staff):
        client = client_for(person)
        for kind, row in (("observation", rows[3]), ("mentoring", engagements[2])):
            assert WORD in client.get(school_url(world.own.school, f"collaboration:{kind}", row.pk)).content.decode()


def test_the_observed_teacher_looks_back_first(world, client_for, said):
    """Before the own reflection is sent neither notes nor feedback of the observer are on the page."""
    client, held = client_for(world.own.teacher), said[0][2]
    url = school_url(world.own.school, "collaboration:observation", held.pk)
    assert f"{WORD} catatan" not in client.get(url).content.decode()
    reflect = school_url(world.own.school, "collaboration:observation_reflect", held.pk)
    client.post(reflect, {"worked": "Diskusi", "send": "1"})
    assert f"{WORD} catatan" in client.get(url).content.decode()


def test_a_shared_piece_is_read_by_the_coach_until_either_takes_it_back(world, client_for, said):
    side, row = world.own, said[0][3]
    coach, observed = client_for(side.coach), client_for(side.teacher)
    pending = make_share(side, row, "observed", agreed=False)
    share = make_share(side, row, "notes")
    url = school_url(side.school, "collaboration:observation_shared", share.pk)
    assert f"{WORD} catatan" in coach.get(url).content.decode()
    assert f"{WORD} berjalan" not in coach.get(url).content.decode(), "that piece alone"
    assert coach.get(school_url(side.school, "collaboration:observation_shared", pending.pk)).status_code == 404
    assert coach.get(school_url(side.school, "collaboration:observation", row.pk)).status_code == 404
    row.notes.update(text=f"{WORD} diubah")
    assert f"{WORD} diubah" in coach.get(url).content.decode(), "read where it lies, no copy"
    observed.post(school_url(side.school, "collaboration:observation_share_withdraw", row.pk, share.pk))
    assert coach.get(url).status_code == 404
    listed = coach.get(school_url(side.school, "collaboration:observation_shared_list")).content.decode()
    assert WORD not in listed
    assert url not in listed


def test_a_coach_who_also_leads_reads_nothing(world, client_for, said):
    """Being made vice principal closes what was shared, at once."""
    side, row = world.own, said[0][3]
    share = make_share(side, row, "notes")
    side.coach.memberships.create(school=side.school, role="hub", created_at=timezone.now())
    url = school_url(side.school, "collaboration:observation_shared", share.pk)
    assert client_for(side.coach).get(url).status_code == 404
