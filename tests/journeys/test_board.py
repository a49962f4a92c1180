"""The board in a real browser: cards move by menu and keyboard, and by dragging as an extra."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.models import Partnership
from tests.factories import partnerships as make
from tests.factories.schools import PASSWORD
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, small_targets
from tests.partnerships.at import at

pytestmark = pytest.mark.browser
NOW = timezone.now()
TALL = {"width": 1600, "height": 1600}
"""All columns and cards in view: dragging does not scroll."""


def sign_in(page, base, user):
    """By the form, as people do."""
    page.goto(f"{base}/accounts/login/")
    page.locator('[name="login"]').fill(user.email)
    page.locator('[name="password"]').fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


@pytest.fixture
def board(page, live_server, world):
    """The hub before the board: one card that can go on, one that lacks something, a late one."""
    make.make_partnership(world.own, title="Siap maju", now=NOW)
    make.make_partnership(world.own, title="Belum lengkap", needs=0, now=NOW)
    make.make_partnership(world.own, title="Sudah lama", now=NOW - timedelta(days=26))
    page.set_viewport_size(TALL)
    sign_in(page, live_server.url, world.own.hub)
    page.goto(live_server.url + at(world.own, "board") + "?form=formal")
    return page


def stage(title):
    return Partnership.objects.get(title=title).stage


def card(page, title):
    return page.locator("[data-card]", has_text=title)


def drag(page, title, column):
    card(page, title).locator("h3").drag_to(page.locator(f'[data-stage="{column}"] .board-head'))


@pytest.mark.parametrize("window", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_it_is_accessible_and_fits(board, window):
    board.set_viewport_size(window)
    assert faults(board) == []
    assert overflow(board) <= 0
    assert small_targets(board) == []
    assert "sudah 12 hari lewat" in board.locator("main").inner_text()


def test_a_card_is_dragged_to_the_next_stage_and_the_filter_stays(board):
    drag(board, "Siap maju", "exploration")
    board.locator('[data-stage="exploration"]', has_text="Siap maju").wait_for()
    assert stage("Siap maju") == "exploration"
    assert "Tahap sekarang" in board.locator("#board-status").inner_text()
    assert board.url.endswith("?form=formal")
    assert card(board, "Siap maju").get_attribute("draggable") == "true", "the fresh card can be dragged again"


def test_what_the_gate_refuses_stays_and_the_sentence_is_read_out(board):
    drag(board, "Belum lengkap", "exploration")
    status = board.locator("#board-status")
    status.get_by_text("kebutuhan yang dijawab kemitraan").wait_for()
    assert status.get_attribute("aria-live") == "polite"
    assert stage("Belum lengkap") == "needs"
    assert board.locator('[data-stage="needs"]', has_text="Belum lengkap").count() == 1
    assert faults(board) == []


def test_where_there_is_no_way_nothing_is_sent(board):
    drag(board, "Siap maju", "review")
    assert stage("Siap maju") == "needs"


def test_a_way_back_asks_for_its_reason(board):
    drag(board, "Siap maju", "exploration")
    board.locator('[data-stage="exploration"]', has_text="Siap maju").wait_for()
    drag(board, "Siap maju", "needs")
    board.locator("#board-status").get_by_text("memerlukan alasan").wait_for()
    with board.expect_navigation():
        board.locator("#board-status a").click()
    assert board.url.endswith("#langkah-lain")
    assert stage("Siap maju") == "exploration"


def test_the_keyboard_moves_a_card(board):
    menu = card(board, "Siap maju").locator("summary")
    menu.focus()
    board.keyboard.press("Enter")
    board.keyboard.press("Tab")
    with board.expect_navigation():
        board.keyboard.press("Enter")
    assert stage("Siap maju") == "exploration"


def test_whoever_only_reads_drags_nothing(page, live_server, world):
    make.make_partnership(world.own, title="Siap maju", now=NOW)
    sign_in(page, live_server.url, world.own.operator)
    page.goto(live_server.url + at(world.own, "board"))
    assert card(page, "Siap maju").get_attribute("draggable") == "false"
