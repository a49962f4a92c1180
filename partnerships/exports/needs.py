"""Columns of the needs register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.lists import Column
from core.policy import Actor
from partnerships.models import Need, Partnership


def dressed(rows: QuerySet[Need]) -> QuerySet[Need]:
    """With who raised it and the partnerships that answer it."""
    return rows.select_related("raised_by", "school").prefetch_related("partnerships")


def columns(actor: Actor, today: date) -> Sequence[Column]:
    """The columns for this person: a partnership that the reader may not see is not named."""

    @cache
    def seen() -> set[int]:
        answering = Partnership.objects.visible_to(actor).filter(needs__isnull=False)
        return set(answering.values_list("pk", flat=True))

    return [
        Column(_("Kebutuhan"), lambda n: n.title),
        Column(_("Kategori"), lambda n: str(n.get_category_display())),
        Column(_("Sumber daya yang dicari"), lambda n: str(n.get_resource_display())),
        Column(_("Prioritas"), lambda n: str(n.get_priority_display())),
        Column(_("Status"), lambda n: str(n.get_state_display())),
        Column(_("Bukti"), lambda n: n.evidence),
        Column(_("Indikator Rapor Pendidikan"), lambda n: n.report_indicator),
        Column(_("Uraian"), lambda n: n.description),
        Column(_("Dicatat oleh"), lambda n: n.raised_by.display_name if n.raised_by else ""),
        Column(_("Dicatat pada"), lambda n: timezone.localtime(n.created_at, n.school.zone).date()),
        Column(
            _("Dijawab oleh kemitraan"), lambda n: "; ".join(p.title for p in n.partnerships.all() if p.pk in seen())
        ),
    ]
