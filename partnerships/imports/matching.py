"""Which partner of the directory a name in an old register means: known, new, or to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.spoken import gettext as _
from partnerships.models import Partner, PartnerAlias
from partnerships.queries.similar import NameIndex
from schools.identifiers import fold_name
from schools.models import School

NEW = "new"


@dataclass(frozen=True)
class Resolved:
    """A name and the partner that it means; `partner` is None for one that the import would make. `key` is the folded name."""

    key: str
    name: str
    partner: int | None
    partner_name: str


@dataclass
class Matcher:
    """All names of one table against one school's directory. `answers`: folded name -> "pk:12", "as:<folded>" or "new"."""

    school: School
    answers: Mapping[str, str]
    _known: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)
    _spelt: dict[str, str] = field(default_factory=dict)
    _asked: dict[str, list[str]] = field(default_factory=dict)

    def load(self, names: Iterable[str]) -> None:
        """Read the directory and find the names that need an answer. Two queries."""
        index = NameIndex()
        rows = Partner.objects.filter(school=self.school).order_by("is_active", "-pk")
        for pk, name, folded, regency in rows.values_list("pk", "name", "folded", "regency"):
            self._known.setdefault(folded, []).insert(0, (pk, name, regency))
            index.add(folded)
        former = PartnerAlias.objects.filter(school=self.school).values_list(
            "partner_id", "partner__name", "folded", "partner__regency"
        )
        for pk, name, folded, regency in former:
            self._known.setdefault(folded, []).append((pk, name, regency))
        for name in names:
            key = fold_name(name)[:160]
            if key in self._spelt:
                continue
            self._spelt[key] = name
            if key not in self._known:
                near = index.near(key)
                if near:
                    self._asked[key] = near
            index.add(key)

    def questions(self, lines: Mapping[str, list[int]]) -> list[dict[str, Any]]:
        """One question per name that may be another's, with what may be answered. Answered ones come back with their answer."""
        return [
            {
                "key": key,
                "name": self._spelt[key],
                "lines": lines.get(key, [])[:10],
                "answer": self.answers.get(key, ""),
                "choices": [*(self._choice(other) for other in near), [NEW, _("Bukan; ini mitra lain yang baru")]],
            }
            for key, near in self._asked.items()
        ]

    def _choice(self, other: str) -> list[str]:
        if other in self._known:
            pk, name, regency = self._known[other][0]
            place = f", {regency}" if regency else ""
            return [
                f"pk:{pk}",
                _("Sama dengan %(name)s%(place)s (sudah ada di direktori)") % {"name": name, "place": place},
            ]
        return [
            f"as:{other}",
            _("Sama dengan %(name)s (juga dalam berkas ini)") % {"name": self._spelt.get(other, other)},
        ]

    def is_open(self, name: str) -> bool:
        """True while nobody said whether this name is another's."""
        key = fold_name(name)[:160]
        return key in self._asked and not self.answers.get(key)

    def resolve(self, name: str, regency: str = "") -> Resolved:
        """The partner that a name means; the one in the same regency when there are several of one name."""
        key = fold_name(name)[:160]
        answer = self.answers.get(key, "") if key in self._asked or key not in self._known else ""
        for _step in range(5):  # "the same as" may lead on
            if not answer.startswith("as:"):
                break
            key = answer.removeprefix("as:")
            answer = self.answers.get(key, "") if key in self._asked else ""
        if answer.startswith("pk:"):
            pk = int(answer.removeprefix("pk:"))
            found = next((row for rows in self._known.values() for row in rows if row[0] == pk), None)
            if found is not None:
                return Resolved(fold_name(found[1])[:160], name, pk, found[1])
        rows = self._known.get(key, [])
        if rows:
            same = [row for row in rows if regency and row[2].casefold() == regency.casefold()]
            pk, known, _regency = (same or rows)[0]
            return Resolved(key, name, pk, known)
        return Resolved(key, name, None, self._spelt.get(key, name))
