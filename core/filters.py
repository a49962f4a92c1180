"""What narrows and orders a list. The address carries it, and nothing else does.

    class NeedFilter(Filtered):
        ORDERS = {"baru": (_("Terbaru lebih dahulu"), ("-pk",))}
        DEFAULT_ORDER = ("-priority", "-pk")
        category = django_filters.ChoiceFilter(…)
        sort = sorting(ORDERS, _("Paling mendesak lebih dahulu"))

`narrowed.qs` are the rows, `narrowed.order` the order for `core.keyset`. Nonsense in the address filters nothing; `ignored` says
what was passed over. Filters take `rows`, `actor` and `today`, so that a list, its export and a saved view ask the same question.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any, ClassVar, cast

import django_filters
from django import forms
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIterator
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.counting import MANY, SOME, counted, first_value, first_values, following_value, number_of, up_to
from core.dates import long_date, month_and_year
from core.hanging import Hanging, hanging
from core.kept import Askable, kept, read
from core.looks import Chip, screen_language
from core.plain_fields import options, select
from core.policy import Actor
from core.search.filters import WordsFilter
from core.search.finding import Found

SORT = "sort"
PASSING = ("after", "fragment", "semua")
"""Parameters of a list's address that are no filters: the position in it, htmx, "everything in spite of my default view"."""

Orders = Mapping[str, tuple[Any, tuple[str, ...]]]


def sorting(orders: Orders, usual: Any) -> django_filters.ChoiceFilter:
    """The field by which a person orders the list; `usual` names the order without a choice."""
    choices = [(code, label) for code, (label, _order) in orders.items()]
    return django_filters.ChoiceFilter(label=_("Urutan"), choices=choices, empty_label=usual, method="keep")


class MonthField(forms.DateField):
    """A month as the browser's own month picker sends it: "2026-09"."""

    widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": ["%Y-%m"], **kwargs})


class MonthFilter(django_filters.Filter):
    """A filter over a month."""

    field_class = MonthField


SHORT = 2000
"""A list up to so long is looked through in no time, whatever narrows it."""
OFFERED = 100
"""How many rows of a long table a choice offers."""


class _FirstRows(ModelChoiceIterator):
    """The empty choice, the first rows, the chosen row."""

    field: FewChoicesField

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        chosen = getattr(self.field, "chosen", "")
        offered = self.field.offered()
        yield from offered
        if chosen.isdecimal() and len(chosen) < 19 and chosen not in {str(pk) for pk, _label in offered}:
            yield from ((row.pk, self.field.label_from_instance(row)) for row in self.queryset.filter(pk=chosen))


class FewChoicesField(django_filters.fields.ModelChoiceField):
    """A choice among rows of which there may be very many: the first hundred are offered, and the one that is chosen.

    The others are reached by the search box, or by a link that names them.
    """

    iterator = _FirstRows
    chosen = ""
    asked: Askable | None = None
    """The first rows, or their keys and names, where they are asked for by themselves."""

    def offered(self) -> list[tuple[Any, str]]:
        """The first rows as they are offered."""
        rows = self.queryset[:OFFERED] if self.asked is None else read(self.asked)
        return [row if isinstance(row, tuple) else (row.pk, self.label_from_instance(row)) for row in rows]


class FewChoicesFilter(django_filters.ModelChoiceFilter):
    """A filter by a row of a long table."""

    field_class = FewChoicesField


