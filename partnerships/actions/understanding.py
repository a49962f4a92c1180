"""The short, informal path: half a page with what was agreed, an owner, a review date and a way to evaluate [PA4]."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit
from core.policy import Actor, NotNow
from core.versions import save_version
from partnerships.actions._partnership import lock
from partnerships.actions.partnerships import check_lead
from partnerships.models import Partnership
from partnerships.policy import check_record_understanding
from partnerships.terms import Form
from schools.models import User


@transaction.atomic
def record_understanding(
    *, by: Actor, now: datetime, partnership: Partnership, understanding: str, understood_on: date | None, review_on: date | None,
    evaluation_note: str, lead: User, expected: int | None = None,
) -> Partnership:  # fmt: skip
    """Write the understanding down. Dates may follow later; the gate of the short path asks for them.

    Raises `NotNow` for a formal or closed partnership, or a review before the agreement; `Conflict` for a stale version.
    """
    row = lock(partnership)
    check_record_understanding(by, row)
    whole = understanding.strip() and understood_on and review_on and evaluation_note.strip()
    if row.stage in Partnership.RUNNING and row.form == Form.INFORMAL and not whole:
        raise NotNow(
            _("Kemitraan informal yang berjalan bertumpu pada kesepahaman ini; isinya tidak dapat dikosongkan.")
        )
    if understood_on and review_on and review_on <= understood_on:
        raise NotNow(_("Peninjauan harus sesudah tanggal kesepahaman."))
    if lead != row.lead:
        check_lead(lead, row.school_id)
    changes = {
        "understanding": understanding.strip(), "understood_on": understood_on, "review_on": review_on,
        "evaluation_note": evaluation_note.strip(), "lead": lead, "updated_at": now,
    }  # fmt: skip
    save_version(partnership, expected, changes)
    audit.record(
        by, "partnership.understanding_recorded", partnership, now, on=str(understood_on), review=str(review_on)
    )
    return partnership
