"""Fields of a list's small forms, written out without a template each: as many as thirteen stand above every list, closed.

crispy draws a field through five templates, and Django makes a dictionary for every option of a select. What a filter needs is a
label and a control; a field with an error or with help is still crispy's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django.forms import CheckboxInput, RadioSelect, Select
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.escaping import escaped

CHECK = '<div class="mb-3"><div class="form-check">{}<label for="{}" class="form-check-label">{}</label></div></div>'
FIELD = '<div class="mb-3"><label for="{}" class="form-label">{}</label>{}</div>'
SELECT = '<select name="{}" class="form-select" id="{}">{}</select>'


def drawn(fields: Iterable[BoundField]) -> SafeString:
    """All of `fields`, one below the other."""
    return SafeString("".join([_field(field) for field in fields]))


def _field(field: BoundField) -> SafeString:
    widget = field.field.widget
    if field.errors or field.help_text or widget.use_fieldset or isinstance(widget, RadioSelect):
        return as_crispy_field(field)
    if field.is_hidden:
        return field.as_widget()
    label, target = field.label, field.id_for_label
    if isinstance(widget, CheckboxInput):
        return format_html(CHECK, field.as_widget(attrs={"class": "form-check-input"}), target, label)
    if isinstance(widget, Select) and not widget.allow_multiple_selected and not widget.attrs:
        return _select(field, label, target)
    kind = "form-select" if isinstance(widget, Select) else "form-control"
    return format_html(FIELD, target, label, field.as_widget(attrs={"class": kind}))


def _select(field: BoundField, label: object, target: str) -> SafeString:
    chosen = field.value()
    here = "" if chosen is None else str(chosen)
    fixed = getattr(field.field, "drawn_fixed", None)
    if fixed is not None:
        drawn: SafeString = fixed(here, get_language())
        return drawn
    return select(field.html_name, target, label, options(field.field.widget.choices, here))


def select(name: str, target: str, label: object, options: SafeString) -> SafeString:
    """A select with its label above it."""
    return format_html(FIELD, target, label, format_html(SELECT, name, target, options))


def options(choices: Iterable[tuple[Any, Any]], here: str) -> SafeString:
    """The options of a select; `here` is the value that is chosen. A pair of a name and a list is a group of them."""
    return SafeString("".join([_option(value, label, here) for value, label in choices]))


def _option(value: Any, label: Any, here: str) -> str:
    if isinstance(label, list | tuple):
        return format_html('<optgroup label="{}">{}</optgroup>', value, options(label, here))
    code = "" if value is None else str(value)
    selected = " selected" if code == here else ""
    return f'<option value="{escaped(code)}"{selected}>{escaped(label)}</option>'
