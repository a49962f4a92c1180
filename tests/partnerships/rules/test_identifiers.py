"""Numbers of partners: named by kind, shown as papers print them, hinted at and never refused."""

import pytest

from partnerships.identifiers import code_hints, code_label, tax_hints, tax_shown, tidy_code
from partnerships.terms import PartnerKind as K


def test_codes_are_called_what_they_are():
    assert str(code_label(K.SCHOOL)) == "NPSN"
    assert str(code_label(K.HIGHER_EDUCATION)) == "Kode PDDikti"
    assert "puskesmas" in str(code_label(K.HEALTH_CENTRE))
    assert str(code_label(K.BUSINESS)) == "Kode lembaga"


@pytest.mark.parametrize(
    ("kind", "code"),
    [(K.SCHOOL, "20403010"), (K.SCHOOL, "P9908517"), (K.HIGHER_EDUCATION, "051001"), (K.HEALTH_CENTRE, "1032266"),
     (K.HEALTH_CENTRE, "P3401010201"), (K.BUSINESS, "apa saja"), (K.SCHOOL, "")],
)  # fmt: skip
def test_usual_ones_are_passed_in_silence(kind, code):
    assert code_hints(kind, code) == []


@pytest.mark.parametrize(
    ("kind", "code"), [(K.SCHOOL, "2040301"), (K.SCHOOL, "abc"), (K.HIGHER_EDUCATION, "51001"), (K.HEALTH_CENTRE, "12")]
)
def test_odd_ones_are_hinted_at(kind, code):
    assert code_hints(kind, code)[0].endswith(".")


def test_what_a_spreadsheet_left_behind_goes():
    assert tidy_code(" '20403010.0 ") == "20403010"


def test_tax_numbers_are_shown_in_their_groups():
    assert tax_shown("012345678901000") == "01.234.567.8-901.000"
    assert tax_shown("3401010101900001") == "3401 0101 0190 0001"


def test_a_tax_number_that_is_a_nik_is_looked_at_softly():
    assert tax_hints(K.INDIVIDUAL, "3401010101900001") == []
    assert "NIK" in tax_hints(K.INDIVIDUAL, "3401019913900001")[0]
    assert tax_hints(K.BUSINESS, "0012345678901000") == []
