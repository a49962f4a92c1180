"""The trail that is only ever added to."""

import pytest
from django.db import IntegrityError, transaction

from core import audit
from core.models import AuditEvent, HistoryEntry
from core.models.audit import AppendOnlyError
from core.policy import Actor
from schools.models import School
from tests.clock import NOW
from tests.factories.partnerships import exploring, make_need


def test_an_event_says_who_did_what_to_which_row(world):
    need = make_need(world.own)
    event = audit.record(world.own.as_("hub"), "need.looked_at", need, NOW, why="uji")
    assert (event.subject_type, event.subject_id, event.verb, event.at) == (
        "partnerships.need",
        need.pk,
        "need.looked_at",
        NOW,
    )
    assert (event.tenant_id, event.actor_id, event.actor_label) == (
        world.own.school.pk,
        world.own.hub.pk,
        world.own.hub.display_name,
    )
    assert event.details == {"why": "uji"}


def test_what_belongs_to_no_school_is_filed_where_it_was_done(world):
    event = audit.record(world.own.as_("principal"), "user.locked", world.own.teacher, NOW)
    assert event.tenant_id == world.own.school.pk


def test_the_holder_of_a_link_is_named_by_the_link(world):
    by = Actor(label="dr. Ratna", tenant_id=world.own.school.pk, link_id=5)
    event = audit.record(by, "obligation.confirmed", make_need(world.own), NOW)
    assert (event.actor_id, event.actor_label, event.link_id) == (None, "dr. Ratna", 5)


def test_an_event_outlives_its_object(world):
    need = make_need(world.own)
    pk = need.pk
    need.delete()
    assert AuditEvent.objects.filter(subject_type="partnerships.need", subject_id=pk).exists()


def test_an_act_that_fails_leaves_no_event(world):
    before = AuditEvent.objects.count()
    with pytest.raises(TypeError):
        make_need(world.own, title=None, unknown="bidang yang tidak ada")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_need(world.own, title=None)
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("model", [AuditEvent, HistoryEntry])
def test_rows_of_the_record_are_neither_changed_nor_deleted(world, model):
    exploring(world.own)
    row = model.objects.latest("pk")
    for attempt in (
        row.save,
        row.delete,
        lambda: model.objects.filter(pk=row.pk).update(actor_label="Orang lain"),
        lambda: model.objects.filter(pk=row.pk).delete(),
        lambda: model.objects.bulk_update([row], ["actor_label"]),
        lambda: model.objects.update_or_create(pk=row.pk, defaults={"actor_label": "Orang lain"}),
    ):
        with pytest.raises(AppendOnlyError), transaction.atomic():
            attempt()
    assert model.objects.get(pk=row.pk).actor_label == row.actor_label


def test_private_text_stays_out_of_the_trail(world):
    """Details hold ids, codes and names of fields, never what somebody wrote."""
    need = make_need(world.own, title="Rahasia sekali", evidence="Catatan rahasia")
    assert School.objects.filter(pk=need.school_id).exists()
    for event in AuditEvent.objects.filter(subject_id=need.pk, subject_type="partnerships.need"):
        assert "ahasia" not in str(event.details)
