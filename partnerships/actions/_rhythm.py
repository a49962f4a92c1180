"""From when on somebody should call the partner, kept with the partnership: a list must not read every talk to know it."""

from __future__ import annotations

from datetime import date, timedelta

from partnerships.models import Partnership
from partnerships.rhythm import contact_of


def silent_from(partnership: Partnership) -> date | None:
    """The first day on which `Contact.silent` holds, should nobody note a talk until then; None while that is never."""
    contact = contact_of(partnership)
    if not contact.running:
        return None
    days = [contact.next_on + timedelta(days=1)] if contact.next_on else []
    if contact.quiet_days:
        days.append(contact.quiet_from)
    return min(days, default=None)


def keep(partnership: Partnership) -> None:
    """Write it after a talk was noted, the stage moved or the rhythm was changed."""
    partnership.silent_from = silent_from(partnership)
    Partnership.objects.filter(pk=partnership.pk).update(silent_from=partnership.silent_from)
