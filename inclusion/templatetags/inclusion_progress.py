"""{% load inclusion_progress %}  {{ goal|short_label }}  {{ value|figure }}"""

from __future__ import annotations

from decimal import Decimal

from django import template

from inclusion.models import ShortGoal
from inclusion.queries import course, progress

register = template.Library()


@register.filter
def short_label(goal: ShortGoal) -> str:
    """A few words that tell one goal from another."""
    return progress.short_label(goal)


@register.filter
def figure(value: Decimal | None) -> str:
    """A measured value as the language writes numbers; '' for none."""
    return "" if value is None else course.figure(value)
