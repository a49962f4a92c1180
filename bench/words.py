"""P4: a name with one letter wrong."""

from __future__ import annotations

from typing import Any

from bench.databases import Database
from bench.lists import asker, within
from bench.measure import compare
from bench.report import Report
from core.search import find
from partnerships.models import Partner
from schools.links import school_url
from tests.world import OWN


def misspelt(name: str) -> str:
    """One letter of the second word swapped with the next."""
    words = name.split()
    at = next(n for n, word in enumerate(words) if n and len(word) >= 5 and word[2] != word[3])
    word = words[at]
    words[at] = word[:2] + word[3] + word[2] + word[4:]
    return " ".join(words)


def p4(report: Report, small: Database, large: Database, repeats: int) -> None:
    """The search alone, and the page around it; whole names, one word, and a word that a tenth of all names hold."""
    kinds: dict[str, Any] = {}
    for database in (small, large):
        with database.inside():
            name = Partner.objects.get(pk=database.rows * 7 // 9).name
        word = max(name.split()[-2:], key=len)
        kinds[str(database.rows)] = {
            "one letter wrong": misspelt(name), "one word, one letter wrong": misspelt(f"x {word}").split()[1],
            "as typed": name, "the beginning of a word": word[:3], "a word of many, one letter wrong": "Pukesmas",
        }  # fmt: skip
    actors = {database.rows: database.actor() for database in (small, large)}

    def search(database: Database, text: str) -> Any:
        def work() -> None:
            found = list(find(Partner.objects.visible_to(actors[database.rows]), text).rows.order_by("name")[:26])
            if not found:
                raise RuntimeError(f"{text} finds nothing")

        return within(database, work)

    for what in kinds[str(small.rows)]:
        works = [search(d, kinds[str(d.rows)][what]) for d in (small, large)]
        limit = 1.5 if what.startswith("one letter") else None
        pair = compare(large.vendor, works, repeats, limit)
        if limit:
            report.add(
                "P4",
                f"search: {what}, {large.rows:,} names",
                large.vendor,
                "",
                f"{pair.after:.1f} ms",
                pair.after,
                100,
                unit=" ms",
            )
        report.add(
            "P4", f"search: {what}", large.vendor, f"{pair.before:.1f} ms", f"{pair.after:.1f} ms", pair.ratio, limit
        )
    url = school_url(OWN, "partnerships:partner_list")
    pages = [within(d, asker(d.client(), f"{url}?q={kinds[str(d.rows)]['one letter wrong']}")) for d in (small, large)]
    pair = compare(large.vendor, pages, repeats, 1.5)
    report.add("P4", "the whole page", large.vendor, f"{pair.before:.1f} ms", f"{pair.after:.1f} ms", pair.ratio, 1.5)
