"""What the cells of an old register are taken to mean, one kind of dirt at a time."""

from datetime import date

import pytest
from django.utils import translation

from partnerships.imports import words
from partnerships.imports.terms import is_nothing, read_day, read_term
from partnerships.terms import AgreementKind

TODAY = date(2026, 9, 21)


class TestDays:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("21/09/2026", date(2026, 9, 21)),
            ("2026-09-21", date(2026, 9, 21)),
            ("5 Pebruari 2020", date(2020, 2, 5)),
            ("3 Nopember 2019", date(2019, 11, 3)),
            ("Senin, 21 September 2026", date(2026, 9, 21)),
            ("01.07.2023", date(2023, 7, 1)),
            ("30 Aug 2024 22:46:37", date(2024, 8, 30)),
        ],
    )
    def test_usual_spellings_are_read_in_silence(self, text, day):
        reading = read_day(text, TODAY)
        assert reading.day == day
        assert not reading.lost

    @pytest.mark.parametrize(
        ("text", "day", "said"),
        [
            ("44197", date(2021, 1, 1), "Excel"),
            ("44197.0", date(2021, 1, 1), "Excel"),
            ("31-12-21", date(2021, 12, 31), "dua angka"),
            ("12 Des 21", date(2021, 12, 12), "dua angka"),
            ("1/7/99", date(1999, 7, 1), "dua angka"),
            ("12/31/2021", date(2021, 12, 31), "bulan lebih dahulu"),
            ("7 Sepetember 2022", date(2022, 9, 7), "dibaca"),
            ("Agustus 2022", date(2022, 8, 1), "tidak menyebut hari"),
            ("2021", date(2021, 1, 1), "hanya menyebut tahun"),
        ],
    )
    def test_odd_ones_are_read_and_said(self, text, day, said):
        reading = read_day(text, TODAY)
        assert reading.day == day
        assert said in reading.mends[0]

    def test_what_is_said_is_in_the_readers_language_to_the_end(self):
        with translation.override("en"):
            assert read_day("12/31/2021", TODAY).mends == [
                "“12/31/2021” has the month first; read as 31 December 2021."
            ]
            assert read_day("1910-01-01", TODAY).mends[0].endswith("Left empty.")

    def test_an_end_without_a_day_is_the_last_day(self):
        assert read_day("2024", TODAY, last=True).day == date(2024, 12, 31)
        assert read_day("Februari 2024", TODAY, last=True).day == date(2024, 2, 29)

    @pytest.mark.parametrize(
        "text", ["1910-01-01", "1900-01-01", "31 Februari 2022", "entah", "21/13/2021", "menyusul"]
    )
    def test_what_is_no_day_stays_empty_and_is_said(self, text):
        reading = read_day(text, TODAY)
        assert reading.day is None
        assert reading.lost

    @pytest.mark.parametrize("text", ["", " ", "-", "--", "NULL", "n/a", "?", "belum ada"])
    def test_nothing_is_nothing(self, text):
        assert is_nothing(text)
        assert (read_day(text, TODAY).day, read_day(text, TODAY).mends) == (None, [])


class TestTerms:
    @pytest.mark.parametrize(
        ("text", "months"),
        [("3 tahun", 36), ("3 (tiga) tahun", 36), ("tiga tahun", 36), ("36 bulan", 36), ("1,5 tahun", 18), ("2 thn", 24),
         ("1 semester", 6), ("dua belas bulan", 12), ("5 Th.", 60), ("3", 36)],
    )  # fmt: skip
    def test_lengths_in_words(self, text, months):
        assert read_term(text, TODAY).months == months

    @pytest.mark.parametrize(
        ("text", "start", "end"),
        [
            ("2021–2024", date(2021, 1, 1), date(2024, 12, 31)),
            ("2021-2024", date(2021, 1, 1), date(2024, 12, 31)),
            ("1/1/2021 - 31/12/2023", date(2021, 1, 1), date(2023, 12, 31)),
            ("1 Januari s.d. 31 Desember 2023", date(2023, 1, 1), date(2023, 12, 31)),
            ("01-01-2021 s/d 31-12-2022", date(2021, 1, 1), date(2022, 12, 31)),
            ("TA 2021/2022", date(2021, 7, 1), date(2022, 6, 30)),
            ("s.d. 31 Desember 2024", None, date(2024, 12, 31)),
            ("berlaku sampai 30 Juni 2025", None, date(2025, 6, 30)),
        ],
    )
    def test_spans(self, text, start, end):
        term = read_term(text, TODAY)
        assert (term.start, term.end) == (start, end)

    @pytest.mark.parametrize(
        "text", ["tidak terbatas", "Selamanya", "sampai ada pemberitahuan", "sampai diakhiri para pihak"]
    )
    def test_for_ever(self, text):
        assert read_term(text, TODAY).forever

    @pytest.mark.parametrize("text", ["sesuai kebutuhan", "999 tahun", "abc"])
    def test_what_is_no_term_is_said(self, text):
        term = read_term(text, TODAY)
        assert term.is_empty
        assert "tidak dipahami" in term.mends[0]


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("421.5/012/SMAN1/IX/2026", ["421.5/012/SMAN1/IX/2026"]),
            ("421.5/012/SMAN1/IX/2026 / 074/UN34/2026", ["421.5/012/SMAN1/IX/2026", "074/UN34/2026"]),
            ("A/1/2020\nB/2/2020", ["A/1/2020", "B/2/2020"]),
            ("A/1/2020; B/2/2020", ["A/1/2020", "B/2/2020"]),
            ("No. 12/PKS/2021 dan 44/MoU/2021", ["12/PKS/2021", "44/MoU/2021"]),
            ("Nomor : 12/A", ["12/A"]),
            ("-", []),
            ("", []),
        ],
    )
    def test_several_in_one_cell(self, text, numbers):
        assert words.read_numbers(text) == numbers

    @pytest.mark.parametrize(
        "number", ["?/STIKES/I/2015", "421.1/   /TK.DWS/X/2023", "…/PKS/2020", "/SMA/X/2020", "PKS"]
    )
    def test_half_filled_ones_are_noticed(self, number):
        assert words.is_half_filled(number)
        assert not words.is_half_filled("421.5/012/SMAN1/IX/2026")


