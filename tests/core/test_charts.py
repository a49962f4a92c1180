"""Charts: coordinates that follow from numbers, words for those who do not see them."""

import re
from dataclasses import asdict, replace
from itertools import pairwise

import pytest
from django.template import Context, Template
from django.utils import translation

from core.charts import HALF_CHARACTER, WIDTH, Chart, Series, as_chart, bars, line, nice_ticks

SCALE = ("Belum terlihat", "Mulai terlihat", "Sudah baik", "Sangat kuat")
RATED = Chart(
    kind="bars",
    title="Enam prinsip",
    description="Sekolah menilai komunikasi lebih rendah daripada puskesmas.",
    labels=("Komunikasi", "Partisipasi"),
    series=(Series("SMA Negeri 1", (2, 3), "Sekolah"), Series("Puskesmas", (4, None))),
    steps=SCALE,
    label_heading="Prinsip",
)
COURSE = Chart(
    kind="line",
    title="Hari tunggu",
    description="Turun dari 9 menjadi 4 hari.",
    labels=("Okt", "Nov", "Des"),
    series=(Series("Hari", (9, None, 4)),),
    unit="hari",
    baseline=9,
    target=3,
)


def drawn(chart, tag="chart") -> str:
    pictures: dict[str, bytes] = {}
    context = Context({"spec": chart, "pictures": pictures})
    html = Template(f"{{% load charts %}}{{% {tag} spec %}}").render(context)
    return html + "".join(picture.decode() for picture in pictures.values())


def test_bars_are_as_long_as_their_values():
    groups = bars(RATED).groups
    school, health = groups[0].bars
    assert health.width == pytest.approx(2 * school.width)
    assert (school.text, health.text) == ("Mulai terlihat", "Sangat kuat")
    assert (school.short, health.short) == ("Sekolah", "Puskesmas")


def test_a_missing_answer_is_no_bar_and_a_dash():
    missing = bars(RATED).groups[1].bars[1]
    assert (missing.width, missing.text) == (0, "–")


def test_everything_stays_inside_the_drawing():
    long = replace(RATED, labels=("Pemahaman bersama tentang tujuan, peran, dan tanggung jawab " * 2, "b"))
    layout = bars(long)
    assert all(bar.text_x < WIDTH for group in layout.groups for bar in group.bars)
    assert layout.height > layout.groups[-1].bars[-1].y
    assert len(layout.groups[0].lines) > 1


def test_a_long_unit_is_left_to_the_table_rather_than_cut_off():
    short = Chart("bars", "a", "b", ("2025", "2026"), (Series("Hasil", (40, 95)),), unit="siswa")
    assert [group.bars[0].text for group in bars(short).groups] == ["40 siswa", "95 siswa"]
    long = replace(short, unit="lulusan yang diterima bekerja")
    assert [group.bars[0].text for group in bars(long).groups] == ["40", "95"]
    assert long.table[1] == ("2026", ["95 lulusan yang diterima bekerja"])
    course = replace(COURSE, unit="hari sejak permintaan diterima", baseline=1900)
    assert (line(course).target.text, line(COURSE).target.text) == ("3", "3 hari")


def test_a_line_rises_with_its_values_and_leaves_out_what_is_missing():
    layout = line(COURSE)
    first, last = layout.courses[0].points
    assert first.y < last.y  # SVG counts downwards: 9 is above 4
    assert layout.baseline.y == first.y
    assert layout.target.y > last.y
    assert [p.text for p in layout.courses[0].points] == ["9", "4"]


def test_one_point_and_no_point_are_drawn_too():
    assert len(line(replace(COURSE, labels=("Okt",), series=(Series("Hari", (5,)),))).courses[0].points) == 1
    assert line(replace(COURSE, baseline=None, target=None, labels=(), series=(Series("Hari", ()),))).baseline is None


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (3, 9, [0, 2, 4, 6, 8, 10]),
        (6, 54, [0, 20, 40, 60]),
        (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (-4, 4, [-4, -2, 0, 2, 4]),
        (0, 0.95, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    ],
)
def test_ticks_are_round_and_enclose_the_values(low, high, ticks):
    assert nice_ticks(low, high) == ticks


