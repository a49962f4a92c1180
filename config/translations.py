"""The English catalogue, kept in step with the sources: `python -m config.translations [--check]`.

Source sentences are Indonesian (docs/adr/0001). This reads them from Python and templates without any system tool, writes new ones
into locale/en/LC_MESSAGES/django.po with an empty translation, and drops those that are gone. With --check it writes nothing and
fails when a sentence has no English, when one is left over, or when a translation forgets or invents a placeholder.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
SOURCES = ("config", "core", "schools", "partnerships", "collaboration", "inclusion", "templates")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[sd]|(?<!\{)\{(\w*)\}")


def sources() -> Iterator[tuple[Path, bytes]]:
    """Each file that may hold sentences, with its text as Python."""
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, path.read_bytes()
        for path in sorted([*(ROOT / folder).rglob("*.html"), *(ROOT / folder).rglob("*.txt")]):
            # In brackets, because what remains of the page around the calls is indented as it likes.
            yield path, f"({templatize(path.read_text(), origin=str(path))})".encode()


def extract() -> Catalog:
    """Every sentence of the sources, untranslated."""
    catalogue = Catalog(
        locale="en",
        project="Guyub",
        version="1",
        header_comment="# English for the Indonesian sentences of Guyub. Written by config/translations.py; edit msgstr only.",
        fuzzy=False,
        creation_date=UNDATED,
        revision_date=UNDATED,
        last_translator="Guyub",
        language_team="en",
        msgid_bugs_address="-",
    )
    for path, text in sources():
        for line, function, found, _comments in extract_python(io.BytesIO(text), KEYWORDS, [], {}):
            _add(catalogue, path, line, KEYWORDS[str(function)], found)
    return catalogue


def _add(
    catalogue: Catalog, path: Path, line: int, shape: tuple[int | tuple[int, str], ...] | None, found: object
) -> None:
    words = found if isinstance(found, tuple) else (found,)
    context, places = None, [1] if shape is None else []
    for place in shape or ():
        if isinstance(place, tuple):
            context = words[place[0] - 1]
        else:
            places.append(place)
    sentences = tuple(words[place - 1] for place in places if place <= len(words))
    if sentences and all(sentences):
        name = str(path.relative_to(ROOT))
        catalogue.add(sentences if len(sentences) > 1 else sentences[0], locations=[(name, line)], context=context)


def load() -> Catalog:
    """The catalogue as it stands."""
    if not CATALOGUE.exists():
        return Catalog(locale="en")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def save(catalogue: Catalog) -> None:
    """Write it sorted, without line numbers and dates, so that a change shows the changed sentences alone."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=120, no_location=True, sort_output=True)


def renew(old: Catalog) -> Catalog:
    """The sentences of today with the English of `old` where it has some; nothing is guessed."""
    catalogue = extract()
    for message in catalogue:
        known = old.get(message.id, message.context) if message.id else None
        if known is not None and isinstance(known.id, tuple) == isinstance(message.id, tuple):
            message.string = known.string
    return catalogue


def problems(catalogue: Catalog) -> list[str]:
    """What keeps the catalogue from being complete, one line each."""
    wanted = {(_texts(message.id), message.context) for message in extract() if message.id}
    present = {(_texts(message.id), message.context): message for message in catalogue if message.id}
    found = [f"not in the catalogue: {texts[0]}" for texts, _context in wanted - set(present)]
    found += [f"no longer used: {texts[0]}" for texts, _context in set(present) - wanted]
    for message in present.values():
        found += _faults(message)
    return sorted(found)


def _faults(message: Message) -> Iterator[str]:
    originals, texts = _texts(message.id), _texts(message.string)
    if message.fuzzy or not all(texts):
        yield f"not translated: {originals[0]}"
        return
    known = {place for original in originals for place in _places(original)}
    if any(_places(text) - known for text in texts) or _places(originals[-1]) - _places(texts[-1]):
        yield f"placeholders differ: {originals[0]}"


def _places(text: str) -> set[str]:
    return {match.group(0) for match in PLACEHOLDER.finditer(text)}


def _texts(value: object) -> tuple[str, ...]:
    """Babel gives one sentence as text, and singular with plural as a list or a tuple."""
    return tuple(str(text or "") for text in (value if isinstance(value, (tuple, list)) else (value,)))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m config.translations", description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail when the English is not complete")
    options = parser.parse_args()
    if options.check:
        faults = problems(load())
        print("\n".join(faults) or "The English catalogue is complete.")
        return 1 if faults else 0
    catalogue = renew(load())
    save(catalogue)
    empty = [message for message in catalogue if message.id and not all(_texts(message.string))]
    print(f"{CATALOGUE.relative_to(ROOT)}: {len(catalogue)} sentences, {len(empty)} without English.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
