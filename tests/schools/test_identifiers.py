"""Numbers of schools, pupils and people; names as one compares them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schools import identifiers as ids
from schools.identifiers import IdentifierProblem, fold_name


@pytest.mark.parametrize(
    ("clean", "text", "expected"),
    [
        (ids.clean_npsn, "20404180", "20404180"),
        (ids.clean_npsn, " 20404180.0 ", "20404180"),
        (ids.clean_npsn, "'20404180", "20404180"),
        (ids.clean_npsn, "2040 4180", "20404180"),
        (ids.clean_npsn, "p9908517", "P9908517"),
        (ids.clean_npsn, "K5660001", "K5660001"),
        (ids.clean_npsn, "NP567838", "NP567838"),
        (ids.clean_npsn, "99999999", "99999999"),
        (ids.clean_nisn, "0081234567", "0081234567"),
        (ids.clean_nisn, "", ""),
        (ids.clean_nisn, "-", ""),
        (ids.clean_nik, "3404 0145 0905 0001", "3404014509050001"),
        (ids.clean_nik, "3404019999990000", "3404019999990000"),
        (ids.clean_nip, "19680411 199303 1 009", "196804111993031009"),
        (ids.clean_nip, "199001012021211001", "199001012021211001"),
        (ids.clean_nip, "131234567", "131234567"),
        (ids.clean_nuptk, "1234567890123456", "1234567890123456"),
        (ids.clean_npwp, "01.234.567.8-901.000", "012345678901000"),
        (ids.clean_npwp, "0012345678901000", "0012345678901000"),
        (ids.clean_postcode, "55281.0", "55281"),
        (ids.clean_postcode, "00000", ""),
        (ids.clean_postcode, "-", ""),
        (ids.clean_phone, " 0274-123456 ", "0274-123456"),
        (ids.clean_phone, "+62 812  3456 7890", "+62 812 3456 7890"),
        (ids.clean_phone, "(0262) 438430", "(0262) 438430"),
        (ids.clean_phone, "-", ""),
        (ids.clean_phone, "0", ""),
    ],
)
def test_numbers_are_cleaned(clean, text, expected):
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("clean", "text", "part"),
    [
        (ids.clean_npsn, "", "NPSN"),
        (ids.clean_npsn, "NA", "NPSN"),
        (ids.clean_npsn, "2040418", "8 angka"),
        (ids.clean_npsn, "204041800", "8 angka"),
        (ids.clean_npsn, "P990851", "7 angka"),
        (ids.clean_npsn, "٢٠٤٠٤١٨٠", "8 angka"),
        (ids.clean_nisn, "81234567", "nol di depan"),
        (ids.clean_nisn, "00812x4567", "NISN"),
        (ids.clean_nik, "340401450905001", "16 angka"),
        (ids.clean_nik, "3,40401E+15", "memotong"),
        (ids.clean_nip, "19680411", "18 angka"),
        (ids.clean_npwp, "123", "15 atau 16"),
        (ids.clean_nuptk, "1", "16 angka"),
        (ids.clean_postcode, "5528", "5 angka"),
        (ids.clean_phone, "hubungi TU", "telepon"),
        (ids.clean_phone, "1234", "telepon"),
        (ids.clean_phone, "1" * 16, "telepon"),
    ],
)
def test_other_texts_are_refused_with_a_sentence(clean, text, part):
    with pytest.raises(IdentifierProblem) as problem:
        clean(text)
    assert part in problem.value.sentence


def test_numbers_as_papers_and_links_want_them():
    assert ids.format_nip("196804111993031009") == "19680411 199303 1 009"
    assert ids.format_nip("131234567") == "131234567"
    assert ids.format_npwp("012345678901000") == "01.234.567.8-901.000"
    assert ids.phone_link("0274-123456") == "+62274123456"
    assert ids.phone_link("+62 812-3456-7890") == "+6281234567890"
    assert ids.phone_link("halo") == ""
    assert ids.phone_link("12") == ""


def test_personal_numbers_are_masked():
    assert ids.masked("3404014509050001") == "••••••••••••0001"
    assert ids.masked("12") == "12"
    assert ids.masked("") == ""


def test_odd_dates_inside_numbers_are_hints_only():
    assert ids.nik_hints("3404014509050001", date(2005, 9, 5)) == []
    assert ids.nik_hints("3404010509050001", date(2005, 9, 5)) == []
    assert ids.nik_hints("3404010509050001", date(2005, 9, 6)) == ["NIK memuat tanggal lahir yang berbeda."]
    assert ids.nik_hints("3404019913050001") == ["Tanggal lahir di dalam NIK tidak lazim."]
    assert ids.nik_hints("3404010509050000") == ["Nomor urut di akhir NIK tidak lazim."]
    assert ids.nisn_hints("0081234567", date(2008, 1, 1)) == []
    assert ids.nisn_hints("0081234567", date(2009, 1, 1)) == ["Tiga angka pertama NISN tidak sama dengan tahun lahir."]
    assert ids.nisn_hints("", date(2009, 1, 1)) == []
    assert ids.nip_hints("196804111993031009") == []
    assert ids.nip_hints("199001012021211001") == []
    assert len(ids.nip_hints("196813411993033009")) == 2
    assert ids.nip_hints("131234567") == []


@pytest.mark.parametrize(
    "spellings",
    [
        ("SMAN 1 SLEMAN", "SMA NEGERI 1 SLEMAN", "sma  negeri 1 sleman", "SMA N 1 Sleman", "SMAN1 Sleman",
         "Sekolah Menengah Atas Negeri 1 Sleman", "SMA Negeri 01 Sleman"),
        ("SMAS HASYIM ASY`ARI", "SMA SWASTA HASYIM ASY'ARI", "SMA Hasyim Asy’ari", "sma s hasyim asyari"),
        ("SMK PRIMA MA;ARIF", "SMK PRIMA MA'ARIF", "SMKS Prima Maarif"),
        ("SD S BPS & K VIII", "SDS BPS&K VIII", "SD BPS dan K VIII"),
        ("SDIT AL-MUTTAQIN", "SD IT Al Muttaqin"),
        ("SLBN Pembina", "SLB Negeri Pembina", "Sekolah Luar Biasa Negeri Pembina"),
        ("Drs. H. Budi Santoso, M.Pd.", "BUDI SANTOSO", "budi  santoso, S.Pd., M.M.", "Prof. Dr. Budi Santoso"),
        ("PT. Maju Jaya, Tbk", "PT Maju Jaya Tbk.", "Maju Jaya", "CV MAJU-JAYA"),
        ("Café Ñusa", "CAFE NUSA"),
        ("TK Kanisius", "Taman Kanak-Kanak Kanisius"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_fold_together(spellings):
    assert len({fold_name(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("SMAN 1 Sleman", "SMAN 2 Sleman"), ("SMAN 1 Sleman", "SMA 1 Sleman"), ("SMA Negeri 1", "SMP Negeri 1"),
     ("Budi", "Budiman"), ("SMAN 1 Sleman", "SMAN 10 Sleman"), ("Rumah Sakit A, Sleman Kota", "Rumah Sakit A")],
)  # fmt: skip
def test_different_names_stay_apart(one, other):
    assert fold_name(one) != fold_name(other)


def test_what_consists_of_titles_only_keeps_them():
    assert fold_name("Dr. H.") == "dr h"
    assert fold_name("") == ""


@given(st.text(max_size=40))
def test_a_folded_name_is_plain(text):
    folded = fold_name(text)
    assert folded == " ".join(folded.split())
    assert fold_name(text.swapcase() if text.isascii() else text) == folded


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_sentence(text):
    for clean in (ids.clean_npsn, ids.clean_nisn, ids.clean_nip, ids.clean_phone):
        try:
            found = clean(text)
        except IdentifierProblem as problem:
            found = problem.sentence
        assert isinstance(found, str)
