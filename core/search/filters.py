"""The search box of a list, as a filter."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet

from core.search.finding import find


class WordsFilter(django_filters.CharFilter):
    """Words that a person typed. Set as `q` of a `core.filters.Filtered`, which applies it after all other filters.

    What was found stays on the filter set as `found`, so that the page can say "these only resemble it".
    """

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Narrowed to what the words find."""
        if not value:
            return qs
        self.parent.found = find(qs, str(value))
        return self.parent.found.rows
