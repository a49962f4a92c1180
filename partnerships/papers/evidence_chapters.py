"""The chapters of the evidence pack, each from its own rows.

Papers are Indonesian: the active language must be. The links of the chain are shown on a page as well, in its reader's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import looks
from core.dates import rupiah
from core.models import Attachment
from core.papers import Table
from core.subjects import subject_type
from partnerships.documents import Block, Chapter
from partnerships.models import (
    Activity,
    Agreement,
    Candidate,
    Contribution,
    EvaluationRound,
    Need,
    Obligation,
    Partnership,
    Proposal,
    Review,
)
from partnerships.papers.evaluation import number
from partnerships.papers.words import day, listed
from partnerships.queries.activities import attendance_words, when
from partnerships.queries.contributions import totals, year_name
from partnerships.queries.evaluations import comparison, indicator_lines
from partnerships.queries.obligations import SETTLED, by_urgency, series_lines
from partnerships.terms import Scale


@dataclass(frozen=True)
class Told:
    """A chapter and what its link of the chain says; `reached` is False while there is nothing."""

    chapter: Chapter
    link: str
    words: str
    reached: bool


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def needs(p: Partnership) -> Told:
    """Why the school looked for a partner."""
    rows = list(p.needs.all())
    blocks = tuple(
        Block(
            title=need.title,
            facts=(
                ("Kategori", need.get_category_display()),
                ("Prioritas", need.get_priority_display()),
                *((("Indikator Rapor Pendidikan", need.report_indicator),) if need.report_indicator else ()),
                *((("Hasilnya", need.outcome),) if need.outcome else ()),
            ),
            paragraphs=_lines(need.evidence),
        )
        for need in rows
    )
    return Told(
        Chapter("Kebutuhan sekolah", blocks, "Belum ada kebutuhan yang dihubungkan dengan kemitraan ini."), pgettext("daftar", "Kebutuhan"),
        _needs_words(rows), bool(rows),
    )  # fmt: skip


def _needs_words(rows: Sequence[Need]) -> str:
    if not rows:
        return _("Belum dihubungkan")
    return rows[0].title if len(rows) == 1 else _("%(n)d kebutuhan dengan buktinya") % {"n": len(rows)}


def partners(p: Partnership) -> Told:
    """With whom, and how they were chosen."""
    found = [party.partner for party in p.parties.select_related("partner") if party.partner]
    chosen = [c for c in p.candidates.select_related("partner") if c.result == Candidate.Result.CHOSEN]
    blocks: list[Block] = []
    if found:
        rows = tuple((one.name, str(one.get_kind_display()), one.regency or "–") for one in found)
        blocks.append(Block(table=Table("Para mitra", ("Mitra", "Jenis", "Kabupaten/kota"), rows)))
    blocks += [
        Block(
            title=f"Penjajakan {c.partner}",
            facts=tuple(
                (label, text)
                for label, text in (("Minat", c.interest), ("Sumber daya", c.resources), ("Alasan dipilih", c.reason))
                if text
            ),
        )
        for c in chosen
        if c.interest or c.resources or c.reason
    ]
    names = ", ".join(one.name for one in found)
    return Told(
        Chapter("Mitra dan penjajakan", tuple(blocks), "Belum ada mitra yang dipilih."), pgettext("daftar", "Mitra"),
        names or _("Belum dipilih"), bool(found),
    )  # fmt: skip


def proposal(p: Partnership) -> Told:
    """What was planned, and that the principal approved it."""
    found = Proposal.objects.filter(partnership=p).select_related("approved_by").first()
    if found is None:
        informal = "Kemitraan informal dimulai dengan catatan kesepahaman, tanpa proposal."
        said = informal if p.form == "informal" else "Belum ada proposal."
        return Told(Chapter("Proposal", (), said), _("Proposal"), _("Tanpa proposal"), False)
    approved = found.state == Proposal.State.APPROVED
    approved_on = p.school.local_date(found.approved_at) if approved and found.approved_at else None
    on = day(approved_on)
    by = found.approved_by.display_name if found.approved_by else ""
    facts = (
        ("Status", str(found.get_state_display())),
        *((("Disetujui", f"{on} oleh {by}".removesuffix(" oleh ")),) if on else ()),
    )
    rows = tuple(
        (row.statement, row.measure, number(row.baseline, row.unit), number(row.target, row.unit), day(row.due_on))
        for row in found.objectives.all()
    )
    table = Table("Sasaran", ("Sasaran", "Ukuran", "Awal", "Target", "Paling lambat"), rows) if rows else None
    blocks = (Block(facts=facts, paragraphs=_lines(found.goals), table=table),)
    words = _("Disetujui %(day)s") % {"day": looks.day(approved_on)} if approved else str(found.get_state_display())
    return Told(Chapter("Proposal", blocks), _("Proposal"), words, approved)


def agreements(p: Partnership, today: date) -> Told:
    """What was signed: agreements and addenda, or the understanding of the informal path."""
    rows = list(p.agreements.exclude(state=Agreement.State.CANCELLED).prefetch_related("parties").order_by("pk"))
    blocks: list[Block] = []
    if rows:
        lines = tuple(_agreement(row, today) for row in rows)
        columns = ("Naskah", "Nomor", "Ditandatangani", "Berlaku", "Status")
        blocks.append(Block(table=Table("Naskah perjanjian", columns, lines)))
    if p.understanding:
        facts = (("Disepakati", day(p.understood_on)), ("Cara mengevaluasi", p.evaluation_note or "–"))
        blocks.append(Block(title="Kesepahaman", facts=facts, paragraphs=_lines(p.understanding)))
    signed = [row for row in rows if row.signed_at]
    words = _("Catatan kesepahaman") if p.understanding else _("Belum ada naskah")
    if rows:
        newest = (signed or rows)[-1]
        words = f"{newest.kind_label}: {str(newest.status(today).label).lower()}"
    return Told(
        Chapter("Perjanjian", tuple(blocks), "Belum ada perjanjian atau catatan kesepahaman."),
        pgettext("daftar", "Perjanjian"), words,
        bool(signed or p.understanding),
    )  # fmt: skip


def _agreement(row: Agreement, today: date) -> tuple[str, ...]:
    numbers = "; ".join(party.number for party in row.parties.all() if party.number)
    begins, ends = day(row.starts_on), day(row.last_day)
    span = f"{begins} – {ends}" if begins and ends else f"sejak {begins}" if begins else "–"
    return (
        f"{row.kind_label}: {row.subject}",
        numbers or "–",
        day(row.signed_on) or "–",
        span,
        str(row.status(today).label),
    )


def activities(p: Partnership) -> Told:
    """What was done together, and what each side put in."""
    rows = list(
        p.activities.exclude(state=Activity.State.CANCELLED).prefetch_related("attendance").order_by("starts_on", "pk")
    )
    held = [row for row in rows if row.state == Activity.State.HELD]
    lines = tuple(
        (
            when(row),
            row.title,
            row.place or "–",
            attendance_words(row) or "–",
            row.result or str(row.get_state_display()),
        )
        for row in rows
    )
    gifts = totals(Contribution.objects.filter(party__partnership=p), p.school, school_years=True)
    blocks: list[Block] = []
    if lines:
        blocks.append(Block(table=Table("Kegiatan", ("Waktu", "Kegiatan", "Tempat", "Peserta", "Hasil"), lines)))
    if gifts:
        given = tuple(
            (
                year_name(one.year, school_years=True), one.name, "; ".join(part.words for part in one.parts),
                f"{one.worth_words}{' *' if one.estimated else ''}",
            )
            for one in gifts
        )  # fmt: skip
        table = Table(
            "Kontribusi per pihak dan tahun ajaran", ("Tahun ajaran", "Pihak", "Rincian", "Nilai"), given,
            align=("left", "left", "left", "right"),
        )  # fmt: skip
        note = ("* termasuk taksiran",) if any(one.estimated for one in gifts) else ()
        blocks += [Block(title="Kontribusi", table=table), Block(paragraphs=note)]
    worth = sum(one.worth for one in gifts)
    people = sum(row.participants or 0 for row in held)
    said = [_("%(n)d terlaksana") % {"n": len(held)}] if rows else []
    said += [_("%(n)d peserta") % {"n": people}] if people else []
    money = rupiah(worth, looks.screen_language(), decimals=0)
    said += [_("kontribusi %(worth)s") % {"worth": money}] if worth else []
    return Told(
        Chapter("Kegiatan dan kontribusi", tuple(blocks), "Belum ada kegiatan."), pgettext("daftar", "Kegiatan"),
        ", ".join(said) or _("Belum ada"), bool(held),
    )  # fmt: skip


def obligations(p: Partnership, today: date) -> Told:
    """Who promised what, and whether it came. What recurs is one line; the count is of what was due until today."""
    rows = list(by_urgency(p.obligations.filter(series=None)).order_by("sort_due", "pk"))
    series, proofs = series_lines(p.obligation_series.all(), p, today), _proofs(p)
    lines = [
        (
            row.party.partner.name if row.party.partner else p.school.name, row.description, day(row.due_on) or "–",
            _fulfilled(row, today), str(proofs.get(("row", row.pk), 0)),
        )
        for row in rows
    ]  # fmt: skip
    lines += [
        (
            line.party, line.series.description, line.series.sentence, line.standing,
            str(proofs.get(("series", line.series.pk), 0)),
        )
        for line in series
    ]  # fmt: skip
    due = p.obligations.filter(SETTLED | Q(due_on__lte=today) | Q(series=None))
    done, everything = due.filter(fulfilled_on__isnull=False).count(), due.count()
    columns = ("Pihak", "Kewajiban", "Jatuh tempo", "Pemenuhan", "Bukti")
    table = Table("Pemenuhan kewajiban", columns, tuple(lines), align=("left", "left", "left", "left", "right"))
    return Told(
        Chapter("Pemenuhan kewajiban", (Block(table=table),) if lines else (), "Belum ada kewajiban yang dicatat."),
        pgettext("daftar", "Kewajiban"),
        _("%(n)d dari %(all)d terpenuhi") % {"n": done, "all": everything} if lines else _("Belum dicatat"), bool(done),
    )  # fmt: skip


def _fulfilled(row: Any, today: date) -> str:
    if row.fulfilled_on:
        return f"Terpenuhi {day(row.fulfilled_on)}"
    if row.waived_on:
        return f"Dibebaskan {day(row.waived_on)}: {row.waived_reason}"
    return str(row.state(today, has_part=row.has_part).label)


def _proofs(p: Partnership) -> Counter[tuple[str, int]]:
    """How many files show each duty, or each series."""
    series = dict(p.obligations.values_list("pk", "series_id"))
    rows = Attachment.objects.present().filter(subject_type=subject_type(Obligation), subject_id__in=series)
    ids = rows.values_list("subject_id", flat=True)
    return Counter(("series", series[pk]) if series[pk] else ("row", pk) for pk in ids)


def evaluations(p: Partnership) -> Told:
    """What was measured, and what each party said with evidence."""
    lines = indicator_lines(p)
    verdicts = {True: "tercapai", False: "belum tercapai", None: "belum diukur"}
    measured = tuple(
        (
            line.indicator.name, number(line.indicator.baseline, line.indicator.unit),
            number(line.indicator.target, line.indicator.unit),
            number(line.latest.value if line.latest else None, line.indicator.unit), verdicts[line.reached],
        )
        for line in lines
    )  # fmt: skip
    blocks: list[Block] = []
    if measured:
        columns = ("Indikator", "Awal", "Target", "Terakhir", "Hasil")
        blocks.append(Block(table=Table("Indikator", columns, measured)))
    rounds = list(p.rounds.order_by("pk"))
    blocks += [_round(one) for one in rounds]
    closed = [one for one in rounds if one.state == EvaluationRound.State.CLOSED]
    reached = sum(bool(line.reached) for line in lines)
    said = [_("%(n)d evaluasi ditutup") % {"n": len(closed)} if rounds else _("Belum dievaluasi")]
    said += [_("%(n)d dari %(all)d target tercapai") % {"n": reached, "all": len(lines)}] if lines and closed else []
    return Told(
        Chapter("Monitoring dan evaluasi", tuple(blocks), "Belum ada evaluasi."), pgettext("daftar", "Evaluasi"),
        ", ".join(said), bool(closed),
    )  # fmt: skip


def _round(one: EvaluationRound) -> Block:
    compared = comparison(one)
    ratings = [r.level for line in (*compared.principles, *compared.factors) for r in line.ratings if r]
    good = sum(level >= Scale.GOOD for level in ratings)
    facts = [
        ("Periode", f"{day(one.period_from)} – {day(one.period_to)}"), ("Status", str(one.get_state_display())),
        ("Diisi oleh", listed(list(compared.parties)) or "belum ada"),
    ]  # fmt: skip
    if ratings:
        facts.append(("Penilaian", f"{good} dari {len(ratings)} berbunyi “Sudah baik” atau “Sangat kuat”"))
    if compared.benefits:
        facts.append(("Manfaat yang terwujud", "; ".join(str(line.benefit.label) for line in compared.benefits)))
    return Block(title=one.title, facts=tuple(facts), paragraphs=_lines(one.closing_note))


def decisions(p: Partnership) -> Told:
    """What the principal decided after the term."""
    rows = list(Review.objects.filter(partnership=p).select_related("decided_by").order_by("pk"))
    blocks = tuple(
        Block(
            title=f"{row.get_decision_display()}, {day(row.decided_on)}",
            facts=(("Diputuskan oleh", row.decided_by.display_name if row.decided_by else "–"),),
            paragraphs=_lines(row.reasons),
        )
        for row in rows
    )
    words = str(rows[-1].get_decision_display()) if rows else _("Belum ditinjau")
    return Told(
        Chapter("Peninjauan dan keputusan", blocks, "Belum ada keputusan peninjauan."),
        _("Keputusan"),
        words,
        bool(rows),
    )
