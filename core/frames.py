"""The words around a form: pages that consist of one form share a template and differ in these."""

from __future__ import annotations

from typing import Any

FORM = "form_page.html"


def frame(title: Any, back: str, *, crumb: Any = "", **words: Any) -> dict[str, Any]:
    """Context of `FORM`: `title`, where "Batal" leads, and the name of what it is about.

    `words`: lead, submit, draft (key under which what is typed is kept on the device), narrow.
    """
    return {"title": title, "back": back, "crumb": crumb, **words}
