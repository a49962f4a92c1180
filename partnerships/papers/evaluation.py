"""From a closed or open round to the strings of its paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import formats, translation
from django.utils.translation import gettext as _

from core.documents import request_document
from core.looks import day, with_unit
from core.models import ActionItem, Document
from core.papers import Signatory, signature_rows
from core.policy import Actor
from partnerships.charts import factor_chart, indicator_chart
from partnerships.documents.evaluation import (
    BenefitRow,
    EvaluationPaper,
    FactorRow,
    FollowUpRow,
    IndicatorRow,
    ObstacleRow,
    PartyVoice,
)
from partnerships.models import EvaluationRound
from partnerships.obstacles import BULLET
from partnerships.papers.parts import position_held
from partnerships.papers.pictures import pictures
from partnerships.papers.words import letterhead, nip
from partnerships.policy import check_see_answers
from partnerships.prefill import of_school
from partnerships.queries.evaluations import (
    Comparison,
    FactorLine,
    IndicatorLine,
    comparison,
    indicator_lines,
    obstacles,
)
from partnerships.terms import Scale

KIND = "evaluation"


@transaction.atomic
def request_paper(*, by: Actor, now: datetime, round: EvaluationRound, paper: str) -> Document:
    """Ask for the PDF of this evaluation as it stands now; the same answers lead to the same paper. Papers are Indonesian."""
    check_see_answers(by, round)
    with translation.override("id"):
        payload = build(round, round.school.local_date(now))
    return request_document(
        by=by,
        now=now,
        subject=round,
        kind=KIND,
        payload=payload,
        title=f"{round.title}: {round.partnership.title}",
        paper=paper,
        images=pictures(round.school),
    )


def build(round: EvaluationRound, today: date) -> EvaluationPaper:
    """Everything the paper says, in the active language. A handful of queries."""
    compared = comparison(round)
    party_names = [party.name for party in round.partnership.parties.select_related("partner", "partnership__school")]
    lines = indicator_lines(round.partnership)
    school = round.school
    return EvaluationPaper(
        title=f"{round.title}: {round.partnership.title}",
        heading=_("Laporan Monitoring dan Evaluasi Kemitraan"),
        subject=round.partnership.title,
        facts=(
            (_("Periode"), f"{day(round.period_from)} – {day(round.period_to)}"),
            (_("Para pihak"), _and(party_names)),
            (_("Penanggung jawab"), round.partnership.lead.display_name),
            (_("Status evaluasi"), round.get_state_display()),
        ),
        summary=(*summary(compared, lines), *_open_items(round, today)),
        parties=compared.parties,
        scale=tuple(str(step.label) for step in Scale),
        principles=_rows(compared.principles),
        factors=_rows(compared.factors),
        footer=f"{school.name} · {round.title}",
        principles_chart=factor_chart(_("Enam prinsip kemitraan"), compared.principles, compared),
        factors_chart=factor_chart(_("Lima faktor keberhasilan"), compared.factors, compared),
        differences=tuple(f"{factor}. {words}" for factor, words in compared.gaps),
        indicators=tuple(_indicator(line) for line in lines),
        benefits=tuple(
            BenefitRow(
                str(line.benefit.label),
                ", ".join(name for name, _evidence in line.seen_by),
                _distinct(evidence for _name, evidence in line.seen_by),
            )
            for line in compared.benefits
        ),
        voices=tuple(
            PartyVoice(
                r.party.name,
                r.respondent,
                _paragraphs(r.lessons),
                _paragraphs(r.obstacles),
                _paragraphs(r.recommendations),
            )
            for r in compared.responses
        ),
        obstacles=_obstacles(compared),
        follow_ups=_follow_ups(round, today),
        closing_note=_paragraphs(round.closing_note),
        letterhead=letterhead(school),
        place_and_date=f"{school.city}, {day(today)}" if school.city else day(today),
        signatures=_signatures(round),
    )


def _signatures(round: EvaluationRound) -> tuple[tuple[Signatory, ...], ...]:
    """Who answers for the partnership, and the principal who takes note."""
    lead, words = round.partnership.lead, of_school(round.school)
    answers = Signatory(
        _("Penanggung jawab"),
        lead.display_name,
        position=position_held(lead, round.school_id),
        id_line=nip(lead.employee_number),
    )
    principal = Signatory(
        _("Mengetahui"),
        words.get("signatory_name", ""),
        position=words.get("signatory_position", _("Kepala sekolah")),
        id_line=nip(words.get("signatory_number", "")),
    )
    return signature_rows([answers, principal])


def summary(compared: Comparison, lines: list[IndicatorLine]) -> tuple[str, ...]:
    """Half a page that somebody can read aloud: who answered, how it stands, what was reached, what differs."""
    said = []
    if compared.parties:
        everything = [
            rating.level for line in (*compared.principles, *compared.factors) for rating in line.ratings if rating
        ]
        good = sum(level >= Scale.GOOD for level in everything)
        said.append(
            _(
                "Evaluasi ini diisi oleh %(parties)s. Dari %(total)d penilaian, %(good)d berbunyi “Sudah baik” atau “Sangat kuat”."
            )
            % {"parties": _and(list(compared.parties)), "total": len(everything), "good": good}
        )
    else:
        said.append(_("Belum ada pihak yang mengirim jawaban."))
    if lines:
        reached = sum(bool(line.reached) for line in lines)
        said.append(
            _("%(reached)d dari %(total)d indikator sudah mencapai target.") % {"reached": reached, "total": len(lines)}
        )
    if compared.benefits:
        said.append(
            _("Manfaat yang sudah terasa: %(benefits)s.")
            % {"benefits": _and([str(b.benefit.label).lower() for b in compared.benefits])}
        )
    if compared.apart:
        said.append(
            _(
                "Pandangan para pihak berbeda jauh mengenai %(factors)s; sebaiknya dibicarakan pada pertemuan berikutnya."
            )
            % {"factors": _and([str(line.factor.label).lower() for line in compared.apart])}
        )
    return tuple(said)


def _rows(lines: tuple[FactorLine, ...]) -> tuple[FactorRow, ...]:
    return tuple(
        FactorRow(
            str(line.factor.label),
            tuple(rating.get_level_display() if rating else "–" for rating in line.ratings),
            _distinct(
                _("%(who)s: %(evidence)s") % {"who": party, "evidence": rating.evidence}
                for party, rating in line.said
                if rating and rating.evidence
            ),
        )
        for line in lines
    )


def _distinct(evidence: Iterable[str]) -> tuple[str, ...]:
    """What was given as evidence, the same words only once."""
    return tuple(dict.fromkeys(words for words in evidence if words))


def _obstacles(compared: Comparison) -> tuple[ObstacleRow, ...]:
    return tuple(
        ObstacleRow(
            one.what,
            one.response.party.name,
            str(one.risk.get_state_display()) if one.risk else _("belum ditangani"),
        )
        for one in obstacles(compared)
    )


def _items(round: EvaluationRound) -> list[ActionItem]:
    return list(ActionItem.objects.of(round).by_day().select_related("owner"))


def _follow_ups(round: EvaluationRound, today: date) -> tuple[FollowUpRow, ...]:
    return tuple(
        FollowUpRow(item.title, item.who, day(item.due_on), str(item.standing_on(today).label), item.outcome)
        for item in _items(round)
    )


def _open_items(round: EvaluationRound, today: date) -> tuple[str, ...]:
    """One sentence about what was agreed afterwards; nothing while nothing was."""
    items = _items(round)
    if not items:
        return ()
    done = sum(item.state == ActionItem.State.DONE for item in items)
    late = sum(item.standing_on(today) == ActionItem.Standing.OVERDUE for item in items)
    words = _("Disepakati %(total)d tindak lanjut; %(done)d sudah selesai.") % {"total": len(items), "done": done}
    return (words + " " + _("%(late)d terlambat.") % {"late": late} if late else words,)


def _indicator(line: IndicatorLine) -> IndicatorRow:
    unit = line.indicator.unit
    verdict = {True: _("tercapai"), False: _("belum tercapai"), None: _("belum diukur")}[line.reached]
    return IndicatorRow(
        name=line.indicator.name,
        baseline=number(line.indicator.baseline, unit),
        target=number(line.indicator.target, unit),
        latest=number(line.latest.value if line.latest else None, unit),
        verdict=verdict,
        chart=indicator_chart(line),
        history=tuple(
            (
                day(one.measured_on),
                number(one.value, unit),
                _measured(one.note, corrects=bool(one.corrects_id), wrong=wrong),
            )
            for one, wrong in line.history
        ),
    )


def _measured(note: str, *, corrects: bool, wrong: bool) -> str:
    """The note of a measurement, and what a correction made of it."""
    marks = [_("sudah dikoreksi")] if wrong else []
    if corrects:
        marks.append(_("koreksi"))
    return ": ".join(part for part in ("; ".join(marks), note) if part)


def number(value: Decimal | None, unit: str = "") -> str:
    """A value as people write it, with its unit: "72,5%", "1.250 siswa"; "–" for none."""
    if value is None:
        return "–"
    text = formats.number_format(value.normalize() if value % 1 else value.quantize(Decimal(1)), force_grouping=True)
    return with_unit(text, unit)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(BULLET.sub("", line).strip() for line in text.splitlines() if line.strip())


def _and(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    values = {"first": ", ".join(words[:-1]), "last": words[-1]}
    return (_("%(first)s dan %(last)s") if len(words) == 2 else _("%(first)s, dan %(last)s")) % values
