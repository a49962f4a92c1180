"""Everything the record page of a partnership shows, read at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from core import looks
from core.kept import kept, read
from core.models import Attachment, Document, HistoryEntry
from core.policy import Actor, allowed
from core.subjects import subject_type
from core.together import read_all, remember
from core.workflow import Offer, Transition, Workflow
from partnerships import sections
from partnerships.models import Agreement, Candidate, Need, PartnerContact, Partnership, Party, Proposal
from partnerships.next_step import NextStep, next_step, who_acts
from partnerships.papers.draft import DRAFT_KIND
from partnerships.policy import (
    check_change_candidates,
    check_edit_partnership,
    check_edit_proposal,
    check_record_understanding,
    check_see_proposal,
    check_see_workings,
    check_write,
)
from partnerships.rhythm import remember_contact
from partnerships.terms import ABOVE
from partnerships.workflow import PARTNERSHIP
from schools.links import school_url


@dataclass(frozen=True)
class Move:
    """A transition as the page offers it: a press, a reason to give, a page to go to, or greyed out with what is missing."""

    name: str
    label: Any
    refusal: str = ""
    missing: Sequence[looks.Lack] = ()
    needs_comment: bool = False
    backward: bool = False
    url: str = ""


def _move(offer: Offer, slug: str, pk: int) -> Move:
    t = offer.transition
    settled_there = bool(t.route and offer.missing)  # the page of this move asks for what is missing
    url = school_url(slug, t.route, pk) if t.route and (offer.possible or settled_there) else ""
    if settled_there:
        return Move(t.name, t.label, needs_comment=t.needs_comment, backward=t.backward, url=url)
    return Move(t.name, t.label, offer.refusal, looks.linked(slug, offer.missing), t.needs_comment, t.backward, url)


def moves(workflow: Workflow, actor: Actor, obj: Any, slug: str, *, without: str = "") -> list[Move]:
    """What this person may do with the state of `obj`, as buttons; `without` leaves out the one that has its place elsewhere."""
    pk = getattr(obj, "partnership_id", None) or obj.pk
    return [_move(o, slug, pk) for o in workflow.offers(actor, obj) if o.transition.name != without]


def next_card(partnership: Partnership, step: NextStep | None, actor: Actor, today: date) -> looks.NextStep:
    """The *what happens next* card, with its button for the person whose turn it is."""
    if step is None:
        return looks.NextStep(
            _("Kemitraan ini sudah selesai: %(state)s.") % {"state": partnership.get_stage_display()}, done=True
        )
    facts: dict[str, Any] = {"who": step.who, "due": step.due, "late": step.is_late(today)}
    slug = partnership.school.slug
    if step.missing and not allowed(check_see_workings, actor):
        return looks.NextStep(step.action, **facts)
    if step.transition is not None:
        return _forward(partnership, step, step.transition, actor, facts)
    missing = looks.linked(slug, step.missing)
    closed = step.waits_on_principal and not who_acts(step, actor, partnership)
    closed = closed or (step.writes and not allowed(check_write, actor, partnership))
    url = "" if closed else _address(slug, step)
    return looks.NextStep(step.action, url=url, button=step.button, missing=missing, **facts)


def _address(slug: str, step: NextStep) -> str:
    """The page on which the step is taken, and with it the page to come back to."""
    url = school_url(slug, step.route) if step.pk is None else school_url(slug, step.route, step.pk)
    return f"{url}?{urlencode({'kembali': school_url(slug, *step.back)})}" if step.back else url


def _forward(
    partnership: Partnership, step: NextStep, transition: Transition, actor: Actor, facts: dict[str, Any]
) -> looks.NextStep:
    """The stage's own move as a button, or greyed out with what it still needs."""
    may, slug = allowed(transition.permission, actor, partnership), partnership.school.slug
    if step.missing:
        return looks.NextStep(
            step.action, refusal=_("Belum dapat dilakukan. Yang belum ada:"), missing=looks.linked(slug, step.missing),
            button=transition.label if may else "", **facts,
        )  # fmt: skip
    url = school_url(slug, "partnerships:partnership_move", partnership.pk) if may else ""
    return looks.NextStep(transition.label, url=url, button=transition.label, post=True, value=transition.name, **facts)


