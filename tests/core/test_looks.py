"""Plain values that components draw: chips that toggle, stages that were passed by, missing things that lead somewhere."""

from django.test import RequestFactory

from core import looks
from core.workflow import Missing

CHOICES = [("a", "Pertama"), ("b", "Kedua")]


def request(query=""):
    return RequestFactory().get(f"/daftar/{query}")


def test_a_chip_keeps_the_other_parameters_and_forgets_the_position():
    first, second = looks.chips(request("?lead=7&after=xyz"), "stage", CHOICES)
    assert (first.url, first.current) == ("/daftar/?lead=7&stage=a", False)
    assert second.url == "/daftar/?lead=7&stage=b"


def test_the_first_chip_takes_the_filter_away():
    everything, first, _second = looks.chips(request("?stage=a"), "stage", CHOICES, everything="Semua")
    assert (everything.url, everything.current) == ("/daftar/", False)
    assert (first.url, first.current) == ("/daftar/?stage=a", True)


def test_without_such_a_chip_the_chosen_one_takes_itself_away():
    first, _second = looks.chips(request("?stage=a"), "stage", CHOICES)
    assert (first.url, first.current) == ("/daftar/", True)


def test_counts_stand_beside_their_chip():
    chips = looks.chips(request(), "stage", CHOICES, everything="Semua", counts={"": 5, "a": 5})
    assert [chip.count for chip in chips] == [5, 5, 0]


def test_stages_are_done_now_to_come_or_passed_by():
    labels = {"a": "A", "b": "B", "c": "C", "d": "D"}
    assert [s.status for s in looks.stages(labels, "c", skipped={"b"})] == ["done", "skipped", "now", "todo"]
    assert [s.status for s in looks.stages(labels, "elsewhere")] == ["todo"] * 4


def test_what_is_missing_leads_to_where_it_is_mended():
    lines = looks.linked(
        "sekolah",
        [Missing("Tujuan.", "partnerships:proposal_edit", 7), Missing("Lain.", "no:route", 1), "Kalimat saja."],
    )
    assert [(str(line), line.url) for line in lines] == [
        ("Tujuan.", "/sekolah/kemitraan/7/proposal/ubah/"),
        ("Lain.", ""),
        ("Kalimat saja.", ""),
    ]
