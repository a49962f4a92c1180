"""The plan on paper: tagged for a screen reader, marked while it is a draft, kept nowhere."""

from io import BytesIO

import pikepdf
import pytest
from django.utils import translation

from core.models import AuditEvent, Document
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.plans import keep_settings
from inclusion.papers.plan import plan_paper, plan_pdf
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import inclusion_plans as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def side(world):
    return world.own


def structure(node, found):
    """Every element of the structure tree, in reading order."""
    if "/S" in node:
        found.append(node)
    kids = node.get("/K", None)
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid or "/K" in kid):
            structure(kid, found)
    return found


@pytest.mark.parametrize(("sheet", "width"), [("a4", 595), ("f4", 609)])
def test_a_program_finds_headings_tables_language_and_title(side, sheet, width):
    plan = make.in_force(side)
    plan.held.plan = plan
    made = b"".join(plan_pdf(plan, plan.held, NOW, sheet).streaming_content)
    with pikepdf.open(BytesIO(made)) as paper:
        assert str(paper.Root.Lang).startswith("id")
        assert paper.Root.MarkInfo.Marked
        assert paper.Root.ViewerPreferences.DisplayDocTitle
        assert b'pdfuaid:part="1"' in paper.Root.Metadata.read_bytes()
        assert plan.pupil.name in str(paper.docinfo["/Title"])
        assert round(float(paper.pages[0].MediaBox[2])) == width
        tags = structure(paper.Root.StructTreeRoot, [])
        names = [str(tag.S) for tag in tags]
        heads = {str(tag.ID) for tag in tags if tag.S == "/TH"}
        cells = [{str(name) for name in tag.A.Headers} for tag in tags if tag.S == "/TD"]
    assert names.count("/H1") == 1
    assert {"/H2", "/H3", "/H4", "/Table", "/TR", "/TH", "/TD"} <= set(names)
    assert names.index("/H1") < names.index("/H2") < names.index("/H3")
    assert cells
    assert all(named and named <= heads for named in cells), "each cell names its header"


def test_a_draft_is_marked_and_the_title_is_the_schools_own(side):
    keep_settings(
        by=side.as_("principal"), now=NOW, school=side.school, title="own", own_title="Rencana Dukungan Belajar"
    )
    plan = make.shared(side)
    with translation.override("id"):
        draft, shown = plan_paper(plan, None, NOW.date()), plan_paper(plan, plan.versions.get(), NOW.date())
        make.moved(side, make.answered(side, plan), "approve", by="principal")
        approved = plan_paper(plan, plan.versions.get(), NOW.date())
    assert (draft.mark, shown.mark, approved.mark) == ("KONSEP", "KONSEP", "")
    assert draft.heading == "Rencana Dukungan Belajar"
    assert [block.heading for block in approved.blocks][-1] == "Persetujuan"
    assert approved.signatures


def test_the_file_names_nobody_is_kept_nowhere_and_is_on_record(side, client_for):
    plan = make.in_force(side, now=REAL)
    url = school_url(side.school, "inclusion:plan_paper", plan.pk, 1)
    answer = client_for(side.parent).get(url)
    assert answer["Content-Type"] == "application/pdf"
    assert plan.pupil.called not in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert not Document.objects.exists()
    event = AuditEvent.objects.get(verb="pupil.paper_opened")
    assert (event.actor, event.subject_id) == (side.parent, plan.pupil_id)
    withdraw_consent(by=side.as_("parent"), now=REAL, consent=plan.pupil.consents.get(purpose="support"))
    assert client_for(side.special_needs_teacher).get(url).status_code == 409
    assert client_for(side.staff).get(url).status_code == 404
