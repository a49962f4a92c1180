"""What each party put in: into an activity or the partnership, and its totals per partner and year."""

from datetime import date
from decimal import Decimal

import pytest

from core.models import AuditEvent
from core.policy import Denied, NotNow
from partnerships.actions import contributions as act
from partnerships.actions.activities import cancel_activity
from partnerships.models import Contribution
from partnerships.queries.contributions import chart, contribution_lines, totals
from partnerships.terms import ContributionKind
from tests.clock import NOW
from tests.factories import implementation as make
from tests.factories.partnerships import at_agreement

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(world):
    return make.underway(world.own)


@pytest.fixture
def hub(world):
    return world.own.as_("hub")


def sums(world, partnership, *, school_years=True):
    rows = Contribution.objects.filter(party__partnership=partnership)
    return totals(rows, world.own.school, school_years=school_years)


class TestAdd:
    def test_money_is_its_own_worth_and_never_an_estimate(self, world, partnership):
        gave = make.given(world.own, partnership, kind="money", quantity=Decimal(500_000), value=None, is_estimate=True)
        assert (gave.value, gave.is_estimate, gave.unit_label) == (Decimal(500_000), False, "rupiah")

    def test_a_unit_of_its_own_is_kept_and_the_usual_one_is_not_repeated(self, world, partnership):
        assert make.given(world.own, partnership, unit="Set").unit == "set"
        assert make.given(world.own, partnership, unit="unit").unit == ""

    @pytest.mark.parametrize("kind", ContributionKind.values)
    def test_every_kind_without_an_activity(self, world, partnership, kind):
        assert make.given(world.own, partnership, kind=kind).activity is None

    def test_it_needs_a_day(self, world, partnership, hub):
        with pytest.raises(NotNow):
            act.add_contribution(by=hub, now=NOW, party=partnership.parties.first(), kind="hours", quantity=Decimal(1))

    def test_not_before_the_partnership_runs(self, world):
        with pytest.raises(NotNow):
            make.given(world.own, at_agreement(world.own))

    def test_only_those_who_work_on_it(self, world, partnership):
        with pytest.raises(Denied):
            act.add_contribution(
                by=world.own.as_("coach"), now=NOW, party=partnership.parties.first(), kind="hours", quantity=Decimal(1),
                given_on=NOW.date(),
            )  # fmt: skip

    def test_only_parties_of_this_partnership_put_in(self, world, partnership, hub):
        activity, stranger = make.planned(world.own, partnership), make.underway(world.own).parties.first()
        with pytest.raises(Denied):
            act.add_contribution(by=hub, now=NOW, activity=activity, party=stranger, kind="money", quantity=Decimal(1))

    def test_a_mistake_is_taken_back_and_stays_in_the_trail(self, world, partnership, hub):
        act.remove_contribution(by=hub, now=NOW, contribution=make.given(world.own, partnership))
        assert sums(world, partnership) == []
        assert AuditEvent.objects.get(verb="contribution.removed").details["kind"] == "equipment"


class TestTotals:
    def test_per_partner_and_school_year(self, world, partnership):
        for day, worth in (
            (date(2026, 6, 30), 1_000_000),
            (date(2026, 7, 1), 2_000_000),
            (date(2027, 1, 5), 4_000_000),
        ):
            make.given(world.own, partnership, day=day, value=Decimal(worth))
        assert [(one.year, one.worth) for one in sums(world, partnership)] == [
            (2026, Decimal(6_000_000)), (2025, Decimal(1_000_000)),
        ]  # fmt: skip
        assert [(one.year, one.worth) for one in sums(world, partnership, school_years=False)] == [
            (2027, Decimal(4_000_000)), (2026, Decimal(3_000_000)),
        ]  # fmt: skip

    def test_kinds_are_added_up_apart_and_money_counts_as_its_worth(self, world, partnership):
        activity = make.held(world.own, partnership)
        make.contributed(world.own, activity, quantity=4)
        make.contributed(world.own, make.held(world.own, partnership), quantity=3)
        make.contributed(world.own, activity, kind="money", quantity=500_000)
        make.given(world.own, partnership, value=Decimal(9_000_000), is_estimate=True)
        (total,) = sums(world, partnership)
        assert [part.words for part in total.parts] == [
            "Peralatan: 2 unit", "Jam kerja tenaga ahli: 7 jam", "Dana: Rp500.000",
        ]  # fmt: skip
        assert (total.worth, total.estimated, total.unvalued) == (Decimal(9_500_000), True, 2)

    def test_the_school_is_a_line_of_its_own(self, world, partnership):
        make.given(world.own, partnership, order=1)
        make.given(world.own, partnership)
        assert {one.name for one in sums(world, partnership)} == {
            world.own.school.name, partnership.parties.get(order=2).name,
        }  # fmt: skip

    def test_called_off_activities_do_not_count(self, world, partnership, hub):
        activity = make.planned(world.own, partnership)
        make.contributed(world.own, activity)
        cancel_activity(by=hub, now=NOW, activity=activity, reason="Hujan.")
        assert sums(world, partnership) == []

    def test_one_query_however_many(self, world, partnership, django_assert_num_queries):
        for order in (1, 2, 3):
            make.given(world.own, partnership, order=order)
            with django_assert_num_queries(1):
                sums(world, partnership)

    def test_an_export_reads_each_with_its_day_and_worth(self, world, partnership, django_assert_num_queries):
        make.given(world.own, partnership)
        make.contributed(world.own, make.held(world.own, partnership))
        rows = Contribution.objects.filter(party__partnership=partnership)
        with django_assert_num_queries(1):
            lines = [
                (row.day, row.worth, row.party.partner.name, row.activity and row.activity.title)
                for row in contribution_lines(rows)
            ]
        assert [worth for _day, worth, _name, _title in lines] == [None, Decimal(9_000_000)]

    def test_the_chart_of_a_year_leaves_out_what_has_no_worth(self, world, partnership):
        make.given(world.own, partnership, order=1, kind="money", quantity=Decimal(2_000_000), value=None)
        make.given(world.own, partnership, order=2, value=None)
        drawn = chart(sums(world, partnership), school_years=True, year=2026)
        assert drawn.labels == (world.own.school.name,)

    def test_the_chart_is_in_millions(self, world, partnership):
        make.given(world.own, partnership, value=Decimal(350_000))
        drawn = chart(sums(world, partnership), school_years=True, year=None)
        assert drawn.series[0].values == (0.35,)
        assert drawn.labels == ("2026/2027",)

    def test_a_year_of_gifts_without_a_worth_has_no_bar(self, world, partnership):
        make.given(world.own, partnership, value=Decimal(2_500_000))
        make.given(world.own, partnership, value=None, day=date(2025, 8, 1))
        drawn = chart(sums(world, partnership), school_years=True, year=None)
        assert dict(zip(drawn.labels, drawn.series[0].values, strict=True)) == {"2025/2026": None, "2026/2027": 2.5}
