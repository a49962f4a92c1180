"""Keep numbered versions of a text, ask the parties about them, write down what they say, answer them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from core import audit, documents, links
from core.models import ScopedLink
from core.policy import Actor, Denied, NotNow
from core.workflow import Missing
from partnerships.actions._agreement import lock
from partnerships.actions.agreement_parts import check_unlocked, save_clause
from partnerships.documents import AgreementPaper
from partnerships.emails import negotiation as emails
from partnerships.merge import MergeProblem
from partnerships.models import Agreement, AgreementClause, Party, TextComment, TextReview, TextVersion
from partnerships.papers.agreement import DRAFT_MARK, agreement_paper, printed_clauses
from partnerships.policy import check_not_closed, check_write
from partnerships.text_policy import REVIEW_TEXT, check_open, check_speak

Occasion, Outcome, Stance = TextVersion.Occasion, TextComment.Outcome, TextReview.Stance


def text_of(agreement: Agreement, mark: str = "") -> AgreementPaper:
    """The text as it stands now. Raises `NotNow` with one line per article that asks for what there is not."""
    try:
        return agreement_paper(agreement, mark=mark)
    except MergeProblem as problem:
        missing = [Missing(sentence, "partnerships:agreement_clauses", agreement.pk) for sentence in problem.messages]
        raise NotNow(_("Naskah belum dapat dibagikan. Yang perlu diperbaiki:"), missing) from problem


@transaction.atomic
def keep_version(*, by: Actor, now: datetime, agreement: Agreement, occasion: str) -> TextVersion:
    """Keep the text as it is now under the next number. The caller holds the lock of the agreement."""
    paper = text_of(agreement, DRAFT_MARK if occasion == Occasion.SHARED else "")
    newest = agreement.text_versions.aggregate(newest=Max("number"))["newest"] or 0
    version = TextVersion.objects.create(
        agreement=agreement, number=newest + 1, occasion=occasion, payload=documents.freeze(paper),
        keys=_keys(agreement, paper), created_at=now, created_by_label=by.label,
    )  # fmt: skip
    audit.record(by, "agreement.version_kept", agreement, now, number=version.number, occasion=occasion)
    return version


def _keys(agreement: Agreement, paper: AgreementPaper) -> list[str]:
    """By which the articles are known again in the next version: those of the draft, or their places where it has none."""
    keys = [clause.key for clause in printed_clauses(agreement)]
    return keys if len(keys) == len(paper.articles) else [f"pasal_{n + 1}" for n in range(len(paper.articles))]


@transaction.atomic
def share_version(*, by: Actor, now: datetime, agreement: Agreement) -> TextVersion:
    """Keep a version, open one sheet per party for it, and mail the partners a link each. Follows from the move "share".

    A link goes to whoever had one for the version before; else to the first contact with an address.
    """
    before = agreement.text_versions.filter(occasion=Occasion.SHARED).order_by("-number").first()
    version = keep_version(by=by, now=now, agreement=agreement, occasion=Occasion.SHARED)
    parties = [row.party for row in agreement.parties.select_related("party__partner", "party__partnership")]
    for party in parties:
        review = TextReview.objects.create(version=version, party=party)
        for label, email in _recipients(party, before, now):
            link, token = _issue(by, now, review, label, email)
            emails.invite(link, token, version, now=now)
    _take_back(by, now, agreement, parties)
    return version


def _recipients(party: Party, before: TextVersion | None, now: datetime) -> list[tuple[str, str]]:
    """Name and address of everybody to whom a partner's link is mailed; nobody for the school, which has accounts."""
    if party.partner is None:
        return []
    if before is not None:
        sheets = before.reviews.filter(party=party)
        given = [(link.recipient_label, link.recipient_email) for link in links.standing(sheets, now)]
        known = [pair for pair in given if pair[1]]
        if known:
            return list(dict.fromkeys(known))
    contact = party.partner.contacts.exclude(email="").first()
    return [(contact.name, contact.email)] if contact else []


def _take_back(by: Actor, now: datetime, agreement: Agreement, parties: list[Party]) -> None:
    """Who is a party no longer does not go on reading, not even an earlier version."""
    theirs = TextReview.objects.filter(version__agreement=agreement).exclude(party__in=parties)
    for link in links.standing(theirs, now):
        links.revoke(link, by=by, now=now)


def _issue(
    by: Actor, now: datetime, review: TextReview, label: str, email: str, seed: str = ""
) -> tuple[ScopedLink, str]:
    return links.issue(
        by=by, now=now, purpose=REVIEW_TEXT, subject=review, recipient_label=label, recipient_email=email, seed=seed
    )


@transaction.atomic
def share_again(*, by: Actor, now: datetime, agreement: Agreement) -> TextVersion:
    """While the parties read: give them what was changed since as a new version, and ask again.

    Raises `NotNow` when the text is not with the parties, or not a word of it has changed.
    """
    row = lock(agreement)
    check_write(by, row)
    check_not_closed(row.partnership)
    if row.state != Agreement.State.REVIEW:
        raise NotNow(_("Versi baru dibagikan selama naskah ditelaah para pihak."))
    newest = row.text_versions.order_by("-number").first()
    if newest is not None and newest.payload == documents.freeze(text_of(row, DRAFT_MARK)):
        raise NotNow(_("Belum ada kata yang berubah sejak versi %(number)s.") % {"number": newest.number})
    version = share_version(by=by, now=now, agreement=row)
    audit.record(by, "agreement.version_shared", row, now, number=version.number)
    return version


def _locked(review: TextReview) -> TextReview:
    """The sheet as it is now, behind the lock of its agreement."""
    lock(review.version.agreement)
    rows = TextReview.objects.select_for_update(of=("self",))
    found = rows.select_related(
        "version__agreement__partnership__lead", "version__agreement__school", "party__partner"
    ).get(pk=review.pk)
    found.party.partnership = found.version.agreement.partnership
    found.party.partnership.school = found.version.agreement.school
    return found


