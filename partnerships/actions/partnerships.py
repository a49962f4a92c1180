"""Open a partnership, name its candidates and parties, move it through the seven stages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.models import HistoryEntry
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from partnerships.actions import _rhythm
from partnerships.actions._partnership import lock
from partnerships.actions.agreements import close_agreements
from partnerships.actions.needs import answer_needs
from partnerships.models import Candidate, Need, Partner, Partnership, Party
from partnerships.policy import LEADS, check_edit_partnership, check_open_partnership
from partnerships.workflow import PARTNERSHIP, STAGE_DAYS
from schools.models import School, User
from schools.roles import Role

PROPOSAL_STAGE = 3


def check_lead(lead: User, school_id: int) -> None:
    """Only a hub coordinator, a teacher or a member of staff can carry a partnership; anyone else could not work on it."""
    if not lead.memberships.holding(school_id, Role.HUB, *LEADS).exists():
        raise Denied(
            _("Penanggung jawab harus guru, tenaga kependidikan, atau Pusat Penggerak Kolaborasi di sekolah ini.")
        )


def _due(stage: str, today: date) -> date | None:
    days = STAGE_DAYS.get(Partnership.Stage(stage))
    return today + timedelta(days=days) if days else None


@transaction.atomic
def open_partnership(
    *, by: Actor, now: datetime, school: School, title: str, form: str, scope: str, lead: User, summary: str = "",
    needs: Iterable[Need] = (), partners: Iterable[Partner] = (),
) -> Partnership:  # fmt: skip
    """Open a partnership at stage 1 with its needs; `partners` become candidates. The school is its first party.

    Raises `Denied` for anyone but the hub, and for needs, partners or a lead of another school.
    """
    check_open_partnership(by)
    needs, partners = list(needs), list(partners)
    if any(need.school_id != school.pk for need in needs) or any(p.school_id != school.pk for p in partners):
        raise Denied(_("Data ini milik sekolah lain."))
    check_lead(lead, school.pk)
    opened = Partnership.objects.create(
        school=school, title=title, form=form, scope=scope, lead=lead, summary=summary, stage_since=now, cycle_since=now,
        stage_due=_due(Partnership.Stage.NEEDS, school.local_date(now)), created_at=now, updated_at=now,
    )  # fmt: skip
    opened.needs.set(needs)
    answer_needs(by=by, now=now, needs=needs)
    Party.objects.create(partnership=opened, order=1)
    Candidate.objects.bulk_create(Candidate(partnership=opened, partner=partner) for partner in partners)
    audit.record(by, "partnership.opened", opened, now, needs=[n.pk for n in needs], partners=[p.pk for p in partners])
    return opened


@transaction.atomic
def edit_partnership(
    *,
    by: Actor,
    now: datetime,
    partnership: Partnership,
    expected: int | None = None,
    needs: Iterable[Need] | None = None,
    **changes: Any,
) -> Partnership:
    """Change the head of a partnership: title, form, scope, summary, lead, review_on, needs.

    Raises `Conflict` when somebody saved since version `expected`, `NotNow` for a closed one or a form changed too late.
    """
    row = lock(partnership)
    check_edit_partnership(by, row)
    needs = None if needs is None else list(needs)
    if any(need.school_id != partnership.school_id for need in needs or ()):
        raise Denied(_("Data ini milik sekolah lain."))
    if "lead" in changes and changes["lead"] != row.lead:
        check_lead(changes["lead"], row.school_id)
    if changes.get("form", row.form) != row.form and row.stage_number > PROPOSAL_STAGE:
        raise NotNow(_("Bentuk kemitraan tidak berubah lagi sejak negosiasi dimulai."))
    save_version(partnership, expected, {**changes, "updated_at": now}, lambda: _both_needs(partnership, needs))
    if needs is not None:
        partnership.needs.set(needs)
        answer_needs(by=by, now=now, needs=needs)
    audit.record(by, "partnership.edited", partnership, now, fields=sorted(changes))
    return partnership


def _both_needs(partnership: Partnership, needs: Iterable[Need] | None) -> dict[str, tuple[str, str]]:
    """The needs as they were ticked and as they are stored, for the page that shows two versions."""
    if needs is None:
        return {}
    typed, stored = (sorted(need.title for need in rows) for rows in (needs, partnership.needs.all()))
    return {str(_("Kebutuhan yang dijawab")): ("\n".join(typed), "\n".join(stored))}


@transaction.atomic
def move_partnership(
    *, by: Actor, now: datetime, partnership: Partnership, name: str, comment: str = "", ended_on: date | None = None
) -> HistoryEntry:
    """Make the transition `name`; the new stage gets its own due date, counted from the school's date today.

    A renewal, extension or amendment begins a new cycle, a renewal a new term; one that closes ends on `ended_on`.
    Beginning to implement takes the review date over from the signed agreement. Raises what `Workflow.move` raises.
    """
    row = lock(partnership)
    entry = PARTNERSHIP.move(row, name, by=by, now=now, comment=comment)
    stamps = {"stage_since": now, "stage_due": _due(row.stage, row.school.local_date(now)), "updated_at": now}
    if name in ("renew", "extend", "amend"):
        stamps["cycle_since"] = now
    if name == "renew":
        stamps["renewed_at"] = now
    if name == "implement":
        stamps["review_on"] = _agreed_review(row) or row.review_on
    Partnership.objects.filter(pk=row.pk).update(**stamps)
    row.stage_since = now
    _rhythm.keep(row)
    if row.is_closed:
        close_agreements(by=by, now=now, partnership=row, comment=comment, ended_on=ended_on)
    partnership.refresh_from_db()
    return entry


def _agreed_review(partnership: Partnership) -> date | None:
    """The review date on which the parties agreed in the newest signed agreement."""
    signed = partnership.agreements.bases().filter(state="signed").order_by("-pk")
    return signed.values_list("review_on", flat=True).first()
