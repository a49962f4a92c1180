"""What no reasonable person types (reliability B1 to B4)."""

WORST = (
    "\x00",
    "a\x00b",
    "\u202etxt.exe",
    "x" * 10_000,
    "9" * 25,
    "9223372036854775808",
    "NaN",
    "1e309",
    "-1",
    "0001-01-01",
    "9999-12-31",
    "\ud800",
)
"""What has brought down programs before."""

OTHERS = (
    "",
    "0",
    "\u2066a\u2069",
    "a\u200bb",
    "a" + "\u0301" * 500,
    "kata " * 3000,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a\r\nBcc: x@y.test",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% load x %}",
    "{sekolah.nama.__class__}",
    "%(name)s %s %d {0}",
    "=1+1",
    "' OR 1=1 --",
    "../../etc/passwd",
    "Infinity",
    "1.000,50",
    "１２",
    "٢٠٢٦",
    "2147483648",
    "10000-01-01",
    "2025-02-29",
    "2026-1-1T",
    "31/04/2026",
    "true",
    "None",
    "[]",
)
"""The rest. With HOSTILE=all in the environment everything goes everywhere, else the first two and two others into each field."""
