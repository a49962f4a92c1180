"""Fills in a form as a person does who reads what the page refuses: another value there, and sent again."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from faults.people import Files, Sheet
from tests.hostile.pages import Field

RIGHT = {"to_time": "11:00", "ends_at": "11:00", "from_time": "10:00", "quantity": "2", "url": "https://contoh.test/"}
"""Words for fields of which the page does not say what they need."""
WORDS = ("Contoh", "3")
DAYS = (7, 30, -70, 1, 200)
"""So many days from now."""
HOURS = ("11:00", "14:00", "07:00")
SHAPES = {"date": "%Y-%m-%d", "month": "%Y-%m", "datetime-local": "%Y-%m-%dT%H:%M"}
CHOSEN = ("select", "radio", "date", "datetime-local")
"""What is changed where a page says no and not which field is meant."""
TABLE = b"Kelas;Nilai\n7A;3\n7B;4\n"


def sparingly(sheet: Sheet) -> dict[str, Any]:
    """Only what the page marks as needed."""
    return sheet.data


def generously(sheet: Sheet) -> dict[str, Any]:
    """Every field filled in, and of each group of choices the first taken; no row is taken out."""
    data = sheet.data
    for control in sheet.form.fields:
        if data.get(control.name) or control.kind in ("file", "hidden") or "__prefix__" in control.name:
            continue
        if control.name.endswith(("version", "-DELETE")):
            continue
        if control.kind in ("checkbox", "radio"):
            data[control.name] = [control.value]
        else:
            asked = Field(control.name, control.kind, "", control.options, required=True)
            data[control.name] = next((word for end, word in RIGHT.items() if control.name.endswith(end)), asked.filled)
    return data


@dataclass
class Filling:
    """What one person tries with one form. `refusals`: how often each field was refused."""

    picture: bytes
    refusals: Counter[str] = field(default_factory=Counter)

    def corrected(self, sheet: Sheet, sent: dict[str, Any], body: str) -> dict[str, Any]:
        """What was sent, with something else in each field of which `body` says what is wrong."""
        data, fields = dict(sent), [control for control in sheet.form.fields if "__prefix__" not in control.name]
        wrong = {control.name for control in fields if f'id="id_{control.name}_error"' in body}
        for name in wrong or {control.name for control in fields if control.kind in CHOSEN}:
            controls = [control for control in fields if control.name == name]
            if controls[0].kind != "file":
                values = others(controls)
                fresh = [value for value in values if value != data.get(name)] or values
                data[name] = fresh[self.refusals[name] % len(fresh)]
            self.refusals[name] += 1
        return data

    def files(self, sheet: Sheet) -> Files:
        """A photo in the first field for files; a table where a photo was refused."""
        names = [one.name for one in sheet.form.fields if one.kind == "file" and "__prefix__" not in one.name]
        table = names and self.refusals[names[0]] % 2
        last, content, kind = ("csv", TABLE, "text/csv") if table else ("png", self.picture, "image/png")
        return {name: (f"{uuid.uuid4().hex}.{last}", content, kind) for name in names[:1]}


def others(controls: Sequence[Field]) -> list[Any]:
    """What else a person might put into one field: nothing, if that may be, before anything else."""
    first = controls[0]
    if first.kind in ("checkbox", "radio"):
        return [[control.value] for control in reversed(controls)]
    if first.kind == "select":
        values = [option for option in first.options if option]
    elif first.kind in SHAPES:
        now = datetime.now(UTC).replace(hour=3, minute=0)
        values = [f"{now + timedelta(days=days):{SHAPES[first.kind]}}" for days in DAYS]
    else:
        values = list(HOURS if first.kind == "time" else WORDS)
    return (values if first.required else ["", *values]) or [""]
