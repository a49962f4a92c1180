"""What is sent to a form, a row of forms or a list: mostly sensible, in up to three places not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import strategies as st

from core.filters import PASSING
from tests.access.fuzz import values
from tests.core.hostile_files import png

TYPED = (
    "Kunjungan belajar", "Membaca bersama, sekali seminggu.\nDi perpustakaan.", "12345678", "081234567890", "2026", "7, 1", "7", "0",
    "orang@contoh.test", "https://contoh.test/", "A-1", "2026-10-05", "Kata yang cukup panjang untuk sebuah alasan. " * 3, "#112233",
)  # fmt: skip
DAYS = ("2026-10-05", "2026-12-01", "2027-03-01", "2026-06-30", "2026-10", "2027-01")
HOURS = ("07:30", "08:15", "09:45", "13:00")
MOMENTS = ("2026-12-01T08:00", "2026-12-01T10:30")
AMOUNTS = ("3", "250", "1500000", "12,5", "0.5")


@dataclass(frozen=True)
class Control:
    """One name of a form: what a person would send under it, and what nobody would."""

    good: Sequence[Any]
    bad: st.SearchStrategy[Any]
    thrown: Sequence[Any]
    """As bad, drawn beforehand."""
    field: forms.Field | None = None


def controls_of(made: Any) -> dict[str, Control]:
    """The controls of an unbound form, of rows of forms with two more rows, or of a list."""
    if isinstance(made, BaseFormSet):
        return _of_rows(made)
    if isinstance(made, forms.BaseForm):
        return _of_form(made)
    return {**_of_form(made.form), **{name: anything() for name in (*PASSING, "unasked")}}


def anything() -> Control:
    """A parameter of which only the name is known."""
    return Control([[], ["1"], ["2026"], ["semua"]], values.sent(values.ANYTHING), values.pool(values.ANYTHING))


def _of_form(form: forms.BaseForm) -> dict[str, Control]:
    return {form.add_prefix(name): _control(form[name]) for name, field in form.fields.items() if not field.disabled}


def _of_rows(rows: BaseFormSet) -> dict[str, Control]:
    prefix, initial = rows.prefix, rows.initial_form_count()
    count = min(initial, 2) + 2
    counts = values.sent(st.one_of(values.COUNTS, values.CHOICES)), values.pool(values.COUNTS)
    more = [["1"], [""]]
    found = {
        f"{prefix}-TOTAL_FORMS": Control([[str(count)], [str(count - 1)], ["0"]], *counts),
        f"{prefix}-INITIAL_FORMS": Control([[str(min(initial, 2))]], *counts),
        f"{prefix}-add": Control([[]], st.sampled_from(more), more),
    }
    for number in range(count):
        row = rows.forms[number] if number < len(rows.forms) else rows.empty_form
        found |= {name.replace("__prefix__", str(number)): control for name, control in _of_form(row).items()}
    return found


def _control(bound: BoundField) -> Control:
    field = bound.field
    if isinstance(field, forms.FileField):
        return Control([PICTURE] if field.required else [PICTURE, []], st.sampled_from(FILES), FILES, field)
    good = [one for one in _sensible(bound) if _passes(field, bound.html_name, one)]
    if not field.required or not good:
        good.append([])
    own, foreign = _nonsense(field)
    keys = st.sampled_from(foreign) if foreign else own
    bad = values.sent(st.one_of(own, keys, values.ANYTHING))
    return Control(good, bad, [*values.pool(own), *([key] for key in foreign * FOREIGN)], field)


FOREIGN = 20
"""So often a key of another's row lies in the pool of a field."""
PICTURE = ("foto.png", png())
FILES = (
    ("foto.jpg", b"<script>alert(1)</script>"),
    ("\u202egpj.exe", b"MZ"),
    ("x" * 300 + ".pdf", b"%PDF-1.7"),
    ("CON", b""),
    ("daftar.csv", b"nama;kelas\n\xff\x00;7A\n"),
    ("daftar.xlsx", b"PK\x03\x04"),
)  # tests/core/hostile_files.py has the whole set, for every way in


def _passes(field: forms.Field, name: str, sent: list[str]) -> bool:
    try:
        field.clean(field.widget.value_from_datadict(_dict({name: sent}), MultiValueDict(), name))
    except ValidationError:
        return False
    return True


