"""Each filter of a list is answered by an index that holds its rows in the order of the list: nothing is sorted, nothing passed over."""

import pytest
from django.db import connection
from django.http import QueryDict

from core.lists import kind_of
from partnerships.models import Contribution
from partnerships.queries.contributions import bounds, given_at_activities, given_between
from partnerships.registers import PARTNERS, PARTNERSHIPS
from tests.clock import NOW

CASES = [
    (PARTNERS, "", "partner_list"),
    (PARTNERS, "sort=new", "partner_newest"),
    (PARTNERS, "kind=school", "partner_by_kind"),
    (PARTNERS, "archived=no", "partner_active"),
    (PARTNERS, "archived=yes", "partner_archive"),
    (PARTNERS, "archived=yes&kind=school", "partner_archive_kinds"),
    (PARTNERS, "category=academic", "partner_offers_academic"),
    (PARTNERS, "resource=money", "partner_offers_money"),
    (PARTNERS, "resource=money&sort=new", "partner_newest_money"),
    (PARTNERS, "kind=school&sort=new", "partner_newest_by_kind"),
    (PARTNERSHIPS, "", "partnership_urgency"),
    (PARTNERSHIPS, "sort=stage", "partnership_by_standing"),
    (PARTNERSHIPS, "sort=title", "partnership_by_title"),
    (PARTNERSHIPS, "stage=review", "partnership_stage_urgency"),
    (PARTNERSHIPS, "stage=review&sort=stage", "partnership_stage_standing"),
    (PARTNERSHIPS, "quiet=true", "partnership_silence"),
    (PARTNERSHIPS, "quiet=true&stage=review", "partnership_stage_silence"),
    (PARTNERSHIPS, "form=mixed", "partnership_form_urgency"),
    (PARTNERSHIPS, "risk=true", "partnership_at_risk"),
    (PARTNERSHIPS, "risk=true&stage=review", "partnership_stage_at_risk"),
    (PARTNERSHIPS, "form=mixed&stage=review", "partnership_form_stage"),
    (PARTNERSHIPS, "partner_kind=police", "kind_urgency_police"),
    (PARTNERSHIPS, "partner_kind=police&stage=review", "kind_stage_police"),
]


@pytest.fixture
def plan(db):
    """The plan of a queryset. PostgreSQL is told to use an index where it can: its tables are too short here to need one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    return lambda rows: rows.explain()


@pytest.mark.parametrize(("key", "query", "index"), CASES)
def test_a_filter_reads_its_index_in_the_order_of_the_list(world, plan, key, query, index):
    actor = world.own.as_("hub")
    narrowed = kind_of(key).filter(actor, QueryDict(query), NOW.date())
    said = plan(narrowed.ordered[:26])
    if connection.vendor == "sqlite":  # to PostgreSQL all indexes of an empty table cost the same
        assert f" {index} " in said or f" {index}\n" in f"{said}\n"
    assert "TEMP B-TREE" not in said
    assert "Sort" not in said


def test_totals_of_a_year_read_its_days_only(world, plan):
    rows = Contribution.objects.visible_to(world.own.as_("hub"))
    days = bounds(2026, school_years=True)
    plans = (
        plan(given_between(rows, *days).counted()),
        plan(given_at_activities(rows, world.own.school, *days).counted()),
    )
    if connection.vendor == "sqlite":
        assert "contribution_by_day" in plans[0]
        assert "contribution_at_activity (school_id=? AND activity_id=?)" in plans[1]
