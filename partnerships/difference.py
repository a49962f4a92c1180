"""What changed between two versions of a text, article by article; the words are compared by core.differences.

Pure: frozen payloads in, dataclasses out. An article is known by its key, so that it is compared with itself when its number has
changed because another one came before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.differences import ADDED, GONE, Piece, is_changed, words

SAME, CHANGED, CAME, WENT = "same", "changed", "added", "removed"
MARKS = ("", "– ", "    · ")
"""What stands before an ayat, a letter, a figure. Their numbers are left out: one new letter would change all that follow."""


@dataclass(frozen=True)
class Section:
    """A part of the text that is compared as a whole: the head, the recitals, one article. `label` is "Pasal 4" for articles."""

    key: str
    label: str
    title: str
    text: str


@dataclass(frozen=True)
class Change:
    """One section in both versions. `kind`: same, changed, added, removed; `moved` when it stands at another place."""

    key: str
    kind: str
    old_label: str
    new_label: str
    title: Sequence[Piece]
    pieces: Sequence[Piece]
    moved: bool = False

    @property
    def is_silent(self) -> bool:
        """Nothing to see here, not even another place."""
        return self.kind == SAME and not self.moved

    @property
    def heading(self) -> str:
        """The title as it is now, or as it was."""
        return "".join(piece.text for piece in self.title if piece.kind != GONE or self.kind == WENT).strip()

    @property
    def retitled(self) -> bool:
        return self.kind == CHANGED and is_changed(self.title)

    @property
    def name(self) -> str:
        """ "Pasal 4" for an article, else the title of the part."""
        return self.new_label or self.old_label or self.heading


HEADINGS = {
    "_head": gettext_lazy("Kepala naskah"),
    "_parties": gettext_lazy("Para pihak"),
    "_recitals": gettext_lazy("Pertimbangan"),
    "_basis": gettext_lazy("Dasar hukum"),
    "_signatures": gettext_lazy("Penandatangan, saksi, dan yang mengetahui"),
    "_annexes": gettext_lazy("Lampiran"),
}


def sections_of(payload: Mapping[str, Any], keys: Sequence[str]) -> list[Section]:
    """The text of a frozen paper in reading order."""
    head = [payload["kind_line"], *(" ".join(filter(None, pair)) for pair in payload["parties"])]
    head += [f"{payload['about']} {payload['subject']}", *(" ".join(filter(None, pair)) for pair in payload["numbers"])]
    identities = [
        ", ".join(filter(None, (f"{p['numeral']} {p['name']}", p["id_line"], p["text"]))) for p in payload["identities"]
    ]
    parts = [
        ("_head", [*head, payload["opening"]]),
        ("_parties", [*identities, payload["together"]]),
        ("_recitals", payload["recitals"]),
        ("_basis", payload["basis"]),
    ]
    ending = [("_signatures", _signatures(payload)), ("_annexes", _annexes(payload))]
    return [*_plain(parts), *_articles(payload["articles"], keys), *_plain(ending)]


def _plain(parts: Iterable[tuple[str, Sequence[str]]]) -> list[Section]:
    return [Section(key, "", str(HEADINGS[key]), "\n".join(lines)) for key, lines in parts if lines]


def _articles(articles: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> list[Section]:
    found = []
    for place, article in enumerate(articles):
        key = keys[place] if place < len(keys) else f"pasal_{place + 1}"
        found.append(Section(key, article["label"], article["title"], article_text(article)))
    return found


def article_text(article: Mapping[str, Any], marks: Sequence[str] = MARKS) -> str:
    """The words of one frozen article, a line per ayat, letter and figure."""
    lines: list[str] = []
    for paragraph in article["paragraphs"]:
        lines.append(marks[0] + paragraph["text"])
        for item in paragraph["items"]:
            lines.append(marks[1] + item["text"])
            lines += [marks[2] + text for text in item["items"]]
    for quote in article.get("quotes", ()):
        lines += [f"{quote['label']} {quote['title']}", article_text(quote, marks)]
    return "\n".join(lines)


def _signatures(payload: Mapping[str, Any]) -> list[str]:
    people = [person for row in (*payload["signatures"], *payload["acknowledged"]) for person in row]
    lines = [", ".join(filter(None, (p["heading"], p["name"], p["position"], p["id_line"]))) for p in people]
    return lines + [", ".join(filter(None, (w["name"], w["position"]))) for w in payload["witnesses"]]


def _annexes(payload: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for annex in payload["annexes"]:
        lines += [f"{annex['label']}: {annex['title']}", annex["intro"]]
        lines += [" · ".join(filter(None, row)) for row in (*annex["table"]["rows"], annex["table"]["total"])]
    return [line for line in lines if line]


def compare(old: Sequence[Section], new: Sequence[Section]) -> list[Change]:
    """Every section of both versions: in the order of the new one, those that went at the place where they stood."""
    before, after = {s.key: s for s in old}, {s.key for s in new}
    moved = _moved([s.key for s in old if s.key in after], [s.key for s in new if s.key in before])
    changes = [_both(before[s.key], s, s.key in moved) if s.key in before else _alone(s, CAME) for s in new]
    earlier: set[str] = set()
    for section in old:
        if section.key not in after:
            at = max((place for place, change in enumerate(changes, start=1) if change.key in earlier), default=0)
            changes.insert(at, _alone(section, WENT))
        earlier.add(section.key)
    return changes


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Keys that stand in another order; difflib keeps the longest run in place."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    stay = {key for block in matcher.get_matching_blocks() for key in old[block.a : block.a + block.size]}
    return set(old) - stay


def _alone(section: Section, kind: str) -> Change:
    piece = ADDED if kind == CAME else GONE
    labels = ("", section.label) if kind == CAME else (section.label, "")
    return Change(section.key, kind, *labels, [Piece(piece, section.title)], [Piece(piece, section.text)])


def _both(old: Section, new: Section, moved: bool) -> Change:
    title, pieces = words(old.title, new.title), words(old.text, new.text)
    kind = CHANGED if is_changed(title) or is_changed(pieces) else SAME
    return Change(new.key, kind, old.label, new.label, title, pieces, moved)


def in_one_line(changes: Sequence[Change]) -> str:
    """ "Pasal 4 diubah; Pasal 9 ditambahkan; Pasal 3 dihapus": what changed, for a list of versions."""
    groups = (
        (_("%(names)s diubah"), [c.name for c in changes if c.kind == CHANGED]),
        (_("%(names)s ditambahkan"), [c.name for c in changes if c.kind == CAME]),
        (_("%(names)s dihapus"), [c.name for c in changes if c.kind == WENT]),
        (_("%(names)s dipindahkan"), [c.name for c in changes if c.moved]),
    )
    said = [sentence % {"names": ", ".join(names)} for sentence, names in groups if names]
    return "; ".join(said) or _("Tidak ada kata yang berubah")
