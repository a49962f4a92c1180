"""Nobody overwrites anybody."""

import pytest

from core.versions import Conflict, save_version
from partnerships.models import Need
from tests.factories.partnerships import make_need


@pytest.fixture
def need(world):
    return make_need(world.own, title="Pojok baca")


def test_a_save_counts_the_version_up(need):
    save_version(need, 1, {"title": "Perpustakaan"})
    assert (need.title, need.version) == ("Perpustakaan", 2)
    stored = Need.objects.get(pk=need.pk)
    assert (stored.title, stored.version) == ("Perpustakaan", 2)


def test_a_save_touches_only_what_it_names(need):
    Need.objects.filter(pk=need.pk).update(evidence="Ditulis orang lain.")
    save_version(need, 1, {"title": "Perpustakaan"})
    assert Need.objects.get(pk=need.pk).evidence == "Ditulis orang lain."


def test_a_stale_save_shows_both_and_changes_nothing(need):
    mine, theirs = Need.objects.get(pk=need.pk), Need.objects.get(pk=need.pk)
    save_version(theirs, 1, {"title": "Versi mereka"})
    with pytest.raises(Conflict) as conflict:
        save_version(mine, 1, {"title": "Versi saya"})
    assert conflict.value.mine == {"title": "Versi saya"}
    assert conflict.value.theirs == {"title": "Versi mereka"}
    assert Need.objects.get(pk=need.pk).title == "Versi mereka"


def test_inside_an_action_the_row_at_hand_counts(need):
    stale = Need.objects.get(pk=need.pk)
    save_version(need, None, {"title": "Baru"})
    with pytest.raises(Conflict):
        save_version(stale, None, {"title": "Basi"})


def test_two_hundred_pairs_lose_nothing(need):
    """One of each pair wins, the other is told (reliability T9)."""
    told = 0
    for number in range(200):
        pair = [Need.objects.get(pk=need.pk), Need.objects.get(pk=need.pk)]
        for who, row in enumerate(pair):
            try:
                save_version(row, row.version, {"title": f"{number}/{who}"})
            except Conflict:
                told += 1
    assert told == 200
    assert Need.objects.get(pk=need.pk).version == 201
