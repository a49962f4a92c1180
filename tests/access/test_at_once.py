"""Rights end with the next click, not with the next sign-in (reliability M7)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core import links
from core.policy import Actor
from partnerships.actions.partners import edit_partner
from partnerships.actions.partnerships import edit_partnership
from schools.actions.people import change_roles, end_membership
from schools.actions.support import set_active
from schools.links import school_url
from tests.clock import NOW
from tests.factories import implementation, partnerships

pytestmark = pytest.mark.django_db


def status(client, side, route, *args):
    return client.get(school_url(side.school, route, *args)).status_code


def test_an_ended_membership(world, client_for):
    client = client_for(world.own.teacher)
    assert status(client, world.own, "schools:home") == 200
    end_membership(
        by=world.own.as_("principal"), now=NOW, school=world.own.school, user=world.own.teacher, reason="Pindah."
    )
    assert status(client, world.own, "schools:home") == 302


def test_a_role_that_was_taken_away(world, client_for):
    client = client_for(world.own.hub)
    assert status(client, world.own, "partnerships:partnership_open") == 200
    change_roles(
        by=world.own.as_("principal"),
        now=NOW,
        school=world.own.school,
        user=world.own.hub,
        roles=["committee"],
        position="",
    )
    assert status(client, world.own, "partnerships:partnership_open") == 403


def test_a_locked_account(world, client_for):
    client = client_for(world.own.principal)
    assert status(client, world.own, "schools:home") == 200
    set_active(by=Actor.system(), now=NOW, user=world.own.principal, active=False)
    assert status(client, world.own, "schools:home") == 302


def test_somebody_who_does_not_lead_any_more(world, client_for):
    partnership = partnerships.make_partnership(world.own, lead=world.own.teacher)
    client = client_for(world.own.teacher)
    assert status(client, world.own, "partnerships:partnership_edit", partnership.pk) == 200
    edit_partnership(by=world.own.as_("hub"), now=NOW, partnership=partnership, lead=world.own.staff)
    assert status(client, world.own, "partnerships:partnership_edit", partnership.pk) == 403


def test_a_contact_who_left_the_partner(world, client_for):
    contact = {"name": "Suparman", "email": world.own.partner.email}
    partner = partnerships.make_partner(world.own, contacts=[contact])
    client = client_for(world.own.partner)
    assert status(client, world.own, "partnerships:partner", partner.pk) == 200
    edit_partner(by=world.own.as_("hub"), now=NOW, partner=partner, contacts=[])
    assert status(client, world.own, "partnerships:partner", partner.pk) == 404


def test_an_address_in_the_directory_gives_nothing_without_the_role(world, client_for):
    """Typing a parent's address into a contact opens no door to them."""
    partner = partnerships.make_partner(world.own, contacts=[{"name": "Nur", "email": world.own.parent.email}])
    assert status(client_for(world.own.parent), world.own, "partnerships:partner", partner.pk) == 404


def test_a_contact_of_the_same_address_at_another_school_sees_nothing_there(world, client_for):
    partner = partnerships.make_partner(world.other, contacts=[{"name": "Suparman", "email": world.own.partner.email}])
    assert status(client_for(world.own.partner), world.own, "partnerships:partner", partner.pk) == 404
    assert status(client_for(world.own.partner), world.other, "partnerships:partner", partner.pk) == 404


def test_a_link_that_was_revoked_while_it_lay_open(world):
    link, token = implementation.confirmation_link(world.own, now=timezone.now())
    visitor = Client()
    page = visitor.get(reverse("core:open_link", args=[token]))["Location"]
    assert visitor.get(page).status_code == 200
    links.revoke(link, by=world.own.as_("hub"), now=timezone.now())
    assert visitor.get(page).status_code == 410
    assert visitor.post(page, {"happened_on": "2026-09-21"}).status_code == 410
