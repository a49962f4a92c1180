"""From the desk of the team to the parents and the principal: share, answer, approve, amend, close."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core import audit, links
from core.models import HistoryEntry, ScopedLink
from core.policy import Actor, Denied, NotNow
from inclusion.actions._plan import lock_plan
from inclusion.emails.plans import AGREEMENT, send_sheet_link, tell_of_plan
from inclusion.models import PlanAnswer, PlanApproval, PlanRemark, PlanSetting, PlanVersion, SupportPlan
from inclusion.models.plan_parts import REMARKS_ON
from inclusion.policy.common import check_consent
from inclusion.policy.plans import check_answer, check_lead, deciding_guardians, newest_number
from inclusion.queries.plan_payload import fingerprint, payload_of
from inclusion.workflow.plan import SUPPORT_PLAN

State = SupportPlan.State
BY_HAND = frozenset(move.name for move in SUPPORT_PLAN.transitions if not move.automatic)


@transaction.atomic
def move_plan(*, by: Actor, now: datetime, plan: SupportPlan, name: str, comment: str = "") -> HistoryEntry:
    """Make the move `name` of the table, with all that follows from it. Raises what `Workflow.move` raises, `NotNow` without consent."""
    row = lock_plan(plan, now)
    if name not in BY_HAND:
        raise NotNow(_("Langkah ini tidak dilakukan dengan cara itu."))
    entry = SUPPORT_PLAN.move(row, name, by=by, now=now, comment=comment)
    SupportPlan.objects.filter(pk=row.pk).update(updated_at=now)
    if name == "share":
        _share(row, by=by, now=now)
    elif name == "approve":
        _approve(row, by=by, now=now)
    else:
        _stop_links(row, by=by, now=now)
    if name.startswith("return"):
        tell_of_plan(row, "returned", by=by, now=now, key=str(entry.pk))
    plan.refresh_from_db()
    return entry


def _share(plan: SupportPlan, *, by: Actor, now: datetime) -> PlanVersion:
    """Freeze the words, give every guardian who may decide a sheet, and tell them."""
    with translation.override("id"):
        payload = payload_of(plan, plan.school.local_date(now))
    version = PlanVersion.objects.create(
        plan=plan, number=newest_number(plan) + 1, payload=payload, sha256=fingerprint(payload), reason=_reason(plan), shared_at=now,
        shared_by_id=by.user_id, shared_by_label=by.label,
    )  # fmt: skip
    for guardian in deciding_guardians(plan):
        answer = PlanAnswer.objects.create(version=version, guardian=guardian)
        if guardian.user_id is None and guardian.email:
            send_sheet_link(answer, plan, by=by, now=now, key="shared")
    tell_of_plan(plan, "shared", by=by, now=now, key=str(version.pk))
    return version


def _reason(plan: SupportPlan) -> str:
    """Why the plan was amended, as it was said when the amendment began."""
    if plan.held_id is None:
        return ""
    rows = HistoryEntry.objects.filter(
        subject_type="inclusion.supportplan", subject_id=plan.pk, workflow="support_plan", transition="amend"
    )
    last = rows.order_by("-id").first()
    return last.comment if last else ""


def _approve(plan: SupportPlan, *, by: Actor, now: datetime) -> None:
    version = plan.versions.order_by("-number")[:1].get()
    PlanApproval.objects.create(version=version, at=now, by_id=by.user_id, by_label=by.label)
    SupportPlan.objects.filter(pk=plan.pk).update(held=version)
    tell_of_plan(plan, "approved", by=by, now=now, key=str(version.pk))


@transaction.atomic
def answer_plan(
    *, by: Actor, now: datetime, answer: PlanAnswer, agrees: bool, comment: str = "", remarks: Mapping[str, str] | None = None
) -> PlanAnswer:  # fmt: skip
    """A guardian agrees to the version, or asks for changes with remarks. Said once for each version.

    Raises `Denied` for somebody else's sheet, `NotNow` when the version no longer waits, without consent, or when a wish for changes
    says nothing.
    """
    version = answer.version
    plan = lock_plan(version.plan, now)
    rows = PlanAnswer.objects.select_for_update(of=("self",)).select_related("guardian", "version")
    row = rows.get(pk=answer.pk)
    row.version.plan = plan
    check_answer(by, row)
    said = {section: text.strip() for section, text in (remarks or {}).items() if text.strip()}
    if not agrees and not said and not comment.strip():
        raise NotNow(_("Tuliskan apa yang perlu diubah."), [_("Catatan")])
    row.answer = PlanAnswer.Answer.AGREED if agrees else PlanAnswer.Answer.CHANGES
    row.comment, row.answered_at, row.by_link = comment.strip(), now, by.link_id is not None
    row.save(update_fields=["answer", "comment", "answered_at", "by_link"])
    for section, _label in REMARKS_ON:
        if section in said:
            PlanRemark.objects.create(answer=row, section=section, text=said[section])
    audit.record(by, "support_plan.answered", plan, now, sheet=row.pk, answer=row.answer)
    _follow(plan, row, by=by, now=now)
    return row


def _follow(plan: SupportPlan, answer: PlanAnswer, *, by: Actor, now: datetime) -> None:
    """What the answer means: the plan is agreed, goes back to the desk, or waits for the other guardian."""
    if answer.answer == PlanAnswer.Answer.CHANGES:
        name = "ask_changes" if plan.held_id is None else "ask_changes_amended"
    elif PlanSetting.of(plan.school).all_guardians and _waiting(answer.version):
        return
    else:
        name = "agree"
    entry = SUPPORT_PLAN.move(plan, name, by=by, now=now)
    SupportPlan.objects.filter(pk=plan.pk).update(updated_at=now)
    tell_of_plan(plan, "agreed" if name == "agree" else "changes", by=by, now=now, key=str(entry.pk))


def _waiting(version: PlanVersion) -> bool:
    """Somebody who may decide has not agreed."""
    rows = version.answers.filter(guardian__is_active=True, guardian__may_consent=True)
    return rows.exclude(answer=PlanAnswer.Answer.AGREED).exists()


def _stop_links(plan: SupportPlan, *, by: Actor, now: datetime) -> None:
    """The version no longer waits for the parents: links for answering it open nothing more.

    Not at approval: who opens the link then reads that the plan holds, and where it is to be found (`is_settled`).
    """
    for link in links.standing(list(PlanAnswer.objects.filter(version__plan=plan)), now):
        links.revoke(link, by=by, now=now)


@transaction.atomic
def give_link(*, by: Actor, now: datetime, answer: PlanAnswer, seed: str = "") -> tuple[ScopedLink, str]:
    """A new link for a guardian, to be handed over by hand; earlier ones stop working. Returns it with its path, shown once."""
    plan = lock_plan(answer.version.plan, now)
    check_lead(by, plan)
    row = PlanAnswer.objects.select_related("guardian", "version").get(pk=answer.pk)
    if plan.state != State.SHARED or row.is_given or row.version.number != newest_number(plan):
        raise NotNow(_("Tautan dibuat selama versi ini menunggu jawaban orang tua."))
    if not row.guardian.is_active or not row.guardian.may_consent:
        raise Denied(_("Orang ini tidak berhak menyetujui rencana siswa ini."))
    earlier = links.standing([row], now)
    row.version.plan = plan
    given, path = send_sheet_link(row, plan, by=by, now=now, key=f"given:{seed or now.isoformat()}")
    for link in earlier:
        if link.pk != given.pk:  # a second click gives the same one
            links.revoke(link, by=by, now=now)
    return given, path


def is_settled(answer: PlanAnswer) -> bool:
    """The version was approved: its link says so and shows no word of the plan, which is read in the child's space."""
    return PlanApproval.objects.filter(version=answer.version_id).exists()


def check_link(link: ScopedLink, answer: PlanAnswer, now: datetime) -> None:
    """A link opens its own sheet while a consent is in force and its guardian may decide."""
    if link.purpose != AGREEMENT or link.subject_id != answer.pk:
        raise Denied(_("Tautan ini untuk lembar yang lain."))
    if not answer.guardian.is_active or not answer.guardian.may_consent:
        raise Denied(_("Orang ini tidak berhak menyetujui rencana siswa ini."))
    check_consent(answer.version.plan.pupil, now)
