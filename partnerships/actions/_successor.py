"""A successor begins with the articles as they stand: what addenda changed is carried into its draft."""

from __future__ import annotations

from partnerships import chain
from partnerships.models import Agreement, AgreementClause
from partnerships.papers.parts import printed_clauses

OWN_KEY = "adendum"


def carry_changes(old: Agreement, new: Agreement) -> None:
    """Word the copied articles of the draft `new` as the addenda of `old` left them; the locked core keeps the school's words."""
    labels = {clause.key: f"Pasal {number}" for number, clause in enumerate(printed_clauses(old), start=1)}
    keys = {label: key for key, label in labels.items()}
    copies = {clause.key: clause for clause in new.clauses.all()}
    ordered = list(copies.values())
    before: AgreementClause | None = None
    for row in chain.standing(old, chain.signed_addenda(old)):
        clause = copies.get(keys.get(row.label, ""))
        if row.by is None or (clause is not None and clause.locked):
            before = clause
        elif row.removed:
            if clause is not None:
                ordered.remove(clause)
                clause.delete()
        elif clause is not None:
            clause.title, clause.body = row.article.title, chain.as_text(row.article)
            before = clause
        else:
            key = f"{OWN_KEY}_{row.by.addendum_number}_{len(ordered)}"
            words = {"title": row.article.title, "body": chain.as_text(row.article)}
            before = _behind(ordered, before, AgreementClause(agreement=new, key=key, order=0, optional=True, **words))
    for order, clause in enumerate(ordered, start=1):
        clause.order = order
    AgreementClause.objects.bulk_update(ordered, ["order", "title", "body"])


def _behind(ordered: list[AgreementClause], before: AgreementClause | None, made: AgreementClause) -> AgreementClause:
    made.save(force_insert=True)
    ordered.insert(ordered.index(before) + 1 if before in ordered else len(ordered), made)
    return made
