"""Columns of the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.lists import Column
from core.policy import Actor, allowed
from partnerships.kept_step import kept_words
from partnerships.models import Partnership
from partnerships.policy import check_see_workings
from partnerships.queries.dressing import candidates, parties
from partnerships.queries.partnerships import partner_names


def dressed(rows: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """With parties, candidates and needs."""
    return rows.select_related("lead", "school").prefetch_related(parties(), candidates(), "needs")


def _kinds(partnership: Any) -> str:
    kinds = {str(party.partner.get_kind_display()) for party in partnership.parties.all() if party.partner}
    return "; ".join(sorted(kinds))


def _day(partnership: Any, moment: Any) -> date:
    return timezone.localtime(moment, partnership.school.zone).date()


def columns(actor: Actor, today: date) -> Sequence[Column]:
    """The columns for this person: candidates and needs are not for partners."""
    workings = allowed(check_see_workings, actor)
    needs = [Column(_("Kebutuhan"), lambda p: "; ".join(need.title for need in p.needs.all()))] if workings else []
    return [
        Column(_("Judul kemitraan"), lambda p: p.title),
        Column(_("Mitra"), lambda p: partner_names(p, workings)),
        Column(_("Jenis mitra"), _kinds),
        Column(_("Bentuk"), lambda p: str(p.get_form_display())),
        Column(_("Ruang lingkup"), lambda p: str(p.get_scope_display())),
        Column(_("Tahap"), lambda p: str(p.get_stage_display())),
        Column(_("Langkah berikutnya"), kept_words),
        Column(_("Pada tahap ini sejak"), lambda p: _day(p, p.stage_since)),
        Column(_("Tenggat"), lambda p: p.due),
        Column(_("Terlambat"), lambda p: p.due is not None and p.due < today),
        Column(_("Penanggung jawab"), lambda p: p.lead.display_name),
        Column(_("Tanggal peninjauan"), lambda p: p.review_on),
        *needs,
        Column(_("Ringkasan"), lambda p: p.summary),
        Column(_("Dibuka pada"), lambda p: _day(p, p.created_at)),
    ]
