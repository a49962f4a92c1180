"""Filters that stay in the address: what they find, how they are taken away, and what they cost."""

from datetime import date, timedelta

import pytest

from partnerships.actions import _register
from partnerships.actions.obligations import confirm_obligation
from partnerships.models import Agreement, AgreementParty, Obligation, Partnership
from partnerships.queries.duties import in_state
from tests.clock import REAL
from tests.factories import agreements, implementation
from tests.factories import partnerships as make
from tests.partnerships.registers.taking import at
from tests.schools.pages import queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


@pytest.fixture
def today(world):
    return world.own.school.local_date(REAL)


def subjects(client, world, query):
    page = client.get(at(world.own, "partnerships:agreement_list", query=query))
    return [row.agreement.subject for row in page.context["rows"]]


def running(world, subject, today, **facts):
    """A signed agreement that began a year ago."""
    agreement = agreements.signed(world.own, subject=subject)
    given = {
        "starts_on": today - timedelta(days=400),
        "ends_on": today + timedelta(days=400),
        "review_on": None,
        **facts,
    }
    Agreement.objects.filter(pk=agreement.pk).update(**given)
    return agreement


def test_agreements_that_end_within_so_many_days_today_counted(world, hub, today):
    for subject, days in (("kemarin", -1), ("hari ini", 0), ("tiga puluh", 30), ("enam puluh", 60), ("jauh", 91)):
        running(world, subject, today, ends_on=today + timedelta(days=days))
    assert subjects(hub, world, "within=30") == ["hari ini", "tiga puluh"], "the earliest end first"
    assert subjects(hub, world, "within=60") == ["hari ini", "tiga puluh", "enam puluh"]
    assert subjects(hub, world, "within=past") == ["kemarin"]


def test_agreements_that_lack_something(world, hub, today):
    whole = running(world, "lengkap", today, scan_id=1, scan_confirmed_at=REAL)
    AgreementParty.objects.filter(agreement=whole).update(number="1/2026")
    for party in whole.parties.all():
        party.signature.original_held = True
        party.signature.save(update_fields=["original_held"])
    bare = running(world, "belum", today, review_on=today)
    AgreementParty.objects.filter(agreement=bare).update(number="")
    for agreement in (whole, bare):
        _register.keep(agreement)
    for lack in ("number", "scan", "originals", "review"):
        assert (lack, subjects(hub, world, f"lack={lack}")) == (lack, ["belum"])
    Agreement.objects.update(review_on=today + timedelta(days=1))
    assert subjects(hub, world, "lack=review") == []


def test_agreements_of_one_partner_and_of_one_financial_form(world, hub, today):
    one = running(world, "pertama", today)
    running(world, "kedua", today)
    partner = one.parties.exclude(party__partner=None).first().party.partner
    assert subjects(hub, world, f"partner={partner.pk}") == ["pertama"]
    Agreement.objects.filter(pk=one.pk).update(financial_form="grant")
    assert subjects(hub, world, "financial_form=grant") == ["pertama"]


def test_filters_in_force_are_chips_that_can_be_taken_away(world, hub, today):
    running(world, "UKS", today)
    page = hub.get(at(world.own, "partnerships:agreement_list", query="kind=pks&within=90&sort=subject"))
    chips = {chip.label: chip.url for chip in page.context["tools"].active}
    path = at(world.own, "partnerships:agreement_list")
    assert chips["Berakhir: dalam 90 hari"] == f"{path}?kind=pks&sort=subject"
    assert "Jenis naskah: Perjanjian Kerja Sama (PKS)" in chips
    assert "Urutan: Pokok menurut abjad" in chips
    assert page.context["filter"].active == 2, "the order narrows nothing"
    assert page.context["tools"].clear_url == path


def test_what_is_signed_and_not_begun_has_a_chip(world, hub, today):
    running(world, "mulai besok", today, starts_on=today + timedelta(days=1))
    running(world, "berjalan", today)
    page = hub.get(at(world.own, "partnerships:agreement_list"))
    chip = next(chip for chip in page.context["chips"] if chip.label == "Ditandatangani, belum mulai")
    assert subjects(hub, world, chip.url.partition("?")[2]) == ["mulai besok"]


def test_orders(world, hub, today):
    running(world, "B", today, ends_on=today + timedelta(days=10))
    running(world, "A", today, ends_on=None, evergreen=True)
    running(world, "C", today, ends_on=today + timedelta(days=5))
    assert subjects(hub, world, "") == ["C", "A", "B"]
    assert subjects(hub, world, "sort=end") == ["C", "B", "A"], "what never ends comes last"
    assert subjects(hub, world, "sort=subject") == ["A", "B", "C"]


def test_partnerships_by_kind_of_partner_and_by_school_year(world, hub):
    old = make.chosen(world.own, title="Lama")
    Partnership.objects.filter(pk=old.pk).update(
        created_at="2024-08-01T00:00Z", stage="ended", stage_since="2025-02-01T00:00Z"
    )
    make.chosen(world.own, title="Baru")

    def titles(query):
        page = hub.get(at(world.own, "partnerships:partnership_list", query=query))
        return [row.partnership.title for row in page.context["rows"]]

    assert titles("year=2024/2025") == ["Lama"]
    assert titles("year=2025/2026") == []
    assert titles("year=2026/2027") == ["Baru"]
    assert set(titles("partner_kind=health_centre")) == {"Lama", "Baru"}
    assert titles("partner_kind=police") == []


