"""Stage 1: what the school needs."""

import pytest

from core.models import AuditEvent, HistoryEntry
from core.policy import Denied, Hidden, NotNow
from core.versions import Conflict
from partnerships.actions.needs import edit_need, move_need, record_need
from partnerships.models import Need
from partnerships.policy import check_edit_need
from partnerships.terms import Category, Priority
from schools.roles import TEACHING, Role
from tests.clock import NOW
from tests.factories.partnerships import make_need


def record(side, role):
    return record_need(
        by=side.as_(role), now=NOW, school=side.school, title="Les matematika", category=Category.ACADEMIC, priority=Priority.HIGH,
        evidence="Rapor Pendidikan A.2 merah.",
    )  # fmt: skip


def move(side, need, name, role="hub", comment=""):
    return move_need(by=side.as_(role), now=NOW, need=need, name=name, comment=comment)


@pytest.mark.parametrize("role", [Role.HUB, *TEACHING])
def test_whoever_works_with_pupils_records_a_need(world, role):
    need = record(world.own, role)
    begins = "open" if role == Role.HUB else "idea"
    assert (need.state, need.raised_by_id, need.school_id) == (begins, getattr(world.own, role).pk, world.own.school.pk)
    event = AuditEvent.objects.get(verb="need.recorded", subject_id=need.pk)
    assert event.details == {"category": "academic", "priority": 3}


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.OPERATOR, Role.COACH, Role.COMMITTEE, Role.SUPERVISOR])
def test_others_read_needs_but_record_none(world, role):
    with pytest.raises(Denied):
        record(world.own, role)


@pytest.mark.parametrize("role", [Role.PARENT, Role.PARTNER])
def test_for_those_outside_the_register_does_not_exist(world, role):
    with pytest.raises(Hidden):
        record(world.own, role)
    assert not Need.objects.visible_to(world.own.as_(role)).exists()


def test_a_teacher_changes_only_the_own_need(world):
    own, others = record(world.own, "teacher"), record(world.own, "staff")
    check_edit_need(world.own.as_("teacher"), own)
    with pytest.raises(Denied):
        check_edit_need(world.own.as_("teacher"), others)
    check_edit_need(world.own.as_("hub"), others)


def test_another_school_does_not_touch_it(world):
    with pytest.raises(Denied):
        edit_need(by=world.other.as_("hub"), now=NOW, need=record(world.own, "hub"), title="Milik kami")


def test_an_edit_counts_the_version_and_names_its_fields(world):
    need = edit_need(by=world.own.as_("hub"), now=NOW, need=record(world.own, "hub"), expected=1, title="Les membaca")
    assert (need.title, need.version) == ("Les membaca", 2)
    assert AuditEvent.objects.get(verb="need.edited", subject_id=need.pk).details == {"fields": ["title"]}


def test_a_stale_edit_is_told(world):
    need = record(world.own, "hub")
    edit_need(by=world.own.as_("hub"), now=NOW, need=need, expected=1, title="Les membaca")
    with pytest.raises(Conflict):
        edit_need(by=world.own.as_("hub"), now=NOW, need=need, expected=1, title="Les menulis")


def test_a_need_goes_from_open_to_met_and_back(world):
    need = make_need(world.own)
    for name, state in (("answer", "in_progress"), ("meet", "met")):
        move(world.own, need, name, comment="Les berjalan.")
        assert need.state == state
    move(world.own, need, "reopen", comment="Belum cukup.")
    assert need.state == "open"
    assert list(HistoryEntry.objects.filter(subject_id=need.pk, workflow="need").order_by("pk").values_list("transition", flat=True)) == [
        "answer", "meet", "reopen",
    ]  # fmt: skip


def test_giving_up_needs_a_reason(world):
    need = make_need(world.own)
    with pytest.raises(NotNow):
        move(world.own, need, "drop")
    move(world.own, need, "drop", comment="Sudah ditangani dinas.")
    assert need.state == "dropped"


def test_a_closed_need_is_not_reworded(world):
    need = make_need(world.own)
    move(world.own, need, "meet", comment="Les berjalan.")
    with pytest.raises(NotNow, match="Buka kembali"):
        edit_need(by=world.own.as_("hub"), now=NOW, need=need, title="Lain")
