"""Letter numbers are free text: what looks odd is said, never refused, also after the last signature."""

from __future__ import annotations

import pytest

from partnerships.models import AgreementParty
from schools.links import school_url
from tests.factories.agreements import drafted, signed

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def number(world, client, agreement, words, order=1):
    """Type a number on the page, and open the record to which it leads."""
    party = agreement.parties.get(order=order)
    address = school_url(world.own.school, "partnerships:agreement_number", agreement.pk)
    page = client.get(address)
    sent = {field.html_name: field.value() or "" for field in page.context["form"]} | {f"number_{party.pk}": words}
    answer = client.post(address, sent)
    assert answer.status_code == 302
    assert AgreementParty.objects.get(pk=party.pk).number == words
    return text(client.get(answer["Location"]))


def test_it_arrives_after_the_signature_and_is_warned_of_month_and_year(world, client_for):
    record = number(world, client_for(world.own.hub), signed(world.own), "400.3/012/SMPN2/VIII/2025")
    assert "memuat tahun yang berbeda dari tanggal penandatanganan (2026)" in record
    assert "memuat bulan yang berbeda dari tanggal penandatanganan (September)" in record


def test_a_partners_number_is_whatever_its_own_register_says(world, client_for):
    record = number(world, client_for(world.own.hub), signed(world.own), "PKM/bebas tanpa pola", order=2)
    assert "PKM/bebas tanpa pola" in record
    assert "PKM/bebas tanpa pola sudah dipakai" not in record


@pytest.mark.parametrize("twin", ["400.3/012/SMPN2/IX/2026", "400.3 / 012 / smpn2 / ix / 2026"])
def test_a_duplicate_is_found_whatever_its_blanks_and_capitals(world, client_for, twin):
    client = client_for(world.own.hub)
    number(world, client, drafted(world.own, subject="Naskah pertama"), "400.3/012/SMPN2/IX/2026")
    record = number(world, client, drafted(world.own), twin)
    assert "sudah dipakai pada perjanjian “Naskah pertama”" in record


def test_the_same_words_of_another_party_are_no_duplicate(world, client_for):
    client = client_for(world.own.hub)
    number(world, client, drafted(world.own), "012/IX/2026")
    assert "sudah dipakai" not in number(world, client, drafted(world.own), "012/IX/2026", order=2)
