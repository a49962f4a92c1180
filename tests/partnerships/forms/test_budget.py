"""What a person may type into a budget: amounts as people write them, a product or a lump sum, one payer."""

from decimal import Decimal

import pytest

from partnerships.forms.budget import budget_rows
from tests.factories import partnerships as make


@pytest.fixture
def parties(world):
    return list(make.at_proposal(world.own).parties.select_related("partner", "partnership__school"))


def rows(parties, **line):
    given = {"item": "Bus", "source": "school", "quantity": "", "unit": "", "unit_price": "", "amount": "", **line}
    data = {"budget-TOTAL_FORMS": "1", "budget-INITIAL_FORMS": "0", **{f"budget-0-{k}": v for k, v in given.items()}}
    return budget_rows(data, parties, None)


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ({"amount": "1.234.567,89"}, "1234567.89"),
        ({"amount": "Rp 1.500.000"}, "1500000"),
        ({"amount": "Rp2.000,-"}, "2000"),
        ({"quantity": "10", "unit_price": "Rp150.000"}, "1500000"),
        ({"quantity": "2,5", "unit_price": "1.000"}, "2500"),
        ({"quantity": "1.200", "unit_price": "1.000"}, "1200000"),
        ({"quantity": "3", "unit_price": "1.000", "amount": "3.000"}, "3000"),
    ],
)
def test_amounts_as_people_write_them(parties, typed, total):
    found = rows(parties, **typed)
    assert found.is_valid(), found.errors
    assert found.facts()[0].total == Decimal(total)


@pytest.mark.parametrize(
    ("typed", "field", "word"),
    [
        ({}, "amount", "Isi jumlahnya"),
        ({"quantity": "2"}, "unit_price", "Isi harga satuannya"),
        ({"unit_price": "2.000"}, "quantity", "Isi banyaknya"),
        ({"quantity": "2", "unit_price": "1.000", "amount": "3.000"}, "amount", "Rp2.000"),
        ({"quantity": "0", "unit_price": "1.000"}, "quantity", ""),
        ({"quantity": "-1", "unit_price": "1.000"}, "quantity", ""),
        ({"amount": "1.5"}, "amount", "1.500.000"),
        ({"amount": "0"}, "amount", "lebih dari nol"),
        ({"quantity": "9999999999", "unit_price": "99.999.999.999"}, "quantity", "tidak masuk akal"),
        ({"amount": "5", "source": ""}, "source", ""),
        ({"amount": "5", "source": "partner"}, "source", ""),
        ({"amount": "5", "source": "partner:999999"}, "source", ""),
        ({"amount": "5", "item": ""}, "item", ""),
    ],
)
def test_what_does_not_reconcile_is_said_at_its_field(parties, typed, field, word):
    found = rows(parties, **typed)
    assert not found.is_valid()
    assert list(found.forms[0].errors) == [field]
    assert word in str(found.forms[0].errors[field])


def test_each_partner_can_pay_and_the_school_is_no_partner(parties):
    offered = [code for code, _label in rows(parties).forms[0].fields["source"].choices]
    assert [code for code in offered if code.startswith("partner")] == [
        f"partner:{p.pk}" for p in parties if not p.is_school
    ]
    partner = parties[1]
    found = rows(parties, amount="5", source=f"partner:{partner.pk}")
    assert found.is_valid()
    assert (found.facts()[0].source, found.facts()[0].party) == ("partner", partner.pk)


def test_a_page_without_a_budget_sends_none(parties):
    assert not budget_rows({"goals": "x"}, parties, None).is_bound
