"""The demo school: what a visitor finds, and that loading it again changes nothing."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from core.models import AuditEvent, Document
from partnerships.models import Agreement, Obligation, ObligationSeries, Partner, Partnership
from partnerships.terms import FinancialForm, Form, PartnerKind
from schools.models import Membership, School, User

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once for this module, in a transaction that is taken back."""
    with django_db_blocker.unblock(), override_settings(DEMO_DATA=True):
        outer = transaction.atomic()
        outer._from_testcase = True  # as in TestCase.setUpClass
        outer.__enter__()
        try:
            call_command("load_demo")
            yield School.objects.get(slug="sma-negeri-3-tirtamaya")
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


def test_every_role_can_sign_in(demo):
    assert Membership.objects.active().filter(school=demo).values("role").distinct().count() == 12
    assert User.objects.get(email="hub@demo.guyub.test").check_password("guyub-demo-2026")


def test_a_year_of_forty_partnerships_in_all_stages_and_forms(demo):
    found = Partnership.objects.filter(school=demo)
    assert found.count() >= 40
    assert set(found.values_list("stage", flat=True)) == set(Partnership.Stage.values)
    assert set(found.values_list("form", flat=True)) == set(Form.values)
    assert set(Partner.objects.filter(school=demo).values_list("kind", flat=True)) == set(PartnerKind.values)


def test_its_agreements_are_of_many_kinds(demo):
    found = Agreement.objects.filter(school=demo)
    assert {"draft", "review", "ready", "signed"} <= set(found.values_list("state", flat=True))
    assert {"pks", "mou", "ia"} <= set(found.values_list("kind", flat=True))
    assert FinancialForm.SOFT_LOAN in set(found.values_list("financial_form", flat=True))
    statuses = {agreement.status(demo.local_date(agreement.created_at)) for agreement in found}
    assert len(statuses) >= 4


def test_some_duties_are_met_and_some_are_late(demo):
    duties = Obligation.objects.filter(school=demo)
    assert duties.exclude(fulfilled_on=None).exists()
    assert duties.outstanding().exists()
    assert ObligationSeries.objects.filter(school=demo, every="weeks", interval=2).exists()


def test_the_story_was_renewed_and_its_papers_are_ready(demo):
    renewed = Agreement.objects.get(school=demo, predecessor__isnull=False)
    assert renewed.predecessor.state == Agreement.State.SIGNED
    papers = Document.objects.of(renewed.predecessor)
    assert {(paper.paper, paper.state) for paper in papers} == {("a4", "ready"), ("f4", "ready")}


def test_loading_again_changes_nothing(demo, settings):
    settings.DEMO_DATA = True
    before = AuditEvent.objects.count()
    call_command("load_demo")
    assert AuditEvent.objects.count() == before


def test_where_demo_data_is_not_allowed_nothing_is_loaded(demo, settings):
    settings.DEMO_DATA = False
    with pytest.raises(CommandError):
        call_command("load_demo")
