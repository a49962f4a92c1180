"""Letter numbers after the school's own pattern (practice.md 1.6): "400.3/012/SMAN1/IX/2026".

A pattern is free text with tokens in braces. The running number starts again each calendar year, which is not the school year.
Numbers stay suggestions: parties write what their own register says, and may write it after signing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.dates import roman_month
from core.policy import Refusal

RUNNING = "urut"
TOKENS = ("klasifikasi", RUNNING, "lembaga", "bulan", "bulan_romawi", "tahun")
LONGEST_NUMBER = 80  # Dapodik's table of agreements holds no more

_TOKEN = re.compile(r"\{([^{}]*)\}")
_RUNNING = re.compile(r"urut(?::([1-6]))?")
_SHAPES = {"klasifikasi": r".+?", "lembaga": r".+?", "bulan": r"\d{1,2}", "bulan_romawi": r"[IVX]+"}


class PatternProblem(Refusal):
    """A pattern that cannot make letter numbers; the sentence says what to change."""


@dataclass(frozen=True)
class NumberParts:
    """What the school puts into its numbers apart from the date: classification code and the school's own short name."""

    classification: str
    institution: str


def check_pattern(pattern: str) -> None:
    """Raise `PatternProblem` for a pattern with an unknown token, a stray brace, or no running number."""
    rest = _TOKEN.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise PatternProblem(_("Kurung kurawal tidak berpasangan. Tulis setiap bagian seperti {tahun}."))
    names = _TOKEN.findall(pattern)
    for name in names:
        if not _RUNNING.fullmatch(name) and name not in TOKENS:
            raise PatternProblem(
                _("Bagian {%(name)s} tidak dikenal. Yang tersedia: %(tokens)s.")
                % {"name": name, "tokens": token_list()}
            )
    if sum(1 for name in names if _RUNNING.fullmatch(name)) != 1:
        raise PatternProblem(_("Pola harus memuat nomor urut tepat satu kali, misalnya {urut:3}."))


def token_list() -> str:
    """The tokens as a person types them: "{klasifikasi}, {urut:3}, …"."""
    return ", ".join("{urut:3}" if name == RUNNING else f"{{{name}}}" for name in TOKENS)


def render(pattern: str, parts: NumberParts, running: int, on: date) -> str:
    """The number for the letter that is `running`-th in the year of `on`. Raises `PatternProblem` for an unusable pattern.

    `{urut:3}` pads with zeros to three figures; `{urut}` does not pad. An empty part takes its slash along.
    """
    check_pattern(pattern)
    values = {
        "klasifikasi": parts.classification,
        "lembaga": parts.institution,
        "bulan": f"{on.month:02}",
        "bulan_romawi": roman_month(on),
        "tahun": str(on.year),
    }

    def fill(match: re.Match[str]) -> str:
        found = _RUNNING.fullmatch(match[1])
        return f"{running:0{found[1] or 1}}" if found else values[match[1]]

    return re.sub(r"/{2,}", "/", _TOKEN.sub(fill, pattern)).strip("/ ")


def running_of(pattern: str, number: str, year: int) -> int | None:
    """The running number inside `number` when it follows `pattern` in `year`, else None."""
    expression = ""
    position = 0
    for match in _TOKEN.finditer(pattern):
        expression += re.escape(pattern[position : match.start()])
        position = match.end()
        if _RUNNING.fullmatch(match[1]):
            expression += r"0*(?P<running>\d{1,9})"
        elif match[1] == "tahun":
            expression += str(year)
        else:
            expression += _SHAPES.get(match[1], ".+?")
    found = re.fullmatch(expression + re.escape(pattern[position:]), number.strip())
    return int(found["running"]) if found else None


def next_running(pattern: str, used: Iterable[str], year: int) -> int:
    """The running number to suggest: one more than the highest among the numbers already `used` in that calendar year.

    Numbers that do not follow the pattern are passed over. A pattern without {tahun} counts all that it is given.
    """
    found = (running_of(pattern, number, year) for number in used)
    return max((running for running in found if running is not None), default=0) + 1


def suggest(school: Any, used: Iterable[str], on: date) -> str:
    """The next letter number of a school for a letter dated `on`, given the numbers its register already holds."""
    parts = NumberParts(school.number_classification, school.number_institution)
    return render(school.number_pattern, parts, next_running(school.number_pattern, used, on.year), on)