def test_a_chart_says_itself_to_a_screen_reader():
    html = drawn(RATED)
    assert 'role="img"' in html
    assert f'aria-labelledby="{RATED.key}-t {RATED.key}-d"' in html
    assert f'<title id="{RATED.key}-t">Enam prinsip</title>' in html
    assert RATED.description in html


def test_the_numbers_stand_below_as_a_table():
    html = drawn(RATED)
    assert '<th scope="col">Prinsip</th>' in html
    assert '<th scope="row">Komunikasi</th>' in html
    assert "<td>Mulai terlihat</td>" in html
    assert "<td>–</td>" in html


def test_the_screen_gets_classes_and_no_colours_of_its_own():
    html = drawn(RATED) + drawn(COURSE)
    assert "<style" not in html
    assert "style=" not in html
    assert not re.search(r"#[0-9a-f]{3,6}\b", html)
    assert "<script" not in html


def test_paper_carries_its_ink_and_an_alternative_text():
    html = drawn(COURSE, "chart_picture")
    assert f'alt="Hari tunggu. {COURSE.description}"' in html
    assert "<style>" in html
    assert f'src="image:chart-{COURSE.key}"' in html


def test_words_are_escaped():
    evil = replace(RATED, title="<script>alert(1)</script>", labels=('"><b>', "&"))
    for html in (drawn(evil), drawn(evil, "chart_picture")):
        assert "<script>" not in html
        assert "<b>" not in html


def test_coordinates_have_points_in_every_language():
    for language in ("id", "en"):
        with translation.override(language):
            assert not re.search(r'(?:x|y|width|height)\d?="\d+,\d', drawn(RATED) + drawn(COURSE))


def test_numbers_are_written_as_the_language_writes_them():
    money = replace(COURSE, unit="%", series=(Series("x", (12.5, None, 1250)),))
    assert money.text(12.5) == "12,5%"
    with translation.override("en"):
        assert money.text(1250) == "1,250%"


def test_a_frozen_chart_is_the_same_chart():
    assert as_chart(asdict(RATED)) == RATED
    assert drawn(asdict(COURSE)) == drawn(COURSE)


def test_readings_are_a_line_of_text():
    html = Template("{% load charts %}{{ spec|readings }}").render(Context({"spec": COURSE}))
    assert html == "Okt 9 hari; Nov –; Des 4 hari"


def test_days_of_a_course_that_are_still_to_come_have_no_row():
    chart = Chart("line", "Hari", "Naik.", ("Okt", "Nov", "Des"), (Series("Hari", (1.0, 2.0, None)),))
    assert [label for label, _texts in chart.table] == ["Okt", "Nov"]


def test_the_words_of_the_baseline_do_not_lie_over_the_figures_of_a_course_that_stays_on_it():
    flat = tuple(4.0 for _day in range(5))
    labels = ("28 Okt", "4 Nov", "11 Nov", "18 Nov", "25 Nov", "29 Jan")
    drawn = line(
        Chart(
            "line", "Kali", "Sama.", labels, (Series("Kali", (*flat, None)),), baseline=4, target=1, unit="kali sebulan"
        )
    )
    assert drawn.baseline.dy > 0, "the figures stand above their points, so the words stand below the line"
    fell = line(
        Chart(
            "line",
            "Kali",
            "Turun.",
            labels,
            (Series("Kali", (4, 3, 2, 1, 1, None)),),
            baseline=4,
            target=1,
            unit="kali sebulan",
        )
    )
    assert fell.baseline.dy < 0


def test_dates_never_run_into_each_other_or_into_the_baseline():
    days = tuple(f"{n} Sep 2026" for n in range(10, 22))
    chart = Chart("line", "Siswa", "Naik.", days, (Series("Siswa", tuple(float(n) for n in range(12))),), baseline=0)
    drawn = line(chart)
    shown = [(label.x, label.text) for label in drawn.labels]
    assert shown[-1][1] == "21 Sep 2026", "the newest always has its label"
    assert all(b[0] - a[0] >= 2 * HALF_CHARACTER * 11 for a, b in pairwise(shown))
    assert drawn.baseline.y + drawn.baseline.dy < drawn.labels[0].y - 10
