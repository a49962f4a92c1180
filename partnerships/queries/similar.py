"""Partners that may be the same under two names: near names, the same code, tax number or telephone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from partnerships.models import Partner, PartnerAlias
from schools.identifiers import fold_name
from schools.models import School

NEAR = 0.87
MOST_GROUPS = 50
MOST_ALIKE = 5
_ROMANS = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
_COMMON = frozenset(
    [
        "puskesmas",
        "universitas",
        "sma",
        "smk",
        "smp",
        "sd",
        "negeri",
        "dinas",
        "desa",
        "kelurahan",
        "kecamatan",
        "polsek",
        "koramil",
        "yayasan",
        "bank",
        "kantor",
        "dan",
        "di",
        "kota",
        "kabupaten",
        "uptd",
    ]
)

_UNITS = frozenset({"upt", "uptd"})


def distinguishing(folded: str) -> list[str]:
    """The words of a folded name by which it is looked for: the rarer ones, longest first."""
    words = [word for word in folded.split() if len(word) > 2 and word not in _COMMON and not word.isdigit()]
    return sorted(words or folded.split(), key=len, reverse=True)


def is_near(one: str, other: str) -> bool:
    """Whether two different folded names may well mean the same: a slip of the finger, a blank, a Roman numeral, a longer form of one name.

    Numbers must agree: Puskesmas Temon 1 is not Puskesmas Temon 2.
    """
    first, second = _words(one), _words(other)
    if _run_together(first) == _run_together(second):
        return True
    if [w for w in first if w.isdigit()] != [w for w in second if w.isdigit()]:
        return False
    apart = set(first) ^ set(second)
    if all(len(word) < 5 for word in apart):  # SLB and SMA, RSUD and ULD: short words are not slips of the finger
        return False
    short, long = sorted((set(first), set(second)), key=len)
    if len(short) > 1 and short < long and short - _COMMON:
        return True
    return SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() >= NEAR


def _words(folded: str) -> list[str]:
    return [_ROMANS.get(word, word) for word in folded.split()]


def _run_together(words: list[str]) -> str:
    """ "tirta maya" is "tirtamaya"; that an office is a technical unit is often left out."""
    return "".join(word for word in words if word not in _UNITS)


class NameIndex:
    """Folded names by their distinguishing words, so that a name is compared with few others and not with all."""

    def __init__(self) -> None:
        self._by_word: dict[str, set[str]] = defaultdict(set)

    def add(self, folded: str) -> None:
        """Remember a name."""
        for word in distinguishing(folded):
            self._by_word[word[:4]].add(folded)

    def near(self, folded: str, most: int = 3) -> list[str]:
        """The names that may be the same, likeliest first; never the name itself."""
        found: set[str] = set()
        for word in distinguishing(folded):
            found |= self._by_word[word[:4]]
        alike = [name for name in found if name != folded and is_near(folded, name)]
        return sorted(alike, key=lambda name: (-SequenceMatcher(None, folded, name).ratio(), name))[:most]


def similar_partners(school: School, name: str, besides: int | None = None) -> list[Partner]:
    """Partners of this school that the name may mean, the same name first, former names counted in. At most five; two queries."""
    folded = fold_name(name)[:160]
    words = Q(folded=folded)
    for word in distinguishing(folded)[:3]:
        words |= Q(folded__contains=word[:4])
    former = PartnerAlias.objects.filter(school=school, folded=folded).values_list("partner_id", flat=True)
    same_once = set(former)
    rows = Partner.objects.filter(Q(pk__in=same_once) | words, school=school).exclude(pk=besides or 0)
    alike = [
        p
        for p in rows.order_by("name", "pk")[:500]
        if p.pk in same_once or p.folded == folded or is_near(folded, p.folded)
    ]
    return sorted(alike, key=lambda p: (p.folded != folded, p.pk not in same_once))[:MOST_ALIKE]


def same_identifier(school: School, field: str, value: str, besides: int | None = None) -> list[Partner]:
    """Partners of this school with the same code ("code") or tax number ("tax_number"). At most five; one query, none without a value."""
    if not value:
        return []
    rows = Partner.objects.filter(school=school, **{field: value}).exclude(pk=besides or 0)
    return list(rows.order_by("name", "pk")[:MOST_ALIKE])


@dataclass(frozen=True)
class Group:
    """Partners that may be one and the same, and by what."""

    reason: str
    partners: tuple[Partner, ...]


def duplicate_groups(school: School) -> list[Group]:
    """Partners with the same folded name, code, tax number or telephone; at most fifty groups, a constant number of queries."""
    rows = Partner.objects.filter(school=school)
    found: dict[frozenset[int], str] = {}
    for field, reason in (
        ("folded", _("Nama sama")),
        ("code", _("Kode lembaga sama")),
        ("tax_number", _("NPWP sama")),
    ):
        for keys in _repeated(rows, field):
            found.setdefault(frozenset(keys), reason)
    for keys in _same_phone(rows):
        found.setdefault(frozenset(keys), _("Telepon sama"))
    chosen = list(found.items())[:MOST_GROUPS]
    partners = rows.in_bulk({pk for keys, _reason in chosen for pk in keys})
    return [Group(reason, tuple(partners[pk] for pk in sorted(keys))) for keys, reason in chosen]


def _repeated(rows: QuerySet[Partner], field: str) -> list[list[int]]:
    """Primary keys of the rows that share a value of `field`. Two queries."""
    several = rows.exclude(**{field: ""}).order_by().values(field).annotate(n=Count("pk")).filter(n__gt=1)
    values = [row[field] for row in several.order_by(field)[:MOST_GROUPS]]
    return _grouped(rows.filter(**{f"{field}__in": values}).order_by(field, "pk").values_list(field, "pk"))


def _same_phone(rows: QuerySet[Partner]) -> list[list[int]]:
    """By the digits alone: "(0274) 123-456" is "0274 123456" and "+62 274 123456". One query."""
    numbers = rows.exclude(phone="").order_by("pk").values_list("phone", "pk")
    return _grouped((digits, pk) for phone, pk in numbers if len(digits := phone_digits(phone)) > 6)


def phone_digits(phone: str) -> str:
    """The digits by which two spellings of one number are the same; a list of numbers counts with its first."""
    first = re.split(r"[,;/]|\s{2,}| atau ", phone)[0]
    return re.sub(r"^(?:62|0)", "", re.sub(r"\D", "", first))


def _grouped(pairs: Iterable[tuple[str, int]]) -> list[list[int]]:
    groups: Mapping[str, list[int]] = defaultdict(list)
    for value, pk in pairs:
        groups[value].append(pk)
    return [keys for keys in groups.values() if len(keys) > 1]