@dataclass(frozen=True)
class AgreementLine:
    """One agreement with what it is today."""

    agreement: Agreement
    status: Agreement.Status


@dataclass(frozen=True)
class Record:
    """The page. Lists that this person may not see are empty; `workings` says whether needs, candidates and history are shown."""

    stages: Sequence[looks.Stage]
    next: looks.NextStep
    moves: Sequence[Move]
    workings: bool
    needs: Sequence[Need]
    parties: Sequence[Party]
    candidates: Sequence[Any]
    proposal: Proposal | None
    agreements: Sequence[AgreementLine]
    sections: Sequence[sections.Drawn]
    history: Sequence[HistoryEntry]
    documents: Sequence[Document]
    attachments: Sequence[Attachment]
    may: dict[str, bool]
    tone: str = "info"

    @property
    def may_draft(self) -> bool:
        """Whether the page offers to draft an agreement."""
        return self.may["draft"]

    @property
    def papers(self) -> int:
        """How many papers and files lie here."""
        return len(self.documents) + len(self.attachments)

    @property
    def undecided(self) -> list[Any]:
        """Candidates on whom nobody has decided yet."""
        return [c for c in self.candidates if c.result == c.Result.CONSIDERED]


def seen_partnership(actor: Actor, pk: int) -> Partnership | None:
    """The partnership, if this person may see it, with who leads it and its proposal. One query."""
    return next(iter(read(kept(_seen, actor, pk=pk))), None)


def _seen(actor: Actor, pk: int) -> QuerySet[Partnership]:
    return Partnership.objects.visible_to(actor).filter(pk=pk).select_related("lead", "proposal__approved_by")


def _agreements(_anybody: None, partnership: int) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(partnership=partnership).select_related("base").order_by("-id")
    return rows.defer("payload", "base__payload")


def _parties(_anybody: None, partnership: int) -> QuerySet[Party]:
    return Party.objects.filter(partnership=partnership).select_related("partner")


def _contacts(_anybody: None, partnership: int) -> QuerySet[PartnerContact]:
    partners = Party.objects.filter(partnership=partnership).values("partner")
    return PartnerContact.objects.filter(partner__in=partners).order_by("-is_signatory", "name", "id")


def _needs(_anybody: None, partnership: int) -> QuerySet[Need]:
    return Need.objects.filter(partnerships=partnership)


def _candidates(_anybody: None, partnership: int) -> QuerySet[Candidate]:
    return Candidate.objects.filter(partnership=partnership).select_related("partner")


OWN = (_agreements, _parties, _contacts)
WORKINGS = (_needs, _candidates)


def _filed(rows: QuerySet[Any], partnership: int, proposals: Sequence[int], agreements: Sequence[int]) -> QuerySet[Any]:
    """Of `rows` those that are filed under the partnership, its proposal or its agreements, the newest first."""
    wanted = Q(subject_type=subject_type(Partnership), subject_id=partnership)
    if proposals:
        wanted |= Q(subject_type=subject_type(Proposal), subject_id__in=proposals)
    if agreements:
        wanted |= Q(subject_type=subject_type(Agreement), subject_id__in=agreements)
    return rows.filter(wanted).order_by("-id")


def _history(_anybody: None, **filed: Any) -> QuerySet[HistoryEntry]:
    return _filed(HistoryEntry.objects.all(), **filed)


SHOWN = ("title", "paper", "pages", "state", "error", "created_at")
"""What the page says of a document."""


def _documents(_anybody: None, **filed: Any) -> QuerySet[Document]:
    return _filed(Document.objects.exclude(kind=DRAFT_KIND).only(*SHOWN), **filed)


def _attachments(_anybody: None, **filed: Any) -> QuerySet[Attachment]:
    return _filed(Attachment.objects.present(), **filed)


