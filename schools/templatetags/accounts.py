"""What pages about one's own account ask."""

from __future__ import annotations

from django import template
from django.template import Context

from schools.second_factor import required_somewhere

register = template.Library()


@register.simple_tag(takes_context=True)
def second_factor_required(context: Context) -> bool:
    """Whether one of the person's roles asks for two-step sign-in."""
    return required_somewhere(context["request"].user)
