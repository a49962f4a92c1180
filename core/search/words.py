"""What a person typed, as groups of words that must all be found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

from core.search import thesaurus

MOST_WORDS = 8
LONGEST = 30
"""Longer words are known by their beginning."""
FUZZY = 4
"""From this length on a word may have a letter wrong: the length of the shortest word of five with one letter missing."""

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['`´’‘ʼʻ\u02bf\u02be](?=[^\W\d_])")
_WORD = re.compile(r"[a-z0-9]+")
_BACK_TITLE = re.compile(r"[A-Za-z]{1,6}\.(?:\s?[A-Za-z]{1,6}\.?)*")
_PIECES = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True)
class Term:
    """One word; with `prefix` also every word that begins with it."""

    text: str
    prefix: bool = False


Choice = tuple[Term, ...]
"""Words that must stand together in a row."""


@dataclass(frozen=True)
class Group:
    """One thing that was typed, and the ways to say it. A row needs one way of each group."""

    typed: str
    choices: tuple[Choice, ...]

    def also(self, choices: list[Choice]) -> Group:
        return replace(self, choices=tuple(dict.fromkeys((*self.choices, *choices))))


def words_of(text: str) -> list[str]:
    """Words in small plain letters: "Nur'aini, S.Pd." -> nuraini, s, pd."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return [word[:LONGEST] for word in _WORD.findall(_APOSTROPHE.sub("", plain))]


def groups_of(text: str) -> list[Group]:
    """What must be found, in the order in which it was typed. At most eight words count; titles behind a comma do not."""
    head, *tail = text.split(",")
    told = " ".join([head, *(part for part in tail if not _BACK_TITLE.fullmatch(part.strip()))])
    words = thesaurus.speaking(words_of(told))[:MOST_WORDS]
    groups: list[Group] = []
    place = 0
    while place < len(words):
        for length in range(min(thesaurus.longest(), len(words) - place), 0, -1):
            phrase = tuple(words[place : place + length])
            if same := thesaurus.equals(phrase):
                groups.append(_phrases(phrase, same))
                break
        else:
            length = 1
            groups.append(Group(words[place], _spellings(words[place], alone=len(words) == 1)))
        place += length
    return groups


def _phrases(typed: tuple[str, ...], same: tuple[tuple[str, ...], ...]) -> Group:
    """A known phrase in all its forms. A single word may still be the beginning of a longer one."""
    forms = [tuple(Term(word) for word in phrase) for phrase in same]
    if len(typed) == 1:
        forms.insert(0, (Term(typed[0], prefix=True),))
    return Group(" ".join(typed), tuple(forms))


def _spellings(word: str, *, alone: bool) -> tuple[Choice, ...]:
    """A number with or without leading zeros, a long one also begun; "sman1" also in pieces; any other word also begun."""
    if word.isdecimal():
        bare = word.lstrip("0") or "0"
        forms = dict.fromkeys((word, bare, f"0{bare}", f"00{bare}"))
        return tuple((Term(form, prefix=len(bare) >= FUZZY),) for form in forms)
    whole: Choice = (Term(word, prefix=alone or len(word) > 1),)
    pieces = _PIECES.findall(word)
    return (whole,) if len(pieces) == 1 else (whole, tuple(Term(piece) for piece in pieces))


def is_word(text: str) -> bool:
    """A plain word, long enough to be misspelt."""
    return text.isalpha() and len(text) >= FUZZY


def without_one(word: str) -> set[str]:
    """The word with any one letter left out."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def one_apart(one: str, other: str) -> bool:
    """Whether one letter too many, too few, wrong, or two swapped make `other` of `one`."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short in without_one(long)
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differ) == 2 and differ[1] == differ[0] + 1:
        return one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]
    return len(differ) <= 1


def halves(word: str) -> list[tuple[str, str]]:
    """Every way to put one blank into a word, no piece shorter than two."""
    return [(word[:at], word[at:]) for at in range(2, len(word) - 1)]


def asked(groups: list[Group]) -> set[str]:
    """The keys under which words that are like the typed ones may be known."""
    keys: set[str] = set()
    for group in groups:
        if is_word(group.typed):
            keys |= {group.typed, *without_one(group.typed)}
            keys |= {piece for pair in halves(group.typed) for piece in pair}
    return keys | {one.typed + two.typed for one, two in pairwise(groups)}


def loosened(groups: list[Group], known: dict[str, set[str]]) -> list[Group]:
    """The same groups, satisfied also by words one letter away, by two words for one and one word for two.

    `known` maps a key to the words that are known under it: themselves, or themselves with one letter left out.
    """
    joined = {one.typed + two.typed for one, two in pairwise(groups)}
    loose = []
    for at, group in enumerate(groups):
        found: list[Choice] = []
        if is_word(group.typed):
            keys = {group.typed, *without_one(group.typed)}
            near = {word for key in keys for word in known.get(key, ()) if one_apart(word, group.typed)}
            found += [(Term(word),) for word in sorted(near)]
            found += [
                (Term(a), Term(b)) for a, b in halves(group.typed) if a in known.get(a, ()) and b in known.get(b, ())
            ]
        around = (
            groups[at - 1].typed + group.typed if at else "",
            group.typed + groups[at + 1].typed if at + 1 < len(groups) else "",
        )
        found += [(Term(word),) for word in around if word in joined and word in known.get(word, ())]
        if group.typed.isdecimal():
            found.append((Term(group.typed, prefix=True),))
        loose.append(group.also(found))
    return loose
