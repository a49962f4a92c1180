"""What the search over everything finds of partnerships: the rows of the lists, for whoever may open them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import looks
from core.policy import Actor, allowed
from core.registry import SearchKind
from partnerships.models import Activity, Agreement, Need, Obligation, Partner, Partnership
from partnerships.policy import check_see_directory, check_see_needs, check_see_partnerships


def _seen(manager: Any, check: Callable[[Actor], None], *joined: str) -> Callable[[Actor], Any | None]:
    """The rows that the actor may see, or None where the pages are closed to this person."""

    def rows(actor: Actor) -> Any | None:
        if not allowed(check, actor):
            return None
        found = manager.visible_to(actor)
        return found.select_related(*joined) if joined else found

    return rows


def _joined(*parts: Any) -> str:
    return " · ".join(str(part) for part in parts if part)


KINDS = (
    SearchKind(
        "partnerships", pgettext_lazy("daftar", "Kemitraan"), "heart-handshake", 10,
        _seen(Partnership.objects, check_see_partnerships), "partnerships:partnership",
        lambda row: row.get_stage_display(), listing="partnerships:partnership_list",
    ),
    SearchKind(
        "partners", _("Mitra"), "building", 20,
        _seen(Partner.objects, check_see_directory), "partnerships:partner",
        lambda row: _joined(row.get_kind_display(), row.regency), listing="partnerships:partner_list",
    ),
    SearchKind(
        "agreements", _("Perjanjian"), "file-certificate", 30,
        _seen(Agreement.objects, check_see_partnerships, "partnership"), "partnerships:agreement",
        lambda row: _joined(row.get_kind_display(), row.get_state_display(), row.partnership.title), lambda row: row.subject,
        listing="partnerships:agreement_list",
    ),
    SearchKind(
        "obligations", _("Kewajiban"), "clipboard-check", 40,
        _seen(Obligation.objects, check_see_partnerships, "partnership"), "partnerships:obligation",
        lambda row: _joined(row.partnership.title, looks.day(row.due_on)), lambda row: row.description,
    ),
    SearchKind(
        "activities", _("Kegiatan kemitraan"), "calendar-event", 50,
        _seen(Activity.objects, check_see_partnerships, "partnership"), "partnerships:activity",
        lambda row: _joined(row.partnership.title, row.get_state_display()), lambda row: row.title,
    ),
    SearchKind(
        "needs", _("Kebutuhan"), "bulb", 60,
        _seen(Need.objects, check_see_needs), "partnerships:need",
        lambda row: _joined(row.get_category_display(), row.get_state_display()), listing="partnerships:need_list",
    ),
)  # fmt: skip
