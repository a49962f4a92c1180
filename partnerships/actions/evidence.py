"""Take the evidence of a partnership out: the pack as a PDF, or with every paper and file behind it as a ZIP [PA12]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import models, transaction

from core.bundles import entries, request_bundle
from core.files import readable
from core.models import Attachment, Bundle, Document
from core.policy import Actor
from core.subjects import subject_type
from partnerships.models import Activity, Agreement, EvaluationRound, Need, Obligation, Partner, Partnership, Proposal
from partnerships.papers import agreement as agreement_paper
from partnerships.papers import evaluation as evaluation_paper
from partnerships.papers import proposal as proposal_paper
from partnerships.papers.evidence import pack_of, request_pack
from partnerships.policy import check_see_workings

Found = tuple[str, Attachment | Document, str]
PAPERS = (agreement_paper.KIND, evaluation_paper.KIND, proposal_paper.KIND)
FOLDERS: tuple[tuple[str, type[models.Model]], ...] = (
    ("01 Kebutuhan", Need),
    ("02 Mitra", Partner),
    ("03 Proposal", Proposal),
    ("04 Perjanjian", Agreement),
    ("05 Kegiatan", Activity),
    ("06 Kewajiban", Obligation),
    ("07 Evaluasi", EvaluationRound),
    ("08 Berkas lain", Partnership),
)
"""Where the papers and files of each kind of row lie in the ZIP. The names are data and stay Indonesian, as the papers are."""


@transaction.atomic
def request_evidence(*, by: Actor, now: datetime, partnership: Partnership) -> Bundle:
    """Ask for the ZIP: the pack, the final papers, the scans, the evidence. What `by` may not read is not in it.

    Raises `Hidden` for partners, `NotNow` for more than a gigabyte.
    """
    check_see_workings(by)
    pack = request_pack(by=by, now=now, partnership=partnership)
    found: list[Found] = [("", pack, "Bukti kemitraan untuk akreditasi")]
    for folder, model in FOLDERS:
        found += _of_rows(by, folder, _rows(partnership, model))
    return request_bundle(
        by=by,
        now=now,
        subject=pack_of(partnership),
        title=f"Bukti kemitraan {partnership.title}",
        manifest=entries(found),
    )


def _rows(partnership: Partnership, model: type[models.Model]) -> dict[int, str]:
    """The rows of this partnership whose papers and files belong into the ZIP, with a word for the list of contents."""
    known: dict[type[models.Model], Any] = {
        Need: partnership.needs,
        Partner: Partner.objects.filter(parties__partnership=partnership),
        Proposal: Proposal.objects.filter(partnership=partnership),
        Agreement: partnership.agreements.exclude(state=Agreement.State.CANCELLED),
        Activity: partnership.activities,
        Obligation: partnership.obligations,
        EvaluationRound: partnership.rounds,
        Partnership: Partnership.objects.filter(pk=partnership.pk),
    }
    return {row.pk: str(row) for row in known[model].all()}


def _of_rows(by: Actor, folder: str, rows: dict[int, str]) -> Iterator[Found]:
    """Papers that are final, the newest of each row, and files; each row's reader is asked once."""
    kind = subject_type(dict(FOLDERS)[folder])
    papers = Document.objects.filter(
        subject_type=kind, subject_id__in=rows, kind__in=PAPERS, state=Document.State.READY
    )
    newest = {paper.subject_id: paper for paper in papers.order_by("pk")}
    files = Attachment.objects.present().filter(subject_type=kind, subject_id__in=rows).order_by("subject_id", "pk")
    may: dict[int, bool] = {}
    everything: Iterable[Attachment | Document] = [*newest.values(), *files]
    for row in everything:
        if row.subject_id not in may:
            may[row.subject_id] = readable(by, row)
        if may[row.subject_id]:
            yield folder, row, rows[row.subject_id]
