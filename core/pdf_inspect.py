"""Look inside an uploaded PDF for what a scan never has. Run as a process of its own: `pdf_inspect.py < file.pdf`.

A hostile PDF may eat memory or time while it is read, so the process caps both before it looks. It prints one word of
`VERDICTS` and knows nothing of Django.
"""

from __future__ import annotations

import io
import resource
import sys
from collections.abc import Iterator
from typing import Any

MAX_PAGES = 300
MAX_OBJECTS = 100_000
MEMORY_BYTES = 768 * 1024 * 1024
CPU_SECONDS = 15

VERDICTS = ("fine", "broken", "encrypted", "active", "embedded", "pages", "large")

ACTIVE_ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/ImportData",
        "/SubmitForm",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/GoToE",
        "/RichMediaExecute",
        "/Hide",
    }
)
ACTIVE_KEYS = frozenset({"/JS", "/XFA", "/RichMediaContent"})
EMBEDDED_TYPES = frozenset({"/EmbeddedFile"})
EMBEDDED_KEYS = frozenset({"/EmbeddedFiles", "/EF"})


def dictionaries(pdf: Any) -> Iterator[Any]:
    """Every dictionary of the file, also those that lie inside others without a number of their own."""
    import pikepdf

    stack: list[Any] = list(pdf.objects)
    while stack:
        obj = stack.pop()
        if isinstance(obj, pikepdf.Array):
            stack.extend(item for item in obj if _is_direct(item))
        elif isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
            yield obj
            stack.extend(value for value in obj.values() if _is_direct(value))


def _is_direct(obj: Any) -> bool:
    import pikepdf

    return isinstance(obj, (pikepdf.Array, pikepdf.Dictionary)) and not obj.is_indirect


def verdict_on(obj: Any) -> str:
    """'' for a harmless dictionary, otherwise "active" or "embedded"."""
    keys = set(obj.keys())
    kind, action = str(obj.get("/Type", "")), str(obj.get("/S", ""))
    if keys & ACTIVE_KEYS or action in ACTIVE_ACTIONS:
        return "active"
    if keys & EMBEDDED_KEYS or kind in EMBEDDED_TYPES or str(obj.get("/Subtype", "")) == "/FileAttachment":
        return "embedded"
    return ""


def inspect(content: bytes) -> str:
    """One of `VERDICTS` about the bytes of a PDF."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if len(pdf.objects) > MAX_OBJECTS:
                return "large"
            if not 0 < len(pdf.pages) <= MAX_PAGES:
                return "pages" if len(pdf.pages) else "broken"
            return next(filter(None, map(verdict_on, dictionaries(pdf))), "fine")
    except pikepdf.PasswordError:
        return "encrypted"
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return "broken"
    except (MemoryError, RecursionError):
        return "large"


def main() -> None:
    """Cap memory and time, read standard input, print the verdict."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    sys.stdout.write(inspect(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
