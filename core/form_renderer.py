"""Choices without a template per option: a list's filters have hundreds of them, and each took as long as a row of the list.

Nor do inputs need one: Django's is a single tag.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import Select
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def _options(options: list[Mapping[str, Any]]) -> SafeString:
    told = ((str(one["value"]), flatatt(one["attrs"]), localize(one["label"])) for one in options)
    return format_html_join("", '\n  <option value="{}"{}>{}</option>', told)


def select(widget: Mapping[str, Any]) -> SafeString:
    """What Django's own template makes of a select, without its blank lines."""
    groups = (
        (format_html('\n  <optgroup label="{}">{}\n  </optgroup>', localize(name), _options(group)),)
        if name
        else (_options(group),)
        for name, group, _index in widget["optgroups"]
    )
    inner = format_html_join("", "{}", groups)
    return format_html('<select name="{}"{}>{}\n</select>', widget["name"], flatatt(widget["attrs"]), inner)


INPUTS = frozenset(
    f"django/forms/widgets/{name}.html"
    for name in ("text", "number", "email", "url", "hidden", "date", "time", "input")
)
"""Django's templates that are one input and nothing else."""


def box(widget: Mapping[str, Any]) -> SafeString:
    """What Django's own template makes of an input."""
    value = "" if widget["value"] is None else format_html(' value="{}"', str(widget["value"]))
    return format_html(
        '<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, flatatt(widget["attrs"])
    )


class Renderer(DjangoTemplates):
    """Django's renderer of forms, with selects and inputs written out in Python."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        """A select whose options are Django's own, a plain input; everything else by its template."""
        if template_name in INPUTS:
            return box(context["widget"])
        if template_name == Select.template_name:
            widget = context["widget"]
            own = Select.option_template_name
            if all(option["template_name"] == own for _name, group, _at in widget["optgroups"] for option in group):
                return select(widget)
        return SafeString(super().render(template_name, context, request))
