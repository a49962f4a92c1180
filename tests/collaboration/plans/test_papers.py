"""The plans as papers: official, tagged, on A4 and F4."""

from io import BytesIO

import pikepdf
import pytest
from django.utils import translation

from collaboration.papers.plan import plan_paper, request_plan_paper
from core import pdf
from core.documents import freeze
from tests.clock import NOW
from tests.factories import plans as make

pytestmark = pytest.mark.django_db


def test_the_paper_says_everything_and_marks_a_draft(world):
    plan = make.written(world.own)
    make.row(world.own, plan)
    with translation.override("id"):
        paper = plan_paper(plan, NOW.date())
        assert paper.mark == "DRAF"
        assert plan_paper(make.used(world.own), NOW.date()).mark == ""
    assert [block.heading for block in paper.blocks][-1] == "Kontribusi setiap mata pelajaran"
    assert any(value == "Fase D (kelas 7–9), kelas 8" for _label, value in paper.facts)


@pytest.mark.parametrize("sheet", ["a4", "f4"])
def test_it_renders(world, sheet):
    plan = make.written(world.own)
    make.row(world.own, plan)
    with translation.override("id"):
        made = pdf.render("pdf/teaching_plan.html", freeze(plan_paper(plan, NOW.date())), paper=sheet, style="report")
    assert made.pages >= 1
    with pikepdf.open(BytesIO(made.content)) as opened:
        assert opened.Root.MarkInfo.Marked


def test_the_same_plan_gives_the_same_paper(world):
    plan = make.written(world.own)
    first, second = (request_plan_paper(by=world.own.as_("supervisor"), now=NOW, plan=plan) for _twice in range(2))
    assert first == second
