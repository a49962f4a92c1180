"""School and home talk [IN7]: messages both ways, calls and talks noted afterwards, read marks, the parents' questionnaire, links."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, links
from core.mail import queue
from core.models import ScopedLink
from core.policy import Actor, Denied, NotNow
from core.subjects import subject_of
from inclusion.emails.parents import TEMPLATE, path_of, tell
from inclusion.models import ChildLink, Guardian, HomeAnswers, MessageMark, ParentMessage, Pupil
from inclusion.policy.parents import (
    check_give_link,
    check_home,
    check_read_messages,
    check_revoke_link,
    check_write_to_home,
    guardian_of,
)

Topic, Kind = ParentMessage.Topic, ParentMessage.Kind
QUESTIONS = ("hopes", "enjoys", "home", "hard", "helps", "wishes")


@transaction.atomic
def write_message(
    *, by: Actor, now: datetime, pupil: Pupil, text: str, topic: str = Topic.TELL, answers: ParentMessage | None = None
) -> ParentMessage:
    """Write to the other side: a parent to the team, the team to the parents. Both are told that there is something to read."""
    guardian = guardian_of(by, pupil)
    if guardian is not None or by.link_id:
        guardian = check_home(by, pupil, now)
    else:
        check_write_to_home(by, pupil, now)
    if answers is not None and answers.pupil_id != pupil.pk:
        raise Denied(_("Pesan itu tentang siswa lain."))
    topic = Topic.ANSWER if answers is not None else topic
    made = _write(by, now, pupil, guardian, text=text, topic=topic, answers=answers)
    tell(made, by=by, now=now)
    return made


@transaction.atomic
def log_talk(
    *, by: Actor, now: datetime, pupil: Pupil, kind: str, happened_on: date, text: str, agreed: str = ""
) -> ParentMessage:
    """Note a call or a talk with the parents afterwards, with what was agreed. The parents read it as well."""
    check_write_to_home(by, pupil, now)
    if happened_on > pupil.school.local_date(now):
        raise NotNow(_("Tanggal ini belum tiba."))
    made = _write(by, now, pupil, None, kind=kind, happened_on=happened_on, text=text, agreed=agreed)
    tell(made, by=by, now=now)
    return made


def _write(by: Actor, now: datetime, pupil: Pupil, guardian: Guardian | None, **facts: object) -> ParentMessage:
    made = ParentMessage.objects.create(
        school=pupil.school, pupil=pupil, guardian=guardian, by_id=by.user_id, by_label=by.label, created_at=now, **facts
    )  # fmt: skip
    audit.record(by, "parent_message.written", made, now, pupil=pupil.pk, kind=made.kind)
    _mark(by, pupil, guardian, made.pk, now)
    return made


@transaction.atomic
def mark_read(*, by: Actor, now: datetime, pupil: Pupil, upto: int) -> MessageMark:
    """Say that everything up to this message was read. Never goes back."""
    guardian = guardian_of(by, pupil)
    if guardian is not None or by.link_id:
        guardian = check_home(by, pupil, now)
    else:
        check_read_messages(by, pupil)
    newest = (
        ParentMessage.objects.filter(pupil=pupil, pk__lte=upto).order_by("-pk").values_list("pk", flat=True).first()
    )
    mark = _mark(by, pupil, guardian, newest or 0, now)
    audit.record(by, "parent_message.read", mark, now, pupil=pupil.pk)
    return mark


def _mark(by: Actor, pupil: Pupil, guardian: Guardian | None, seen: int, now: datetime) -> MessageMark:
    reader = {"guardian": guardian, "user": None} if guardian is not None else {"guardian": None, "user_id": by.user_id}
    mark, _new = MessageMark.objects.select_for_update().get_or_create(pupil=pupil, **reader, defaults={"seen_at": now})
    if seen > mark.seen_id:
        mark.seen_id, mark.seen_at = seen, now
        mark.save(update_fields=["seen_id", "seen_at"])
    return mark


@transaction.atomic
def answer_questionnaire(*, by: Actor, now: datetime, pupil: Pupil, **answers: str) -> HomeAnswers:
    """Keep what a parent answered; an earlier answer stays. Raises `NotNow` for an empty one."""
    guardian = check_home(by, pupil, now)
    words = {name: answers.get(name, "").strip() for name in QUESTIONS}
    if not any(words.values()):
        raise NotNow(_("Jawablah sekurang-kurangnya satu pertanyaan."))
    made = HomeAnswers.objects.create(
        school=pupil.school, pupil=pupil, guardian=guardian, by_label=by.label, created_at=now, **words
    )
    audit.record(by, "home_answers.given", made, now, pupil=pupil.pk)
    return made


@transaction.atomic
def give_child_link(*, by: Actor, now: datetime, guardian: Guardian, seed: str = "") -> tuple[ScopedLink, str]:
    """Give a guardian a link to the child's space; earlier ones stop. Returns the link and its path, shown once.

    With an e-mail address the guardian gets it by mail, which names nobody. A second click, of the same `seed`, gives the link
    of the first while it works.
    """
    Guardian.objects.select_for_update().get(pk=guardian.pk)
    check_give_link(by, guardian, now)
    standing = links.standing(guardian.links.all(), now)
    first = guardian.links.select_related("guardian").filter(seed=seed).first() if seed and standing else None
    if first is not None and standing[0].subject_id == first.pk:
        return path_of(first, by=by, now=now)
    for old in standing:
        links.revoke(old, by=by, now=now)
    given = ChildLink.objects.create(
        school=guardian.pupil.school, guardian=guardian, given_by_id=by.user_id, seed=seed, created_at=now
    )
    link, path = path_of(given, by=by, now=now)
    if guardian.email:
        queue(
            tenant=guardian.pupil.school, to_email=guardian.email, kind="inclusion.child_link", template=TEMPLATE,
            context={"word": "link"}, url=path, now=now, secret=True, dedupe_key=f"child-link:{link.pk}",
        )  # fmt: skip
    return link, path


@transaction.atomic
def revoke_child_link(*, by: Actor, now: datetime, guardian: Guardian, link: ScopedLink) -> None:
    """Make the link useless at once. Raises `Denied` for a link about something else."""
    check_revoke_link(by, guardian)
    if (link.subject_type, link.subject_id) not in {subject_of(given) for given in guardian.links.all()}:
        raise Denied(_("Tautan ini berlaku untuk hal lain."))
    links.revoke(link, by=by, now=now)
