"""A list that is too long for one answer: written by a worker, asked again who may, gone after three days."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from core import exports
from core.models import AuditEvent, TableExport
from core.registry import registry
from core.sweep import sweep
from schools.actions.people import end_membership
from tests.clock import NOW
from tests.factories import partnerships as make
from tests.partnerships.registers.taking import at, content, csv_rows, export
from tests.schools.pages import keyed

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(world, client_for, monkeypatch):
    """Two needs, where one is already too many."""
    monkeypatch.setattr(exports, "AT_ONCE", 1)
    make.make_need(world.own, title="Konselor")
    make.make_need(world.own, title="Pelatih")
    client = client_for(world.own.hub)
    response = export(client, world.own, "kebutuhan", "sort=title&asing=1", form="csv")
    found = TableExport.objects.get()
    assert (response.status_code, response.url) == (302, at(world.own, "core:export", found.pk))
    return client, found


def test_the_sweep_writes_it_and_its_owner_takes_it(world, asked):
    client, found = asked
    assert found.query == "sort=title", "only what the list understands is kept"
    assert "di belakang layar" in client.get(at(world.own, "core:export", found.pk)).content.decode()
    assert client.get(at(world.own, "core:export_file", found.pk)).status_code == 404
    assert sweep(found.created_at)["exports"] == 1
    found.refresh_from_db()
    assert (found.state, found.rows) == ("ready", 2)
    assert "2 baris" in client.get(at(world.own, "core:export", found.pk)).content.decode()
    lines = csv_rows(client.get(at(world.own, "core:export_file", found.pk)))
    assert [line["Kebutuhan"] for line in lines] == ["Konselor", "Pelatih"]
    event = AuditEvent.objects.get(verb="list.exported")
    assert (event.details["rows"], event.actor_id) == (2, world.own.hub.pk)


def test_two_clicks_ask_for_one_table(world, client_for, asked):
    client, _found = asked
    sent = keyed(format="csv")
    first, second = (client.post(at(world.own, "core:export_list", "kebutuhan"), sent).url for _click in range(2))
    assert first == second
    assert TableExport.objects.count() == 2


def test_nobody_else_reaches_it(world, client_for, asked):
    _client, found = asked
    exports.write_export(found.pk, NOW)
    for role in ("principal", "operator", "teacher"):
        client = client_for(getattr(world.own, role))
        assert client.get(at(world.own, "core:export", found.pk)).status_code == 404
        assert client.get(at(world.own, "core:export_file", found.pk)).status_code == 404


def test_twice_claimed_is_once_written(asked):
    _client, found = asked
    assert exports.write_export(found.pk, NOW)
    assert not exports.write_export(found.pk, NOW)
    assert AuditEvent.objects.filter(verb="list.exported").count() == 1


def test_who_left_the_school_gets_nothing(world, asked):
    _client, found = asked
    school, principal = world.own.school, world.own.as_("principal")
    end_membership(by=principal, now=NOW, school=school, user=world.own.hub, reason="Pindah tugas.")
    assert not exports.write_export(found.pk, NOW)
    found.refresh_from_db()
    assert found.is_failed
    assert not found.file


def test_three_failures_are_the_end(asked):
    _client, found = asked
    TableExport.objects.filter(pk=found.pk).update(attempts=3, state="writing", lease_until=NOW - timedelta(minutes=1))
    assert not exports.write_export(found.pk, NOW)
    found.refresh_from_db()
    assert found.is_failed
    assert "tiga kali" in found.error


def test_after_three_days_file_and_row_are_gone(asked):
    _client, found = asked
    exports.write_export(found.pk, NOW)
    found.refresh_from_db()
    name = str(found.file.name)
    assert exports.forget_old(found.created_at + timedelta(hours=71)) == 0
    assert default_storage.exists(name)
    assert exports.forget_old(found.created_at + timedelta(hours=73)) == 1
    assert not default_storage.exists(name)
    assert not TableExport.objects.exists()


def test_more_than_fifty_thousand_rows_are_refused_with_advice(world, client_for, monkeypatch):
    monkeypatch.setattr(exports, "MOST", 1)
    make.make_need(world.own)
    make.make_need(world.own)
    response = export(client_for(world.own.hub), world.own, "kebutuhan")
    assert response.status_code == 409
    assert "Persempit" in response.content.decode()


def test_rows_are_read_in_pieces(world, client_for, monkeypatch):
    monkeypatch.setattr(exports, "PIECE", 2)
    for number in range(5):
        make.make_partner(world.own, f"Mitra {number}")
    answer = content(export(client_for(world.own.hub), world.own, "mitra", form="csv")).decode("utf-8-sig")
    assert [answer.count(f"\nMitra {number};") for number in range(5)] == [1] * 5


def test_every_list_knows_its_columns_for_everybody(world):
    for kind in registry.lists.values():
        for person in world.own.everyone.values():
            headings = [str(column.heading) for column in kind.columns(world.own.actor(person), NOW.date())]
            assert len(headings) == len(set(headings)), kind.key