@pytest.mark.parametrize("state", Obligation.State.values)
def test_a_state_in_the_database_is_the_state_on_the_page(world, state):
    """The filter and the model agree about every obligation, whatever day it is."""
    partnership = implementation.underway(world.own)
    first, second, third = partnership.obligations.order_by("pk")
    confirm_obligation(by=world.own.as_("hub"), now=REAL, obligation=first, happened_on=first.due_on, is_complete=False)
    Obligation.objects.filter(pk=second.pk).update(waived_on=second.due_on, waived_reason="Batal.")
    Obligation.objects.create(
        school=world.own.school, partnership=partnership, party=third.party, description="Tanpa tanggal",
        created_at=REAL, updated_at=REAL,
    )  # fmt: skip
    Obligation.objects.create(
        school=world.own.school, partnership=partnership, party=third.party, description="Selesai", fulfilled_on=third.due_on,
        created_at=REAL, updated_at=REAL,
    )  # fmt: skip
    for days in (-40, -14, -13, 0, 1):
        today = third.due_on + timedelta(days=days)
        rows = Obligation.objects.filter(partnership=partnership)
        found = set(rows.filter(in_state(state, today)).values_list("pk", flat=True))
        assert found == {row.pk for row in rows if row.state(today, has_part=row.has_part) == state}


def test_the_register_of_obligations_puts_what_is_owed_first(world, hub):
    partnership = implementation.underway(world.own)
    first, second, third = partnership.obligations.order_by("pk")
    Obligation.objects.filter(pk=first.pk).update(fulfilled_on=first.due_on)
    Obligation.objects.filter(pk=third.pk).update(due_on=date(2026, 1, 5))
    page = hub.get(at(world.own, "partnerships:obligation_register"))
    assert [row.obligation.pk for row in page.context["rows"]] == [third.pk, second.pk, first.pk]
    narrowed = hub.get(at(world.own, "partnerships:obligation_register", query="due=2026-01"))
    assert [row.obligation.pk for row in narrowed.context["rows"]] == [third.pk]


def test_the_register_of_activities_finds_by_what_was_given(world, hub):
    activity = implementation.held(world.own)
    implementation.contributed(world.own, activity)
    implementation.planned(world.own, activity.partnership, title="Lain")
    page = hub.get(at(world.own, "partnerships:activity_register", query="given=hours"))
    assert [row.pk for row in page.context["activities"]] == [activity.pk]
    other = hub.get(at(world.own, "partnerships:activity_register", query=f"partnership={activity.partnership_id}"))
    assert len(other.context["activities"]) == 2


def test_nonsense_in_the_address_filters_nothing_and_is_named(world, hub, today):
    running(world, "UKS", today)
    page = hub.get(at(world.own, "partnerships:agreement_list", query="status=aneh&partner=0&bulan=9&within=7"))
    assert [row.agreement.subject for row in page.context["rows"]] == ["UKS"]
    assert "diabaikan: Status, Mitra, Berakhir, bulan." in text_of(page)


@pytest.mark.parametrize("route", ["obligation_register", "activity_register", "year_summary"])
def test_three_rows_cost_as_many_queries_as_one(world, hub, route):
    url = at(world.own, f"partnerships:{route}")
    implementation.contributed(world.own, implementation.held(world.own))
    queries_of(hub, url)
    one = queries_of(hub, url)
    for _more in range(2):
        implementation.contributed(world.own, implementation.held(world.own))
    assert queries_of(hub, url) == one


class TestYear:
    def summary(self, hub, world, year="2026/2027"):
        return hub.get(at(world.own, "partnerships:year_summary", query=f"tahun={year}")).context["summary"]

    def test_the_year_in_numbers(self, world, hub):
        activity = implementation.held(world.own)
        implementation.contributed(world.own, activity, order=1, quantity=3, kind="money")
        implementation.contributed(world.own, activity, order=2, quantity=4, kind="money")
        make.move(world.own, make.make_partnership(world.own), "cancel", comment="Mundur.")
        found = self.summary(hub, world)
        assert (found.opened, found.cancelled, found.ended, found.agreements, found.held) == (2, 1, 0, 1, 1)
        assert found.participants == 96
        assert [(one.kind, one.school, one.partners) for one in found.given] == [("money", 3, 4)]
        assert {str(figure.label): figure.value for figure in found.by_kind} == {"Puskesmas / layanan kesehatan": 1}

    def test_another_year_has_other_numbers(self, world, hub):
        old = implementation.underway(world.own)
        Partnership.objects.filter(pk=old.pk).update(created_at="2025-08-01T00:00Z")
        assert (self.summary(hub, world, "2025/2026").opened, self.summary(hub, world).opened) == (1, 0)
        assert self.summary(hub, world).running == 1
        assert self.summary(hub, world, "1999/2000").year.name == "2026/2027", "an unknown year is the present one"

    def test_the_page_has_a_table_beside_each_chart(self, world, hub):
        implementation.held(world.own)
        page = hub.get(at(world.own, "partnerships:year_summary"))
        text = text_of(page)
        assert "Ringkasan kemitraan 2026/2027" in text
        assert page.content.decode().count("chart-table") == len(page.context["charts"]) == 2

    def test_one_counts_only_what_one_sees(self, world, client_for):
        make.make_partnership(world.own)
        page = client_for(world.own.committee).get(at(world.own, "partnerships:year_summary"))
        assert page.context["summary"].running == 0
