"""Reads the forms of a page as a browser does, so that each can be sent with something nasty in one field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.core.files.uploadedfile import SimpleUploadedFile

PLAUSIBLE = {
    "date": "2026-10-01",
    "month": "2026-10",
    "time": "08:00",
    "number": "3",
    "email": "orang@contoh.test",
    "url": "https://contoh.test/",
    "tel": "0800123123",
}


@dataclass
class Field:
    """One control: its kind is the input's type, or "textarea" or "select"."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    sent: bool = True
    required: bool = False

    @property
    def filled(self) -> str:
        """Its value, or one that a person might choose where something must be chosen."""
        if self.value or self.kind == "hidden" or not self.required:
            return self.value
        if self.kind == "select":
            return next((option for option in self.options if option), "")
        return PLAUSIBLE.get(self.kind, "Contoh")


@dataclass
class Form:
    """A form with its controls and its submit buttons (name, value)."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def data(self, button: tuple[str, str] = ("", "")) -> dict[str, object]:
        """What a person sends who fills in everything sensibly and presses `button`."""
        data: dict[str, object] = {}
        for control in self.fields:
            if control.kind == "file":
                continue
            if control.kind == "checkbox":
                data[control.name] = [*data.get(control.name, []), *([control.value] if control.sent else [])]
            elif control.kind == "radio":
                data[control.name] = control.value if control.sent else data.get(control.name, control.value)
            elif "__prefix__" not in control.name:
                data[control.name] = control.filled
        if button[0]:
            data[button[0]] = button[1]
        return data


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.area: Field | None = None
        self.choice: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(
                urljoin(self.address, given.get("action", "") or self.address), given.get("method", "get").lower()
            )
            self.forms.append(self.open)
        elif tag == "option" and self.choice is not None:
            self.choice.options.append(given.get("value", ""))
            if "selected" in given:
                self.choice.value = given.get("value", "")
        elif self.open is not None:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        assert self.open is not None
        name, kind = given.get("name", ""), given.get("type", "text" if tag == "input" else "submit")
        if tag == "button" and "disabled" not in given and kind == "submit":
            self.open.buttons.append((name, given.get("value", "")))
        elif tag == "input" and name and kind not in ("submit", "button"):
            chosen = kind not in ("radio", "checkbox") or "checked" in given
            value = given.get("value", "on" if kind in ("radio", "checkbox") else "")
            self.open.fields.append(Field(name, kind, value, sent=chosen, required="required" in given))
        elif tag == "textarea" and name:
            self.area = Field(name, "textarea", required="required" in given)
            self.open.fields.append(self.area)
        elif tag == "select" and name:
            self.choice = Field(name, "select", required="required" in given)
            self.open.fields.append(self.choice)

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area.value += data.lstrip("\n") if not self.area.value else data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.choice = None


def forms_of(address: str, html: str) -> Iterator[Form]:
    """The forms of the page at `address`, each with at least one button."""
    reader = _Reader(address)
    reader.feed(html)
    return (form for form in reader.forms if form.buttons)


def picture() -> SimpleUploadedFile:
    """A file that calls itself a picture and is none."""
    return SimpleUploadedFile("foto.jpg", b"<script>alert(1)</script>", content_type="image/jpeg")
