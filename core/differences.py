"""What changed between two texts, word by word, in a form that a page can show and a screen reader can say.

`words()` gives pieces in reading order; `templates/components/difference.html` draws them as `<ins>` and `<del>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

KEPT, ADDED, GONE = "kept", "added", "gone"

_WORD = re.compile(r"((?:Rp)?\d[\d.,:/]*\d|\w+(?:[-'’/]\w+)*|[^\w\s])(\s*)")
"""A number or an amount with its separators, a word with its hyphens ("anak-anak"), or one sign; then the space after it."""

LARGEST = 1_000_000
"""Words times words up to which every word is compared; longer texts are compared by lines first, so that no text is slow."""


class Piece(NamedTuple):
    """A stretch of text that was kept, added or gone; joined, the kept and added ones are the new text."""

    kind: str
    text: str


def both(theirs: str, mine: str) -> str:
    """One text that holds all of `theirs` and all of `mine`, so that nobody's words go: one of them where it holds the other."""
    joined = theirs if mine.strip() in theirs else mine if theirs.strip() in mine else f"{theirs}\n\n{mine}"
    return joined.strip()


class _Token(NamedTuple):
    key: str
    text: str


def _tokens(text: str) -> list[_Token]:
    """Words with the space after them. A line break counts as a difference, the number of blanks does not."""
    return [
        _Token(match[1] + ("\n" if "\n" in match[2] else ""), match[0])
        for match in _WORD.finditer(text.replace("\r\n", "\n").strip())
    ]


def _lines(text: str) -> list[_Token]:
    return [_Token(line.strip(), line) for line in text.replace("\r\n", "\n").strip().splitlines(keepends=True)]


def _join(tokens: Iterable[_Token]) -> str:
    return "".join(token.text for token in tokens)


def _same(old: Sequence[_Token], new: Sequence[_Token]) -> int:
    """How many tokens at the beginning are alike."""
    pairs = zip(old, new, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one.key != other.key), min(len(old), len(new)))


def _exchanged(old: Sequence[_Token], new: Sequence[_Token], *, finer: bool) -> Iterable[Piece]:
    """Old instead of new; with `finer` the words inside are compared, if they are not too many."""
    gone, added = _join(old), _join(new)
    before, after = (_tokens(gone), _tokens(added)) if finer else ([], [])
    if before and after and len(before) * len(after) <= LARGEST:
        return _compared(before, after, finer=False)
    return [Piece(GONE, gone), Piece(ADDED, added)]


def _compared(old: Sequence[_Token], new: Sequence[_Token], *, finer: bool) -> Iterable[Piece]:
    """Pieces in reading order, what is gone before what came instead. Only what lies between equal ends is searched."""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    yield Piece(KEPT, _join(new[:start]))
    if len(before) * len(after) > LARGEST:
        yield from _exchanged(before, after, finer=finer)
    else:
        matcher = SequenceMatcher(None, [t.key for t in before], [t.key for t in after], autojunk=False)
        for verb, i, j, k, m in matcher.get_opcodes():
            if verb == "equal":
                yield Piece(KEPT, _join(after[k:m]))
            else:
                yield from _exchanged(before[i:j], after[k:m], finer=finer)
    yield Piece(KEPT, _join(new[len(new) - end :]))


def words(old: str, new: str) -> list[Piece]:
    """What changed from `old` to `new`; neighbours of one kind are one piece, and there are no empty ones."""
    before, after = _tokens(old), _tokens(new)
    if len(before) * len(after) > LARGEST:
        found = _compared(_lines(old), _lines(new), finer=True)
    else:
        found = _compared(before, after, finer=False)
    pieces: list[Piece] = []
    for piece in found:
        if not piece.text:
            continue
        last = pieces[-1] if pieces else Piece(KEPT, "")
        if last.kind == piece.kind and pieces:
            pieces[-1] = Piece(piece.kind, last.text + piece.text)
        elif piece.kind == GONE and last.text[-1:].isalnum() and piece.text[0].isalnum():
            pieces.append(Piece(GONE, f" {piece.text}"))  # the space after the word before it went as well
        else:
            pieces.append(piece)
    return pieces


def is_changed(pieces: Iterable[Piece]) -> bool:
    """True when anything was added or is gone."""
    return any(piece.kind != KEPT for piece in pieces)
