"""The school's clause library as its pages show it: articles with their numbers, previews, earlier wordings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.differences import Piece, words
from core.models import AuditEvent
from core.policy import Actor
from core.subjects import subject_of
from partnerships.clause_library import LIBRARY, delivered
from partnerships.documents import Article
from partnerships.merge import MergeProblem, Values
from partnerships.models import Agreement, ClauseTemplate
from partnerships.papers.sample import sample_values
from partnerships.papers.values import merge_values
from partnerships.queries.clauses import article_of
from partnerships.terms import AgreementKind, FinancialForm
from schools.models import School

MOST = 30
"""Agreements that a preview offers, and earlier wordings that a page shows."""
KINDS = tuple(kind for kind in AgreementKind if kind.value in LIBRARY)


@dataclass(frozen=True)
class LibraryLine:
    """One article of the library. `label` is its number in a text with all articles that are included from the start."""

    clause: ClauseTemplate
    label: str
    article: Article | None
    problems: tuple[str, ...]
    only_for: str
    is_own: bool
    is_changed: bool
    is_first: bool
    is_last: bool


def library(school: School, kind: str) -> list[ClauseTemplate]:
    """The articles of one kind in order; what Guyub brings, unsaved, while the school has none of its own."""
    stored = list(ClauseTemplate.objects.filter(school=school, kind=kind).order_by("order", "pk"))
    return stored or [
        ClauseTemplate(
            school=school, kind=kind, key=one.key, order=order, title=one.title, body=one.body, locked=one.locked,
            optional=one.optional, included=one.included,
        )
        for order, one in enumerate(LIBRARY[kind], start=1)
    ]  # fmt: skip


def labels_of(clauses: Sequence[ClauseTemplate]) -> dict[str, str]:
    """Key -> "Pasal 4". Articles that start switched off have a place as well: another may refer to them."""
    return {clause.key: f"Pasal {number}" for number, clause in enumerate(clauses, start=1)}


def library_lines(clauses: Sequence[ClauseTemplate], values: Values) -> list[LibraryLine]:
    """Every article with its fields filled in."""
    labels, last = labels_of(clauses), len(clauses) - 1
    return [_line(clause, labels, values, place, last) for place, clause in enumerate(clauses)]


def _line(clause: ClauseTemplate, labels: dict[str, str], values: Values, place: int, last: int) -> LibraryLine:
    original = delivered(clause.kind, clause.key)
    changed = original is not None and (original.title, original.body) != (clause.title, clause.body)
    article: Article | None = None
    problems: tuple[str, ...] = ()
    try:
        article = article_of(clause.title, clause.body, labels[clause.key], values, labels)
    except MergeProblem as problem:
        problems = tuple(map(str, problem.messages))
    only_for = ", ".join(str(FinancialForm(form).label) for form in original.only_for) if original else ""
    return LibraryLine(
        clause, labels[clause.key], article, problems, only_for, original is None, changed, place == 0, place == last
    )


def preview_choices(actor: Actor, kind: str) -> list[Agreement]:
    """Agreements of this kind with whose data an article can be tried, newest first."""
    rows = Agreement.objects.visible_to(actor).filter(kind=kind).exclude(state="cancelled")
    return list(rows.select_related("partnership").order_by("-pk")[:MOST])


def preview_values(agreement: Agreement | None, school: School, kind: str, today: date) -> Values:
    """The fields of an agreement, or invented ones."""
    if agreement is None:
        return sample_values(school, kind, today)
    agreement.school = agreement.partnership.school = school
    return merge_values(agreement, list(agreement.parties.select_related("party__partner")))


@dataclass(frozen=True)
class EarlierWords:
    """What an article said before a change: who changed it, when, and what the change was."""

    event: AuditEvent
    title: str
    pieces: Sequence[Piece]


def earlier_words(clause: ClauseTemplate) -> list[EarlierWords]:
    """Earlier wordings from the audit trail, newest first, each against the one that followed."""
    kind, pk = subject_of(clause)
    rows = AuditEvent.objects.filter(subject_type=kind, subject_id=pk, verb__in=("clause.edited", "clause.restored"))
    found: list[EarlierWords] = []
    now: dict[str, Any] = {"title": clause.title, "body": clause.body}
    for event in rows.order_by("-pk")[:MOST]:
        before = event.details.get("before") or {}
        old, new = (f"{said.get('title', '')}\n{said.get('body', '')}" for said in (before, now))
        found.append(EarlierWords(event, before.get("title", ""), words(old, new)))
        now = before
    return found
