"""No goal is without a measurement: the table of docs/scale.md and bin/bench name the same ones."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from bench.run import GOALS, chosen

TEXT = (Path(settings.BASE_DIR) / "docs/scale.md").read_text()


def test_each_goal_has_its_measurement_and_the_other_way_round():
    table = TEXT.partition("| # | work | goal |")[2].partition("\n\n")[0]
    told = re.findall(r"^\| (P\d+b?) \|", table, re.MULTILINE)
    assert told == [name for name in GOALS if "-" not in name]
    assert len(told) == 20


def test_each_module_of_the_bench_is_where_the_table_says():
    named = re.findall(r"\| `(bench/\w+\.py)` \|", TEXT)
    assert named
    assert all((Path(settings.BASE_DIR) / path).is_file() for path in named)


def test_what_quick_leaves_out_is_measured_when_it_is_named():
    assert "P18" not in chosen("", quick=True)
    assert list(chosen("P18,P1", quick=True)) == ["P18", "P1"]
    assert chosen("", quick=False) == GOALS


def test_a_goal_that_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        chosen("P99", quick=False)
