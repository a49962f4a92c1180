"""Twelve months: what ends on its last day, what comes to review although it never ends, what falls due."""

from datetime import date

import pytest

from partnerships.actions import _register
from partnerships.models import Agreement, Obligation, Partnership
from partnerships.queries.expiry import calendar
from tests.clock import REAL
from tests.factories import agreements, implementation
from tests.factories import partnerships as make
from tests.partnerships.registers.taking import at
from tests.schools.pages import queries_of, text_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 21)


def events(world, first=TODAY, role="hub", **options):
    """(month, day, kind, title) of everything in the calendar."""
    shown = calendar(world.own.as_(role), first, TODAY, **options)
    return [(month.key, event.day.day, event.kind, event.title) for month in shown.months for event in month.events]


def kinds(world, kind, **options):
    return [found for found in events(world, **options) if found[2] == kind]


def test_the_last_day_belongs_to_its_month(world):
    agreements.signed(world.own, subject="UKS")
    Agreement.objects.update(ends_on=date(2027, 1, 31), starts_on=date(2026, 1, 1), review_on=None)
    assert kinds(world, "end") == [("2027-01", 31, "end", "UKS")]
    assert kinds(world, "end", first=date(2027, 2, 1)) == []
    assert kinds(world, "end", first=date(2026, 2, 28)) == [("2027-01", 31, "end", "UKS")]
    assert kinds(world, "end", first=date(2026, 1, 31)) == [], "twelve months from January end in December"


def test_twelve_months_whatever_the_day(world):
    months = calendar(world.own.as_("hub"), date(2026, 12, 31), TODAY).months
    assert [month.key for month in months][:3] == ["2026-12", "2027-01", "2027-02"]
    assert len(months) == 12


def test_an_addendum_moves_the_end(world):
    agreements.signed(world.own, subject="UKS")
    Agreement.objects.update(ends_on=date(2026, 12, 31), extended_to=date(2027, 3, 31), review_on=None)
    assert kinds(world, "end") == [("2027-03", 31, "end", "UKS")]


def test_an_evergreen_agreement_comes_to_review_and_never_ends(world):
    agreements.signed(world.own, subject="Perpustakaan")
    Agreement.objects.update(ends_on=None, evergreen=True, review_on=date(2027, 2, 14))
    Partnership.objects.update(review_on=None)
    Obligation.objects.all().delete()
    assert events(world) == [("2027-02", 14, "review", "Perpustakaan")]


def test_an_informal_partnership_comes_to_review(world):
    make.informal_underway(world.own, title="Kunjungan belajar")
    Partnership.objects.update(review_on=date(2026, 11, 3))
    assert kinds(world, "review") == [("2026-11", 3, "review", "Kunjungan belajar")]


def test_what_was_renewed_does_not_end_again(world):
    old = agreements.signed(world.own)
    new = agreements.signed(world.own)
    Agreement.objects.filter(pk=old.pk).update(ends_on=date(2026, 12, 31))
    Agreement.objects.filter(pk=new.pk).update(ends_on=date(2027, 5, 31), predecessor=old)
    new.refresh_from_db()
    _register.keep(new)
    assert [month for month, *_rest in kinds(world, "end")] == ["2027-05"]


def test_obligations_and_evaluations_fall_due_until_they_are_done(world):
    partnership = implementation.underway(world.own)
    implementation.opened_round(world.own, partnership, title="Evaluasi semester", due_on=date(2026, 12, 1))
    assert ("2026-12", 1, "round", "Evaluasi semester") in events(world)
    due = kinds(world, "duty")
    assert len(due) == 3
    partnership.obligations.update(fulfilled_on=TODAY)
    assert kinds(world, "duty") == []


def test_a_signed_loan_shows_its_instalments(world):
    loan = agreements.lent(world.own)
    Agreement.objects.filter(pk=loan.pk).update(state="signed", signed_at=REAL)
    assert [month for month, *_rest in kinds(world, "money", first=date(2027, 1, 1))][:2] == ["2027-01", "2027-02"]


def test_one_kind_alone(world):
    implementation.underway(world.own)
    assert {kind for _month, _day, kind, _title in events(world, kind="duty")} == {"duty"}


def test_everybody_sees_their_own(world):
    implementation.underway(world.other)
    agreements.signed(world.own)
    assert events(world, first=date(2028, 12, 1)) != []
    assert events(world, first=date(2028, 12, 1), role="committee") == [], "not yet active"
    assert events(world, first=date(2028, 12, 1), role="partner") == []


def test_the_page_says_it_month_by_month_and_pages_in_both_directions(world, client_for):
    agreements.signed(world.own, subject="UKS")
    Agreement.objects.update(ends_on=date(2027, 1, 31), starts_on=date(2026, 1, 1), review_on=None)
    client = client_for(world.own.principal)
    page = client.get(at(world.own, "partnerships:expiry_calendar", query="dari=2026-09"))
    text, body = text_of(page), page.content.decode()
    assert "Januari 2027" in text
    assert "Minggu, 31 Januari 2027" in text
    assert 'href="#m-2027-01"' in body
    assert "dari=2025-09" in body
    assert "dari=2027-09" in body
    for nonsense in ("dari=besok", "dari=0001-01", "dari=9999-12", "jenis=apa"):
        assert client.get(at(world.own, "partnerships:expiry_calendar", query=nonsense)).status_code == 200


def test_as_many_queries_whatever_the_months_hold(world, client_for):
    client, url = client_for(world.own.hub), at(world.own, "partnerships:expiry_calendar")
    implementation.underway(world.own)
    make.informal_underway(world.own)
    queries_of(client, url)
    one = queries_of(client, url)
    for _more in range(2):
        implementation.underway(world.own)
        make.informal_underway(world.own)
    assert queries_of(client, url) == one
