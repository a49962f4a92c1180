"""How the text of an article is written: one paragraph per line, letters after "-", figures after "--".

    PARA PIHAK menyusun rencana kerja yang memuat:
    - kegiatan;
    - jadwal, yaitu:
    -- semester ganjil; dan
    -- semester genap; dan
    - penanggung jawab.

Numbers are never typed: "(1)", "a." and "1)" at the start of a line are understood and numbered anew, so that an article stays
in order whatever is added or taken out.
"""

from __future__ import annotations

import re

from partnerships.documents import Item, Paragraph

FIGURE = re.compile(r"^(?:--|–|\d{1,2}[.)])\s+(.+)$")
LETTER = re.compile(r"^(?:-|•|[a-z][.)])\s+(.+)$")
NUMBERED = re.compile(r"^\(\d{1,2}\)\s*(.+)$")


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an article with their letters and figures. Empty lines do not count."""
    found: list[tuple[str, list[tuple[str, list[str]]]]] = []
    for line in filter(None, (" ".join(raw.split()) for raw in text.splitlines())):
        figure, letter = FIGURE.match(line), LETTER.match(line)
        if found and figure and found[-1][1]:
            found[-1][1][-1][1].append(figure[1])
        elif found and (letter or figure):
            found[-1][1].append(((letter or figure)[1], []))  # type: ignore[index]
        else:
            numbered = NUMBERED.match(line)
            found.append((numbered[1] if numbered else line, []))
    return tuple(Paragraph(head, tuple(Item(text, tuple(items)) for text, items in letters)) for head, letters in found)
