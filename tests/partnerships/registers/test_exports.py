"""A list as a file: the same rows in the same order, in words, for whom they are meant, and on record."""

import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import AuditEvent
from partnerships.actions.agreements import edit_agreement
from partnerships.models import Agreement
from partnerships.terms import FinancialForm
from tests.clock import NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make
from tests.partnerships.registers.taking import at, content, csv_rows, export, rows, workbook

pytestmark = pytest.mark.django_db

LISTS = {
    "mitra": ("partnerships:partner_list", lambda side: make.make_partner(side)),
    "kemitraan": ("partnerships:partnership_list", lambda side: make.chosen(side)),
    "perjanjian": ("partnerships:agreement_list", lambda side: agreements.signed(side)),
    "kewajiban": ("partnerships:obligation_register", lambda side: implementation.underway(side)),
    "kegiatan": ("partnerships:activity_register",
                 lambda side: implementation.contributed(side, implementation.held(side))),
    "kebutuhan": ("partnerships:need_list", lambda side: make.make_need(side)),
}  # fmt: skip
TABLES = {**LISTS, "dapodik": ("partnerships:dapodik", lambda side: agreements.signed(side))}


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def test_the_file_has_the_rows_of_the_list_in_its_order(world, hub):
    for title, category in (("Cerita", "academic"), ("Akhlak", "student_support"), ("Bimbingan", "academic")):
        make.make_need(world.own, title=title, category=category)
    query = "sort=title&category=academic"
    listed = [need.title for need in hub.get(at(world.own, "partnerships:need_list", query=query)).context["rows"]]
    taken = [line["Kebutuhan"] for line in rows(export(hub, world.own, "kebutuhan", query))]
    assert taken == listed == ["Bimbingan", "Cerita"]


def test_days_are_days_and_money_is_a_number(world, hub):
    agreement = agreements.drafted(world.own)
    edit_agreement(
        by=world.own.as_("hub"), now=NOW, agreement=agreement, financial_form=FinancialForm.GRANT, amount=Decimal(1_500_000)
    )  # fmt: skip
    sheet = workbook(export(hub, world.own, "perjanjian"))
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert cells["Mulai berlaku"].value == datetime.fromisoformat("2026-10-01")
    assert cells["Mulai berlaku"].number_format == "dd/mm/yyyy"
    assert (cells["Jumlah dana (rupiah)"].value, cells["Jumlah dana (rupiah)"].data_type) == (1_500_000, "n")
    assert cells["Bentuk bantuan dana"].value == "Hibah"
    assert cells["Status"].value == "Draf"
    line = csv_rows(export(hub, world.own, "perjanjian", form="csv"))[0]
    assert (line["Mulai berlaku"], line["Jumlah dana (rupiah)"]) == ("01/10/2026", "1500000,00")
    line = csv_rows(export(hub, world.own, "perjanjian", form="csv-comma"), ",")[0]
    assert (line["Mulai berlaku"], line["Jumlah dana (rupiah)"]) == ("2026-10-01", "1500000.00")


def test_nothing_runs_as_a_formula(world, hub):
    make.make_need(world.own, title='=HYPERLINK("http://jahat.test")', evidence="@SUM(1)")
    sheet = workbook(export(hub, world.own, "kebutuhan"))
    assert "f" not in {cell.data_type for cell in sheet[2]}
    assert sheet["A2"].value == '=HYPERLINK("http://jahat.test")'
    line = csv_rows(export(hub, world.own, "kebutuhan", form="csv"))[0]
    assert line["Kebutuhan"].startswith("'=")
    assert line["Bukti"].startswith("'@")


def test_everybody_takes_out_what_they_see(world, client_for):
    mine = make.chosen(world.own, title="Dengan kami")
    make.give_account(world.own, mine.parties.last().partner)
    make.chosen(world.own, title="Dengan orang lain")
    make.chosen(world.other, title="Sekolah lain")
    lines = rows(export(client_for(world.own.partner), world.own, "kemitraan"))
    assert [line["Judul kemitraan"] for line in lines] == ["Dengan kami"]
    assert "Kebutuhan" not in lines[0], "what the school lacks is not for partners"
    assert rows(export(client_for(world.own.committee), world.own, "kemitraan")) == []
    everybody = {line["Judul kemitraan"] for line in rows(export(client_for(world.own.hub), world.own, "kemitraan"))}
    assert everybody == {"Dengan kami", "Dengan orang lain"}
    assert export(client_for(world.own.partner), world.own, "kebutuhan").status_code == 404
    assert export(client_for(world.own.parent), world.own, "kemitraan").status_code == 404
    assert export(client_for(world.own.hub), world.own, "tidak-ada").status_code == 404


