"""What means the same, and what says nothing. The apps teach it; core knows no words of schools."""

from __future__ import annotations

from collections.abc import Iterable

Phrase = tuple[str, ...]

_same: dict[Phrase, tuple[Phrase, ...]] = {}
_silent: set[str] = set()


def teach(same: Iterable[Iterable[str]] = (), silent: Iterable[str] = ()) -> None:
    """`same`: groups of phrases that mean the same ("sman", "sma negeri"); `silent`: titles and the like, passed over."""
    for group in same:
        phrases = tuple(tuple(phrase.split()) for phrase in group)
        for phrase in phrases:
            _same[phrase] = tuple(dict.fromkeys((*_same.get(phrase, ()), *phrases)))
    _silent.update(silent)


def equals(words: Phrase) -> tuple[Phrase, ...]:
    """The phrases that mean what `words` mean, themselves among them; empty when nothing is known of them."""
    return _same.get(words, ())


def longest() -> int:
    """How many words the longest known phrase has."""
    return max(map(len, _same), default=1)


def speaking(words: list[str]) -> list[str]:
    """The words that tell something; all of them when none does."""
    return [word for word in words if word not in _silent] or words
