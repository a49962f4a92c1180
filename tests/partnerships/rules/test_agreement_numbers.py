"""Letter numbers warn and never block."""

from datetime import date

import pytest

from partnerships.actions.agreements import edit_agreement
from partnerships.actions.signatures import record_numbers
from partnerships.numbers import month_and_year_in, number_warnings, suggested_number
from schools.models import School
from tests.clock import NOW
from tests.factories import agreements as make


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("400.3/012/SMAN1/IX/2026", (9, 2026)),
        ("421.1/   /TK.DWS/X/2023", (10, 2023)),
        ("PKS-  /Ffa-UNJANI/VIII/2019", (8, 2019)),
        ("05/IJ/04/2016", (4, 2016)),
        ("421.3/012/SMAN1/08/2026", (8, 2026)),
        ("421.3/SMAN1/012/2026", (None, 2026)),
        ("421.3/SMAN1/13/2026", (None, 2026)),
        ("421/08/IX/2026", (9, 2026)),
        ("421.5/0012", (None, None)),
        ("", (None, None)),
        ("V/12/2026", (None, 2026)),
    ],
)
def test_month_and_year_are_read_where_they_are_written(number, found):
    assert month_and_year_in(number) == found


@pytest.mark.django_db
class TestWarnings:
    def numbered(self, world, number: str, signed_on: date = date(2026, 9, 21)):
        agreement = edit_agreement(
            by=world.own.as_("hub"), now=NOW, agreement=make.drafted(world.own), signed_on=signed_on
        )
        school = agreement.parties.get(order=1)
        record_numbers(by=world.own.as_("hub"), now=NOW, agreement=agreement, numbers={school.pk: number})
        return agreement

    def warnings(self, agreement) -> list[str]:
        return number_warnings(agreement, list(agreement.parties.select_related("party")))

    def test_a_plausible_number_says_nothing(self, world):
        assert self.warnings(self.numbered(world, "400.3/012/SMPN2/IX/2026")) == []

    def test_a_number_used_twice_is_named_with_its_other_agreement(self, world):
        self.numbered(world, "400.3/012/SMPN2/IX/2026")
        [sentence] = self.warnings(self.numbered(world, "400.3/012/SMPN2/IX/2026"))
        assert "sudah dipakai pada perjanjian “Usaha Kesehatan Sekolah”" in sentence

    def test_the_same_number_at_another_school_is_no_matter(self, world):
        other = make.drafted(world.other)
        record_numbers(
            by=world.other.as_("hub"),
            now=NOW,
            agreement=other,
            numbers={other.parties.get(order=1).pk: "400.3/012/SMPN2/IX/2026"},
        )
        assert self.warnings(self.numbered(world, "400.3/012/SMPN2/IX/2026")) == []

    def test_month_and_year_that_disagree_with_the_date(self, world):
        month, year = self.warnings(self.numbered(world, "400.3/012/SMPN2/VIII/2025"))[::-1]
        assert "bulan yang berbeda" in month
        assert "tahun yang berbeda" in year

    def test_a_pattern_that_makes_no_number_gives_no_suggestion(self, world):
        School.objects.filter(pk=world.own.school.pk).update(number_pattern="tanpa nomor")
        world.own.school.refresh_from_db()
        assert suggested_number(world.own.school, date(2026, 9, 21)) == ""

    def test_the_running_number_starts_again_in_january(self, world):
        self.numbered(world, "400.3/041/SMPN2S/IX/2026")
        school = world.own.school
        pattern = school.number_pattern
        assert "{urut:3}" in pattern
        assert suggested_number(school, date(2027, 1, 4)).split("/")[1] == "001"
