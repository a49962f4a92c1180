"""Duties that recur: record the rule, change what is still to come, stop it, let it grow (docs/adr/0006)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import audit
from core.looks import day
from core.policy import Actor, NotNow
from core.versions import save_version
from partnerships.actions._partnership import lock
from partnerships.actions._series import HORIZON, kept, sync, take_back, untouched
from partnerships.actions.obligations import FIXED, FROZEN, WORDS_ARE_FIXED, check_party
from partnerships.models import ObligationSeries, Partnership, Party
from partnerships.policy import check_not_closed, check_write

AT_ONCE = 200
RHYTHM = ("every", "interval", "starts_on", "month_end")


def _lock(series: ObligationSeries) -> ObligationSeries:
    rows = ObligationSeries.objects.select_for_update(of=("self",))
    return rows.select_related("partnership__lead", "partnership__school", "school", "agreement").get(pk=series.pk)


def check_running(series: ObligationSeries) -> None:
    """Raise `NotNow` once the series was stopped, or its partnership is closed."""
    check_not_closed(series.partnership)
    if series.ended_on:
        raise NotNow(_("Pengulangan ini sudah dihentikan."))


def fixed_words(series: ObligationSeries) -> bool:
    """Whether a text that was frozen after the series was recorded prints it."""
    frozen = series.partnership.agreements.filter(state__in=FROZEN, ready_at__gte=series.created_at)
    return frozen.filter(Q(pk=series.agreement_id) if series.agreement_id else Q(predecessor=None)).exists()


def check_has_dates(series: ObligationSeries) -> None:
    """Raise `NotNow` for a rule by which nothing would ever come due."""
    if next(series.whole_rule.dates(), None) is None:
        raise NotNow(
            _("Dengan aturan ini tidak ada jatuh tempo sama sekali: %(first)s terletak sesudah akhirnya.")
            % {"first": day(series.starts_on)}
        )


@transaction.atomic
def add_series(
    *, by: Actor, now: datetime, partnership: Partnership, party: Party, description: str, **rule: Any
) -> ObligationSeries:
    """Record a duty of `party` that recurs, with its first due dates. `rule`: every, interval, starts_on, month_end, ends, until, times.

    Tied to the newest agreement when there is one. Raises `NotNow` for a closed partnership or a rule without any due date.
    """
    row = lock(partnership)
    check_write(by, row)
    check_party(row, party)
    check_not_closed(row)
    newest = row.agreements.filter(base=None).exclude(state="cancelled").order_by("-id").first()
    series = ObligationSeries(
        school_id=row.school_id, partnership=row, agreement=newest, party=party, description=description, created_at=now,
        updated_at=now, **rule,
    )  # fmt: skip
    series.school = row.school
    check_has_dates(series)
    series.save(force_insert=True)
    written = sync(series, by=by, now=now)
    audit.record(by, "obligation_series.added", series, now, party=party.pk, every=series.every, written=written)
    return series


@transaction.atomic
def edit_series(
    *, by: Actor, now: datetime, series: ObligationSeries, expected: int | None = None, **changes: Any
) -> ObligationSeries:
    """Change words or rule of what is still to come; due dates that are over or already dealt with stay as they are.

    With another rule `starts_on` is the first due date under it, and comes after everything that stays. Raises `Conflict` for
    a stale version, `NotNow` once it was stopped, or for words that a frozen agreement prints.
    """
    check_write(by, series)
    row = _lock(series)
    check_running(row)
    if fixed_words(row) and any(name in changes and changes[name] != getattr(row, name) for name in FIXED):
        raise NotNow(WORDS_ARE_FIXED)
    if "party" in changes:
        check_party(row.partnership, changes["party"])
    today = row.school.local_date(now)
    extra: dict[str, Any] = {"updated_at": now}
    if any(name in changes and changes[name] != getattr(row, name) for name in RHYTHM):
        extra["counted_before"] = _counted(row, changes.get("starts_on", row.starts_on), today)
    save_version(series, expected, {**changes, **extra})
    fresh = _lock(series)
    check_has_dates(fresh)
    sync(fresh, by=by, now=now)
    audit.record(by, "obligation_series.edited", series, now, fields=sorted(changes))
    return series


def _counted(series: ObligationSeries, starts_on: date, today: date) -> int:
    """How many due dates stay in front of a rule that begins on `starts_on`. Raises `NotNow` when it would run into them."""
    stay = kept(series, today)
    last = stay[-1].series_on if stay else None
    if last is not None and starts_on <= last:
        raise NotNow(
            _("Jatuh tempo berikutnya harus sesudah %(day)s; yang sudah lewat atau sudah dicatat tetap seperti adanya.")
            % {"day": day(last)}
        )
    return (stay[-1].number or 0) if stay else 0


@transaction.atomic
def end_series(*, by: Actor, now: datetime, series: ObligationSeries, reason: str) -> ObligationSeries:
    """Nothing comes due any more after today; what was due until then stays. The reason stays on record."""
    check_write(by, series)
    row = _lock(series)
    check_running(row)
    if not reason.strip():
        raise NotNow(_("Tuliskan mengapa pengulangan ini dihentikan."), [_("Alasan")])
    today = row.school.local_date(now)
    gone = take_back(untouched(row, today), by=by, now=now)
    ObligationSeries.objects.filter(pk=row.pk).update(
        ended_on=today, ended_reason=reason.strip(), updated_at=now, version=row.version + 1
    )
    audit.record(by, "obligation_series.ended", row, now, gone=gone)
    series.refresh_from_db()
    return series


def grow_series(*, by: Actor, now: datetime) -> int:
    """Write what has come within the horizon since yesterday, in every school; for the sweep. Returns how many rows moved."""
    horizon = now.date() + HORIZON
    behind = ObligationSeries.objects.running().filter(Q(made_until=None) | Q(made_until__lt=horizon))
    moved = 0
    for pk in list(behind.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            moved += _grow(pk, by=by, now=now)
    return moved


def _grow(pk: int, *, by: Actor, now: datetime) -> int:
    series = _lock(ObligationSeries(pk=pk))
    if series.ended_on:
        return 0
    machine = replace(by, tenant_id=series.school_id)
    moved = sync(series, by=machine, now=now)
    if moved:
        audit.record(machine, "obligation_series.grown", series, now, moved=moved)
    return moved
