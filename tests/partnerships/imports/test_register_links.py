"""Rows of an old register that name each other: a renewal and its predecessor, a PKS and the MoU above it."""

from datetime import timedelta

import pytest

from partnerships.actions.activities import plan_activity
from partnerships.models import Agreement, Partnership
from tests.clock import NOW
from tests.partnerships.at import at
from tests.partnerships.imports.registers import adjusted, applied, previewed, undone
from tests.schools.pages import text_of

HEAD = "Mitra;Judul;Jenis;Nomor;Mulai;Selesai;Perpanjangan dari;MoU induk;Keterangan\n"
OLD = "Puskesmas Kenanga;UKS 2019;PKS;12/PKS/2019;1/7/2019;30/6/2022;;;\n"
NEW = "Puskesmas Kenanga;UKS 2022;PKS;45/PKS/2022;1/7/2022;30/6/2028;12/PKS/2019;;\n"
NEWEST = "Puskesmas Kenanga;UKS 2028;PKS;9/PKS/2028;1/7/2028;30/6/2031;no. 45/PKS/2022;;\n"
MOU = "Puskesmas Kenanga, Polsek Melati;Sekolah sehat;MoU;7/MOU/2021;1/7/2021;30/6/2029;;;\n"
UNDER = "Puskesmas Kenanga;Imunisasi;PKS;8/PKS/2024;1/7/2024;30/6/2027;;7/MOU/2021;\n"


def agreements(side, *rows):
    batch = previewed(side, HEAD + "".join(rows))
    applied(side, batch)
    return {a.subject: a for a in Agreement.objects.filter(school=side.school)}


@pytest.mark.parametrize("order", [(OLD, NEW, NEWEST), (NEWEST, NEW, OLD), (NEW, OLD, NEWEST), (NEWEST, OLD, NEW)])
def test_renewals_are_one_partnership_in_whatever_order_they_stand(world, order):
    found = agreements(world.own, *order)
    assert found["UKS 2022"].predecessor == found["UKS 2019"]
    assert found["UKS 2028"].predecessor == found["UKS 2022"]
    (partnership,) = Partnership.objects.filter(school=world.own.school)
    assert partnership.stage == Partnership.Stage.IMPLEMENTATION
    assert partnership.title == "UKS 2028"
    assert found["UKS 2019"].status(NOW.date()) == Agreement.Status.RENEWED


@pytest.mark.parametrize("order", [(MOU, UNDER), (UNDER, MOU)])
def test_what_stands_under_a_parent_joins_its_partnership(world, order):
    found = agreements(world.own, *order)
    assert found["Imunisasi"].parent == found["Sekolah sehat"]
    (partnership,) = Partnership.objects.filter(school=world.own.school)
    assert partnership.parties.count() == 3
    assert found["Imunisasi"].parties.count() == 2
    assert found["Sekolah sehat"].parties.count() == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Diperpanjang dengan No. 45/PKS/2022", ""),
        ("", "Perpanjangan dari PKS nomor 12/PKS/2019 tanggal 1 Juli 2019"),
        ("sudah diganti oleh 45/PKS/2022.", "memperbarui 12/pks/2019"),
    ],
)
def test_remarks_say_it_too(world, first, second):
    old = OLD.replace(";;;\n", f";;;{first}\n")
    new = NEW.replace("12/PKS/2019;;\n", f";;{second}\n")
    found = agreements(world.own, old, new)
    assert found["UKS 2022"].predecessor == found["UKS 2019"]
    assert first in found["UKS 2019"].origin_note


@pytest.mark.parametrize(
    ("old", "named"),
    [
        (OLD, "112/PKS/2019"),
        (OLD, "12/PKS/2019-A/3"),
        (OLD.replace("Puskesmas Kenanga", "Polsek Melati"), "12/PKS/2019"),
        (OLD, "yang lama"),
    ],
)
def test_a_number_that_no_row_of_the_same_partner_has_is_said_and_kept(world, old, named):
    batch = previewed(world.own, HEAD + old + NEW.replace("12/PKS/2019", named))
    assert any("tidak ditemukan di baris lain" in note for note in batch.rows.get(line=3).notes)
    applied(world.own, batch)
    new = Agreement.objects.get(subject="UKS 2022")
    assert new.predecessor is None
    assert named in new.origin_note
    assert Partnership.objects.filter(school=world.own.school).count() == 2


def test_two_that_renew_the_same_and_circles_do_not_break_it(world):
    second = NEW.replace("UKS 2022", "UKS kedua").replace("45/PKS", "46/PKS")
    circle = OLD.replace(";;;\n", ";45/PKS/2022;;\n").replace("30/6/2022;;", "30/6/2022;")
    found = agreements(world.own, circle, NEW, second)
    assert len(found) == 3
    assert found["UKS 2019"].predecessor == found["UKS 2022"], "the first that says so is believed"
    assert found["UKS 2022"].predecessor is None


def test_a_row_whose_predecessor_is_left_out_stands_alone_and_keeps_the_words(world):
    batch = previewed(world.own, HEAD + OLD + NEW)
    adjusted(world.own, batch, line=2, edits={"skip": True})
    applied(world.own, batch)
    new = Agreement.objects.get(school=world.own.school)
    assert new.predecessor is None
    assert "12/PKS/2019" in new.origin_note


def test_all_of_them_go_again_or_stay_together(world):
    batch = previewed(world.own, HEAD + OLD + NEW + NEWEST + MOU + UNDER)
    applied(world.own, batch)
    kept = Agreement.objects.get(subject="UKS 2028").partnership
    plan_activity(
        by=world.own.as_("hub"), now=NOW, partnership=kept, title="Penjaringan", in_charge=world.own.hub,
        starts_on=NOW.date() + timedelta(days=9),
    )  # fmt: skip
    undone(world.own, batch, now=NOW + timedelta(days=1))
    assert set(Agreement.objects.values_list("subject", flat=True)) == {"UKS 2019", "UKS 2022", "UKS 2028"}
    assert list(batch.rows.filter(outcome="kept").values_list("line", flat=True)) == [2, 3, 4]


def test_brought_a_second_time_nothing_is_doubled(world):
    agreements(world.own, OLD, NEW)
    again = previewed(world.own, HEAD + OLD + NEW)
    assert set(again.rows.values_list("outcome", flat=True)) == {"unchanged"}


def test_the_preview_says_what_will_be_bound(world, client_for):
    batch = previewed(world.own, HEAD + OLD + NEW + MOU + UNDER)
    words = text_of(client_for(world.own.hub).get(at(world.own, "register_import_batch", batch.pk)))
    assert "Memperbarui perjanjian di baris 2" in words
    assert "Di bawah naskah induk di baris 4" in words
