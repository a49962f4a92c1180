"""Pictures and hours of collaboration in templates.

{% load collaboration %}
{% activity_map spec %}          the drawing for the screen; its words stand beside it on the page
{% activity_map_picture spec %}  an <img> for a paper
{{ meeting|hours }}              from when to when, beside a day that already stands there
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from collaboration import pictures
from core import dates, looks

register = template.Library()


def _drawing(spec: Any, *, on_paper: bool) -> tuple[pictures.ActivityMap, pictures.MapDrawing, str]:
    told, layout = pictures.as_map(spec), pictures.drawing(spec)
    context = {"told": told, "layout": layout, "on_paper": on_paper}
    return told, layout, render_to_string("components/charts/activity_map.svg", context)


@register.simple_tag
def activity_map(spec: Any) -> SafeString:
    """The activity and its subjects, drawn for the screen."""
    return SafeString(_drawing(spec, on_paper=False)[2])


@register.simple_tag(takes_context=True)
def activity_map_picture(context: template.Context, spec: Any) -> SafeString:
    """The same as a picture of the paper being rendered; its alternative text tells every subject."""
    told, layout, svg = _drawing(spec, on_paper=True)
    name = f"map-{layout.key}"
    context["pictures"][name] = svg.strip().encode()
    return format_html('<img class="activity-map" src="image:{}" alt="{}. {}">', name, told.title, told.description)


@register.filter
def hours(value: Any) -> str:
    """pukul 13.30–14.00 WIB, in the active time zone: of anything with `starts_at` and `ends_at`."""
    zone = timezone.get_current_timezone_name()
    return dates.time_range(value.starts_at, value.ends_at, zone, looks.screen_language())


@register.filter
def field_named(form: Any, name: str) -> Any:
    """The field of a form whose names come from the record."""
    return form[name]
