"""What partnerships print many at once: the agreements of a school year, and the evidence packs of the partnerships that ran in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.batches import BatchKind, Wanted
from core.models import Document
from core.policy import Actor, Hidden, NotNow
from partnerships.models import Agreement, Partnership
from partnerships.papers.agreement import KIND
from partnerships.papers.evidence import request_pack
from partnerships.policy import check_see_workings
from partnerships.queries.yearly import Year, running_in, years_of


def _year(actor: Actor, choice: str, today: date) -> Year:
    return next(year for year in years_of(actor, today) if year.name == choice)


def _years(actor: Actor, today: date) -> Sequence[tuple[str, Any]]:
    """School years in which the school had partnerships, the present one first."""
    return [(year.name, year.name) for year in years_of(actor, today)]


def _agreements(actor: Actor, choice: str, today: date) -> list[Wanted]:
    """What was signed in that year, addenda among it."""
    year = _year(actor, choice, today)
    signed = Agreement.objects.visible_to(actor).filter(
        state=Agreement.State.SIGNED, signed_on__gte=year.first, signed_on__lte=year.last
    )
    return [Wanted(row.pk, row.subject) for row in signed.order_by("signed_on", "pk")]


def _agreement_paper(*, by: Actor, now: datetime, subject_id: int) -> Document:
    """The paper that was signed, on the sheets that the school prints on; it is never made again."""
    found = Agreement.objects.visible_to(by).select_related("school").filter(pk=subject_id).first()
    if found is None:
        raise Hidden(_("Anda tidak dapat membuka perjanjian ini."))
    papers = list(Document.objects.of(found, KIND).defer("payload"))
    if not papers:
        raise NotNow(_("Naskahnya tidak dibuat di Guyub. Bila ada, pindaiannya tersimpan pada perjanjian itu."))
    return next((paper for paper in papers if paper.paper == found.school.paper), papers[0])


def _partnerships(actor: Actor, choice: str, today: date) -> list[Wanted]:
    """Those that ran at some time in that year."""
    ran = Partnership.objects.visible_to(actor).filter(running_in(_year(actor, choice, today), today))
    return [Wanted(row.pk, row.title) for row in ran.order_by("title", "pk")]


def _pack(*, by: Actor, now: datetime, subject_id: int) -> Document:
    found = Partnership.objects.visible_to(by).select_related("school", "lead").filter(pk=subject_id).first()
    if found is None:
        raise Hidden(_("Anda tidak dapat membuka kemitraan ini."))
    return request_pack(by=by, now=now, partnership=found)


KINDS = (
    BatchKind(
        "agreements", gettext_lazy("Semua perjanjian"),
        gettext_lazy("Naskah setiap perjanjian yang ditandatangani pada satu tahun ajaran, dengan adendumnya."),
        "file-certificate", check_see_workings, _years, _agreements, _agreement_paper,
    ),
    BatchKind(
        "evidence", gettext_lazy("Bukti kemitraan untuk akreditasi"),
        gettext_lazy("Satu PDF untuk setiap kemitraan yang berjalan pada satu tahun ajaran: dari kebutuhan sampai hasilnya."),
        "certificate", check_see_workings, _years, _partnerships, _pack,
    ),
)  # fmt: skip
