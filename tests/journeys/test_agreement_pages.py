"""Every page of agreements in a real browser, on a phone and on a laptop: axe finds nothing, nothing sticks out, all can be pressed."""

import os
from pathlib import Path

import pytest
from django.test import Client

from core.documents import render_pending
from partnerships.actions.agreements import draft_successor
from schools.links import school_url
from tests.clock import NOW
from tests.factories import agreements as make
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, small_targets

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHOTS = os.environ.get("SHOTS", "")


@pytest.fixture
def addresses(transactional_db, world):
    """Page name -> path, over agreements in their different states."""
    side = world.own
    loan, bare, old = make.lent(side), make.bare(side), make.signed(side)
    new = draft_successor(by=side.as_("principal"), now=NOW, agreement=old)
    ready = make.ready(side)
    render_pending(NOW, limit=1)
    found = {
        "list": ("agreement_list",),
        "draft": ("agreement_draft", loan.partnership_id),
        "record-bare": ("agreement", bare.pk),
        "record-ready": ("agreement", ready.pk),
        "record-signed": ("agreement", old.pk),
        "record-successor": ("agreement", new.pk),
        "edit": ("agreement_edit", loan.pk),
        "parties": ("agreement_parties", loan.pk),
        "clauses": ("agreement_clauses", loan.pk),
        "clause": ("agreement_clause", loan.clauses.get(key="ruang_lingkup").pk),
        "clause-add": ("agreement_clause_add", loan.pk),
        "instalments": ("agreement_instalments", loan.pk),
        "preview": ("agreement_preview", loan.pk),
        "number": ("agreement_number", old.pk),
        "signature": ("agreement_signature", ready.parties.first().pk),
        "scan": ("agreement_scan", old.pk),
    }
    return {page: school_url(side.school, f"partnerships:{name}", *args) for page, (name, *args) in found.items()}


def enter(page, live_server, user) -> None:
    """Sign in without the form."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


def test_pages_are_accessible_and_fit(page, live_server, world, addresses):
    enter(page, live_server, world.own.hub)
    trouble = []
    for name, path in addresses.items():
        page.goto(live_server.url + path)
        for size, window in (("laptop", LAPTOP), ("phone", PHONE)):
            page.set_viewport_size(window)
            found = [*faults(page), *small_targets(page)]
            if overflow(page) > 0:
                found.append(f"{overflow(page)} px too wide")
            trouble += [f"{name} ({size}): {fault}" for fault in found]
            if SHOTS:
                page.screenshot(path=Path(SHOTS) / f"{name}-{size}.png", full_page=True)
    assert not trouble, "\n".join(trouble)
