"""P1, P2, P3, P3b: lists that do not feel how long they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from bench.admin import SHOWN
from bench.databases import Database, school
from bench.measure import Pair, compare, in_turns
from bench.report import Report
from bench.touched import touched
from core import keyset
from core.filters import Filtered
from core.lists import ListKind
from core.policy import allowed
from core.registry import registry
from partnerships.models import Partnership
from schools.links import school_url
from schools.roles import Role
from tests.world import OWN

BEST_PEER = {"dashboard": 93 / 22, "list": 106 / 22, "filtered list": 62 / 25, "record": 46 / 13}
"""The best peer's cost in units of its floor of the same run (performance.md)."""


def asker(client: Any, url: str) -> Callable[[], Any]:
    """A request that must succeed."""

    def ask() -> Any:
        response = client.get(url)
        if response.status_code != 200:
            raise RuntimeError(f"{url}: {response.status_code}")
        return response

    return ask


def within(database: Database, work: Callable[[], Any]) -> Callable[[], Any]:
    """`work` with this database."""

    def run() -> Any:
        with database.inside():
            return work()

    return run


def _today() -> date:
    return timezone.now().date()


def reader(kind: ListKind, database: Database) -> str:
    """Whose list is measured: the hub's, or where it may not open the list, that of the first role that may."""
    actors = {role: database.actor(role) for role in (Role.HUB, *Role)}
    with database.inside():
        return next(role for role, actor in actors.items() if allowed(kind.see, actor))


def _narrowed(kind: ListKind, database: Database, query: str) -> Filtered:
    return kind.filter(database.actor(reader(kind, database)), QueryDict(query), _today())


def queries(kind: ListKind, database: Database) -> Iterator[tuple[str, str]]:
    """Every filter with each of its first values, and every order: ("status=in_force", …)."""
    with database.inside():
        form = _narrowed(kind, database, "").form
        for name, field in form.fields.items():
            choices = getattr(field, "choices", None) or getattr(field.widget, "choices", ())
            values: list[str] = []
            for value, _label in choices:
                if str(value or "") and len(values) < 12:
                    values.append(str(value))
            if hasattr(field, "queryset"):
                values = values[:1]
            for value in values:
                yield ("sorted" if name == "sort" else "filtered"), f"{name}={value}"


def deep(kind: ListKind, database: Database) -> str:
    """The address of a page near the end."""
    with database.inside():
        narrowed = _narrowed(kind, database, "")
        rows = list(narrowed.ordered.reverse()[40:41])
        return f"after={keyset._position(rows[0], narrowed.order)}" if rows else ""


def rows_of(response: Any) -> int:
    """About how much a page shows: its bytes."""
    return len(response.content)


def p1(report: Report, small: Database, large: Database, repeats: int) -> None:
    """Every list and the board: first page, deep page, every filter, every order.

    Where the small table has fewer than 25 rows for a filter, its page is no measure: then its first page without a filter is.
    """
    for kind in registry.lists.values():
        url, role = school_url(OWN, kind.url_name), reader(kind, small)
        whole = within(small, asker(small.client(role), url))
        worst: dict[str, tuple[Pair, str]] = {}
        for what, query in [("first page", ""), ("deep page", "deep"), *queries(kind, small)]:
            works = []
            for database in (small, large):
                told = deep(kind, database) if query == "deep" else query
                works.append(within(database, asker(database.client(role), f"{url}?{told}" if told else url)))
            if rows_of(works[0]()) < 0.95 * rows_of(works[1]()):
                works[0] = whole
            pair = compare(small.vendor, works, repeats, 1.2)
            said = "" if what.endswith("page") else query
            if said and pair.ratio > 1.2:
                _say(report, f"{kind.key}: {query}", small.vendor, pair)
            elif what not in worst or pair.ratio > worst[what][0].ratio:
                worst[what] = (pair, said)
        for what, (pair, query) in worst.items():
            said = f": every other {what} view, the worst: {query}" if query else f": {what}"
            _say(report, f"{kind.key}{said}", small.vendor, pair)
    board = school_url(OWN, "partnerships:board")
    works = [within(database, asker(database.client(), board)) for database in (small, large)]
    _say(report, "papan (board)", small.vendor, compare(small.vendor, works, repeats, 1.2))


FAR = 2.0
"""So many times the work of the bare list a view may be; above it something is passed over that the view does not show."""
FURTHER = 1.2
OTHER_PAGES = ("partnerships:board", "partnerships:expiry_calendar", "partnerships:contribution_totals")


