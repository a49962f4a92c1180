"""What one meeting leaves to the next."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from collaboration.models import AgendaProposal, Meeting, MeetingOutcome
from collaboration.terms import OutcomeKind


def carry_over(meeting: Meeting, *, now: datetime) -> list[AgendaProposal]:
    """Propose for the next meeting what this one left: unfinished items and open decisions. Part of sending the minutes round.

    What is proposed already is not proposed again. The words are the school's: they go into its agenda and its papers, whoever sends.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return _carry_over(meeting, now)


def _carry_over(meeting: Meeting, now: datetime) -> list[AgendaProposal]:
    label = str(_("Lanjutan dari %(title)s") % {"title": meeting.title})[:200]
    common = {
        "school_id": meeting.school_id, "series_id": meeting.series_id, "proposed_by_id": None, "proposed_by_label": label,
        "created_at": now, "updated_at": now,
    }  # fmt: skip
    made = [
        AgendaProposal(
            **common, title=item.title, why=item.detail, duration=item.duration, is_confidential=item.is_confidential,
            carried_item=item,
        )
        for item in meeting.agenda.filter(unfinished=True).exclude(
            pk__in=AgendaProposal.objects.exclude(carried_item=None).values("carried_item_id")
        )
    ]  # fmt: skip
    left = MeetingOutcome.objects.filter(
        item__meeting=meeting, kind=OutcomeKind.DECISION, standing=MeetingOutcome.Standing.OPEN
    ).exclude(pk__in=AgendaProposal.objects.exclude(carried_outcome=None).values("carried_outcome_id"))
    made += [
        AgendaProposal(
            **common, title=str(_("Pelaksanaan keputusan: %(what)s") % {"what": one.text})[:200], duration=10,
            is_confidential=one.is_hidden, carried_outcome=one,
        )
        for one in left.select_related("item")
    ]  # fmt: skip
    return AgendaProposal.objects.bulk_create(made)