def _papers(here: int, proposal: Proposal | None, texts: Sequence[Agreement], workings: bool) -> list[list[Any]]:
    """Documents, attachments and, for those who may read it, the history. One query."""
    keys: dict[str, Any] = {"proposals": [proposal.pk] if proposal else [], "agreements": [row.pk for row in texts]}
    kinds = (_documents, _attachments, *((_history,) if workings else ()))
    return read_all([kept(build, None, partnership=here, **keys) for build in kinds])


def _with_people(partnership: Partnership, parties: list[Party], contacts: list[PartnerContact]) -> list[Party]:
    """The parties, each with the people whom one can call there."""
    for party in parties:
        party.partnership = partnership
        if party.partner is not None:
            remember(party.partner, "contacts", [one for one in contacts if one.partner_id == party.partner_id])
    return parties


def _visible_proposal(partnership: Partnership, actor: Actor) -> Proposal | None:
    found = getattr(partnership, "proposal", None)
    return found if found is not None and allowed(check_see_proposal, actor, found) else None


def record(partnership: Partnership, actor: Actor, today: date) -> Record:
    """Read the record for `actor`: what belongs to it, then what is filed under that, then what the next step asks.

    `partnership` knows its proposal already, or that there is none.
    """
    slug, here = partnership.school.slug, partnership.pk
    workings = allowed(check_see_workings, actor)
    proposal = _visible_proposal(partnership, actor)
    remember_contact(partnership)
    wanted = sections.asked(partnership, actor, today)
    own = [kept(build, None, partnership=here) for build in (*OWN, *(WORKINGS if workings else ()))]
    answers = iter(read_all([*own, *(question for _template, ask in wanted for question in ask.questions)]))
    texts, parties, contacts = next(answers), next(answers), next(answers)
    needs, candidates = (next(answers), next(answers)) if workings else ([], [])
    remember(partnership, "agreements", texts)
    documents, attachments, *history = _papers(here, proposal, texts, workings)
    agreements = [AgreementLine(row, row.status(today)) for row in texts]
    step = next_step(partnership, today)
    carded = step.transition.name if step and step.transition else ""
    tracker = {stage.value: stage.label for stage in Partnership.SEVEN}
    return Record(
        stages=looks.stages(tracker, partnership.stage, skipped=_skipped(partnership, proposal, agreements)),
        next=next_card(partnership, step, actor, today),
        moves=moves(PARTNERSHIP, actor, partnership, slug, without=carded),
        workings=workings,
        needs=needs,
        parties=_with_people(partnership, parties, contacts),
        candidates=candidates,
        proposal=proposal,
        agreements=agreements,
        sections=sections.drawn(wanted, answers),
        history=history[0] if history else [],
        documents=documents,
        attachments=attachments,
        may=_may(partnership, actor, agreements),
        tone={"ended": "good", "cancelled": "neutral"}.get(partnership.stage, "info"),
    )


def _skipped(partnership: Partnership, proposal: Proposal | None, agreements: Sequence[AgreementLine]) -> set[str]:
    """The stages that the short, informal path left out."""
    if partnership.form != "informal" or partnership.stage not in Partnership.RUNNING:
        return set()
    gone = {Partnership.Stage.PROPOSAL.value: proposal, Partnership.Stage.AGREEMENT.value: agreements}
    return {stage for stage, what in gone.items() if not what}


def _may(partnership: Partnership, actor: Actor, agreements: Sequence[AgreementLine]) -> dict[str, bool]:
    """Which of the page's links to forms are offered."""
    negotiating = partnership.stage == Partnership.Stage.AGREEMENT
    signed = any(line.agreement.kind in ABOVE and line.agreement.state == Agreement.State.SIGNED for line in agreements)
    drafting = negotiating or (
        signed and partnership.stage in (Partnership.Stage.IMPLEMENTATION, Partnership.Stage.EVALUATION)
    )
    return {
        "edit": allowed(check_edit_partnership, actor, partnership),
        "choose": allowed(check_change_candidates, actor, partnership),
        "propose": partnership.stage == Partnership.Stage.PROPOSAL and allowed(check_edit_proposal, actor, partnership),
        "understand": allowed(check_record_understanding, actor, partnership),
        "draft": drafting and allowed(check_write, actor, partnership),
    }