def p1_work(report: Report, small: Database, large: Database) -> None:
    """What every view of every list makes the database do, counted (`bench.touched`).

    A view is near when it does at most twice what the bare list does, or no more in the large table than in the small one: counting
    stops at a thousand, so that a filter with few rows in the small table does more in the large one and then no more.
    """
    for kind in registry.lists.values():
        url, role = school_url(OWN, kind.url_name), reader(kind, large)
        bare = _work(large, url, role=role)
        for query in ["", "deep", *(query for _what, query in queries(kind, small)), *pairs(kind, small)]:
            before, after = (
                _work(base, url, deep(kind, base) if query == "deep" else query, role) for base in (small, large)
            )
            against = max(bare * FAR / FURTHER, before)
            _said(report, f"{kind.key}: {query or 'first page'}", large.vendor, before, after, against)
    for name in OTHER_PAGES:
        before, after = (_work(base, school_url(OWN, name)) for base in (small, large))
        _said(report, name.partition(":")[2], large.vendor, before, after, before)


def _work(database: Database, url: str, query: str = "", role: str = Role.HUB) -> int:
    return touched(database, within(database, asker(database.client(role), f"{url}?{query}" if query else url))).total


def _said(report: Report, what: str, vendor: str, before: int, after: int, against: float) -> None:
    report.add("P1-work", what, vendor, f"{before:,}", f"{after:,}", after / max(against, 1), FURTHER)


def pairs(kind: ListKind, database: Database) -> list[str]:
    """Every two filters together, each with its first value."""
    first: dict[str, str] = {}
    for what, query in queries(kind, database):
        if what == "filtered":
            first.setdefault(query.partition("=")[0], query)
    return ["&".join(pair) for pair in combinations(first.values(), 2)]


def _say(report: Report, said: str, vendor: str, pair: Pair) -> None:
    report.add("P1", said, vendor, f"{pair.before:.0f} ms", f"{pair.after:.0f} ms", pair.ratio, 1.2)


def p2(report: Report, database: Database, repeats: int) -> None:
    """Each list against the floor."""
    for key, kind in registry.lists.items():
        client = database.client()
        _against(report, "P2", kind, database, (client, "/bench/floor/"), f"{key} against the list floor", 2.0, repeats)


def p3(report: Report, database: Database, repeats: int) -> None:
    """Each list whose model is in Django's admin here (`bench.admin`) against the admin's change list."""
    for key, kind in registry.lists.items():
        with database.inside():
            model = _narrowed(kind, database, "").qs.model
        if model in SHOWN:
            admin = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            said = f"{key} against Django admin's list"
            _against(report, "P3", kind, database, (database.staff(), admin), said, 0.7, repeats)


def _against(
    report: Report,
    goal: str,
    kind: ListKind,
    database: Database,
    other: tuple[Any, str],
    said: str,
    limit: float,
    repeats: int,
) -> None:
    client = database.client(reader(kind, database))
    works = [asker(client, school_url(OWN, kind.url_name)), asker(*other)]
    ours, theirs = in_turns([within(database, work) for work in works], repeats)
    figures = (f"{ours.cpu:.1f} ms", f"{theirs.cpu:.1f} ms", ours.cpu / theirs.cpu)
    report.add(goal, f"{said} (CPU)", database.vendor, *figures, limit)


def p3b(report: Report, database: Database, repeats: int) -> None:
    """Dashboard, list, filtered list and record page against half of the best peer, in units of the floor."""
    with database.inside():
        running = Partnership.objects.filter(school=school(), stage="implementation").order_by("pk").first()
    listing = school_url(OWN, "partnerships:partnership_list")
    pairs = {
        "dashboard": (school_url(OWN, "schools:home"), "/bench/floor/", 0.5),
        "list": (listing, "/bench/floor/", 0.5),
        "filtered list": (f"{listing}?stage=implementation", "/bench/floor/filtered/", 0.5),
        "record": (school_url(OWN, "partnerships:partnership", running.pk if running else 1), "/bench/floor/1/", 1.0),
    }
    for what, (ours, floor, share) in pairs.items():
        client = database.client("principal") if what == "dashboard" else database.client()
        mine, least = in_turns([within(database, asker(client, u)) for u in (ours, floor)], repeats)
        units = mine.cpu / least.cpu
        share_of_peer = units / BEST_PEER[what]
        said = f"{what}: {units:.1f} floors, the best peer {BEST_PEER[what]:.1f}"
        report.add("P3b", said, database.vendor, f"{mine.cpu:.1f} ms", f"{least.cpu:.1f} ms", share_of_peer, share)
