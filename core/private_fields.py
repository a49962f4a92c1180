"""Fields for words and facts that nobody but the people concerned may read, not even whoever holds a copy of the database.

This is the one seam for encryption at rest: `get_prep_value` on the way in, `from_db_value` on the way out.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class PrivateText(models.TextField):
    """Sensitive text. It cannot be searched, sorted or filtered by its content."""


class PrivateJSON(models.TextField):
    """Sensitive facts (lists, dicts, texts, numbers), kept as text. The database cannot look into it."""

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return None if value is None else json.loads(value)

    def to_python(self, value: Any) -> Any:
        return json.loads(value) if isinstance(value, str) else value

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""
