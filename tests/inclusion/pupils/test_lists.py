"""The lists of pupils and plans: views that people keep, and the one way in which the register leaves as a file."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.models import AuditEvent, SavedView
from schools.links import school_url
from tests.access.asking import let_go
from tests.clock import REAL
from tests.factories import inclusion
from tests.factories.schools import PASSWORD
from tests.schools.pages import keyed

pytestmark = pytest.mark.django_db


def at(side, name, *args):
    return school_url(side.school, name, *args)


def test_a_view_of_the_register_is_kept_by_its_owner_alone(world, client_for):
    inclusion.registered(world.own, now=REAL)
    client = client_for(world.own.special_needs_teacher)
    for key, query in (("murid", "keadaan=keluar"), ("rencana-individual", "status=closed")):
        sent = keyed(name="Arsip", query=query, is_default="on", is_shared="on")
        assert client.post(at(world.own, "core:saved_views", key), sent).status_code == 302
    assert sorted(SavedView.objects.values_list("query", "is_shared")) == [
        ("keadaan=keluar", False),
        ("status=closed", False),
    ]
    assert client.get(at(world.own, "inclusion:pupil_list")).url.endswith("?keadaan=keluar")
    assert client.get(at(world.own, "inclusion:plan_list")).url.endswith("?status=closed")
    assert b"Arsip" not in client_for(world.own.counsellor).get(at(world.own, "inclusion:pupil_list")).content


def test_the_register_leaves_with_the_password_once_more_and_a_purpose(world, client_for):
    inclusion.registered(world.own, nisn="0081234567", now=REAL)
    client, url = client_for(world.own.operator), at(world.own, "inclusion:pupil_export")
    asked = client.get(url)
    assert (asked.status_code, "reauthenticate" in asked.url) == (302, True)
    assert client.post(url, {"format": "csv", "purpose": "dapodik"}).url == url
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": url})
    assert client.post(url, {"format": "csv"}).status_code == 422
    file = client.post(url, {"format": "csv", "purpose": "dapodik"})
    lines = b"".join(file.streaming_content).decode().splitlines()
    let_go(file)
    assert (lines[0].lstrip("\ufeff"), lines[1]) == ("Nama lengkap;Kelas;NISN", "Bayu Pratama;VIII-A;0081234567")
    event = AuditEvent.objects.get(verb="list.exported")
    assert (event.details["purpose"], event.details["rows"]) == ("dapodik", 1)


def test_neither_list_leaves_with_one_click(world, client_for):
    for key in ("murid", "rencana-individual"):
        for role in ("operator", "principal", "special_needs_teacher"):
            sent = client_for(getattr(world.own, role)).post(at(world.own, "core:export_list", key), {"format": "csv"})
            assert sent.status_code == 404
