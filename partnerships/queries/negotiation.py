"""Reads of a text under negotiation: its versions, one version with what was said of it, what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.lines import Lines
from core.links import standing
from core.looks import NextStep
from core.models import ScopedLink
from core.policy import Actor, allowed
from core.registry import Task
from partnerships.difference import Change, Section, article_text, compare, in_one_line, sections_of
from partnerships.models import Agreement, AgreementClause, PartnerContact, TextComment, TextReview, TextVersion
from partnerships.models.partner import is_contact
from partnerships.policy import STAFF_SIDE, check_see_workings
from partnerships.text_policy import check_open, check_read_review, check_speak
from schools.links import school_url
from schools.models import School

WHOLE = ""
"""The key under which comments on the whole text stand."""
TYPED = ("", "- ", "-- ")
"""How letters and figures are typed in an article (partnerships.clause_text)."""


@dataclass(frozen=True)
class VersionLine:
    """One version in the list: what changed since the one before, what was said of it."""

    version: TextVersion
    changed: str
    comments: int
    unanswered: int
    agrees: int
    objects: int
    parties: int


def reviews_with_words(school: School) -> QuerySet[TextReview]:
    """Sheets of one school with everything that their pages need."""
    rows = TextReview.objects.filter(version__agreement__school=school).prefetch_related("comments")
    return rows.select_related("version__agreement__partnership__lead", "party__partner")


def settled(review: TextReview, school: School) -> TextReview:
    """The sheet knows its school and its partnership without asking again."""
    agreement = review.version.agreement
    agreement.school = agreement.partnership.school = school
    review.party.partnership = agreement.partnership
    return review


def versions_of(agreement: Agreement) -> list[TextVersion]:
    """All versions, newest first, with sheets and comments. Four queries at most, however many there are."""
    sheets = TextReview.objects.select_related("party__partner").prefetch_related("comments")
    found = list(agreement.text_versions.prefetch_related(Prefetch("reviews", sheets)))
    for version in found:
        _attach(version, agreement)
    return found


def _attach(version: TextVersion, agreement: Agreement) -> None:
    """Let the parts know what the page has loaded already, so that nothing is read twice."""
    version.agreement = agreement
    for review in version.reviews.all():
        review.version = version
        review.party.partnership = agreement.partnership
        for comment in review.comments.all():
            comment.review = review


def version_lines(agreement: Agreement, actor: Actor) -> list[VersionLine]:
    """The list of versions; a partner contact counts only what its own organisation said."""
    versions = versions_of(agreement)
    parts = [sections_of(version.payload, version.keys) for version in versions]
    lines = []
    for place, version in enumerate(versions):
        before = parts[place + 1] if place + 1 < len(versions) else None
        changed = _("Versi pertama") if before is None else in_one_line(compare(before, parts[place]))
        sheets = readable(version.reviews.all(), actor)
        said = [comment for sheet in sheets for comment in sheet.comments.all()]
        lines.append(
            VersionLine(
                version, changed, len(said), sum(c.is_open for c in said), sum(s.stance == "agrees" for s in sheets),
                sum(s.stance == "objects" for s in sheets), len(sheets),
            )
        )  # fmt: skip
    return lines


def readable(reviews: Iterable[TextReview], actor: Actor) -> list[TextReview]:
    """The sheets that this person may read."""
    if actor.link_id is None and actor.has(*STAFF_SIDE):
        return list(reviews)
    return [review for review in reviews if allowed(check_read_review, actor, review)]


def difference(old: TextVersion, new: TextVersion) -> list[Change]:
    """What changed from one version to another, section by section."""
    return compare(sections_of(old.payload, old.keys), sections_of(new.payload, new.keys))


@dataclass
class ArticleTalk:
    """One article of a version with what was said of it. `typed` is its text as one would type it, to word it anew."""

    key: str
    article: dict[str, Any]
    locked: bool
    typed: str
    comments: list[TextComment] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"pasal-{self.key}"


@dataclass(frozen=True)
class VersionTalk:
    """One version as its pages show it: the articles with their comments, those on the whole, the sheets."""

    version: TextVersion
    before: list[Section]
    articles: list[ArticleTalk]
    after: list[Section]
    general: list[TextComment]
    reviews: list[TextReview]


def talk(version: TextVersion, reviews: Sequence[TextReview]) -> VersionTalk:
    """The version with the comments of `reviews`. One query for which articles are locked; comments come prefetched."""
    locked = set(
        AgreementClause.objects.filter(agreement_id=version.agreement_id, locked=True).values_list("key", flat=True)
    )
    said: dict[str, list[TextComment]] = {}
    for review in reviews:
        for comment in review.comments.all():
            comment.review = review
            said.setdefault(comment.article, []).append(comment)
    articles = [
        ArticleTalk(key, article, key in locked, article_text(article, TYPED), sorted(said.get(key, []), key=_order))
        for key, article in zip(version.keys, version.payload["articles"], strict=True)
    ]
    around = [s for s in sections_of(version.payload, version.keys) if s.key.startswith("_")]
    before = [s for s in around if s.key not in ("_signatures", "_annexes")]
    after = [s for s in around if s.key in ("_signatures", "_annexes")]
    return VersionTalk(version, before, articles, after, sorted(said.get(WHOLE, []), key=_order), list(reviews))


def _order(comment: TextComment) -> int:
    return comment.pk


@dataclass(frozen=True)
class SheetLine:
    """One party's sheet on the record: what it says, whether this person may speak for it, links that still work."""

    review: TextReview
    may_speak: bool
    tone: str
    links: tuple[ScopedLink, ...] = ()


TONES = {"": "wait", "agrees": "good", "objects": "warn"}


