"""Reminders of what people have to do: the action items of any app."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.looks import day
from core.models import ActionItem
from core.reminders import Due, ReminderRule
from schools.links import school_url
from schools.models import Membership, School


def due_items(school: School, today: date) -> Iterable[Due]:
    """Open action items: their owner is told; the one who handed it out, when the owner has no account or left."""
    here = set(Membership.objects.active().filter(school=school).values_list("user_id", flat=True))
    rows = ActionItem.objects.standing().filter(tenant=school, due_on__range=ITEM_DUE.window(today))
    for item in rows.select_related("owner", "created_by"):
        told = item.owner if item.owner_id in here else item.created_by
        if told is None:
            continue
        yield Due(
            subject=item,
            due_on=item.due_on,
            recipients=[told],
            headline=_words(item),
            detail=item.origin_label,
            url=school_url(school, "schools:action_item", item.pk),
        )


def _words(item: ActionItem):
    """The headline, put into words in the language of the recipient."""
    return lambda: _("Tindak lanjut sampai %(on)s: %(what)s") % {"on": day(item.due_on), "what": item.title[:150]}


ITEM_DUE = ReminderRule("schools.action_item", gettext_lazy("Tindak lanjut jatuh tempo"), (3, 0, -3), due_items)

RULES = (ITEM_DUE,)
