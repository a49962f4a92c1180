"""What rows are shown with, read in one query for each kind.

`prefetch_related("parties__partner")` would ask for the partners by themselves, and on SQLite Django asks for each key with an OR of
its own: beyond a thousand of them the database refuses. A join asks once.
"""

from __future__ import annotations

from django.db.models import Prefetch

from partnerships.models import AgreementParty, Candidate, Contribution, Party


def agreement_parties(joined: str = "party") -> Prefetch:
    """An agreement's parties, each with the party that it stands for; `joined` is "party__partner" to know the partner too."""
    return Prefetch("parties", AgreementParty.objects.select_related(joined))


def parties() -> Prefetch:
    """A partnership's parties with their partners."""
    return Prefetch("parties", Party.objects.select_related("partner"))


def candidates() -> Prefetch:
    """A partnership's candidates with their partners."""
    return Prefetch("candidates", Candidate.objects.select_related("partner"))


def contributions() -> Prefetch:
    """An activity's contributions with who gave them."""
    return Prefetch("contributions", Contribution.objects.select_related("party__partner"))
