"""Numbers in words and rupiah: tables from school papers, and properties over the whole range."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import number_words, ordinal_words, rupiah, rupiah_words

INDONESIAN = {
    0: "nol",
    1: "satu",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    100: "seratus",
    101: "seratus satu",
    111: "seratus sebelas",
    199: "seratus sembilan puluh sembilan",
    200: "dua ratus",
    1000: "seribu",
    1001: "seribu satu",
    1100: "seribu seratus",
    1945: "seribu sembilan ratus empat puluh lima",
    2026: "dua ribu dua puluh enam",
    10_000: "sepuluh ribu",
    11_000: "sebelas ribu",
    100_000: "seratus ribu",
    101_000: "seratus satu ribu",
    201_000: "dua ratus satu ribu",
    1_000_000: "satu juta",
    1_001_000: "satu juta seribu",
    2_500_000: "dua juta lima ratus ribu",
    1_000_000_000: "satu miliar",
    1_000_000_000_000: "satu triliun",
    1_001_000_000_000: "satu triliun satu miliar",
    10**15: "satu kuadriliun",
    -7: "minus tujuh",
}
ENGLISH = {
    0: "zero",
    13: "thirteen",
    21: "twenty-one",
    100: "one hundred",
    101: "one hundred and one",
    2026: "two thousand and twenty-six",
    2100: "two thousand one hundred",
    1_000_000: "one million",
    1_234_567: "one million two hundred and thirty-four thousand five hundred and sixty-seven",
    -1: "minus one",
}


@pytest.mark.parametrize(("number", "words"), INDONESIAN.items())
def test_indonesian_words(number, words):
    assert number_words(number) == words


@pytest.mark.parametrize(("number", "words"), ENGLISH.items())
def test_english_words(number, words):
    assert number_words(number, "en") == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "first"), (2, "second"), (3, "third"), (5, "fifth"), (8, "eighth"), (9, "ninth"), (12, "twelfth"),
     (15, "fifteenth"), (20, "twentieth"), (21, "twenty-first"), (30, "thirtieth"), (31, "thirty-first"),
     (100, "one hundredth"), (112, "one hundred and twelfth"), (121, "one hundred and twenty-first")],
)  # fmt: skip
def test_english_ordinals(number, words):
    assert ordinal_words(number) == words


@pytest.mark.parametrize("number", [10**15 + 1, -(10**15) - 1, 2**63])
def test_numbers_too_large_for_words_are_refused(number):
    with pytest.raises(ValueError, match="too large"):
        number_words(number)


VALUES_ID = {"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
             "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11}  # fmt: skip
SCALES_ID = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def read_back(words):
    """The number that Indonesian words say, read independently of how they were made."""
    total = group = 0
    for word in words.replace("seratus", "satu ratus").replace("seribu", "satu ribu").split():
        if word in SCALES_ID:
            total, group = total + group * SCALES_ID[word], 0
        elif word == "ratus":
            group *= 100
        elif word == "puluh":
            group += group % 10 * 9
        elif word == "belas":
            group += 10
        else:
            group += VALUES_ID[word]
    return total + group


@given(st.integers(min_value=0, max_value=10**15))
def test_indonesian_words_say_the_number_again(number):
    assert read_back(number_words(number)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_no_words_run_into_each_other(number):
    for language in ("id", "en"):
        words = number_words(number, language)
        assert words == " ".join(words.split())
        assert "satu ribu" not in words.split(" juta ")[-1] or number % 10**6 >= 2000


@pytest.mark.parametrize(
    ("amount", "figures"),
    [(10000, "Rp10.000,00"), (0, "Rp0,00"), (Decimal("1234567.89"), "Rp1.234.567,89"), (-5000, "-Rp5.000,00"),
     (Decimal("0.005"), "Rp0,01"), (10**15, "Rp1.000.000.000.000.000,00")],
)  # fmt: skip
def test_rupiah_in_figures(amount, figures):
    assert rupiah(amount) == figures


def test_rupiah_without_hundredths_and_in_english():
    assert rupiah(10000, decimals=0) == "Rp10.000"
    assert rupiah(Decimal("1234.5"), "en") == "Rp1,234.50"


def test_rupiah_in_words():
    assert rupiah_words(10000) == "sepuluh ribu rupiah"
    assert rupiah_words(Decimal("1500.25")) == "seribu lima ratus rupiah dua puluh lima sen"
    assert rupiah_words(-1) == "minus satu rupiah"
    assert rupiah_words(0) == "nol rupiah"
    assert rupiah_words(Decimal("1.005"), "en") == "one rupiah one sen"


def test_money_is_never_a_float_nor_infinite():
    with pytest.raises(TypeError):
        rupiah(1.5)
    for amount in ("NaN", "Infinity"):
        with pytest.raises(ValueError, match="not an amount"):
            rupiah_words(Decimal(amount))
