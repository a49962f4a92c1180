"""Numbers and rupiah written out, in Indonesian and in English.

Indonesian agreements name every date and amount twice, in figures and in words
(*terbilang*), so the words must be exact. Spelling follows the official rules
(EYD V: "Rp10.000,00" without a space, "miliar", "triliun").
"""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

LIMIT = 10**15

_ONES_ID = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES_ID = ((10**15, "kuadriliun"), (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))

_ONES_EN = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS_EN = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES_EN = (
    (10**15, "quadrillion"),
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (10**3, "thousand"),
)
_ORDINAL_EN = {
    "one": "first", "two": "second", "three": "third", "five": "fifth",
    "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def number_words(number: int, language: str = "id") -> str:
    """The whole number in lower-case words: 2026 -> "dua ribu dua puluh enam".

    Works from -10**15 to 10**15; beyond that it raises ``ValueError``.
    """
    if abs(number) > LIMIT:
        raise ValueError(f"{number} is too large to be written in words")
    if number == 0:
        return "nol" if language == "id" else "zero"
    words = _indonesian(abs(number)) if language == "id" else _english(abs(number))
    return f"minus {words}" if number < 0 else words


def ordinal_words(number: int) -> str:
    """The English ordinal in words: 21 -> "twenty-first" (dates in English agreements)."""
    head, separator, last = number_words(number, "en").rpartition("-" if number % 10 and number % 100 > 20 else " ")
    if last in _ORDINAL_EN:
        last = _ORDINAL_EN[last]
    elif last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last = f"{last}th"
    return f"{head}{separator}{last}"


def rupiah(amount: Decimal | int, language: str = "id", *, decimals: int = 2) -> str:
    """The amount of rupiah in figures: 10000 -> "Rp10.000,00"; in English "Rp10,000.00".

    Fractions are rounded half up to ``decimals`` places. Floats are refused, because
    money is never held in them.
    """
    rounded = _money(amount).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    figures = f"{abs(rounded):,.{decimals}f}"
    if language == "id":
        figures = figures.translate(str.maketrans(",.", ".,"))
    return f"{'-' if rounded < 0 else ''}Rp{figures}"


def rupiah_words(amount: Decimal | int, language: str = "id") -> str:
    """The amount in words: 10000 -> "sepuluh ribu rupiah"; hundredths follow as "sen"."""
    rounded = _money(amount).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    whole, hundredths = divmod(abs(int(rounded * 100)), 100)
    words = f"{number_words(whole, language)} rupiah"
    if hundredths:
        words += f" {number_words(hundredths, language)} sen"
    return f"minus {words}" if rounded < 0 else words


def _money(amount: Decimal | int) -> Decimal:
    if isinstance(amount, float):
        raise TypeError("money is never a float: pass a Decimal or an int")
    exact = Decimal(amount)
    if not exact.is_finite():
        raise ValueError("not an amount of money")
    return exact


def _indonesian(number: int) -> str:
    if number < 10:
        return _ONES_ID[number]
    if number < 12:
        return ("sepuluh", "sebelas")[number - 10]
    if number < 20:
        return f"{_ONES_ID[number - 10]} belas"
    if number < 100:
        return _joined(f"{_ONES_ID[number // 10]} puluh", number % 10, _indonesian)
    if number < 1000:
        head = "seratus" if number < 200 else f"{_ONES_ID[number // 100]} ratus"
        return _joined(head, number % 100, _indonesian)
    scale, name = next(pair for pair in _SCALES_ID if number >= pair[0])
    count, rest = divmod(number, scale)
    head = "seribu" if (count, scale) == (1, 1000) else f"{_indonesian(count)} {name}"
    return _joined(head, rest, _indonesian)


def _english(number: int) -> str:
    if number < 20:
        return _ONES_EN[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS_EN[tens] + (f"-{_ONES_EN[ones]}" if ones else "")
    if number < 1000:
        return _joined(f"{_ONES_EN[number // 100]} hundred", number % 100, _english, link="and ")
    scale, name = next(pair for pair in _SCALES_EN if number >= pair[0])
    count, rest = divmod(number, scale)
    return _joined(f"{_english(count)} {name}", rest, _english, link="and " if rest < 100 else "")


def _joined(head: str, rest: int, words: Callable[[int], str], link: str = "") -> str:
    return f"{head} {link}{words(rest)}" if rest else head
