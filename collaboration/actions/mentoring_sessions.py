"""They met: what was talked about, and who does what until the next time. Also the working paper of a joint research."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from collaboration.actions.mentoring import lock
from collaboration.models import (
    Mentoring,
    MentoringMember,
    MentoringSession,
    MentoringStep,
    ResearchPaper,
    SessionNote,
    kept_until,
)
from collaboration.policy.mentoring import check_research, check_step, check_work
from collaboration.scheduling import dates_of, mark_held
from core import audit
from core.policy import Actor, Denied, NotNow
from core.versions import save_version

Steps = Iterable[Mapping[str, Any]]


@transaction.atomic
def record_session(
    *, by: Actor, now: datetime, mentoring: Mentoring, held_on: date, talked: str, steps: Steps = ()
) -> MentoringSession:
    """Record a meeting. `steps`: what, who (a member), due_on. The next meeting is due after the agreed rhythm."""
    row = lock(mentoring)
    check_work(by, row)
    if held_on > row.school.local_date(now):
        raise NotNow(_("Pertemuan dicatat setelah berlangsung."))
    made = MentoringSession.objects.create(
        mentoring=row, held_on=held_on, author_id=by.user_id, kept_until=kept_until(row.school, held_on), created_at=now
    )
    SessionNote.objects.create(session=made, talked=talked, created_at=now, updated_at=now)
    _write_steps(row, made, steps)
    last = row.sessions.order_by("-held_on").values_list("held_on", flat=True)[0]
    Mentoring.objects.filter(pk=row.pk).update(next_due_on=_next(row, last), updated_at=now)
    ends = dates_of(row).filter(state="planned", starts_at__lte=now + timedelta(hours=12))
    mark_held([event for event in ends if row.school.local_date(event.starts_at) <= held_on], now=now)
    audit.record(by, "mentoring.session_recorded", row, now, held_on=str(held_on))
    return made


def _next(row: Mentoring, last: date) -> date:
    return last + Mentoring.RHYTHM[Mentoring.Cadence(row.cadence)]


def _write_steps(row: Mentoring, session: MentoringSession, steps: Steps) -> None:
    members = set(MentoringMember.objects.filter(mentoring=row).values_list("user_id", flat=True))
    for step in steps:
        if step["who"].pk not in members:
            raise Denied(_("Langkah dikerjakan oleh anggota."))
        MentoringStep.objects.create(session=session, what=step["what"], who=step["who"], due_on=step.get("due_on"))


@transaction.atomic
def edit_session(
    *, by: Actor, now: datetime, session: MentoringSession, talked: str, expected: int | None = None
) -> MentoringSession:
    """Mend what was written of a meeting. Raises `Conflict` when another member saved in the meantime."""
    row = lock(session.mentoring)
    check_work(by, row)
    note = SessionNote.objects.filter(session=session).first()
    if session.erased_at or note is None:
        raise NotNow(_("Isi pertemuan ini sudah dihapus."))
    save_version(note, expected, {"talked": talked, "updated_at": now})
    audit.record(by, "mentoring.session_edited", row, now)
    return session


@transaction.atomic
def tick_step(*, by: Actor, now: datetime, step: MentoringStep, is_done: bool) -> MentoringStep:
    """Say that a step is done, or not yet."""
    row = lock(step.session.mentoring)
    check_step(by, step)
    MentoringStep.objects.filter(pk=step.pk).update(done_at=now if is_done else None)
    audit.record(by, "mentoring.step_ticked", row, now)
    step.refresh_from_db()
    return step


@transaction.atomic
def write_paper(
    *, by: Actor, now: datetime, mentoring: Mentoring, expected: int | None, question: str, plan: str, findings: str
) -> ResearchPaper:
    """Write the working paper of a joint research. Raises `Conflict` when a colleague saved in the meantime."""
    row = lock(mentoring)
    check_research(by, row)
    words = {"question": question, "plan": plan, "findings": findings, "updated_at": now}
    paper, fresh = ResearchPaper.objects.get_or_create(mentoring=row, defaults={**words, "created_at": now})
    if not fresh:
        save_version(paper, expected, words)
    audit.record(by, "mentoring.paper_written", row, now)
    return paper
