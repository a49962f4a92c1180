"""The articles of an agreement as their page lists them: number, words with the fields filled in, what may be done with each."""

from __future__ import annotations

from dataclasses import dataclass

from partnerships.clause_library import applies
from partnerships.clause_text import paragraphs
from partnerships.documents import Article
from partnerships.merge import MergeProblem, Values, merge
from partnerships.models import Agreement, AgreementClause
from partnerships.papers.values import merge_values


@dataclass(frozen=True)
class ClauseLine:
    """One article on the page. `label` is "Pasal 4", or '' when it is left out; `problems` name fields that do not exist."""

    clause: AgreementClause
    label: str
    article: Article | None
    problems: tuple[str, ...]
    is_first: bool
    is_last: bool


def applicable(agreement: Agreement) -> list[AgreementClause]:
    """The articles that fit the agreement's financial form, included or not, in order."""
    return [clause for clause in agreement.clauses.all() if applies(clause.key, agreement.financial_form)]


def clause_lines(agreement: Agreement) -> list[ClauseLine]:
    """Every article of the text and every one that could be taken in."""
    clauses = applicable(agreement)
    values = merge_values(agreement, list(agreement.parties.select_related("party__partner")))
    labels = article_labels(clauses)
    last = len(clauses) - 1
    return [_line(clause, labels, values, place == 0, place == last) for place, clause in enumerate(clauses)]


def article_labels(clauses: list[AgreementClause]) -> dict[str, str]:
    """Key -> "Pasal 4", for the articles that are included."""
    included = [clause for clause in clauses if clause.included]
    return {clause.key: f"Pasal {number}" for number, clause in enumerate(included, start=1)}


def _line(clause: AgreementClause, labels: dict[str, str], values: Values, is_first: bool, is_last: bool) -> ClauseLine:
    label = labels.get(clause.key, "")
    try:
        article = article_of(clause.title, clause.body, label, values, labels)
    except MergeProblem as problem:
        return ClauseLine(clause, label, None, tuple(map(str, problem.messages)), is_first, is_last)
    return ClauseLine(clause, label, article, (), is_first, is_last)


def article_of(title: str, body: str, label: str, values: Values, labels: dict[str, str]) -> Article:
    """One article with its fields filled in. Raises `MergeProblem`."""
    return Article(label, title, paragraphs(merge(body, values, labels)))
