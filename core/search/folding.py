"""Plain small letters inside the database: the same table for both kinds."""

from __future__ import annotations

PLAIN = {
    "a": "àáâãäåāÀÁÂÃÄÅĀ", "c": "çÇ", "e": "èéêëēĕÈÉÊËĒĔ", "i": "ìíîïīÌÍÎÏĪ", "n": "ñÑ", "o": "òóôõöōÒÓÔÕÖŌ",
    "u": "ùúûüūÙÚÛÜŪ", "y": "ýÿÝŸ",
}  # fmt: skip
ACCENTS = {accented: plain for plain, many in PLAIN.items() for accented in many}
BETWEEN = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\t\n\r\u00a0«»´·–—‘’“”…ʼʻ"
"""Signs between words, as far as SQLite has to know them one by one."""
