"""Texts under negotiation, reached by the real actions. Give `side` from tests/world.py.

agreement = shared(world.own)                        # version 1 lies with the parties
review = sheet_of(agreement)                         # the sheet of the first partner for the newest version
link, token = review_link(world.own, review)         # with which that partner answers
comment = remark(world.own, review, "pembiayaan")    # noted by the hub for the partner
agreement = reworded(world.own, agreement, "pembiayaan", body)   # the draft has other words than the version
"""

from __future__ import annotations

from datetime import datetime

from core.models import ScopedLink
from partnerships.actions.agreement_parts import save_clause
from partnerships.actions.negotiation import comment_text, send_review_link
from partnerships.models import Agreement, Partnership, TextComment, TextReview
from tests.clock import NOW
from tests.factories.agreements import drafted, move
from tests.memory import remembered
from tests.world import Side


@remembered
def shared(side: Side, partnership: Partnership | None = None, *, now: datetime = NOW, **facts) -> Agreement:
    """A draft that was sent to the parties."""
    return move(side, drafted(side, partnership, now=now, **facts), "share", now=now)


def sheet_of(agreement: Agreement, order: int = 2) -> TextReview:
    """The sheet of the party at `order` (1 is the school) for the newest version."""
    newest = agreement.text_versions.order_by("-number").first()
    return TextReview.objects.select_related("version__agreement").get(version=newest, party__order=order)


@remembered
def review_link(
    side: Side, review: TextReview, *, now: datetime = NOW, label: str = "dr. Ratna", email: str = ""
) -> tuple[ScopedLink, str]:
    """A link for the sheet, and its token."""
    return send_review_link(by=side.as_("hub"), now=now, review=review, recipient_label=label, recipient_email=email)


@remembered
def remark(
    side: Side, review: TextReview, article: str = "", *, body: str = "Mohon diperjelas.", proposal: str = "",
    now: datetime = NOW,
) -> TextComment:  # fmt: skip
    """A comment that the hub noted for the party."""
    return comment_text(by=side.as_("hub"), now=now, review=review, article=article, body=body, proposal=proposal)


@remembered
def reworded(side: Side, agreement: Agreement, key: str, body: str, *, now: datetime = NOW) -> Agreement:
    """The article `key` of the draft says something else now."""
    clause = agreement.clauses.get(key=key)
    save_clause(by=side.as_("hub"), now=now, clause=clause, title=clause.title, body=body)
    return agreement
