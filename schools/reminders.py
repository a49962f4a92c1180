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
from schools.models import Membership, RightsRequest, School
from schools.roles import SETTINGS_KEEPERS


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


def due_rights(school: School, today: date) -> Iterable[Due]:
    """Requests about personal data: principal and operator are told, without a name."""
    keepers = Membership.objects.active().filter(school=school, role__in=SETTINGS_KEEPERS).select_related("user")
    told = list({row.user_id: row.user for row in keepers.order_by("pk")}.values())
    for request in RightsRequest.objects.filter(school=school).open().select_related("school"):
        yield Due(
            subject=request,
            due_on=school.local_date(request.due_at),
            recipients=told,
            headline=_rights_words(request),
            url=school_url(school, "schools:rights", request.pk),
        )


def _rights_words(request: RightsRequest):
    return lambda: (
        _("Permintaan hak data harus dijawab sampai %(on)s") % {"on": day(request.school.local_date(request.due_at))}
    )


RIGHTS_DUE = ReminderRule("schools.rights", gettext_lazy("Permintaan hak data"), (2, 1, 0, -1), due_rights)

RULES = (ITEM_DUE, RIGHTS_DUE)
