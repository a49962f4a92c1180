"""Pages of addenda and decisions in a real browser, on a phone and on a laptop: axe finds nothing, nothing sticks out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.actions.addenda import change_article
from schools.links import school_url
from tests.factories import addenda, agreements
from tests.factories import implementation as running
from tests.factories import partnerships as early
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, small_targets
from tests.journeys.test_agreement_pages import SHOTS, enter

pytestmark = pytest.mark.browser


@pytest.fixture
def addresses(transactional_db, world):
    """Page name -> path, over an agreement with one addendum in force and one on the table."""
    side, now, today = world.own, timezone.now(), timezone.localdate()
    facts = {"now": now, "starts_on": today - timedelta(days=400), "signed_on": today - timedelta(days=400)}
    base, plain = (agreements.signed(side, **facts) for _both in range(2))
    first = addenda.drafted(
        side, base, now=now, ends_on=base.ends_on + timedelta(days=365), articles=["Pasal 3"], reasons="hasilnya baik"
    )
    _write(side, first, now)
    agreements.sign(side, agreements.move(side, first, "prepare", now=now), now=now, signed_on=today)
    base.refresh_from_db()
    second = addenda.drafted(side, base, now=now, articles=["Pasal 4A"])
    lent = agreements.sign(side, agreements.move(side, agreements.lent(side), "prepare"))
    found = {
        "record": ("agreement", base.pk),
        "record-plain": ("agreement", plain.pk),
        "in-force": ("agreement_in_force", base.pk),
        "draft": ("addendum_draft", lent.pk),
        "addendum-draft": ("agreement", second.pk),
        "addendum-signed": ("agreement", first.pk),
        "changes": ("addendum_changes", second.pk),
        "change": ("addendum_change", second.article_changes.get().pk),
        "take": ("addendum_article", second.pk),
        "remove": ("addendum_article_remove", second.pk),
        "add": ("addendum_article_add", second.pk),
        "head": ("agreement_edit", second.pk),
        "preview": ("agreement_preview", first.pk),
        "new-text": ("agreement_draft", early.at_agreement(side).pk),
        "decide": ("review_decide", running.at_review(side).pk),
        "end": ("partnership_end", running.underway(side).pk),
        "register": ("agreement_list",),
    }
    return {page: school_url(side.school, f"partnerships:{name}", *args) for page, (name, *args) in found.items()}


def _write(side, addendum, now):
    hub = side.as_("hub")
    words = {"title": "Beasiswa", "body": "Mitra memberi beasiswa."}
    change_article(by=hub, now=now, addendum=addendum, kind="add", article="Pasal 4", **words)
    change_article(by=hub, now=now, addendum=addendum, kind="remove", article="Pasal 5")


PRINCIPALS = ("decide", "end")


def test_pages_are_accessible_and_fit(page, live_server, world, addresses):
    trouble = []
    for name, path in addresses.items():
        page.context.clear_cookies()
        enter(page, live_server, world.own.principal if name in PRINCIPALS else world.own.hub)
        for window in (PHONE, LAPTOP):
            page.set_viewport_size(window)
            answer = page.goto(live_server.url + path)
            assert answer.ok, (name, answer.status)
            trouble += [f"{name} {window['width']}: {fault}" for fault in faults(page) + small_targets(page)]
            trouble += [f"{name} {window['width']}: {overflow(page)} px too wide"] if overflow(page) > 0 else []
            if SHOTS:
                page.goto(live_server.url + path)
                page.screenshot(path=f"{SHOTS}/{name}-{window['width']}.png", full_page=True)
    assert trouble == []
