"""The rights desk [PL7]: take a request down, answer it, carry an erasure out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.data_subjects import of_kind, row_of
from core.policy import Actor, Denied, NotNow
from core.subjects import subject_of
from schools.models import RightsRequest, School, User
from schools.models.rights import ANSWER_WITHIN
from schools.policy import check_keep_rights

Outcome = RightsRequest.Outcome


@transaction.atomic
def record_request(
    *, by: Actor, now: datetime, school: School, kind: str, via: str, asker: str, subject: Any = None, subject_label: str = "",
    contact: str = "", words: str = "", received_at: datetime | None = None,
) -> RightsRequest:  # fmt: skip
    """Take a request down; its 3 × 24 hours run from `received_at` (now). Raises `NotNow` for a moment that has not come."""
    check_keep_rights(by)
    received = received_at or now
    if received > now:
        raise NotNow(_("Waktu diterima tidak boleh di masa depan."))
    return _file(
        by, now, school=school, kind=kind, via=via, asker=asker, subject=subject, contact=contact, words=words,
        received_at=received, subject_label=subject_label or str(subject or asker),
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


def _file(by: Actor, now: datetime, *, subject: Any, received_at: datetime, **facts: Any) -> RightsRequest:
    kind, pk = subject_of(subject) if subject is not None else ("", None)
    request = RightsRequest.objects.create(
        subject_type=kind, subject_id=pk, person=subject if isinstance(subject, User) else None, received_at=received_at,
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
def carry_out_erasure(*, by: Actor, now: datetime, request: RightsRequest) -> None:
    """Erase the person of this request after the second look. The app of the person decides who may, and when."""
    row = RightsRequest.objects.select_for_update().get(pk=request.pk)
    check_keep_rights(by, row)
    kind = of_kind(row.subject_type)
    obj = row_of((row.subject_type, row.subject_id)) if kind and row.subject_id else None
    if kind is None or obj is None or row.kind != RightsRequest.Kind.ERASURE:
        raise NotNow(_("Tidak ada data yang dapat dihapus pada permintaan ini."))
    kind.check_erase(by, obj, now)
    kind.erase(by=by, now=now, obj=obj)
    audit.record(by, "rights_request.carried_out", row, now)
    RightsRequest.objects.filter(pk=row.pk).update(subject_label=_("Orang yang datanya dihapus"), updated_at=now)
