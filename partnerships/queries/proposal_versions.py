"""Reads around a proposal: its places for remarks, its versions side by side, earlier ones to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.policy import Actor
from partnerships.models import Partnership, Proposal, ProposalVersion
from partnerships.queries.proposal_content import Content, content_of, money
from partnerships.queries.proposals import ReadProposal

NOW = "sekarang"
MOST = 50


@dataclass(frozen=True)
class Place:
    """One part of a proposal that can be remarked on: its code, its name, and what stands there."""

    code: str
    label: str
    text: str = ""


def places(read: ReadProposal) -> list[Place]:
    """Every part of the proposal in the order of reading: texts, each objective, each role, each budget line, and the lists as such."""
    proposal = read.proposal
    if proposal is None:
        return []
    found = [
        Place("background", _("Latar belakang"), proposal.background),
        Place("goals", _("Tujuan umum"), proposal.goals),
        Place("objectives", _("Sasaran secara keseluruhan")),
    ]
    for number, line in enumerate(read.objectives, 1):
        label = _("Sasaran %(number)s: %(what)s") % {"number": number, "what": line.objective.statement}
        found.append(Place(f"objective:{line.objective.pk}", label, line.objective.measure))
    for party in read.parties:
        label = _("Peran %(name)s") % {"name": party.party.name}
        text = f"{party.role.role}\n{party.role.responsibilities}" if party.role else ""
        found.append(Place(f"role:{party.party.pk}", label, text))
    for row in read.budget.lines:
        label = _("Anggaran: %(what)s") % {"what": row.line.item}
        found.append(Place(f"budget_line:{row.line.pk}", label, f"{money(row.line.amount)}, {row.source}"))
    found.append(
        Place("budget", _("Anggaran secara keseluruhan"), money(read.budget.total) if read.budget.lines else "")
    )
    found.append(Place("evaluation_plan", _("Rencana evaluasi"), proposal.evaluation_plan))
    return found


@dataclass(frozen=True)
class Side:
    """One of two texts that are compared: a version, or the text as it stands (`key` is "sekarang")."""

    key: str
    name: str
    content: Content
    version: ProposalVersion | None = None


@dataclass(frozen=True)
class Pair:
    """Two texts to compare, the older first, and all that could be chosen instead."""

    old: Side
    new: Side
    choices: Sequence[Side]


def pair_of(proposal: Proposal, old: str, new: str) -> Pair | None:
    """The texts called `old` and `new`; without names the last version against the one before, or against the text as it stands.

    A single text is compared with itself. None when there is none, or a name is not one of them.
    """
    sides = [
        Side(str(v.number), _("Versi %(number)s") % {"number": v.number}, v.content, v)
        for v in reversed(proposal.versions.all())
    ]
    if proposal.state not in (Proposal.State.SUBMITTED, Proposal.State.APPROVED):
        sides.append(Side(NOW, _("Naskah sekarang"), content_of(proposal)))
    named = {side.key: side for side in sides}
    if not sides or not {key for key in (old, new) if key} <= set(named):
        return None
    chosen = named.get(new, sides[-1])
    before = sides[max(sides.index(chosen) - 1, 0)]
    return Pair(named.get(old, before), chosen, sides)


def copyable(actor: Actor, partnership: Partnership, words: str) -> QuerySet[Proposal]:
    """At most 50 proposals of this school's other partnerships, the newest first, narrowed by words of the title. Two queries."""
    rows = Proposal.objects.filter(partnership__in=Partnership.objects.visible_to(actor)).exclude(
        partnership=partnership
    )
    if words.strip():
        rows = rows.filter(partnership__title__icontains=words.strip()[:100])
    newest = rows.order_by("-updated_at", "-pk")
    first = list(newest.values_list("pk", flat=True)[:MOST])
    return newest.filter(pk__in=first).select_related("partnership")
