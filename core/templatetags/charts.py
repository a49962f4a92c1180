"""Charts and QR codes in templates.

{% load charts %}
{% chart spec %}           a figure for the screen: SVG and the numbers as a table
{% chart_picture spec %}   an <img> for a paper; the table is the paper's own
{{ spec|readings }}        its numbers as a line of text
{% chain_picture title steps %}   an <img> for a paper: steps joined by arrows
{% qr_picture text alt %}  an <img> for a paper
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import chain, charts, qr

register = template.Library()

LAYOUTS = {"bars": charts.bars, "line": charts.line}


def _drawing(spec: Any, *, on_paper: bool) -> tuple[charts.Chart, str]:
    chart = charts.as_chart(spec)
    context = {"chart": chart, "layout": LAYOUTS[chart.kind](chart), "on_paper": on_paper}
    return chart, render_to_string(f"components/charts/{chart.kind}.svg", context)


@register.inclusion_tag("components/charts/figure.html")
def chart(spec: Any) -> dict[str, Any]:
    """The chart as a figure with title, drawing and table. `spec` is a core.charts.Chart or its payload."""
    drawn, svg = _drawing(spec, on_paper=False)
    return {"chart": drawn, "svg": svg}


@register.simple_tag
def chart_drawing(spec: Any) -> SafeString:
    """The drawing alone, for a page that shows the numbers in a table of its own."""
    return SafeString(_drawing(spec, on_paper=False)[1])


@register.simple_tag(takes_context=True)
def chart_picture(context: template.Context, spec: Any) -> SafeString:
    """The chart as a picture of the paper being rendered; the description is its alternative text."""
    drawn, svg = _drawing(spec, on_paper=True)
    name = f"chart-{drawn.key}"
    context["pictures"][name] = svg.strip().encode()
    return format_html('<img class="chart" src="image:{}" alt="{}. {}">', name, drawn.title, drawn.description)


@register.simple_tag(takes_context=True)
def chain_picture(context: template.Context, title: str, steps: Any) -> SafeString:
    """A chain of steps (core.chain.Step or their payload) as a picture of the paper; its alternative text tells every step."""
    layout, description = chain.drawing(steps), chain.in_words(steps)
    svg = render_to_string(
        "components/charts/chain.svg", {"layout": layout, "title": title, "description": description}
    )
    context["pictures"][f"chain-{layout.key}"] = svg.strip().encode()
    return format_html('<img class="chain" src="image:chain-{}" alt="{}. {}">', layout.key, title, description)


@register.filter
def readings(spec: Any) -> str:
    """The numbers of a chart with one series as a line of text: "Okt 9 hari; Nov 8 hari"."""
    return "; ".join(f"{label} {texts[0]}" for label, texts in charts.as_chart(spec).table)


@register.simple_tag(takes_context=True)
def qr_picture(context: template.Context, text: str, alt: str) -> SafeString:
    """A QR code as a picture of the paper being rendered."""
    context["pictures"]["qr"] = qr.svg(text)
    return format_html('<img class="qr" src="image:qr" alt="{}">', alt)
