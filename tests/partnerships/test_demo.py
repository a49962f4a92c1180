"""The demo school: what a visitor finds, and that loading it again changes nothing."""

import pytest
from django.core.management import CommandError, call_command

from core.models import AuditEvent, Document
from partnerships.models import Agreement, Partnership
from schools.models import Membership, School, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO_DATA = True
    call_command("load_demo")
    return School.objects.get(slug="sma-negeri-3-tirtamaya")


def test_every_role_can_sign_in_and_partnerships_stand_at_many_stages(demo):
    assert Membership.objects.active().filter(school=demo).values("role").distinct().count() == 12
    assert User.objects.get(email="hub@demo.guyub.test").check_password("guyub-demo-2026")
    stages = set(Partnership.objects.filter(school=demo).values_list("stage", flat=True))
    assert {"exploration", "proposal", "agreement", "implementation"} <= stages


def test_the_story_was_renewed_and_its_papers_are_ready(demo):
    renewed = Agreement.objects.get(school=demo, predecessor__isnull=False)
    assert renewed.predecessor.state == Agreement.State.SIGNED
    papers = Document.objects.of(renewed.predecessor)
    assert {(paper.paper, paper.state) for paper in papers} == {("a4", "ready"), ("f4", "ready")}


def test_loading_again_changes_nothing(demo):
    before = AuditEvent.objects.count()
    call_command("load_demo")
    assert AuditEvent.objects.count() == before


def test_where_demo_data_is_not_allowed_nothing_is_loaded(settings):
    settings.DEMO_DATA = False
    with pytest.raises(CommandError):
        call_command("load_demo")
    assert not School.objects.filter(slug="sma-negeri-3-tirtamaya").exists()
