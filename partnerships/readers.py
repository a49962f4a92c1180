"""Who may open a file or a paper that hangs on one of our objects: whoever may see the object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.policy import Actor, allowed
from core.registry import Reader
from partnerships.models import (
    Activity,
    Agreement,
    Conversation,
    EvaluationRound,
    Need,
    Obligation,
    Partner,
    Partnership,
    Proposal,
    Risk,
)
from partnerships.policy import (
    check_see_answers,
    check_see_directory,
    check_see_needs,
    check_see_partnerships,
    check_see_proposal,
    check_see_workings,
)
from schools.links import school_url


def _visible(manager: Any, check: Callable[[Actor], None], route: str) -> Reader:
    """Whoever may see the row, and the page `route` that shows it."""

    def rows(actor: Actor) -> Any:
        return manager.visible_to(actor) if allowed(check, actor) else manager.none()

    def load(actor: Actor, pk: int) -> Any | None:
        return rows(actor).filter(pk=pk).first()

    return Reader(load, lambda obj: school_url(obj.school, route, obj.pk), rows=rows)


def _proposals(actor: Actor) -> Any:
    """Proposals that the actor may read, as `check_see_proposal` says: partners once they are approved."""
    if not allowed(check_see_partnerships, actor):
        return Proposal.objects.none()
    seen = Proposal.objects.filter(partnership__in=Partnership.objects.visible_to(actor))
    return seen if allowed(check_see_workings, actor) else seen.filter(state=Proposal.State.APPROVED)


def _proposal(actor: Actor, pk: int) -> Proposal | None:
    if not allowed(check_see_partnerships, actor):
        return None
    found = Proposal.objects.filter(pk=pk, partnership__in=Partnership.objects.visible_to(actor)).first()
    return found if found is not None and allowed(check_see_proposal, actor, found) else None


def _proposal_url(found: Proposal) -> str:
    return school_url(found.partnership.school, "partnerships:proposal", found.partnership_id)


_round = _visible(EvaluationRound.objects, check_see_partnerships, "partnerships:round")


def _told(actor: Actor) -> Any:
    """Rounds whose answers everyone of the school may read; a partner's own turn is judged one by one, and not searched."""
    return _visible(EvaluationRound.objects, check_see_workings, "").rows(actor)


def _answered(actor: Actor, pk: int) -> EvaluationRound | None:
    """The round, for who may read the answers: its papers print them."""
    found = _round.load(actor, pk)
    return found if found is not None and allowed(check_see_answers, actor, found) else None


READERS: dict[str, Reader] = {
    "partnerships.need": _visible(Need.objects, check_see_needs, "partnerships:need"),
    "partnerships.partner": _visible(Partner.objects, check_see_directory, "partnerships:partner"),
    "partnerships.partnership": _visible(Partnership.objects, check_see_partnerships, "partnerships:partnership"),
    "partnerships.evidencepack": _visible(Partnership.objects, check_see_workings, "partnerships:evidence"),
    "partnerships.agreement": _visible(Agreement.objects, check_see_partnerships, "partnerships:agreement"),
    "partnerships.obligation": _visible(Obligation.objects, check_see_partnerships, "partnerships:obligation"),
    "partnerships.activity": _visible(Activity.objects, check_see_partnerships, "partnerships:activity"),
    "partnerships.evaluationround": Reader(_round.load, _round.url, _answered, _told),
    "partnerships.risk": _visible(Risk.objects, check_see_workings, "partnerships:risk"),
    "partnerships.conversation": Reader(
        _visible(Conversation.objects, check_see_workings, "").load,
        lambda talk: school_url(talk.school, "partnerships:conversation_list", talk.partnership_id),
    ),
    "partnerships.proposal": Reader(_proposal, _proposal_url, rows=_proposals),
}
