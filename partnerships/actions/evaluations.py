"""Open a round, answer it for one party, close it; measure indicators."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import audit, links
from core.models import HistoryEntry, ScopedLink
from core.policy import Actor, Denied, NotNow
from core.versions import save_version
from partnerships.actions._partnership import lock
from partnerships.actions.activities import check_underway
from partnerships.models import (
    BenefitSeen,
    EvaluationResponse,
    EvaluationRound,
    Indicator,
    Measurement,
    Partnership,
    Rating,
)
from partnerships.policy import check_not_closed, check_speak_for, check_write
from partnerships.terms import Benefit, Factor, Scale
from partnerships.workflow import ROUND

ANSWER = "evaluation.answer"


def check_answer(actor: Actor, response: EvaluationResponse) -> None:
    """Workers answer for the school, a partner's contact for the own organisation, the holder of a link for the link's party.

    Workers may also type in what a partner answered on paper; `respondent` then names who gave the answers.
    """
    if actor.link_id is None:
        check_speak_for(actor, response.party)
        return
    link = ScopedLink.objects.filter(pk=actor.link_id, purpose=ANSWER).first()
    if link is None or link.subject_id != response.pk or link.subject_type != "partnerships.evaluationresponse":
        raise Denied(_("Tautan ini berlaku untuk evaluasi lain."))


def check_open(response: EvaluationResponse) -> None:
    """Answers are fixed once submitted, and when the round or the whole partnership is closed."""
    check_not_closed(response.round.partnership)
    if response.round.state != EvaluationRound.State.OPEN:
        raise NotNow(_("Evaluasi ini sudah ditutup."))
    if response.submitted_at:
        raise NotNow(_("Jawaban pihak ini sudah dikirim dan tidak dapat diubah."))


def _lock_round(round: EvaluationRound) -> EvaluationRound:
    """The round as it is now; answers and closing wait for each other here."""
    rows = EvaluationRound.objects.select_for_update(of=("self",)).select_related("partnership__lead", "school")
    return rows.get(pk=round.pk)


@transaction.atomic
def open_round(
    *, by: Actor, now: datetime, partnership: Partnership, title: str, period_from: date, period_to: date, due_on: date
) -> EvaluationRound:
    """Open an evaluation for every party: each gets an empty answer sheet. Only one round is open at a time."""
    row = lock(partnership)
    check_write(by, row)
    check_underway(row)
    if row.rounds.filter(state=EvaluationRound.State.OPEN).exists():
        raise NotNow(_("Masih ada evaluasi yang terbuka. Tutuplah evaluasi itu lebih dahulu."))
    opened = EvaluationRound.objects.create(
        school_id=partnership.school_id, partnership=partnership, title=title, period_from=period_from, period_to=period_to,
        due_on=due_on, created_at=now, updated_at=now,
    )  # fmt: skip
    EvaluationResponse.objects.bulk_create(
        EvaluationResponse(round=opened, party=party, created_at=now, updated_at=now)
        for party in partnership.parties.all()
    )
    audit.record(by, "round.opened", opened, now)
    return opened


@transaction.atomic
def save_answers(
    *, by: Actor, now: datetime, response: EvaluationResponse, ratings: Mapping[str, tuple[int, str]], benefits: Mapping[str, str],
    expected: int | None = None, submit: bool = False, **texts: str,
) -> EvaluationResponse:  # fmt: skip
    """Keep the answers of one party; with `submit`, fix them.

    `ratings` maps a factor to (level 1–4, evidence), `benefits` a benefit to its evidence; `texts` are respondent, lessons,
    obstacles, recommendations. Raises `NotNow` when a factor is missing on submitting, `Conflict` for a stale version.
    """
    check_answer(by, response)
    _lock_round(response.round)
    row = (
        EvaluationResponse.objects.select_for_update(of=("self",))
        .select_related("round__partnership", "party")
        .get(pk=response.pk)
    )
    check_open(row)
    if submit:
        _check_complete(ratings, texts.get("respondent", ""))
    changes = {**texts, "updated_at": now, **({"submitted_at": now} if submit else {})}
    save_version(row, expected, changes, lambda: _both(row, ratings, benefits))
    row.ratings.all().delete()
    row.benefits.all().delete()
    Rating.objects.bulk_create(
        Rating(response=row, factor=factor, level=level, evidence=evidence)
        for factor, (level, evidence) in ratings.items()
    )
    BenefitSeen.objects.bulk_create(
        BenefitSeen(response=row, benefit=key, evidence=text) for key, text in benefits.items()
    )
    if submit and by.link_id is not None:
        ScopedLink.objects.filter(pk=by.link_id, used_at=None).update(used_at=now)
    audit.record(by, "response.submitted" if submit else "response.saved", row, now, party=row.party_id)
    return row


def _both(
    response: EvaluationResponse, ratings: Mapping[str, tuple[int, str]], benefits: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """Ratings and benefits in words, as they were typed and as they are stored, for the page that shows two versions."""
    rated = {rating.factor: (rating.level, rating.evidence) for rating in response.ratings.all()}
    seen = {row.benefit: row.evidence for row in response.benefits.all()}
    return {
        str(_("penilaian")): (_rated(ratings), _rated(rated)),
        str(_("manfaat")): (_seen(benefits), _seen(seen)),
    }


def _rated(ratings: Mapping[str, tuple[int, str]]) -> str:
    lines = (f"{f.label}: {Scale(ratings[f][0]).label}. {ratings[f][1]}".rstrip(". ") for f in Factor if f in ratings)
    return "\n".join(lines)


def _seen(benefits: Mapping[str, str]) -> str:
    return "\n".join(f"{b.label}: {benefits[b]}".rstrip(": ") for b in Benefit if b in benefits)


def _check_complete(ratings: Mapping[str, Any], respondent: str) -> None:
    missing: list[Any] = [factor.label for factor in Factor if factor not in ratings]
    if not respondent.strip():
        missing.append(_("Nama yang mengisi"))
    if missing:
        raise NotNow(_("Evaluasi belum lengkap. Yang belum diisi:"), missing)


@transaction.atomic
def send_answer_link(
    *,
    by: Actor,
    now: datetime,
    response: EvaluationResponse,
    recipient_label: str,
    recipient_email: str = "",
    seed: str = "",
) -> tuple[ScopedLink, str]:
    """Issue a link with which a partner answers; returns the link and its token, shown once."""
    check_write(by, response)
    check_open(response)
    if response.party.is_school:
        raise Denied(_("Jawaban sekolah diisi langsung oleh sekolah."))
    return links.issue(
        by=by,
        now=now,
        purpose=ANSWER,
        subject=response,
        recipient_label=recipient_label,
        recipient_email=recipient_email,
        seed=seed,
    )


@transaction.atomic
def close_round(*, by: Actor, now: datetime, round: EvaluationRound, closing_note: str = "") -> HistoryEntry:
    """Close the round. Raises `NotNow` naming the parties that have not answered, unless `closing_note` says why."""
    row = _lock_round(round)
    check_not_closed(row.partnership)
    if closing_note.strip():
        EvaluationRound.objects.filter(pk=row.pk).update(closing_note=closing_note.strip())
        row.closing_note = closing_note.strip()
    entry = ROUND.move(row, "close", by=by, now=now, comment=closing_note)
    round.refresh_from_db()
    return entry


@transaction.atomic
def add_indicator(*, by: Actor, now: datetime, partnership: Partnership, **facts: Any) -> Indicator:
    """Add a measure: name, unit, baseline, target, target_on."""
    check_write(by, partnership)
    check_not_closed(lock(partnership))
    added = Indicator.objects.create(partnership=partnership, **facts)
    audit.record(by, "indicator.added", added, now)
    return added


@transaction.atomic
def measure(
    *, by: Actor, now: datetime, indicator: Indicator, measured_on: date, value: Decimal, note: str = "",
    corrects: Measurement | None = None,
) -> Measurement:  # fmt: skip
    """Record one value; with `corrects`, in the place of a wrong one, and `note` says what was wrong. The wrong one stays.

    Raises `NotNow` for a day that has not come yet, for a correction without a note, for one that was corrected already.
    """
    check_write(by, indicator)
    check_not_closed(lock(indicator.partnership))
    if measured_on > indicator.partnership.school.local_date(now):
        raise NotNow(_("Tanggal pengukuran belum tiba."))
    if corrects is not None:
        _check_correction(indicator, corrects, note)
    taken = Measurement.objects.create(
        indicator=indicator, measured_on=measured_on, value=value, note=note, corrects=corrects, recorded_by_label=by.label,
        recorded_at=now,
    )  # fmt: skip
    audit.record(by, "indicator.corrected" if corrects else "indicator.measured", indicator, now, measurement=taken.pk)
    return taken


def _check_correction(indicator: Indicator, wrong: Measurement, note: str) -> None:
    if wrong.indicator_id != indicator.pk:
        raise Denied(_("Pengukuran ini milik indikator lain."))
    if not note.strip():
        raise NotNow(_("Tuliskan apa yang keliru pada pengukuran yang lama."))
    if Measurement.objects.filter(corrects=wrong).exists():
        raise NotNow(_("Pengukuran ini sudah dikoreksi. Koreksilah yang terbaru."))


@transaction.atomic
def edit_indicator(*, by: Actor, now: datetime, indicator: Indicator, **changes: Any) -> Indicator:
    """Reword a measure, or set its target again; what was measured stays."""
    check_write(by, indicator)
    check_not_closed(lock(indicator.partnership))
    Indicator.objects.filter(pk=indicator.pk).update(**changes)
    indicator.refresh_from_db()
    audit.record(by, "indicator.edited", indicator, now, fields=sorted(changes))
    return indicator
