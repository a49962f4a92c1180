"""Rupiah as people type them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from partnerships.forms.money import RupiahField, read_rupiah


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1500000", "1500000"),
        ("1.500.000", "1500000"),
        ("Rp1.500.000,00", "1500000"),
        ("Rp 10.000", "10000"),
        ("Rp. 10.000,-", "10000"),
        ("rp 2.500,50", "2500.50"),
        ("750,5", "750.5"),
    ],
)
def test_reads_what_indonesians_type(typed, amount):
    assert read_rupiah(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["1.5", "1,500.00", "10.00", "sejuta", "-5", "1e6", "٢٠٠", "1.0000", "", "5,123"])
def test_refuses_what_could_mean_two_amounts(typed):
    with pytest.raises(ValueError, match="not an amount"):
        read_rupiah(typed)


def test_field_says_how_to_write_it():
    with pytest.raises(ValidationError, match=r"misalnya 1\.500\.000"):
        RupiahField().clean("1,500.00")


def test_field_refuses_nothing_and_less():
    with pytest.raises(ValidationError, match="lebih dari nol"):
        RupiahField().clean("0")


def test_field_shows_an_amount_as_it_would_be_typed():
    assert RupiahField().prepare_value(Decimal("60000000.00")) == "60.000.000"
    assert RupiahField().prepare_value(Decimal("1.50")) == "1,50"


def test_another_spelling_is_no_change():
    assert not RupiahField().has_changed(Decimal(10000), "Rp 10.000,00")
    assert RupiahField().has_changed(Decimal(10000), "Rp 10.001")