def sheet_lines(reviews: Sequence[TextReview], actor: Actor, now: datetime, *, may_write: bool) -> list[SheetLine]:
    """The sheets with what this person may do; one query for the links of all of them, for those who gave them."""
    found = standing([review for review in reviews if may_write], now)
    open_still = bool(reviews) and allowed(check_open, reviews[0])
    return [
        SheetLine(
            review, open_still and allowed(check_speak, actor, review), TONES[review.stance],
            tuple(link for link in found if link.subject_id == review.pk),
        )
        for review in reviews
    ]  # fmt: skip


@dataclass(frozen=True)
class Negotiation:
    """The part of an agreement's record about its negotiation: the newest version and what is open about it."""

    newest: TextVersion
    sheets: list[SheetLine]
    unanswered: int
    warnings: list[str]
    is_open: bool
    count: int
    unreached: Sequence[TextReview] = ()
    """Partners that were given no way to read it yet: no link, no account. For those who write alone."""


def negotiation(agreement: Agreement, actor: Actor, now: datetime, *, may_write: bool) -> Negotiation | None:
    """None before the first version. A fixed number of queries."""
    newest = shared_version(agreement)
    if newest is None:
        return None
    all_sheets = list(newest.reviews.all())
    sheets = readable(all_sheets, actor)
    warned = warnings(agreement) if allowed(check_see_workings, actor) else []
    unanswered = sum(c.is_open for sheet in sheets for c in sheet.comments.all())
    lines = sheet_lines(sheets, actor, now, may_write=may_write)
    is_open = bool(all_sheets) and allowed(check_open, all_sheets[0])
    unreached = _unreached(lines) if may_write and is_open else ()
    return Negotiation(newest, lines, unanswered, warned, is_open, agreement.text_versions.count(), unreached)


def _unreached(lines: Sequence[SheetLine]) -> list[TextReview]:
    silent = [one.review for one in lines if not (one.review.stance or one.links or one.review.party.is_school)]
    partners = [review.party.partner_id for review in silent]
    accounts = PartnerContact.objects.filter(partner__in=partners).exclude(user=None)
    reached = set(accounts.values_list("partner_id", flat=True))
    return [review for review in silent if review.party.partner_id not in reached]


def noted(step: NextStep | None, known: Negotiation | None) -> NextStep | None:
    """The card with what is still open in the negotiation, where it offers to prepare the text: said, not forbidden.

    While a partner was given no way to read the text, that comes first.
    """
    if step is None or known is None or step.value != "prepare" or not known.warnings:
        return step
    if known.unreached:
        review = known.unreached[0]
        return NextStep(
            _("Kirim naskah kepada %(name)s lewat tautan") % {"name": review.party.name}, who=step.who, due=step.due,
            late=step.late, button=_("Kirim tautan"),
            url=school_url(review.party.partnership.school.slug, "partnerships:text_review_link", review.pk),
        )  # fmt: skip
    return replace(step, note=" ".join(known.warnings))


def shared_version(agreement: Agreement) -> TextVersion | None:
    """The newest version that was given to the parties, with its sheets and their comments."""
    sheets = TextReview.objects.select_related("party__partner").prefetch_related("comments")
    shared = agreement.text_versions.filter(occasion=TextVersion.Occasion.SHARED)
    newest = shared.prefetch_related(Prefetch("reviews", sheets)).first()
    if newest is not None:
        _attach(newest, agreement)
    return newest


def warnings(agreement: Agreement) -> list[str]:
    """What somebody should know before a text is prepared for signature; it does not stand in the way.

    Comments without an answer (of any version), parties that object or have not said anything. Nothing for a text that was
    never shared: a school may come to the table with a text that was agreed on elsewhere.
    """
    newest = agreement.text_versions.filter(occasion=TextVersion.Occasion.SHARED).order_by("-number").first()
    if newest is None:
        return []
    found = []
    waiting = TextComment.objects.filter(review__version__agreement=agreement, outcome=TextComment.Outcome.OPEN).count()
    if waiting:
        sentence = ngettext(
            "%(number)s catatan para pihak belum dijawab.", "%(number)s catatan para pihak belum dijawab.", waiting
        )
        found.append(sentence % {"number": waiting})
    reviews = newest.reviews.select_related("party__partner", "party__partnership__school").exclude(stance="agrees")
    for review in reviews:
        facts = {"party": review.party.name, "number": newest.number}
        sentence = (
            _("%(party)s keberatan atas versi %(number)s.")
            if review.stance == TextReview.Stance.OBJECTS
            else _("%(party)s belum menyatakan sikap atas versi %(number)s.")
        )
        found.append(sentence % facts)
    return found


def awaited_reviews(actor: Actor, school: School) -> Lines:
    """Texts that lie with this person's organisation and of which it has not said anything, for the home page."""
    rows = (
        TextReview.objects.filter(
            is_contact(actor, "party__partner__contacts"), stance="", version__agreement__school=school,
            version__agreement__state=Agreement.State.REVIEW,
        )
        .select_related("version__agreement__partnership")
        .order_by("version__agreement_id", "-version__number")
        .distinct()
    )  # fmt: skip
    return Lines(rows, lambda found: _awaited(school, found))


def _awaited(school: School, reviews: Iterable[TextReview]) -> Iterator[Task]:
    """The newest text of each agreement that may still be answered."""
    seen: set[int] = set()
    for review in reviews:
        agreement = review.version.agreement
        if agreement.pk not in seen and allowed(check_open, review):
            seen.add(agreement.pk)
            yield Task(
                title=_("Telaah naskah: %(title)s") % {"title": agreement.subject},
                url=school_url(school, "partnerships:text_review", review.pk),
                context=_("Versi %(number)s") % {"number": review.version.number},
                action=_("Baca dan jawab"),
            )
