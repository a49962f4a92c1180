"""Signs of life, and clocks that jump."""

from datetime import timedelta

import pytest

from core import heartbeat
from tests.clock import NOW


@pytest.mark.parametrize(
    ("age", "alive"),
    [(0, True), (15, True), (16, False), (-10, True), (-16, False), (60 * 24 * 40, False), (-60 * 24 * 40, False)],
)
def test_a_sign_counts_for_a_quarter_of_an_hour(db, age, alive):
    heartbeat.beat("uji", NOW - timedelta(minutes=age))
    assert heartbeat.is_alive("uji", NOW) is alive


def test_the_last_sign_is_held_even_when_the_clock_went_back(db):
    assert heartbeat.last("uji") is None
    assert not heartbeat.is_alive("uji", NOW)
    heartbeat.beat("uji", NOW + timedelta(days=40))
    heartbeat.beat("uji", NOW)
    assert heartbeat.last("uji") == NOW
