"""Duties that recur: what comes due is written in time, stays when it is over, and goes when it will not come."""

from datetime import date, timedelta

import pytest

from core.models import AuditEvent, ScopedLink
from core.policy import Actor, Denied, NotNow
from core.sweep import sweep
from core.versions import Conflict
from partnerships.actions import obligation_series as act
from partnerships.actions._series import HORIZON
from partnerships.actions.obligations import confirm_obligation, edit_obligation, waive_obligation
from partnerships.models import Agreement, Obligation
from partnerships.papers.values import duties
from partnerships.queries.obligations import series_lines
from partnerships.recurrence import Ends, Every
from tests.clock import NOW
from tests.factories import implementation as make
from tests.factories.partnerships import informal_underway

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
MACHINE = Actor.system()


@pytest.fixture
def partnership(world):
    return make.underway(world.own)


@pytest.fixture
def hub(world):
    return world.own.as_("hub")


def dates_of(series):
    return list(series.occurrences.order_by("series_on").values_list("series_on", flat=True))


def edit(hub, series, *, now=NOW, **changes):
    return act.edit_series(by=hub, now=now, series=series, **changes)


def confirm(hub, row, *, now=NOW, complete=True):
    return confirm_obligation(by=hub, now=now, obligation=row, happened_on=now.date(), is_complete=complete)


class TestAdd:
    def test_due_dates_are_written_up_to_the_horizon(self, world, partnership):
        series = make.recurring(world.own, partnership)
        assert all(due <= TODAY + HORIZON for due in dates_of(series))
        assert dates_of(series) == list(series.rule.dates())[: len(dates_of(series))]
        assert [row.number for row in series.occurrences.order_by("series_on")] == [1, 2, 3, 4]
        assert {row.description for row in series.occurrences.all()} == {series.description}

    def test_the_next_one_is_there_however_far_it_is(self, world, partnership):
        first = TODAY - timedelta(days=30)
        series = make.recurring(world.own, partnership, every=Every.YEAR, starts_on=first)
        assert dates_of(series) == [first, date(first.year + 1, first.month, first.day)]

    def test_a_rule_without_any_due_date_is_refused(self, world, partnership):
        until = TODAY - timedelta(days=1)
        with pytest.raises(NotNow):
            make.recurring(world.own, partnership, ends=Ends.DATE, until=until, times=None)

    def test_only_those_who_work_on_it(self, world, partnership):
        facts = {"every": Every.MONTH, "starts_on": TODAY, "ends": Ends.AGREEMENT}
        with pytest.raises(Denied):
            act.add_series(
                by=world.own.as_("coach"), now=NOW, partnership=partnership, party=partnership.parties.first(),
                description="X", **facts,
            )  # fmt: skip

    def test_parties_of_other_partnerships_owe_nothing_here(self, world, partnership, hub):
        stranger = make.underway(world.own).parties.first()
        with pytest.raises(Denied):
            act.add_series(
                by=hub, now=NOW, partnership=partnership, party=stranger, description="X", every=Every.WEEK, starts_on=TODAY,
            )  # fmt: skip


class TestGrow:
    def test_the_sweep_writes_what_comes_near_and_nothing_twice(self, world, partnership):
        series = make.recurring(world.own, partnership)
        later = NOW + timedelta(days=100)
        sweep(later)
        sweep(later + timedelta(days=1))
        assert dates_of(series) == [
            due for due in series.rule.dates() if due <= later.date() + HORIZON + timedelta(days=1)
        ]

    def test_day_by_day_nothing_is_lost_or_doubled(self, world, partnership):
        series = make.recurring(world.own, partnership, every=Every.WEEK, times=40)
        for days in range(0, 300, 13):
            act.grow_series(by=MACHINE, now=NOW + timedelta(days=days))
        assert dates_of(series) == list(series.rule.dates())

    def test_once_a_day_is_enough(self, world, partnership):
        make.recurring(world.own, partnership)
        act.grow_series(by=MACHINE, now=NOW + timedelta(days=1))
        before = AuditEvent.objects.count()
        assert act.grow_series(by=MACHINE, now=NOW + timedelta(days=1)) == 0
        assert AuditEvent.objects.count() == before

    def test_a_longer_agreement_makes_a_longer_series(self, world, partnership):
        agreement = partnership.agreements.get()
        Agreement.objects.filter(pk=agreement.pk).update(ends_on=TODAY + timedelta(days=45))
        series = make.recurring(world.own, partnership, ends=Ends.AGREEMENT, times=None)
        assert len(dates_of(series)) == 2
        Agreement.objects.filter(pk=agreement.pk).update(extended_to=TODAY + timedelta(days=75))
        act.grow_series(by=MACHINE, now=NOW + timedelta(days=1))
        assert len(dates_of(series)) == 3

    def test_an_agreement_that_was_terminated_takes_back_what_would_come(self, world, partnership):
        series = make.recurring(world.own, partnership, ends=Ends.AGREEMENT, times=None)
        partnership.agreements.update(state="terminated", closed_on=TODAY + timedelta(days=20))
        act.grow_series(by=MACHINE, now=NOW + timedelta(days=1))
        assert dates_of(series) == [TODAY + timedelta(days=10)]


