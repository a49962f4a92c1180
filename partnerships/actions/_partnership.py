"""What actions on a partnership and its parts do first: lock the partnership and read it again."""

from __future__ import annotations

from partnerships.models import Partnership


def lock(partnership: Partnership) -> Partnership:
    """The partnership as it is now, locked where the database can; whoever adds a part to it or moves it waits here.

    Locks are taken from the whole to the part (partnership, agreement, party): two people never wait for each other.
    """
    rows = Partnership.objects.select_for_update(of=("self",), no_key=True).select_related("school", "lead")
    return rows.get(pk=partnership.pk)
