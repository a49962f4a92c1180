"""Pictures and hours of collaboration in templates.

{% load collaboration %}
{% activity_map spec %}          the drawing for the screen; its words stand beside it on the page
{% activity_map_picture spec %}  an <img> for a paper
{{ meeting|hours }}              from when to when, beside a day that already stands there
{% calendar_entries day.entries %}  the lines of a day, written out without a template for each (docs/adr/0019)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from collaboration import pictures
from collaboration.queries.calendar import Entry
from core import dates, icons, looks
from core.drawing import badge
from core.escaping import joined

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


ENTRY = '<div class="cal-entry cal-{}{}"><span class="cal-what">{}<span class="cal-word">{}</span></span>{}{}{}{}</div>'
HOURS, SUB = '<span class="cal-hours">{}</span>', '<span class="cal-sub">{}</span>'
LINKED, TITLE = '<a class="cal-title" href="{}">{}</a>', '<span class="cal-title">{}</span>'
OFF = SafeString(" cal-off")


@register.simple_tag
def calendar_entries(entries: Iterable[Entry]) -> SafeString:
    """Each with what it is, its hours, its title, where it is and how it stands."""
    return joined(ENTRY, (
        (one.kind, OFF if one.off else "", icons.svg(one.icon, 16), one.word,
         format_html(HOURS, hours) if (hours := one.hours) else "",
         format_html(LINKED, one.url, one.title) if one.url else format_html(TITLE, one.title),
         format_html(SUB, one.sub) if one.sub else "", badge(one.state, one.tone) if one.state else "")
        for one in entries
    ))  # fmt: skip
