"""A wrong measurement is corrected by a new entry; both are read, one counts."""

from decimal import Decimal

import pytest

from core.policy import Denied, NotNow
from partnerships.actions.evaluations import edit_indicator, measure
from partnerships.papers.evaluation import build
from partnerships.queries.evaluations import indicator_lines
from tests.clock import NOW
from tests.factories import implementation as make
from tests.partnerships.at import at

TODAY = NOW.date()


def taken(side, indicator, value, **facts):
    return measure(by=side.as_("hub"), now=NOW, indicator=indicator, measured_on=TODAY, value=Decimal(value), **facts)


@pytest.fixture
def indicator(world):
    """Of a partnership that runs."""
    return make.underway(world.own).indicators.get()


def test_the_new_one_counts_the_old_one_stays(world, indicator):
    wrong = taken(world.own, indicator, 950)
    right = taken(world.own, indicator, 95, corrects=wrong, note="Salah ketik.")
    (line,) = indicator_lines(indicator.partnership)
    assert line.measurements == (right,)
    assert line.replaced == (wrong,)
    assert [(one.pk, gone) for one, gone in line.history] == [(right.pk, False), (wrong.pk, True)]


def test_a_correction_says_what_was_wrong(world, indicator):
    wrong = taken(world.own, indicator, 950)
    with pytest.raises(NotNow, match="keliru"):
        taken(world.own, indicator, 95, corrects=wrong, note=" ")


def test_once_each(world, indicator):
    wrong = taken(world.own, indicator, 950)
    taken(world.own, indicator, 95, corrects=wrong, note="Salah ketik.")
    with pytest.raises(NotNow, match="terbaru"):
        taken(world.own, indicator, 96, corrects=wrong, note="Lagi.")


def test_of_its_own_indicator(world, indicator):
    other = make.underway(world.own).indicators.get()
    with pytest.raises(Denied):
        taken(world.own, other, 95, corrects=taken(world.own, indicator, 950), note="x")


def test_on_the_page(world, client_for, indicator):
    wrong = taken(world.own, indicator, 950)
    address = at(world.own, "measurement_correct", indicator.partnership_id, indicator.pk, wrong.pk)
    assert client_for(world.own.hub).get(address).context["form"]["value"].value() == 950
    refused = client_for(world.own.hub).post(address, {"measured_on": "2026-09-21", "value": "95"})
    assert refused.status_code == 422
    sent = {"measured_on": "2026-09-21", "value": "95", "note": "Salah ketik."}
    assert client_for(world.own.hub).post(address, sent).status_code == 302
    page = (
        client_for(world.own.principal).get(at(world.own, "indicator_list", indicator.partnership_id)).content.decode()
    )
    assert "Salah ketik." in page
    assert "Dikoreksi" in page
    assert "950" in page


def test_on_paper(world, indicator):
    wrong = taken(world.own, indicator, 950)
    taken(world.own, indicator, 95, corrects=wrong, note="Salah ketik.")
    opened = make.opened_round(world.own, indicator.partnership)
    (row,) = build(opened, TODAY).indicators
    assert [note for _on, _value, note in row.history] == ["koreksi: Salah ketik.", "sudah dikoreksi"]
    assert row.verdict == "tercapai"


def test_the_target_can_be_set_again(world, indicator):
    edit_indicator(by=world.own.as_("hub"), now=NOW, indicator=indicator, target=Decimal(99))
    taken(world.own, indicator, 95)
    (line,) = indicator_lines(indicator.partnership)
    assert line.reached is False
