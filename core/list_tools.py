"""What stands above a list: one's views, the filters in force, how many rows there are, the way to take them out.

context = {"filter": narrowed, "tools": tools(request, "agreements", narrowed), …}
{% include "components/list_tools.html" %}
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.counting import MANY
from core.exports import AT_ONCE
from core.filters import Filtered
from core.list_forms import SavedViewForm
from core.lists import ListKind, kind_of
from core.looks import Chip
from core.models import TableExport
from core.plain_fields import drawn
from core.policy import allowed
from core.saved_views import views_on


@cache
def _fields(may_share: bool, language: str) -> SafeString:
    """The fields of an empty form, which are the same above every list."""
    return drawn(SavedViewForm(may_share=may_share, auto_id="view_%s").visible_fields())


@dataclass
class Tools:
    """The tools of one list on one page. Two queries: the views, and the count."""

    request: Any
    kind: ListKind
    narrowed: Filtered

    @cached_property
    def total(self) -> int:
        """How many rows the list has under these filters, counted no further than the limit of what is downloaded at once."""
        return self.narrowed.counted(AT_ONCE)

    @property
    def total_words(self) -> str:
        """The number as people read it."""
        if self.total > self.narrowed.reach:
            return _("lebih dari %(number)s") % {"number": number_format(self.narrowed.reach, force_grouping=True)}
        return str(self.total)

    @cached_property
    def views(self) -> list[Any]:
        return views_on(self.request, self.kind.key)

    @property
    def chips(self) -> list[Chip]:
        """One's own and shared views; the present one is marked."""
        here = self.narrowed.query
        return [
            Chip(view.name, f"{self.request.path}?{view.query or 'semua=1'}", view.query == here) for view in self.views
        ]

    @property
    def active(self) -> list[Chip]:
        return self.narrowed.removable(self.request.path)

    @property
    def clear_url(self) -> str:
        """Everything, in spite of a default view."""
        return f"{self.request.path}?semua=1" if any(view.is_default for view in self.views) else self.request.path

    @property
    def query(self) -> str:
        return self.narrowed.query

    @property
    def ignored(self) -> str:
        return ", ".join(self.narrowed.ignored)

    @property
    def formats(self) -> Sequence[tuple[str, Any]]:
        return TableExport.Format.choices

    @property
    def may_export(self) -> bool:
        return allowed(self.kind.export, self.request.actor)

    @property
    def is_long(self) -> bool:
        """Too long to wait for, or not known to be short enough."""
        return self.total > (AT_ONCE if self.narrowed.reach == MANY else self.narrowed.reach)

    @property
    def note(self) -> str:
        return self.kind.note(self.request.actor)

    @property
    def may_share(self) -> bool:
        return allowed(self.kind.share, self.request.actor)

    @property
    def fields(self) -> SafeString:
        """What is asked of somebody who keeps this view."""
        return _fields(self.may_share, get_language())


def tools(request: Any, key: str, narrowed: Filtered) -> Tools:
    """The tools of the list that was registered under `key`."""
    kind = kind_of(key)
    if kind is None:
        raise KeyError(key)
    return Tools(request, kind, narrowed)
