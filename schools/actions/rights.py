"""The rights desk [PL7]: take a request down, answer it, carry an erasure out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.data_subjects import DataSubject, of_kind, row_of
from core.documents import request_document
from core.models import HistoryEntry
from core.policy import Actor, Denied, NotNow
from core.subjects import subject_of
from schools.certificates import ERASURE, certificate
from schools.erasure_requests import DECIDE, decision_on, erasures_asked
from schools.models import RightsRequest, School, User
from schools.models.rights import ANSWER_WITHIN
from schools.policy import check_decide_erasure, check_keep_rights

Outcome = RightsRequest.Outcome


@transaction.atomic
def record_request(
    *, by: Actor, now: datetime, school: School, kind: str, via: str, asker: str, subject: Any = None, subject_label: str = "",
    contact: str = "", words: str = "", received_at: datetime | None = None,
) -> RightsRequest:  # fmt: skip
    """Take a request down; its 3 × 24 hours run from `received_at` (now). Raises `NotNow` for a moment that has not come."""
    check_keep_rights(by)
    return _file(
        by, now, school=school, kind=kind, via=via, asker=asker, subject=subject, contact=contact, words=words,
        received_at=_moment(received_at, now), subject_label=subject_label or str(subject or asker),
    )  # fmt: skip


@transaction.atomic
def ask_myself(*, by: Actor, now: datetime, school: School, kind: str, words: str, user: User) -> RightsRequest:
    """A person of the school asks about the own account. Raises `Denied` for somebody who is not `user` or not of this school."""
    if by.user_id != user.pk or by.tenant_id != school.pk:
        raise Denied(_("Permintaan ini hanya dapat diajukan oleh orangnya sendiri."))
    return _file(
        by, now, school=school, kind=kind, via=RightsRequest.Via.ACCOUNT, asker=user.display_name, subject=user, contact=user.email,
        words=words, received_at=now, subject_label=user.display_name,
    )  # fmt: skip


@transaction.atomic
def ask_to_erase(
    *, by: Actor, now: datetime, school: School, subject: Any, subject_label: str, asker: str, via: str, contact: str = "", words: str = "",
    person: User | None = None, received_at: datetime | None = None,
) -> RightsRequest:  # fmt: skip
    """Ask at another app's page for one row to be erased; that app has asked its policy. `person`: the account of whoever asks.

    Its 3 × 24 hours run from `received_at` (now). Raises `NotNow` while such a request waits already, and for a moment to come.
    """
    kind, pk = subject_of(subject)
    if erasures_asked(school, kind, [pk]):
        raise NotNow(_("Penghapusan ini sudah diminta dan menunggu jawaban."))
    return _file(
        by, now, school=school, kind=RightsRequest.Kind.ERASURE, via=via, asker=asker, subject=subject, contact=contact, words=words,
        received_at=_moment(received_at, now), subject_label=subject_label, person=person,
    )  # fmt: skip


def _moment(received_at: datetime | None, now: datetime) -> datetime:
    if received_at is not None and received_at > now:
        raise NotNow(_("Waktu diterima tidak boleh di masa depan."))
    return received_at or now


def _file(
    by: Actor, now: datetime, *, subject: Any, received_at: datetime, person: User | None = None, **facts: Any
) -> RightsRequest:
    kind, pk = subject_of(subject) if subject is not None else ("", None)
    request = RightsRequest.objects.create(
        subject_type=kind, subject_id=pk, person=subject if isinstance(subject, User) else person, received_at=received_at,
        due_at=received_at + ANSWER_WITHIN, created_at=now, updated_at=now, **facts,
    )  # fmt: skip
    audit.record(by, "rights_request.recorded", request, now, kind=request.kind, about=f"{kind}/{pk}" if kind else "")
    return request


@transaction.atomic
def answer_request(
    *, by: Actor, now: datetime, request: RightsRequest, outcome: str, answer: str, ground: str = ""
) -> RightsRequest:
    """Write down what was answered. Raises `NotNow` for one that was answered, and for a refusal without its ground."""
    row = RightsRequest.objects.select_for_update().get(pk=request.pk)
    check_keep_rights(by, row)
    if row.answered_at is not None:
        raise NotNow(_("Permintaan ini sudah dijawab."))
    kind = of_kind(row.subject_type)
    if (
        outcome != Outcome.REFUSED
        and kind is not None
        and kind.decided_first
        and row_of((kind.kind, row.subject_id or 0))
    ):
        raise NotNow(_("Datanya belum dihapus. Jawab setelah GPK atau guru BK menghapusnya, atau tolak dengan alasan."))
    if outcome == Outcome.REFUSED and not ground:
        raise NotNow(_("Pilih dasar penolakannya."))
    row.outcome, row.ground, row.answer = outcome, ground if outcome != Outcome.DONE else "", answer
    row.answered_at, row.answered_by_id, row.answered_by_label, row.updated_at = now, by.user_id, by.label, now
    row.save(
        update_fields=["outcome", "ground", "answer", "answered_at", "answered_by", "answered_by_label", "updated_at"]
    )
    audit.record(by, "rights_request.answered", row, now, kind=row.kind, outcome=str(outcome), ground=ground)
    return row


@transaction.atomic
def decide_erasure(*, by: Actor, now: datetime, request: RightsRequest) -> HistoryEntry:
    """The principal lets a part be erased without reading it; those who may read it carry it out. Raises `NotNow` twice."""
    row = RightsRequest.objects.select_for_update().get(pk=request.pk)
    check_decide_erasure(by, row)
    kind, _obj = _erasable(row)
    if not row.is_open or not kind.decided_first or decision_on(row) is not None:
        raise NotNow(_("Permintaan ini tidak menunggu keputusan."))
    audit.record(by, "rights_request.decided", row, now)
    subject_kind, pk = subject_of(row)
    return HistoryEntry.objects.create(
        tenant_id=row.school_id, subject_type=subject_kind, subject_id=pk, at=now, actor_id=by.user_id, actor_label=by.label,
        workflow="rights", transition=DECIDE, target="decided",
    )  # fmt: skip


@transaction.atomic
def carry_out_erasure(*, by: Actor, now: datetime, request: RightsRequest) -> None:
    """Erase what this request is about after the second look, and have it certified.

    The app of the row decides who may, and when; without a decision that it waits for, `NotNow`.
    """
    row = RightsRequest.objects.select_for_update().get(pk=request.pk)
    kind, obj = _erasable(row)
    if not kind.decided_first:
        check_keep_rights(by, row)
    elif not row.is_open or decision_on(row) is None:
        raise NotNow(_("Penghapusan ini menunggu keputusan kepala sekolah."))
    kind.check_erase(by, obj, now)
    paper = certificate(row, kind, obj, now)
    kind.erase(by=by, now=now, obj=obj)
    audit.record(by, "rights_request.carried_out", row, now)
    if kind.is_person:
        RightsRequest.objects.filter(pk=row.pk).update(subject_label=_("Orang yang datanya dihapus"), updated_at=now)
    request_document(by=by, now=now, subject=row, kind=ERASURE, payload=paper, title=paper.title)


def _erasable(row: RightsRequest) -> tuple[DataSubject, Any]:
    kind = of_kind(row.subject_type)
    obj = row_of((row.subject_type, row.subject_id)) if kind and row.subject_id else None
    if kind is None or obj is None or row.kind != RightsRequest.Kind.ERASURE:
        raise NotNow(_("Tidak ada data yang dapat dihapus pada permintaan ini."))
    return kind, obj
