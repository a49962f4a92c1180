"""One party's sheet for a version of a text, drawn alike for a signed-in person and for the holder of a link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.policy import reason
from core.web import form_page, once
from partnerships.actions import negotiation as actions
from partnerships.forms.negotiation import CommentForm, StanceForm
from partnerships.models import TextReview
from partnerships.queries.negotiation import VersionTalk, talk
from partnerships.text_policy import check_open
from partnerships.views._done import done

TEMPLATE = "partnerships/text_review.html"


def sheet(request: HttpRequest, review: TextReview, here: str, context: Mapping[str, Any]) -> HttpResponse:
    """Draw the version with its forms, or carry out what was sent: a comment on an article, or what the party thinks of it."""
    said = talk(review.version, [review])
    stance = StanceForm(request.POST if request.POST.get("act") == "stance" else None, initial=_stance(review))
    if stance.is_bound and stance.is_valid():
        return once(
            request,
            lambda: actions.state_stance(by=request.actor, now=timezone.now(), review=review, **stance.facts()),
            lambda row: done(request, _("Terima kasih, sikap Anda tercatat."), f"{here}#sikap"),
        )
    comment = _bound_comment(request, said)
    if comment is not None and comment.is_valid():
        return _commented(request, review, here, comment)
    return _drawn(request, review, said, stance, comment, context)


def _stance(review: TextReview) -> dict[str, str]:
    return {"stance": review.stance, "note": review.note} if review.stance else {}


def _bound_comment(request: HttpRequest, said: VersionTalk) -> CommentForm | None:
    """The comment that was sent; 404 for an article that the version does not have."""
    if request.POST.get("act") != "comment":
        return None
    key = request.POST.get("article", "")
    typed = {"": "", **{article.key: article.typed for article in said.articles}}
    if key not in typed:
        raise Http404
    return CommentForm(request.POST, article=key, typed=typed[key])


def _commented(request: HttpRequest, review: TextReview, here: str, comment: CommentForm) -> HttpResponse:
    facts = comment.facts()
    anchor = f"pasal-{facts['article']}" if facts["article"] else "umum"
    return once(
        request,
        lambda: actions.comment_text(by=request.actor, now=timezone.now(), review=review, **facts),
        lambda made: done(request, _("Catatan Anda tercatat."), f"{here}#{anchor}"),
    )


def _drawn(
    request: HttpRequest, review: TextReview, said: VersionTalk, stance: StanceForm, comment: CommentForm | None,
    context: Mapping[str, Any],
) -> HttpResponse:  # fmt: skip
    refused = comment if comment is not None else stance
    sent = request.POST.get("article", "") if comment is not None else None
    rows = [
        (article, comment if sent == article.key else CommentForm(article=article.key, typed=article.typed))
        for article in said.articles
    ]
    more = {
        "review": review, "version": review.version, "agreement": review.version.agreement, "talk": said, "rows": rows,
        "general_form": comment if sent == "" else CommentForm(article=""),
        "stance_form": stance, "off_table": reason(check_open, review), "sent": sent, "refused": refused,
    }  # fmt: skip
    return form_page(request, TEMPLATE, refused, {**context, **more})
