"""What a browser is asked for a passkey, as text in the page (inline scripts are not allowed)."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """The value as JSON, to be escaped like any other text of an attribute."""
    return json.dumps(value, cls=DjangoJSONEncoder)
