"""What a search finds: as typed, under another spelling, with a letter wrong; and that nobody's way of writing escapes it."""

from __future__ import annotations

import string

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.search import MOST, find
from partnerships.models import Agreement, AgreementParty, Need, Partner, Partnership
from tests.clock import NOW
from tests.factories import agreements
from tests.factories.partnerships import make_need, make_partner, make_partnership

pytestmark = pytest.mark.django_db


def here(side):
    return Partner.objects.visible_to(side.actor(side.hub))


def names(side, text):
    return sorted(partner.name for partner in find(here(side), text).rows)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("SMA Negeri 1 Bantul", "sman 1 bantul"),
        ("SMA Negeri 1 Bantul", "SMA N 1"),
        ("SMAN 1 Bantul", "Sekolah Menengah Atas Negeri 1"),
        ("SMAN 01 Bantul", "sma negeri 1 bantul"),
        ("SMKN2 Wonosari", "smkn 2 wonosari"),
        ("SMKN 2 Wonosari", "smkn2"),
        ("MTs Nurul Huda", "madrasah tsanawiyah nurul huda"),
        ("SD Islam Terpadu Insan Mulia", "sdit insan"),
        ("Puskesmas Temon II", "pusat kesehatan masyarakat temon"),
        ("Universitas Gadjah Mada", "univ gadjah"),
        ("Universitas Gadjah Mada", "  UNIVERSITAS   gadjah  "),
        ("Universitas Gadjah Mada", "mada universitas"),
        ("Universitas Gadjah Mada", "uni gad ma"),
        ("Budi Santoso", "Dr. Budi Santoso, S.Pd."),
        ("PT Astra Agro Lestari Tbk.", "astra agro"),
        ("Astra Agro Lestari", "PT Astra Agro Lestari, Tbk"),
        ("Ma'arif NU", "maarif"),
        ("Maarif NU", "Ma'arif"),
        ("Nur’aini Hidayati", "nuraini"),
        ("Café Jambu", "cafe jambu"),
        ("Cafe Jambu", "CAFÉ"),
        ("Sanggar Budi-Luhur (Sleman)", "budi luhur sleman"),
        ("Suka Maju", "sukamaju"),
        ("Sukamaju", "suka maju"),
        ("RS Panti Rapih", "rumah sakit panti"),
        ("H", "h"),
        ("RW 5 Jambon", "rw 5"),
    ],
)
def test_another_spelling_of_the_same_is_found(world, name, typed):
    make_partner(world.own, name)
    make_partner(world.own, "Yayasan Lain Sekali")
    assert names(world.own, typed) == [name]


@pytest.mark.parametrize(
    "typed",
    ["unversitas", "univeersitas", "universitaz", "unievrsitas", "niversitas", "universitsa", "uni versitas", "gadja mada",
     "universitas gajah mada", "universitas gadjah nada"],
)  # fmt: skip
def test_one_letter_wrong_still_finds_it_and_says_so(world, typed):
    make_partner(world.own, "Universitas Gadjah Mada")
    found = find(here(world.own), typed)
    assert [p.name for p in found.rows] == ["Universitas Gadjah Mada"]
    assert found.similar == (typed != "gadja mada")


def test_what_fits_as_typed_stands_alone(world):
    make_partner(world.own, "Yayasan Melati")
    make_partner(world.own, "Yayasan Melatih")
    make_partner(world.own, "Yayasan Melawi")
    found = find(here(world.own), "Melati")
    assert sorted(p.name for p in found.rows) == ["Yayasan Melati", "Yayasan Melatih"]
    assert not found.similar
    assert [p.name for p in found.best()] == ["Yayasan Melati", "Yayasan Melatih"]


