"""What no reasonable person types, by kind of field."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from tests.access.fuzz import fuzz

LETTERS = (
    "Ayu", " ", "  ", "\n", "\r\n", "\t", "é", "e\u0301", "\u0301", "\u1100\u1161", "\uac00", "\u212b", "ﬁ", "İ", "ß",
    "ꦱꦼꦏꦺꦴꦭꦃ", "ᬲᬓᭀᬮᬄ", "مدرسة", "٢٠٢٦", "１２", "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\u200e", "\ufeff", "\u00ad",
    "\u2028", "\x00", "\x1b", "\x85", "\ud800", "\udfff", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "a" + "\u0301" * 12,
    "x" * 300, "kata " * 2500, "<script>alert(1)</script>", "{{ 7*7 }}{% load x %}", "{sekolah.__class__}", "%(name)s %s {0}",
    "=1+1", "' OR 1=1 --", "../../etc/passwd", "\r\nBcc: x@y.test", "&", '"', "\\", "a@b.test", "https://x.test/", "-", "0",
)  # fmt: skip
"""Pieces of a text: twins that look the same, scripts of the archipelago, what nobody sees, what other programs obey."""

DATES = (
    "0001-01-01", "9999-12-31", "10000-01-01", "2025-02-29", "31/04/2026", "01/02/26", "26-1-1", "2026-1-1T", "٢٠٢٦-٠١-٠١",
    "2026-10-01T08:00+14:00", "1899-12-31", "2200-12-31", "2201-01-01", "2026-10", "9999-12", "0001-01", "1 Januari 2026",
    "2026-10-01", "2027-12-31T23:59", "24:00", "23:59:59.999999", "00:00", "8.5", "25:61", "-1:00", "2026-12-31", "1900-01-01",
    "0001-01-01T00:00", "9999-12-31T23:59",
)  # fmt: skip
NUMBERS = (
    "-1", "0", "1", "2", "-0", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "9" * 25, "1e309", "1e5",
    "1E-400", "NaN", "sNaN", "-Infinity", "Infinity", "1.000,50", "1,000.50", "１２", "٢٠٢٦", "²", "0x10", "1_000", "+3", " 4 ",
    "3.0", "0.001", "99999999999999.99", "1" * 5000,
)  # fmt: skip
KEYS = (
    "x",
    "None",
    "[]",
    "true",
    "on",
    "-1",
    "0",
    "987654321",
    "9223372036854775808",
    "9" * 25,
    "²",
    "٣",
    "\x00",
    "\ud800",
    " 1",
)
"""Keys that no row has, and what is no key at all."""

WORDS = st.one_of(
    st.lists(st.sampled_from(LETTERS), max_size=4).map("".join),
    st.sampled_from(LETTERS),
    st.text(max_size=20),
)
TIMES, COUNTS, CHOICES = st.sampled_from(DATES), st.sampled_from(NUMBERS), st.sampled_from(KEYS)
ANYTHING = st.one_of(WORDS, TIMES, COUNTS, CHOICES)
"""For a parameter of which only the name is known."""


def sent(one: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """What of one name is sent: nothing, one value, rarely several or the same twice."""
    several = st.lists(st.one_of(one, ANYTHING), max_size=3)
    return st.one_of(one.map(lambda value: [value]), one.map(lambda value: [value]), several, one.map(lambda v: [v, v]))


POOL = 300
"""So many values are drawn of a kind for a die to throw."""


@cache
def pool(one: st.SearchStrategy[str]) -> list[list[str]]:
    """What of one name is sent, this or anything else. Drawn once: hypothesis thinks longer about an example than a form."""
    drawn: list[list[str]] = []
    fuzz(sent(st.one_of(one, one, ANYTHING)), drawn.append, POOL)
    return drawn
