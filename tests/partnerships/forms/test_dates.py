"""Dates that end before they begin, and years that are slips: a sentence at the field."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.forms.activities import ActivityForm, HoldForm
from partnerships.forms.contributions import ContributionForm
from partnerships.forms.evaluations import MeasurementForm, RoundForm
from partnerships.forms.obligations import ConfirmForm, ObligationForm
from tests.clock import NOW
from tests.factories import implementation
from tests.factories import partnerships as make

TODAY = NOW.date()
SLIPS = ["0001-01-01", "9999-12-31", "1899-12-31", "2201-01-01"]
NONSENSE = ["10000-01-01", "2025-02-29", "2026-04-31", "2026-1-1T", "٢٠٢٦-٠١-٠١x", "kemarin", "NaN", "\x00"]


@pytest.fixture
def partnership(world):
    return make.informal_underway(world.own)


def activity_form(world, **data):
    given = {"title": "Kunjungan", "starts_on": "2026-10-05", "in_charge": world.own.hub.pk, **data}
    return ActivityForm(given, actor=world.own.as_("hub"))


def round_form(partnership, **data):
    given = {
        "title": "Semester 1", "period_from": "2026-07-01", "period_to": "2026-12-31", "due_on": "2027-01-15", **data,
    }  # fmt: skip
    return RoundForm(given, partnership=partnership, today=TODAY)


def test_an_activity_does_not_end_before_it_begins(world, partnership):
    form = activity_form(world, ends_on="2026-10-04")
    assert form.errors == {"ends_on": ["Kegiatan tidak dapat selesai sebelum dimulai."]}
    assert form["ends_on"].value() == "2026-10-04"
    assert activity_form(world, ends_on="2026-10-05").is_valid()


def test_a_period_does_not_end_before_it_begins(partnership):
    form = round_form(partnership, period_to="2026-06-30")
    assert form.errors == {"period_to": ["Periode evaluasi tidak boleh berakhir sebelum dimulai."]}
    assert list(round_form(partnership, due_on="2026-06-30").errors) == ["due_on"]
    assert round_form(partnership).is_valid()


@pytest.mark.parametrize("value", SLIPS + NONSENSE)
def test_a_day_that_cannot_be_meant_is_told_at_its_field(world, partnership, value):
    forms = {
        "starts_on": activity_form(world, starts_on=value),
        "period_from": round_form(partnership, period_from=value),
        "due_on": ObligationForm(
            {"party": partnership.parties.first().pk, "description": "Tugas", "due_on": value}, partnership=partnership
        ),
        "happened_on": ConfirmForm({"happened_on": value, "is_complete": "on"}, today=TODAY),
        "measured_on": MeasurementForm({"measured_on": value, "value": "1"}, today=TODAY),
    }
    for name, form in forms.items():
        assert name in form.errors, name
        assert form[name].value() == value


@pytest.mark.parametrize(
    "value", ["NaN", "1e309", "Infinity", "-1", "9" * 25, "0x10", "1_0", "1.5", "0", "\x00", "1;2"]
)
def test_a_number_that_is_none_is_told_at_its_field(world, value):
    held = implementation.held(world.own)
    given = {"party": held.partnership.parties.first().pk, "kind": "hours", "quantity": value}
    form = ContributionForm(given, partnership=held.partnership, today=TODAY, with_day=False)
    assert list(form.errors) == ["quantity"]
    assert form["quantity"].value() == value
    whole = HoldForm({"participants": value, "result": "Baik."}, instance=held)
    assert value in ("0", "1_0") or "participants" in whole.errors


@pytest.mark.parametrize(
    ("typed", "meant"), [("640.000", 640_000), ("1.000,50", "1000.50"), ("1,5", "1.5"), ("12", 12)]
)
def test_a_dot_groups_thousands(world, typed, meant):
    held = implementation.held(world.own)
    given = {"party": held.partnership.parties.first().pk, "kind": "money", "quantity": typed}
    form = ContributionForm(given, partnership=held.partnership, today=TODAY, with_day=False)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["quantity"] == Decimal(meant)


def test_a_measurement_may_be_negative_but_not_endless(world):
    form = MeasurementForm({"measured_on": date(2026, 9, 1).isoformat(), "value": "-3.5"}, today=TODAY)
    assert form.is_valid()
    for value in ("NaN", "1e309", "Infinity", "9" * 25, "0.123456"):
        assert "value" in MeasurementForm({"measured_on": "2026-09-01", "value": value}, today=TODAY).errors