NAME = "Paguyuban Sumberarum Kulonprogo"
edits = st.sampled_from(["drop", "double", "change", "swap", "add"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.integers(0, 2), kind=edits, at=st.integers(0, 30), letter=st.sampled_from(string.ascii_letters))
def test_any_one_edit_in_any_word_still_finds_it(world, word, kind, at, letter):
    if not Partner.objects.filter(name=NAME, school=world.own.school).exists():
        make_partner(world.own, NAME)
    words = NAME.split()
    old = words[word]
    at %= len(old)
    words[word] = {
        "drop": old[:at] + old[at + 1 :],
        "double": old[:at] + old[at] + old[at:],
        "change": old[:at] + letter + old[at + 1 :],
        "add": old[:at] + letter + old[at:],
        "swap": old[:at] + old[at : at + 2][::-1] + old[at + 2 :],
    }[kind]
    assert NAME in names(world.own, " ".join(words)), words
    assert NAME in names(world.own, words[word]), words[word]


@pytest.mark.parametrize("letters", ["abcde", "batik", "padhi"])
@pytest.mark.parametrize("at", range(5))
def test_a_word_of_five_letters_may_miss_any_of_them(world, letters, at):
    make_partner(world.own, f"Rumah {letters.title()}")
    assert names(world.own, letters[:at] + letters[at + 1 :]) == [f"Rumah {letters.title()}"]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120) | st.text(alphabet="\"'*:^()-+ &|!<>%_\\@ANDORNEATs1", max_size=40))
def test_nothing_that_can_be_typed_breaks_it_or_opens_another_school(world, text):
    find(here(world.own), text).rows.count()
    theirs = set(Partner.objects.filter(school=world.other.school).values_list("pk", flat=True))
    assert not theirs & set(find(here(world.own), text).rows.values_list("pk", flat=True))


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "* *",
        "NEAR(a b)",
        "words : a",
        "a AND",
        "') OR 1=1 --",
        "@1",
        "s1",
        "!!!",
        "%",
        "_",
        "\x00",
        "🙂",
        "ꦗ",
        "' & '",
    ],
)
def test_signs_are_no_commands(world, typed):
    make_partner(world.own, "Yayasan Biasa")
    assert names(world.own, typed) == []


def test_an_empty_text_finds_everything(world):
    make_partner(world.own, "Satu")
    assert "Satu" in names(world.own, "   ")


def test_other_schools_stay_out_of_sight(world):
    make_partner(world.other, "Yayasan Rahasia")
    for typed in ("Yayasan Rahasia", "rahsia"):
        assert names(world.own, typed) == []
        assert names(world.other, typed) == ["Yayasan Rahasia"]


def test_numbers_are_found_by_their_parts_and_long_ones_by_their_beginning(world):
    make_partner(world.own, "SMA Bopkri", code="20403166")
    make_partner(world.own, "SMA Bopkri Dua", code="20403299")
    assert names(world.own, "20403166") == ["SMA Bopkri"]
    assert names(world.own, "204031") == ["SMA Bopkri"]
    assert names(world.own, "2040") == ["SMA Bopkri", "SMA Bopkri Dua"]
    make_partner(world.own, "SMA Piri 1")
    make_partner(world.own, "SMA Piri 12")
    assert names(world.own, "piri 1") == ["SMA Piri 1"]


def agreement_numbers(side, text):
    rows = Agreement.objects.visible_to(side.actor(side.hub))
    return [a.subject for a in find(rows, text).rows]


def test_an_agreement_is_found_by_its_subject_its_parties_and_their_numbers(world):
    agreement = agreements.bare(world.own, subject="Kelas kewirausahaan")
    party = AgreementParty.objects.filter(agreement=agreement).first()
    AgreementParty.objects.filter(pk=party.pk).update(number="421.5/012/2026", institution="Koperasi Sejahtera")
    agreements.bare(world.own, subject="Lain")
    for typed in ("421.5/012/2026", "012/2026", "421.5", "koperasi", "kopersi", "kewirausahaan", "kewirausahan",
                  "kewirausahaan koperasi", "kewirausahaan 421.5", "kewirausahan sejahtera"):  # fmt: skip
        assert agreement_numbers(world.own, typed) == ["Kelas kewirausahaan"], typed
    assert agreement_numbers(world.own, "421.5/987/2026") == []