def _used(by: Actor, now: datetime) -> None:
    if by.link_id is not None:
        ScopedLink.objects.filter(pk=by.link_id, used_at=None).update(used_at=now)


@transaction.atomic
def comment_text(
    *, by: Actor, now: datetime, review: TextReview, article: str = "", body: str = "", proposal: str = ""
) -> TextComment:
    """A party's comment on an article of the version (its key), or on the whole; with new wording if it wants.

    Raises `Denied` for who may not speak for the party, `NotNow` for a version that is off the table, an article that it does
    not have, or nothing said.
    """
    row = _locked(review)
    check_speak(by, row)
    check_open(row)
    if article and article not in row.version.keys:
        raise NotNow(_("Pasal ini tidak ada dalam versi yang Anda baca."))
    if not (body.strip() or (article and proposal.strip())):
        raise NotNow(_("Tuliskan catatan atau usulan bunyi barunya."))
    made = TextComment.objects.create(
        review=row, article=article, body=body.strip(), proposal=proposal.strip() if article else "", author_label=by.label,
        by_link=by.link_id is not None, made_at=now,
    )  # fmt: skip
    _used(by, now)
    audit.record(by, "agreement.text_commented", row.version.agreement, now, comment=made.pk, article=article)
    if not row.party.is_school:
        emails.tell_of_comment(row, by=by, now=now)
    return made


@transaction.atomic
def state_stance(*, by: Actor, now: datetime, review: TextReview, stance: str, note: str = "") -> TextReview:
    """Agree with the version, or object with the reason. The last word counts; audit keeps the earlier ones.

    Raises as `comment_text`, and `NotNow` for an objection without a reason.
    """
    row = _locked(review)
    check_speak(by, row)
    check_open(row)
    if stance not in (Stance.AGREES, Stance.OBJECTS):
        raise NotNow(_("Pilih setuju atau ada keberatan."))
    if stance == Stance.OBJECTS and not note.strip():
        raise NotNow(_("Tuliskan apa keberatannya, supaya sekolah dapat menanggapinya."))
    said = {"stance": stance, "note": note.strip(), "said_by_label": by.label, "said_at": now}
    TextReview.objects.filter(pk=row.pk).update(**said, by_link=by.link_id is not None)
    row.refresh_from_db(fields=[*said, "by_link"])
    _used(by, now)
    audit.record(
        by, "agreement.stance_stated", row.version.agreement, now, party=row.party_id, stance=stance,
        number=row.version.number,
    )  # fmt: skip
    if not row.party.is_school:
        emails.tell_of_stance(row, by=by, now=now)
    return row


def article_of_comment(comment: TextComment) -> AgreementClause | None:
    """The article of the draft that a comment speaks of; None for the whole text, or when it was taken out since."""
    if not comment.article:
        return None
    return comment.review.version.agreement.clauses.filter(key=comment.article).first()


@transaction.atomic
def answer_comment(
    *, by: Actor, now: datetime, comment: TextComment, outcome: str, answer: str = "", body: str = "",
    expected: int | None = None,
) -> TextComment:  # fmt: skip
    """Answer a comment: answered, taken over, or not taken over with the reason.

    With `body` the article gets these words in the same act. Raises `Denied` for who does not work on the partnership; `NotNow`
    when it is answered already, a reason is missing, or the article is locked or its text frozen; `Conflict` and `MergeProblem`
    as `save_clause`.
    """
    review = _locked(comment.review)
    check_write(by, review)
    stored = TextComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    stored.review = review
    if not stored.is_open:
        raise NotNow(_("Catatan ini sudah dijawab."))
    if outcome not in (Outcome.ANSWERED, Outcome.TAKEN, Outcome.DECLINED):
        raise NotNow(_("Pilih apa yang dilakukan dengan catatan ini."))
    if outcome != Outcome.TAKEN and not answer.strip():
        raise NotNow(_("Tuliskan jawaban atau alasannya."))
    if outcome == Outcome.TAKEN and body.strip():
        _take_over(by, now, stored, body, expected)
    answered = {"outcome": outcome, "answer": answer.strip(), "answered_by_label": by.label, "answered_at": now}
    TextComment.objects.filter(pk=stored.pk).update(**answered)
    audit.record(by, "agreement.comment_answered", review.version.agreement, now, comment=stored.pk, outcome=outcome)
    stored.refresh_from_db(fields=list(answered))
    return stored


def _take_over(by: Actor, now: datetime, comment: TextComment, body: str, expected: int | None) -> None:
    clause = article_of_comment(comment)
    if clause is None:
        raise NotNow(_("Pasal ini sudah tidak ada dalam naskah."))
    check_unlocked(clause)
    save_clause(by=by, now=now, clause=clause, title=clause.title, body=body, expected=expected)


@transaction.atomic
def send_review_link(
    *, by: Actor, now: datetime, review: TextReview, recipient_label: str, recipient_email: str = "", seed: str = ""
) -> tuple[ScopedLink, str]:
    """Give somebody at the partner a link to this version, and mail it when there is an address. Returns link and token.

    The same `seed` gives the same link and no second mail. Raises `Denied` for the school's own sheet, `NotNow` for a version
    that is off the table.
    """
    row = _locked(review)
    check_write(by, row)
    check_open(row)
    if row.party.is_school:
        raise Denied(_("Sekolah menelaah naskahnya langsung di Guyub, bukan lewat tautan."))
    link, token = _issue(by, now, row, recipient_label, recipient_email, seed)
    if recipient_email:
        emails.invite(link, token, row.version, now=now)
    return link, token
