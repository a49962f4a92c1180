"""Dapodik's table of MoU: its columns, its lengths, its spelling, and what is missing before the download."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from partnerships.exports.dapodik import phone, tax_number
from partnerships.models import Agreement, AgreementParty, Partner
from tests.factories import agreements
from tests.partnerships.registers.taking import at, csv_rows, export, workbook
from tests.schools.pages import text_of

pytestmark = pytest.mark.django_db

COLUMNS = [
    "Jenis Kerjasama", "Dunia Usaha & Industri", "Sekolah", "Nomor MoU", "Judul MoU", "Tgl Mulai", "Tgl Selesai", "Nama DUDI",
    "NPWP DUDI", "Nama Bidang Usaha", "Telp Kantor", "Fax", "Contact Person", "Telp Cp", "Jabatan Cp",
]  # fmt: skip


@pytest.fixture
def operator(world, client_for):
    return client_for(world.own.operator)


@pytest.fixture
def signed(world):
    """A signed agreement whose first partner has everything that Dapodik asks for, and the second lacks its number too."""
    agreement = agreements.signed(world.own)
    AgreementParty.objects.filter(agreement=agreement, party__partner=None).update(number="421/012/2026")
    Partner.objects.update(
        kind="business", business_field="Otomotif", phone="(0274) 123 456", tax_number="01.234.567.8-541.000"
    )
    return agreement


def test_the_columns_are_those_of_dapodik_in_its_order(world, operator, signed):
    sheet = workbook(export(operator, world.own, "dapodik"))
    assert [cell.value for cell in sheet[1]] == COLUMNS
    assert sheet.max_row == 1 + 2, "one line per partner"
    assert sheet["F2"].number_format == "yyyy-mm-dd"


def test_a_line_in_dapodiks_spelling(world, operator, signed):
    line = csv_rows(export(operator, world.own, "dapodik", form="csv"))[0]
    party = signed.parties.exclude(party__partner=None).first()
    contact = party.party.partner.contacts.first()
    assert line == {
        "Jenis Kerjasama": "", "Dunia Usaha & Industri": party.party.partner.name, "Sekolah": world.own.school.name,
        "Nomor MoU": "421/012/2026", "Judul MoU": signed.subject, "Tgl Mulai": "2026-10-01", "Tgl Selesai": "2029-09-30",
        "Nama DUDI": party.institution, "NPWP DUDI": "012345678541000", "Nama Bidang Usaha": "Otomotif",
        "Telp Kantor": "0274-123456", "Fax": "", "Contact Person": contact.name, "Telp Cp": "", "Jabatan Cp": contact.position,
    }  # fmt: skip


def test_a_complete_table_says_so(world, operator, signed):
    text = text_of(operator.get(at(world.own, "partnerships:dapodik")))
    assert "2 baris, semuanya lengkap dan muat." in text
    assert "Pilih Jenis Kerjasama dan DUDI di Dapodik" in text


def test_what_is_missing_is_said_row_by_row_with_the_way_to_mend_it(world, operator, signed):
    AgreementParty.objects.filter(agreement=signed).update(number="")
    Partner.objects.update(business_field="", phone="12345", tax_number="123")
    page = operator.get(at(world.own, "partnerships:dapodik"))
    text, body = text_of(page), page.content.decode()
    assert "2 baris belum lengkap" in text
    for said in (
        "Nomor MoU belum diisi.",
        "Bidang usaha belum diisi.",
        "Telepon “12345” tidak terbaca",
        "NPWP “123” bukan 15 angka.",
    ):
        assert said in text
    assert at(world.own, "partnerships:agreement", signed.pk) in body
    partner = signed.parties.exclude(party__partner=None).first().party.partner
    assert at(world.own, "partnerships:partner_edit", partner.pk) in body


def test_what_is_too_long_is_said_and_cut(world, operator, signed):
    Agreement.objects.update(subject="Kerja sama " + "panjang " * 12)
    assert "Judul MoU 106 huruf; Dapodik menerima 80" in text_of(operator.get(at(world.own, "partnerships:dapodik")))
    title = csv_rows(export(operator, world.own, "dapodik", form="csv"))[0]["Judul MoU"]
    assert title.startswith("Kerja sama panjang")
    assert len(title) <= 80


def test_an_evergreen_agreement_lacks_an_end(world, operator, signed):
    Agreement.objects.update(ends_on=None, evergreen=True)
    page = operator.get(at(world.own, "partnerships:dapodik"))
    assert "berlaku terus; Dapodik meminta tanggal selesai" in text_of(page)
    assert page.context["incomplete"] == 2


def test_an_extended_agreement_ends_when_its_addendum_says(world, operator, signed):
    Agreement.objects.update(extended_to=date(2031, 6, 30))
    assert csv_rows(export(operator, world.own, "dapodik", form="csv"))[0]["Tgl Selesai"] == "2031-06-30"


def test_drafts_are_not_reported(world, operator):
    agreements.drafted(world.own)
    assert csv_rows(export(operator, world.own, "dapodik", form="csv")) == []


def test_a_partner_that_is_no_business_is_reported_by_its_kind(world, operator, signed):
    Partner.objects.update(business_field="", kind="health_centre")
    line = csv_rows(export(operator, world.own, "dapodik", form="csv"))[0]
    assert line["Nama Bidang Usaha"] == "Puskesmas / layanan kesehatan"
    get_user_model().objects.update(language="en")
    (line, *_more) = csv_rows(export(operator, world.own, "dapodik", form="csv"))
    assert line["Nama Bidang Usaha"] == "Puskesmas / layanan kesehatan", "the table is Dapodik's, not its reader's"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("(0274) 123456", "0274-123456"), ("021-778877", "021-778877"), ("+62 812 1111 1111", "0812-11111111"),
        ("0062 21 5551234", "021-5551234"), ("081211111111", "0812-11111111"), ("12345", None), ("0812", None),
        ("0812" * 6, None),
    ],
)  # fmt: skip
def test_phones_have_an_area_code_and_a_number(typed, expected):
    assert phone(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("01.234.567.8-541.000", "012345678541000"), ("0012345678541000", "012345678541000"), ("3374010101900001", None), ("12", None)],
)  # fmt: skip
def test_tax_numbers_have_fifteen_digits(typed, expected):
    assert tax_number(typed) == expected