def test_a_partnership_is_found_by_its_title_and_its_partners(world):
    partnership = make_partnership(world.own, title="Literasi sains")
    partnership.parties.create(partner=make_partner(world.own, "Balai Bahasa"), order=7)
    rows = Partnership.objects.visible_to(world.own.actor(world.own.hub))
    for typed in ("literasi sains", "balai bahasa", "balei bahasa", "sains balai"):
        assert list(find(rows, typed).rows) == [partnership], typed


class TestWhoeverWritesIt:
    """The database keeps its index itself."""

    def test_many_at_once(self, world):
        rows = [Partner(school=world.own.school, name=f"Koperasi Ke{i:03}", kind="other", created_at=NOW, updated_at=NOW)
                for i in range(30)]  # fmt: skip
        Partner.objects.bulk_create(rows)
        assert names(world.own, "Koperasi Ke017") == ["Koperasi Ke017"]
        assert len(names(world.own, "kopersai")) == 30

    def test_a_change_without_the_model(self, world):
        partner = make_partner(world.own, "Sanggar Lama")
        Partner.objects.filter(pk=partner.pk).update(name="Sanggar Gemilang")
        assert names(world.own, "sanggar lama") == []
        assert names(world.own, "gemilnag") == ["Sanggar Gemilang"]

    def test_a_change_with_the_model_and_in_bulk(self, world):
        one, two = make_partner(world.own, "Pertama"), make_partner(world.own, "Kedua")
        one.name = "Cendekia"
        one.save()
        two.name = "Cendekiawan"
        Partner.objects.bulk_update([two], ["name"])
        assert names(world.own, "cendekia") == ["Cendekia", "Cendekiawan"]
        assert names(world.own, "pertama") == names(world.own, "kedua") == []

    def test_removed(self, world):
        make_partner(world.own, "Akan Dihapus").delete()
        make_partner(world.own, "Akan Dihapus Juga")
        Partner.objects.filter(name="Akan Dihapus Juga").delete()
        assert names(world.own, "akan dihapus") == []
        make_partner(world.own, "Datang Kemudian")  # SQLite may give the key again
        assert names(world.own, "dihapus") == []

    def test_moved_to_another_school(self, world):
        partner = make_partner(world.own, "Pindah Alamat")
        Partner.objects.filter(pk=partner.pk).update(school=world.other.school)
        assert names(world.own, "pindah alamat") == []
        assert names(world.other, "pindah alamat") == ["Pindah Alamat"]

    def test_by_hand(self, world):
        partner = make_partner(world.own, "Dari Luar")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE partnerships_partner SET name = %s WHERE id = %s", ["Tulisan Tangan", partner.pk])
        assert names(world.own, "tulisan tagnan") == ["Tulisan Tangan"]

    @pytest.mark.parametrize(
        "name", ['A "kutip" \\ miring', "Baris\nbaru\ttab", "Aneh \x1f\u2028 🙂", "é" * 160, "[]{},:", "a,b"]
    )
    def test_no_name_is_too_strange_to_write(self, world, name):
        make_need(world.own, title="Penanda")
        Need.objects.filter(title="Penanda").update(title=name)
        assert Need.objects.filter(title=name).exists()


def test_filters_that_were_set_count_before_the_limit(world):
    Partner.objects.bulk_create(
        Partner(
            school=world.own.school,
            name=f"Mitra Banyak {i}",
            kind="other" if i else "company",
            created_at=NOW,
            updated_at=NOW,
        )
        for i in range(MOST + 20)
    )
    found = find(here(world.own), "mitra banyak")
    assert found.capped
    assert found.rows.count() == MOST
    narrowed = find(here(world.own).filter(kind="company"), "mitra banyak")
    assert not narrowed.capped
    assert [p.name for p in narrowed.rows] == ["Mitra Banyak 0"]


@pytest.mark.parametrize(("typed", "queries"), [("Melati", 1), ("Melatu", 3), ("yayasan melatu", 3)])
def test_few_queries_however_many_rows(world, django_assert_max_num_queries, typed, queries):
    make_need(world.own, title="Yayasan Melati")
    rows = Need.objects.visible_to(world.own.actor(world.own.hub))
    with django_assert_max_num_queries(queries):
        find(rows, typed)