def test_contact_data_is_for_those_who_keep_the_directory(world, client_for):
    contacts = [{"name": "Ibu Rahasia", "position": "Kepala", "phone": "0812-777", "email": "rahasia@mitra.test"}]
    make.make_partner(world.own, "Puskesmas", contacts=contacts, phone="0274-555")
    (line,) = rows(export(client_for(world.own.hub), world.own, "mitra"))
    assert (line["Telepon"], line["Nama kontak"], line["Email kontak"]) == (
        "0274-555",
        "Ibu Rahasia",
        "rahasia@mitra.test",
    )
    for role in ("teacher", "committee", "supervisor"):
        (line,) = rows(export(client_for(getattr(world.own, role)), world.own, "mitra"))
        assert not {"Telepon", "Email", "NPWP", "Nama kontak", "Telepon kontak", "Email kontak"} & set(line)
        assert "Ibu Rahasia" not in str(line)


def test_an_activity_has_a_line_per_contribution(world, hub):
    activity = implementation.held(world.own)
    implementation.contributed(world.own, activity, order=1, quantity=3)
    implementation.contributed(world.own, activity, order=2, quantity=4)
    implementation.planned(world.own, activity.partnership, title="Tanpa kontribusi")
    lines = rows(export(hub, world.own, "kegiatan", "sort=old"))
    assert sorted((line["Kegiatan"] == "Tanpa kontribusi", line["Jumlah"]) for line in lines) == [
        (False, 3), (False, 4), (True, None),
    ]  # fmt: skip
    assert world.own.school.name in {line["Kontributor"] for line in lines}


def test_contributions_of_a_partnership_as_a_whole_leave_too(world, hub):
    activity = implementation.held(world.own)
    implementation.contributed(world.own, activity, kind="money", quantity=250_000)
    implementation.given(world.own, activity.partnership, description="Laptop bekas")
    lines = rows(export(hub, world.own, "kontribusi"))
    assert {(line["Kegiatan"] or "", line["Keterangan"] or "") for line in lines} == {
        (activity.title, ""), ("", "Laptop bekas"),
    }  # fmt: skip
    assert {line["Nilai dalam rupiah"] for line in lines if line["Kegiatan"]} == {250_000}
    assert [line["Kegiatan"] for line in rows(export(hub, world.own, "kontribusi", "kind=money"))] == [activity.title]


def test_obligations_say_what_they_are_today(world, hub):
    partnership = implementation.underway(world.own)
    partnership.obligations.update(due_on=date(2026, 1, 1))
    lines = rows(export(hub, world.own, "kewajiban", "state=overdue"))
    assert {line["Status"] for line in lines} == {"Terlambat"}
    assert len(lines) == partnership.obligations.count()


def test_every_export_is_on_record_without_what_was_searched(world, hub):
    make.make_need(world.own, title="Konselor")
    response = export(hub, world.own, "kebutuhan", "q=konselor")
    assert content(response)
    (event,) = AuditEvent.objects.filter(verb="list.exported")
    assert event.details == {"list": "kebutuhan", "format": "xlsx", "rows": 1}
    assert event.actor_id == world.own.hub.pk
    name = response["Content-Disposition"]
    assert "kebutuhan-smp-negeri-2-sukamaju-" in name
    assert ".xlsx" in name
    assert response["Cache-Control"] == "private, no-store"


def test_looking_at_an_export_address_exports_nothing(world, hub):
    assert hub.get(at(world.own, "core:export_list", "kebutuhan")).status_code == 405


@pytest.mark.parametrize("key", TABLES)
def test_three_rows_cost_as_many_queries_as_one(world, hub, key):
    _route, one_more = TABLES[key]

    def queries():
        with CaptureQueriesContext(connection) as seen:
            rows(export(hub, world.own, key))
        # keys one by one, each with an OR: SQLite refuses a thousand of them (partnerships.queries.dressing)
        assert not [query["sql"] for query in seen if re.search(r'"id" = \d+ OR ', query["sql"])]
        return len(seen)

    one_more(world.own)
    queries()
    one = queries()
    one_more(world.own)
    one_more(world.own)
    assert queries() == one


@pytest.mark.parametrize("key", LISTS)
def test_each_list_offers_its_download(world, hub, key):
    route, one_more = LISTS[key]
    one_more(world.own)
    page = hub.get(at(world.own, route))
    assert at(world.own, "core:export_list", key) in page.content.decode()
    assert page.context["tools"].total == len(page.context.get("rows") or page.context["activities"])
    assert rows(export(hub, world.own, key))


def test_an_addendum_moves_the_end_that_is_written(world, hub):
    agreement = agreements.signed(world.own)
    Agreement.objects.filter(pk=agreement.pk).update(extended_to=date(2031, 1, 31))
    (line,) = rows(export(hub, world.own, "perjanjian"))
    assert line["Berlaku sampai"] == datetime.fromisoformat("2031-01-31")
