"""Writing rows of an old register that belong together: one partnership for all, its agreements bound to each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from core.imports import Values
from core.policy import Actor
from partnerships.actions.historical import Historical, bind_historical, continue_historical, record_historical
from partnerships.imports.register_links import bare
from partnerships.models import Agreement, Partnership
from schools.models import School


@dataclass
class GroupWriter:
    """Remembers what was written of each group; rows may come in any order."""

    school: School
    _groups: dict[int, Partnership] = field(default_factory=dict)
    _written: dict[str, Agreement] = field(default_factory=dict)
    _waiting: dict[str, list[tuple[str, Agreement]]] = field(default_factory=lambda: defaultdict(list))

    def save(self, facts: Historical, values: Values, *, by: Actor, now: datetime) -> Partnership:
        """The first row of a group makes the partnership, the others join it; who names a row that is yet to come waits for it."""
        links = values["links"]
        there = self._groups.get(links["group"])
        if there is None:
            there = self._groups[links["group"]] = record_historical(by=by, now=now, school=self.school, facts=facts)
            agreement = there.agreements.get()
        else:
            leads = bool(links["renews"]) and not links["renewed"]
            agreement = continue_historical(by=by, now=now, partnership=there, facts=facts, leads=leads)
        for relation, saying in (("predecessor", "renews"), ("parent", "under")):
            if links[saying]:
                self._bind(agreement, relation, bare(links[saying]["number"]), by=by, now=now)
        for number in map(bare, filter(None, values["numbers"])):
            self._written.setdefault(number, agreement)
            for relation, earlier in self._waiting.pop(number, []):
                bind_historical(by=by, now=now, agreement=earlier, relation=relation, other=agreement)
        return there

    def _bind(self, agreement: Agreement, relation: str, number: str, *, by: Actor, now: datetime) -> None:
        if number in self._written:
            bind_historical(by=by, now=now, agreement=agreement, relation=relation, other=self._written[number])
        else:
            self._waiting[number].append((relation, agreement))
