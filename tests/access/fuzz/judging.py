"""What must hold for a form, rows of forms or a list, whatever it was sent."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.http import QueryDict

from core.forms import EARLIEST, LATEST, _Manners
from core.text import IN_PROSE

SPELLED = {
    "phone": "without letters",
    "tax_number": "digits",
    "nisn": "digits",
    "npsn": "digits",
    "code": "capitals",
    "unit": "that of the numbers which count themselves",
}
"""Fields that are stored in a spelling of their own, and which."""


def judge(made: Any) -> bool:
    """Raise AssertionError unless it answers, and each value is the one that was sent or is refused where it stands."""
    if isinstance(made, BaseFormSet):
        return _judge_rows(made)
    if isinstance(made, forms.BaseForm):
        return _judge_form(made)
    return _judge_list(made)


def _judge_form(form: forms.BaseForm) -> bool:
    valid = form.is_valid()
    form.errors.as_json()
    assert form.changed_data is not None
    for name, field in form.fields.items():
        if name not in form.errors and name in form.cleaned_data and not field.disabled:
            value = form.cleaned_data[name]
            if isinstance(value, str) and isinstance(form, _Manners) and type(field) is forms.CharField:
                _judge_text(name, field, value, form[name].data)
            else:
                _judge_value(name, value)
    return valid


def _judge_text(name: str, field: forms.CharField, value: str, sent: Any) -> None:
    if isinstance(field.widget, forms.PasswordInput):
        return
    assert unicodedata.is_normalized("NFC", value), name
    assert not IN_PROSE.search(value), name
    assert field.max_length is None or len(value) <= field.max_length, f"{name}: longer than it says"
    meant = unicodedata.normalize("NFC", str(sent or ""))
    assert name in SPELLED or _bare(value) in ("", _bare(meant)), f"{name}: {value[:60]!r} of {meant[:60]!r}"


def _judge_value(name: str, value: Any) -> None:
    if isinstance(value, date):
        day = value.date() if hasattr(value, "date") else value
        assert EARLIEST <= day <= LATEST, name
    elif isinstance(value, Decimal):
        assert value.is_finite(), name
    elif isinstance(value, int):
        assert abs(value) < 2**63, name


def _bare(text: str) -> str:
    """A text without the spaces and line ends that a form may tidy."""
    return "".join(text.split())


def _judge_rows(rows: Any) -> bool:
    valid = rows.is_valid()
    assert rows.non_form_errors() is not None
    assert len(rows.forms) <= rows.absolute_max
    if not rows.grown:
        for form in rows.forms if valid else ():
            _judge_form(form)
    if valid:
        rows.values()
    return valid


def _judge_list(narrowed: Any) -> bool:
    list(narrowed.ordered[:3])
    assert narrowed.counted(50) >= 0
    assert isinstance(narrowed.ignored, list)
    assert len(narrowed.removable("/")) == len(narrowed.cleaned)
    again = type(narrowed)(
        QueryDict(narrowed.query), rows=narrowed.queryset, actor=narrowed.actor, today=narrowed.today
    )
    assert again.cleaned == narrowed.cleaned, "the address of what was understood means something else"
    return not narrowed.form.errors
