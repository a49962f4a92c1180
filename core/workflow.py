"""Workflows as tables: named transitions, who may make them, what must exist first.

A transition's `permission` raises `Denied`; its `gate` returns the list of what is missing. `move()` is the only way in which
a state changes: it checks, stamps, and writes both memories. `mermaid()` draws the table for docs/workflows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import HistoryEntry
from core.policy import Actor, NotNow, Refusal, check_same_tenant
from core.subjects import subject_of, tenant_of

Permission = Callable[[Actor, Any], None]


@dataclass(frozen=True)
class Missing:
    """One thing a gate asks for: a sentence, and the name of the route where it can be mended (its argument is the object's pk).

    `anchor` is the id of the section of that page, where the page is long.
    """

    sentence: Any
    route: str = ""
    pk: int | None = None
    anchor: str = ""

    def __str__(self) -> str:
        return str(self.sentence)


Gate = Callable[[Any], list[Missing]]


def nothing_missing(obj: Any) -> list[Missing]:
    """The gate of a transition that needs nothing."""
    return []


Condition = Callable[[Any], bool]


def always(obj: Any) -> bool:
    """For a transition that every object in its sources can make."""
    return True


@dataclass(frozen=True)
class Transition:
    """One named move. `label` is the verb on the button; `sources` are states in which it is offered.

    `route` names a page with a form of its own for moves that need more than a comment; `automatic` moves follow from
    something else (the last signature) and have no button. A move that does not `applies` to an object (a way back to a
    stage where it never was) is not offered, and refused as from a foreign state.
    """

    name: str
    label: Any
    sources: tuple[str, ...]
    target: str
    permission: Permission
    gate: Gate = nothing_missing
    needs_comment: bool = False
    stamp: str = ""
    backward: bool = False
    route: str = ""
    automatic: bool = False
    applies: Condition = always


@dataclass(frozen=True)
class Offer:
    """A transition as the page shows it: possible, or greyed out with the reason why."""

    transition: Transition
    refusal: str = ""
    missing: Sequence[Any] = ()

    @property
    def possible(self) -> bool:
        return not self.refusal


@dataclass(frozen=True)
class Workflow:
    """The whole table for one model. `states` maps code to label; `state_field` is where the model keeps its state."""

    name: str
    states: Mapping[str, Any]
    initial: str
    transitions: tuple[Transition, ...]
    state_field: str = "state"
    final: frozenset[str] = field(default_factory=frozenset)

    def get(self, name: str) -> Transition:
        """The transition called `name`. Raises KeyError when the table has none."""
        for transition in self.transitions:
            if transition.name == name:
                return transition
        raise KeyError(name)

    def from_state(self, state: str) -> Iterable[Transition]:
        """Transitions that start in `state`, in the order of the table."""
        return (t for t in self.transitions if state in t.sources)

    def check(self, actor: Actor, obj: Any, name: str) -> None:
        """Raise `Denied` or `NotNow` when `actor` may not move `obj` by `name` at this moment."""
        transition = self.get(name)
        check_same_tenant(actor, obj)
        transition.permission(actor, obj)
        state = getattr(obj, self.state_field)
        if state not in transition.sources or not transition.applies(obj):
            raise NotNow(
                _("“%(move)s” tidak tersedia saat statusnya “%(state)s”.")
                % {"move": transition.label, "state": self.states[state]}
            )
        refusal = self._not_yet(transition, obj)
        if refusal is not None:
            raise refusal

    @staticmethod
    def _not_yet(transition: Transition, obj: Any) -> NotNow | None:
        """What the gate says while something is missing."""
        missing = transition.gate(obj)
        sentence = _("“%(move)s” belum dapat dilakukan. Yang belum ada:") % {"move": transition.label}
        return NotNow(sentence, missing) if missing else None

    def offers(self, actor: Actor, obj: Any) -> list[Offer]:
        """What the page shows: each move from the present state that this person's role allows at all. Each question is asked once."""
        shown = []
        for transition in self.from_state(getattr(obj, self.state_field)):
            if transition.automatic or not transition.applies(obj):
                continue
            try:
                check_same_tenant(actor, obj)
                transition.permission(actor, obj)
            except Refusal:
                continue
            refusal = self._not_yet(transition, obj)
            shown.append(Offer(transition, str(refusal), refusal.missing) if refusal else Offer(transition))
        return shown

    def move(self, obj: models.Model, name: str, *, by: Actor, now: datetime, comment: str = "") -> HistoryEntry:
        """Carry out a transition: check it, change the state by a conditional update, write history and audit.

        The caller holds a transaction and has re-read `obj`. Raises `Denied`, or `NotNow` when the state, the gate or a
        missing comment stands in the way, or when somebody else moved it first.
        """
        transition = self.get(name)
        self.check(by, obj, name)
        comment = comment.strip()
        if transition.needs_comment and not comment:
            raise NotNow(_("Tuliskan alasannya terlebih dahulu."), [_("Alasan")])
        source = getattr(obj, self.state_field)
        changes: dict[str, Any] = {self.state_field: transition.target}
        if transition.stamp:
            changes[transition.stamp] = now
        won = type(obj)._default_manager.filter(pk=obj.pk, **{self.state_field: source}).update(**changes)
        if not won:
            raise NotNow(
                _("Orang lain baru saja mengubah status ini. Muat ulang halaman untuk melihat keadaan terbaru.")
            )
        for attribute, value in changes.items():
            setattr(obj, attribute, value)
        return self._remember(obj, transition, source, by=by, now=now, comment=comment)

    def _remember(
        self, obj: models.Model, transition: Transition, source: str, *, by: Actor, now: datetime, comment: str
    ) -> HistoryEntry:
        kind, pk = subject_of(obj)
        audit.record(by, f"{self.name}.{transition.name}", obj, now, source=source, target=transition.target)
        return HistoryEntry.objects.create(
            tenant_id=tenant_of(obj),
            subject_type=kind,
            subject_id=pk,
            at=now,
            actor_id=by.user_id,
            actor_label=by.label,
            link_id=by.link_id,
            workflow=self.name,
            transition=transition.name,
            source=source,
            target=transition.target,
            comment=comment,
        )

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram, in code names, for docs/workflows."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        for t in self.transitions:
            mark = " (reason)" if t.needs_comment else ""
            lines += [f"    {source} --> {t.target}: {t.name}{mark}" for source in t.sources]
        lines += [f"    {state} --> [*]" for state in sorted(self.final)]
        return "\n".join(lines) + "\n"