class _Filters(dict[str, django_filters.Filter]):
    """The filters of a class. django-filter copies them to the bottom for each page, with every choice that they offer; here a copy
    shares what no page changes.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, django_filters.Filter]:
        return {name: _own(filter_) for name, filter_ in self.items()}


def _own(filter_: django_filters.Filter) -> django_filters.Filter:
    own = copy.copy(filter_)
    if own.method is not None:
        own.method = own.method  # binds it to the copy, whose parent is the page's
    return own


def _has_fixed_choices(filter_: django_filters.Filter) -> bool:
    return bool(filter_.extra.get("choices")) or isinstance(filter_.extra.get("widget"), forms.Select)


@lru_cache(maxsize=2048)
def _fixed_field(kind: Any, name: str, here: str, language: str) -> SafeString:
    """The field of a filter that offers everybody the same choices, drawn once for each language and choice."""
    field = copy.copy(kind.base_filters[name]).field
    return select(name, f"id_{name}", field.label, options(field.widget.choices, here))


Rows = QuerySet[Any] | Callable[[Actor], QuerySet[Any]]
"""The rows of a list before any filter, or how they follow from who asks."""
Look = Callable[..., QuerySet[Any]]
"""What one wants to know of rows: `look(rows, today, *shape)`, a function of a module that reads nothing."""


def _asked(
    actor: Actor,
    kind: type[Filtered],
    source: Callable[[Actor], QuerySet[Any]],
    chosen: Sequence[tuple[str, Any]],
    besides: str | None,
    look: Look,
    *shape: Hashable,
    today: date,
) -> QuerySet[Any]:
    """What a filter set asks, put together without the address, the form and what it offers; of all rows where `besides` is None."""
    narrowed = kind.__new__(kind)
    Filtered.__init__(narrowed, QueryDict(), rows=source, actor=actor, today=today)
    rows = narrowed.queryset if besides is None else narrowed.unasked(narrowed.queryset, {besides, *dict(chosen)})
    for name, value in chosen:
        rows = narrowed.filters[name].filter(rows, value)
    return look(rows, today, *shape)


class Filtered(django_filters.FilterSet):
    """The base of our filter sets: chips that can be taken away, an order, and a word about what is not understood."""

    ORDERS: ClassVar[Orders] = {}
    DEFAULT_ORDER: ClassVar[tuple[str, ...]] = ("-pk",)
    TOGETHER: ClassVar[frozenset[str]] = frozenset()
    """Filters that share an index with each other one: together with these, nothing need be passed over."""
    READING: ClassVar[frozenset[str]] = frozenset()
    """Filters that ask the database before they narrow the rows."""
    found: Found | None = None
    """What the words found, once the rows were asked for."""

    def __init__(self, data: QueryDict, *, rows: Rows, actor: Actor, today: date) -> None:
        self._source = None if isinstance(rows, QuerySet) else rows
        found = rows if isinstance(rows, QuerySet) else rows(actor)
        super().__init__(data, queryset=self.standing(found, today))
        self.actor, self.today = actor, today
        self._hanging: dict[str, Hanging] = {}

    @classmethod
    def standing(cls, rows: QuerySet[Any], today: date) -> QuerySet[Any]:
        """Of `rows` those that there are on the day, whatever is asked for. All of them, where a list does not say otherwise."""
        return rows

    def unasked(self, rows: QuerySet[Any], asked: Collection[str]) -> QuerySet[Any]:
        """`rows` without those that the list shows only to who asks for them; `asked` are the filters that were asked for."""
        return rows

    def asked(self, look: Look, *shape: Hashable, besides: str = "") -> Askable:
        """What `look(rows, today, *shape)` asks of the rows under the filters, or under every filter but `besides`.

        Kept (`core.kept`) where the rows follow from who asks, the day and at most one filter whose values are the same for everybody.
        """
        chosen = tuple((name, value) for name, value in self.chosen.items() if name != besides)
        if len(chosen) > 1 or any(self._may_read(name) for name, _value in chosen) or not self._is_plain:
            return look(self.without(besides) if besides else self.qs, self.today, *shape)
        return kept(_asked, self.actor, self._kind, self._source, chosen, besides, look, *shape, today=self.today)

    def asked_of_all(self, look: Look, *shape: Hashable) -> Askable:
        """The same of all rows, whatever the filters say."""
        if self._source is None:
            return look(self.queryset.all(), self.today, *shape)
        return kept(_asked, self.actor, self._kind, self._source, (), None, look, *shape, today=self.today)

    def offer(self, name: str, first: Askable, rows: Callable[[], QuerySet[Any]]) -> None:
        """Of the rows that the field chooses from, the `first` are offered; all of them matter only when one was chosen."""
        field = self.form.fields[name]
        field.asked = first
        if self.data.get(name):
            field.queryset = rows()

    def first_values(self, field: str, most: int, above: Any = "") -> list[Any]:
        """The first different values of `field` in all rows that are greater than `above`, in order. One query."""
        first, following = self.asked_of_all(first_value, field, above), self.asked_of_all(following_value, field)
        return first_values(first, following, most)

    @property
    def _kind(self) -> Any:
        return type(self)

    @property
    def _is_plain(self) -> bool:
        """The filters say it all."""
        return self._source is not None and type(self).filter_queryset is Filtered.filter_queryset

    def _may_read(self, name: str) -> bool:
        return name in self.READING or not _has_fixed_choices(self.filters[name])

    @classmethod
    def get_filters(cls) -> _Filters:
        """As django-filter finds them, to be copied cheaply."""
        return _Filters(super().get_filters())

    @cached_property
    def form(self) -> Any:
        """The fields of the filters. They are made for this page, so that Django need not copy them."""
        form, kind = forms.Form(self.data, label_suffix=""), cast(Any, type(self))
        for name, filter_ in self.filters.items():
            form.fields[name] = field = filter_.field
            if isinstance(field, FewChoicesField):
                field.chosen = self.data.get(name, "")
            elif _has_fixed_choices(filter_):
                field.drawn_fixed = partial(_fixed_field, kind, name)
        return form

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The words last: they find so many rows at most, counted among what everything else leaves."""
        return self._filtered(queryset)

    def _filtered(self, rows: QuerySet[Any], besides: str = "") -> QuerySet[Any]:
        fields = sorted(self.form.cleaned_data, key=lambda name: isinstance(self.filters[name], WordsFilter))
        rows = self.unasked(rows, {besides, *self.chosen})
        for name in fields:
            if name != besides:
                rows = self.filters[name].filter(rows, self.form.cleaned_data[name])
        return rows

    def having(
        self,
        rows: QuerySet[Any],
        name: str,
        related: QuerySet[Any],
        path: str,
        *,
        scope: Mapping[str, Any],
        on: str = "pk",
    ) -> QuerySet[Any]:
        """`rows` on which something of `related` hangs (`core.hanging`): for the method of the filter `name`."""
        if name not in self.READING:
            raise TypeError(f"{name} reads, which READING must say")
        if name not in self._hanging:
            self._hanging[name] = hanging(related, path, scope)
        return self._hanging[name].narrow(rows, on)

    def keep(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """For fields that say how to show rows, not which."""
        return rows

    @property
    def cleaned(self) -> dict[str, Any]:
        """Every field that holds something understood, the order among them."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "", False)}

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that are in force, by name."""
        return {name: value for name, value in self.cleaned.items() if name != SORT}

    @property
    def active(self) -> int:
        """How many filters are in force."""
        return len(self.chosen)

    @property
    def is_narrowed(self) -> bool:
        """True when any filter is in force."""
        return bool(self.chosen)

    @cached_property
    def reach(self) -> int:
        """How far numbers of this list are counted."""
        return self.reach_with()

    def reach_with(self, *more: str) -> int:
        """How far they are counted when the filters `more` are in force as well: to a thousand, or to twenty.

        The rows of one filter stand in an index of their own. Of two, the rows of one are looked through for those of the other, and
        in a long list a thousand would be far to go. One query more where two filters are in force, which ends early.
        """
        apart = (self.chosen.keys() | set(more)) - self.TOGETHER
        words = any(isinstance(self.filters[name], WordsFilter) for name in apart)
        return MANY if len(apart) < 2 or words or self._is_short else SOME

    @cached_property
    def _is_short(self) -> bool:
        return number_of(self.asked_of_all(up_to, SHORT)) <= SHORT

    def counted(self, most: int) -> int:
        """How many rows there are, counted to `most` or as far as numbers reach; what a single filter knows is not counted again."""
        if self.reach < MANY:
            return counted(self.qs, self.reach)
        if self.active == 1:
            known = self._hanging.get(next(iter(self.chosen)))
            if known and known.least > most:
                return most + 1
        return number_of(self.asked(up_to, most))

    @property
    def order(self) -> tuple[str, ...]:
        """The order that was chosen, or the list's own."""
        _label, order = self.ORDERS.get(self.cleaned.get(SORT, ""), ("", self.DEFAULT_ORDER))
        return order

    @property
    def ordered(self) -> QuerySet[Any]:
        """The rows that were asked for, in the order that was asked for."""
        return self.qs.order_by(*self.order)

    def without(self, name: str) -> QuerySet[Any]:
        """The rows under every filter but `name`, to count what choosing another value would show."""
        self.form.is_valid()
        return self._filtered(self.queryset.all(), besides=name)

    @property
    def query(self) -> str:
        """What was understood of the address, in a fixed order: two addresses that mean the same have the same text."""
        kept = QueryDict(mutable=True)
        for name in sorted(self.cleaned):
            kept[name] = self.data.get(name, "")
        return kept.urlencode()

    @property
    def ignored(self) -> list[str]:
        """What the address asks for and this list does not know (any more): parameters, and values of known ones."""
        strange = [name[:30] for name in self.data if name not in self.filters and name not in PASSING]
        wrong = [str(self.form.fields[name].label) for name in self.form.errors if name in self.form.fields]
        return (wrong + strange)[:5]

    def removable(self, path: str) -> list[Chip]:
        """One chip per filter in force: its words, and the address without it."""
        return [Chip(f"{self.form.fields[name].label}: {self._words(name, value)}", self._less(path, name))
                for name, value in self.cleaned.items()]  # fmt: skip

    def _less(self, path: str, name: str) -> str:
        kept = QueryDict(self.query, mutable=True)
        kept.pop(name, None)
        return f"{path}?{kept.urlencode() or 'semua=1'}"

    def _words(self, name: str, value: Any) -> str:
        """A filter's value as the form shows it."""
        field = self.form.fields[name]
        if isinstance(value, Model):
            return str(field.label_from_instance(value))
        if isinstance(value, (date, datetime)):
            language = screen_language()
            return month_and_year(value, language) if isinstance(field, MonthField) else long_date(value, language)
        offered: Sequence[tuple[Any, Any]] = getattr(field, "choices", ()) or getattr(field.widget, "choices", ())
        raw = self.data.get(name, "")
        return next((str(label) for code, label in offered if str(code) == raw), str(value))
