"""The pages of a negotiation and of the clause library in a real browser, on a phone and on a laptop."""

import os
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnerships.actions.clause_library import add_template, edit_template
from partnerships.actions.negotiation import answer_comment, share_again, state_stance
from partnerships.models import ClauseTemplate, Partner
from schools.links import school_url
from tests.factories import negotiation as make
from tests.factories.partnerships import at_agreement
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, small_targets

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHOTS = os.environ.get("SHOTS", "")
NEW = "Biaya kegiatan dibagi rata menurut rencana kerja.\nLaporan keuangan disampaikan setiap semester."


@pytest.fixture
def addresses(transactional_db, world):
    """Page name -> path; "link" is what a partner without an account opens."""
    side, now, by = world.own, timezone.now(), world.own.as_("hub")
    partnership = at_agreement(side, now=now)
    Partner.objects.filter(parties__partnership=partnership).update(
        email="sekretariat.kemitraan@institut-keguruan.example"
    )
    agreement = make.shared(side, partnership, now=now)
    old = make.remark(side, make.sheet_of(agreement), "pembiayaan", proposal=NEW, now=now)
    answer_comment(by=by, now=now, comment=old, outcome="taken", body=NEW)
    share_again(by=by, now=now, agreement=agreement)
    sheet = make.sheet_of(agreement)
    remark = make.remark(
        side,
        sheet,
        "pembiayaan",
        body="Siapa menanggung transpor?",
        proposal=f"{NEW}\nTranspor oleh {side.school.name}.",
        now=now,
    )
    make.remark(side, sheet, body="Secara umum sudah baik.", now=now)
    state_stance(
        by=by, now=now, review=make.sheet_of(agreement, 3), stance="objects", note="Jadwalnya bentrok dengan posyandu."
    )
    _link, token = make.review_link(side, sheet, now=now)
    own = add_template(
        by=by,
        now=now,
        school=side.school,
        kind="pks",
        title="Keselamatan",
        body="Guru mendampingi.",
        optional=True,
        included=False,
    )
    library = ClauseTemplate.objects.filter(school=side.school, kind="pks")
    clause = edit_template(
        by=by,
        now=now,
        clause=library.get(key="pembiayaan"),
        title="Pembiayaan",
        body=NEW,
        optional=False,
        included=True,
    )
    found = {
        "record": ("agreement", agreement.pk), "versions": ("text_versions", agreement.pk), "compare": ("text_compare", agreement.pk),
        "version": ("text_version", sheet.version_id), "review": ("text_review", sheet.pk), "answer": ("text_answer", remark.pk),
        "review-link": ("text_review_link", sheet.pk), "library": ("clause_library",), "article": ("clause_template", clause.pk),
        "own-article": ("clause_template", own.pk), "core": ("clause_template", library.filter(locked=True).first().pk),
        "article-add": ("clause_template_add", "pks"),
    }  # fmt: skip
    paths = {page: school_url(side.school, f"partnerships:{name}", *args) for page, (name, *args) in found.items()}
    return {**paths, "link": reverse("core:open_link", args=[token])}


def enter(page, live_server, user) -> None:
    """Sign in without the form."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_every_page_can_be_read_and_used(page, live_server, world, addresses, size):
    enter(page, live_server, world.own.hub)
    page.set_viewport_size(size)
    found = []
    for name, path in addresses.items():
        page.goto(live_server.url + path)
        if SHOTS:
            page.screenshot(path=str(Path(SHOTS) / f"{size['width']}-{name}.png"), full_page=True)
        found += [f"{name}: {fault}" for fault in (*faults(page), *small_targets(page))]
        if overflow(page):
            found.append(f"{name}: wider than the window by {overflow(page)} px")
    assert found == []
