"""Pages of a text under negotiation: its versions, the difference between two, one version with its comments."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.policy import allowed, reason
from core.web import form_page, once, page, seed_of
from partnerships.actions import negotiation as actions
from partnerships.actions._agreement import check_editable
from partnerships.actions.draft_papers import print_draft
from partnerships.forms.negotiation import CommentAnswerForm
from partnerships.forms.obligations import LinkForm
from partnerships.merge import unmerge
from partnerships.models import Agreement, AgreementClause, TextComment, TextReview, TextVersion
from partnerships.papers.values import merge_values
from partnerships.policy import check_see_workings, check_write
from partnerships.queries import negotiation as queries
from partnerships.queries.clauses import applicable, article_labels
from partnerships.text_policy import check_open, check_speak
from partnerships.views._done import done, numbers
from partnerships.views._load import load_agreement
from partnerships.views._load_text import load_comment, load_review, load_version
from partnerships.views._sheet import sheet
from partnerships.views.obligations import link_context
from schools.links import school_url


def version_url(request: HttpRequest, version: TextVersion, anchor: str = "") -> str:
    """The page of one version, at one article when named."""
    return school_url(request.school, "partnerships:text_version", version.pk) + (f"#{anchor}" if anchor else "")


@require_safe
def text_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions of a text, newest first: when, by whom, what changed in one line."""
    found = load_agreement(request, pk)
    lines = queries.version_lines(found, request.actor)
    may_write = allowed(check_write, request.actor, found)
    context = {
        "agreement": found,
        "lines": lines,
        "workings": allowed(check_see_workings, request.actor),
        "may_share": may_write and found.state == Agreement.State.REVIEW,
    }
    return page(request, "partnerships/text_versions.html", context)


@require_safe
def text_compare(request: HttpRequest, pk: int) -> HttpResponse:
    """The difference between two versions; without a choice, between the last two."""
    found = load_agreement(request, pk)
    versions = list(found.text_versions.all())
    chosen = [(numbers([request.GET.get(name, "")]) or [0])[0] for name in ("dari", "ke")]
    new = next((v for v in versions if v.number == chosen[1]), versions[0] if versions else None)
    earlier = [v for v in versions if new is not None and v.number < new.number]
    old = next((v for v in versions if v.number == chosen[0]), earlier[0] if earlier else None)
    changes = queries.difference(old, new) if old is not None and new is not None else []
    context = {
        "agreement": found, "versions": versions, "old": old, "new": new,
        "changes": [change for change in changes if not change.is_silent],
        "same": [change for change in changes if change.is_silent],
    }  # fmt: skip
    return page(request, "partnerships/text_compare.html", context)


@require_safe
def text_version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: every article with the comments on it, and what each party says."""
    found = load_version(request, pk)
    actor, may_write = request.actor, allowed(check_write, request.actor, found)
    with_words = next(v for v in queries.versions_of(found.agreement) if v.pk == found.pk)
    reviews = queries.readable(with_words.reviews.all(), actor)
    context = {
        "agreement": found.agreement,
        "version": with_words,
        "talk": queries.talk(with_words, reviews),
        "sheets": queries.sheet_lines(reviews, actor, timezone.now(), may_write=may_write),
        "off_table": reason(check_open, reviews[0]) if reviews else "",
        "may_write": may_write,
        "page_url": request.path,
    }
    return page(request, "partnerships/text_version.html", context)


@require_POST
def text_share(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the parties what was changed since as a new version."""
    found = load_agreement(request, pk)
    return once(
        request,
        lambda: actions.share_again(by=request.actor, now=timezone.now(), agreement=found),
        lambda version: done(
            request, _("Versi %(number)s dibagikan kepada para pihak.") % {"number": version.number},
            version_url(request, version),
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def text_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the version for one party: comment, propose other words, say whether it agrees."""
    found = load_review(request, pk)
    check_speak(request.actor, found)
    back = version_url(request, found.version)
    return sheet(request, found, request.path, {"base": "base_app.html", "back": back})


@require_http_methods(["GET", "HEAD", "POST"])
def text_review_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody at the partner a link to this version. The link is shown once."""
    found = load_review(request, pk)
    check_write(request.actor, found)
    check_open(found)
    form = LinkForm(request.POST or None, initial=_recipient(found))
    what = _("Telaah naskah: %(title)s") % {"title": found.version.agreement.subject}
    context = {"what": what, "back": version_url(request, found.version)}
    if form.is_valid():
        link, path = given(request, found, form)
        return page(request, "partnerships/link_ready.html", {**context, **link_context(link, path)})
    return form_page(request, "partnerships/link_form.html", form, context)


def _recipient(review: TextReview) -> dict[str, str]:
    """Who is likely to read it: the partner's contact, else whoever signs for it."""
    contact = review.party.partner.contacts.first() if review.party.partner else None
    if contact is not None:
        return {"recipient_label": contact.name, "recipient_email": contact.email}
    signs = review.version.agreement.parties.filter(party=review.party).first()
    return {"recipient_label": signs.signatory_name if signs else ""}


def given(request: HttpRequest, review: Any, form: LinkForm) -> tuple[Any, str]:
    """The link of this very form and its path; a second click gives no second one."""
    link, token = actions.send_review_link(
        by=request.actor, now=timezone.now(), review=review, seed=seed_of(request), **form.cleaned_data
    )
    return link, reverse("core:open_link", args=[token])


def _answer_form(request: HttpRequest, comment: TextComment, clause: AgreementClause | None) -> CommentAnswerForm:
    """The form; when the proposal can be taken over it starts from the proposed words, with the merge fields back in place."""
    agreement = comment.review.version.agreement
    takes_words = clause is not None and bool(comment.proposal) and not clause.locked and agreement.is_editable
    labels = article_labels(applicable(agreement))
    initial: dict[str, Any] = {}
    if takes_words and clause is not None and request.method != "POST":
        values = merge_values(agreement, list(agreement.parties.select_related("party__partner")))
        initial = {"body": unmerge(comment.proposal, clause.body, values, labels), "version": clause.version}
    if comment.proposal:
        initial["outcome"] = TextComment.Outcome.TAKEN
    return CommentAnswerForm(request.POST or None, keys=labels, takes_words=takes_words, initial=initial)


@require_http_methods(["GET", "HEAD", "POST"])
def text_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a comment; take the proposed words over into the article, or say why not."""
    found = load_comment(request, pk)
    check_write(request.actor, found)
    version, clause = found.review.version, actions.article_of_comment(found)
    back = version_url(request, version, f"pasal-{found.article}" if found.article else "umum")
    form = _answer_form(request, found, clause)
    if form.is_valid():
        return once(
            request,
            lambda: actions.answer_comment(by=request.actor, now=timezone.now(), comment=found, **form.facts()),
            lambda answered: done(request, _("Jawaban tersimpan."), back),
        )
    context = {
        "agreement": version.agreement, "version": version, "comment": found, "clause": clause, "back": back,
        "frozen": reason(check_editable, version.agreement),
        "article": next((a for a in queries.talk(version, []).articles if a.key == found.article), None),
    }  # fmt: skip
    return form_page(request, "partnerships/text_answer.html", form, context)


@require_POST
def text_concept(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the draft as a PDF that says on each page that it is one."""
    found = load_agreement(request, pk)
    size = request.POST.get("paper", "")
    return once(
        request,
        lambda: print_draft(by=request.actor, now=timezone.now(), agreement=found, paper=size or request.school.paper),
        lambda paper: done(
            request, _("Konsep sedang disiapkan."), school_url(request.school, "core:document", paper.pk)
        ),
    )