class TestPartners:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Puskesmas Temon II", ["Puskesmas Temon II"]),
            ("Polsek Wates dan Koramil Wates", ["Polsek Wates", "Koramil Wates"]),
            ("Universitas A, Universitas B, dan Polsek C", ["Universitas A", "Universitas B", "Polsek C"]),
            ("1. Polsek A 2. Koramil B", ["Polsek A", "Koramil B"]),
            ("Bank X\nPT Y", ["Bank X", "PT Y"]),
            ("SMAN 1 Wates / SMKN 2 Wates", ["SMAN 1 Wates", "SMKN 2 Wates"]),
            ("SMAN 1 Wates; SMA Negeri 1 Wates", ["SMAN 1 Wates"]),
            ("-", []),
        ],
    )
    def test_several_in_one_cell(self, text, names):
        assert [named.name for named in words.read_partners(text)] == names

    @pytest.mark.parametrize(
        "text",
        ["Dinas Pendidikan dan Kebudayaan", "PT Maju & Jaya", "PT Astra Honda Motor, Tbk", "Badan Penelitian dan Pengembangan",
         "Yayasan Budi Luhur, Mulia dan Sejahtera"],
    )  # fmt: skip
    def test_one_with_and_in_its_name_stays_whole(self, text):
        assert [named.name for named in words.read_partners(text)] == [text]

    def test_a_regency_behind_the_name_is_told_apart(self):
        assert words.read_partners("Puskesmas Temon II, Kab. Kulon Progo") == [
            words.Named("Puskesmas Temon II", "Kab. Kulon Progo")
        ]
        assert words.read_partners("CV Maju (Kota Bandung)") == [words.Named("CV Maju", "Kota Bandung")]

    @pytest.mark.parametrize(
        ("name", "kind"),
        [("Puskesmas X", "health_centre"), ("RSUD Wates", "health_centre"), ("PT. Astra", "business"), ("Polres A", "police"),
         ("SD N 1 A", "school"), ("Univ. Gadjah", "higher_education"), ("Komite Sekolah", "community"), ("Yayasan B", "nonprofit"),
         ("Bapak Sugeng", "individual"), ("Kecamatan Wates", "government"), ("Klinik Psikologi A", "service_provider"), ("Anu", "")],
    )  # fmt: skip
    def test_kinds_are_guessed_from_names(self, name, kind):
        assert words.guess_kind(name) == kind

    def test_the_other_side_is_read_out_of_a_title(self):
        title = "Perjanjian kerja sama antara SMAN 1 Wates dengan Puskesmas Temon tentang UKS"
        assert words.between(title, "SMA Negeri 1 Wates") == ("Puskesmas Temon", "UKS")
        assert words.between("Pembinaan UKS", "SMA Negeri 1 Wates") == ("", "")


class TestKindsAndStates:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [("MoU", AgreementKind.MOU), ("Nota Kesepahaman", AgreementKind.MOU), ("Kesepakatan Bersama", AgreementKind.MOU),
         ("PKS", AgreementKind.PKS), ("MoA", AgreementKind.PKS), ("SPK", AgreementKind.PKS), ("perjanjian kerjasama", AgreementKind.PKS),
         ("IA", AgreementKind.IMPLEMENTING), ("Implementation Arrangement", AgreementKind.IMPLEMENTING),
         ("informal", AgreementKind.INFORMAL), ("kerja sama", ""), ("", "")],
    )  # fmt: skip
    def test_kinds(self, text, kind):
        assert words.read_kind(text) == kind

    @pytest.mark.parametrize(
        ("text", "claim"),
        [("Aktif", words.ACTIVE), ("masih berlaku", words.ACTIVE), ("tidak aktif", words.OVER), ("nonaktif", words.OVER),
         ("Kadaluarsa", words.OVER), ("kedaluwarsa", words.OVER), ("habis", words.OVER), ("batal", words.STOPPED),
         ("Diputus 2023", words.STOPPED), ("draft", words.UNSIGNED), ("dalam proses", words.UNSIGNED), ("??", "")],
    )  # fmt: skip
    def test_states(self, text, claim):
        assert words.read_state(text) == claim