class TestEdit:
    def test_what_is_over_stays_and_the_rest_follows_the_new_rule(self, world, partnership, hub):
        series = make.recurring(world.own, partnership)
        later = NOW + timedelta(days=15)
        first, second = dates_of(series)[:2]
        start = second + timedelta(days=5)
        edit(hub, series, now=later, every=Every.MONTHS, interval=2, starts_on=start)
        found = dates_of(series)
        assert found[:2] == [first, start]
        assert second not in found
        assert [row.number for row in series.occurrences.order_by("series_on")][:2] == [1, 2]
        assert series.total == 12

    def test_what_was_dealt_with_ahead_of_time_stays_with_all_before_it(self, world, partnership, hub):
        series = make.recurring(world.own, partnership)
        rows = list(series.occurrences.order_by("series_on"))
        confirm(hub, rows[1], complete=False)
        edit(hub, series, every=Every.WEEK, starts_on=rows[2].series_on)
        assert dates_of(series)[:3] == [row.series_on for row in rows[:3]]
        assert dates_of(series)[3] == rows[2].series_on + timedelta(days=7)

    def test_a_rule_does_not_run_into_what_stays(self, world, partnership, hub):
        series = make.recurring(world.own, partnership)
        confirm(hub, series.occurrences.order_by("series_on").first())
        with pytest.raises(NotNow):
            edit(hub, series, every=Every.WEEK, starts_on=TODAY + timedelta(days=1))

    def test_other_words_keep_rows_and_links(self, world, hub):
        series = make.recurring(world.own, informal_underway(world.own))
        row = series.occurrences.order_by("series_on").first()
        link, _token = make.confirmation_link(world.own, row)
        edit(hub, series, description="Penimbangan berkala")
        row.refresh_from_db()
        link.refresh_from_db()
        assert row.description == "Penimbangan berkala"
        assert link.revoked_at is None

    def test_a_due_date_that_goes_takes_its_link_along(self, world, partnership, hub):
        series = make.recurring(world.own, partnership)
        last = series.occurrences.order_by("-series_on").first()
        link, _token = make.confirmation_link(world.own, last)
        edit(hub, series, times=2)
        assert not Obligation.objects.filter(pk=last.pk).exists()
        assert ScopedLink.objects.get(pk=link.pk).revoked_at is not None

    def test_a_moved_date_stays_moved(self, world, partnership, hub):
        series = make.recurring(world.own, partnership)
        row = series.occurrences.order_by("series_on").first()
        edit_obligation(by=hub, now=NOW, obligation=row, due_on=row.due_on + timedelta(days=3))
        act.grow_series(by=MACHINE, now=NOW + timedelta(days=1))
        row.refresh_from_db()
        assert row.due_on == row.series_on + timedelta(days=3)
        assert dates_of(series).count(row.series_on) == 1

    def test_words_are_those_of_the_series(self, world, partnership, hub):
        row = make.recurring(world.own, partnership).occurrences.first()
        with pytest.raises(NotNow):
            edit_obligation(by=hub, now=NOW, obligation=row, description="Lain")

    def test_words_that_the_signed_text_prints_stay(self, world, partnership, hub):
        series = make.recurring(world.own, partnership)
        with pytest.raises(NotNow):
            edit(hub, series, description="Lain sama sekali")

    def test_a_stale_edit_is_told(self, world, hub):
        series = make.recurring(world.own, informal_underway(world.own))
        edit(hub, series, expected=1, description="Satu")
        with pytest.raises(Conflict):
            edit(hub, series, expected=1, description="Dua")


class TestEnd:
    def test_nothing_comes_any_more_and_what_was_due_stays(self, world, partnership, hub):
        series = make.recurring(world.own, partnership)
        first = dates_of(series)[0]
        later = NOW + timedelta(days=12)
        act.end_series(by=hub, now=later, series=series, reason="Mitra pindah.")
        act.grow_series(by=MACHINE, now=later + timedelta(days=60))
        assert dates_of(series) == [first]
        with pytest.raises(NotNow):
            edit(hub, series, description="X")

    def test_needs_a_reason(self, world, partnership, hub):
        with pytest.raises(NotNow):
            act.end_series(by=hub, now=NOW, series=make.recurring(world.own, partnership), reason=" ")


class TestReads:
    def test_a_series_reads_as_a_sentence(self, world, partnership, hub):
        series = make.recurring(world.own, partnership, starts_on=date(2026, 10, 5))
        rows = list(series.occurrences.order_by("series_on"))
        confirm(hub, rows[0])
        waive_obligation(by=hub, now=NOW, obligation=rows[1], reason="Libur.")
        (line,) = series_lines(partnership.obligation_series.all(), partnership, TODAY)
        assert line.sentence == (
            "setiap bulan pada tanggal 5, 12 kali; berikutnya 5 Desember 2026; 1 dari 12 terpenuhi; 1 dibebaskan"
        )

    def test_lines_cost_the_same_for_one_and_three(self, world, partnership, django_assert_num_queries):
        make.recurring(world.own, partnership)
        for _count in range(2):
            with django_assert_num_queries(2):
                series_lines(partnership.obligation_series.all(), partnership, TODAY)
            make.recurring(world.own, partnership, ends=Ends.AGREEMENT, times=None)

    def test_the_agreement_prints_it_once_with_its_rhythm(self, world, partnership):
        series = make.recurring(world.own, partnership, ends=Ends.AGREEMENT, times=None)
        lines = duties(partnership.agreements.get())[series.party_id]
        said = [line for line in lines if series.description in line]
        assert said == [
            f"{series.description} setiap bulan pada tanggal {series.starts_on.day}, selama perjanjian berlaku"
        ]