def _sensible(bound: BoundField) -> Iterator[list[str]]:
    field, value = bound.field, bound.value()
    if isinstance(field, forms.BooleanField):
        yield from (["on"], [])
        return
    if value not in (None, "", []):
        shown = field.widget.format_value(value)
        yield [str(one) for one in shown] if isinstance(shown, list | tuple) else [str(shown)]
    if isinstance(field, forms.ChoiceField):  # ModelChoiceField among them
        yield from _chosen(field)
    else:
        yield from ([one] for one in _plausible(field))


def _chosen(field: Any) -> Iterator[list[str]]:
    if isinstance(field, forms.ModelChoiceField):
        keys = [str(field.prepare_value(row)) for row in field.queryset[:3]]
    else:
        inner = (label if isinstance(label, list | tuple) else [(key, label)] for key, label in field.choices)
        keys = [str(key) for key, _label in chain.from_iterable(inner) if key not in ("", None)][:8]
    yield from ([key] for key in keys)
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        yield from (keys, keys[-2:])


def _plausible(field: forms.Field) -> tuple[str, ...]:
    if isinstance(field, forms.DateTimeField):
        return MOMENTS
    if isinstance(field, forms.DateField):
        return DAYS
    if isinstance(field, forms.TimeField):
        return HOURS
    if isinstance(field, forms.DecimalField | forms.FloatField):
        return AMOUNTS
    if isinstance(field, forms.IntegerField):
        low = 1 if field.min_value is None else field.min_value
        return tuple(str(number) for number in {low, low + 1, low + 9, field.max_value or low + 30})
    return TYPED


def _nonsense(field: forms.Field) -> tuple[st.SearchStrategy[str], list[str]]:
    """What nobody sends in such a field, and the keys of rows that this one does not offer."""
    if isinstance(field, forms.ModelChoiceField):
        foreign = field.queryset.model._default_manager.exclude(pk__in=field.queryset.order_by().values("pk")).order_by(
            "pk"
        )
        return values.CHOICES, [str(field.prepare_value(row)) for row in foreign[:3]] or ["7"]
    kinds = {
        forms.ChoiceField: values.CHOICES,
        forms.DateField: values.TIMES,
        forms.TimeField: values.TIMES,
        forms.DateTimeField: values.TIMES,
        forms.IntegerField: values.COUNTS,
    }  # DecimalField is an IntegerField
    own = next((strategy for kind, strategy in kinds.items() if isinstance(field, kind)), values.WORDS)
    return own, []


@st.composite
def sendings(draw: st.DrawFn, controls: Mapping[str, Control]) -> dict[str, Any]:
    """Under each name what a person sends, and in up to three places what nobody does.

    What is right is thrown by a die of our own: hypothesis would look at each face.
    """
    sent = _sensibly(controls, Random(draw(st.integers(0, 2**16))))
    for name in draw(st.lists(st.sampled_from(sorted(controls)), max_size=3)) if controls else ():
        sent[name] = draw(controls[name].bad)
    return sent


def throw(controls: Mapping[str, Control], die: Random) -> dict[str, Any]:
    """The same, all of it thrown."""
    sent = _sensibly(controls, die)
    for name in die.sample(sorted(controls), min(die.randint(0, 3), len(controls))):
        sent[name] = die.choice(controls[name].thrown)
    return sent


def _sensibly(controls: Mapping[str, Control], die: Random) -> dict[str, Any]:
    sent = {name: die.choice(control.good) for name, control in controls.items()}
    for kind in (forms.DateField, forms.TimeField, forms.DateTimeField):
        _in_order(sent, [name for name, control in controls.items() if isinstance(control.field, kind)])
    return sent


def _in_order(sent: dict[str, Any], names: Sequence[str]) -> None:
    """The end is not before the beginning."""
    sent.update(zip(names, sorted((sent[name] for name in names), key=lambda found: found or [""]), strict=True))


def _dict(sent: Mapping[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, found in sent.items():
        if found:
            data.setlist(name, found)
    return data


def parted(sent: Mapping[str, Any]) -> tuple[QueryDict, MultiValueDict]:
    """What was sent, as a view reads it: fields and files."""
    files = {name: SimpleUploadedFile(*found) for name, found in sent.items() if isinstance(found, tuple)}
    fields = _dict({name: found for name, found in sent.items() if isinstance(found, list)})
    return fields, MultiValueDict({name: [one] for name, one in files.items()})


def encoded(data: QueryDict) -> str:
    """As in an address; what no browser can encode goes byte by byte."""
    return urlencode(list(data.lists()), doseq=True, errors="surrogatepass")
