"""The admin of support staff: they look; accounts are locked and unlocked, nothing else."""

import pytest
from django.conf import settings
from django.contrib import admin
from django.urls import reverse

from core.models import AuditEvent
from core.policy import Actor, Denied
from schools.access import personal_actor
from schools.actions.support import set_active
from schools.models import Invitation, User
from tests.clock import NOW
from tests.factories.schools import make_invitation
from tests.schools.pages import at, text_of

OURS = ("core", "schools", "partnerships")


@pytest.fixture
def staff(world):
    """Somebody of the platform's support."""
    return User.objects.create_superuser("dukungan@guyub.test", "x", name="Dukungan")


def ours():
    return [model for model in admin.site._registry if model._meta.app_label in OURS]


def test_the_lists_open(client_for, staff):
    client = client_for(staff)
    for model in ours():
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        assert url.startswith(f"/{settings.ADMIN_PATH}/")
        assert client.get(url).status_code == 200


def test_nothing_is_added_or_deleted(client_for, staff, rf):
    request = rf.get("/")
    request.user = staff
    for model, one in admin.site._registry.items():
        if model._meta.app_label in OURS:
            assert not one.has_add_permission(request)
            assert not one.has_delete_permission(request)
            assert one.fields


def test_members_have_no_admin(world, client_for):
    for user in world.own.everyone.values():
        assert client_for(user).get(f"/{settings.ADMIN_PATH}/").status_code in {302, 403}


def test_no_page_shows_a_token(world, client_for, staff):
    invitation = make_invitation(world.own.school)
    page = client_for(staff).get(reverse("admin:schools_invitation_change", args=[invitation.pk]))
    assert page.status_code == 200
    assert Invitation.objects.get(pk=invitation.pk).token_hash not in page.content.decode()


def test_an_account_is_locked_and_its_session_ends(world, client_for, staff):
    session = client_for(world.own.teacher)
    client, url = client_for(staff), reverse("admin:schools_user_change", args=[world.own.teacher.pk])
    assert "Dewi Lestari" in text_of(client.get(url))
    assert client.post(url, {"name": "Lain"}).status_code == 302
    changed = User.objects.get(pk=world.own.teacher.pk)
    assert (changed.is_active, changed.name) == (False, "Dewi Lestari")
    assert session.get(at(world.own, "home")).status_code == 302
    assert AuditEvent.objects.filter(verb="user.locked", actor=staff, subject_id=changed.pk).exists()


def test_only_support_locks_accounts_and_not_its_own(world, staff):
    for by in (world.own.as_("principal"), personal_actor(world.own.operator), Actor(label="x")):
        with pytest.raises(Denied):
            set_active(by=by, now=NOW, user=world.own.teacher, active=False)
    with pytest.raises(Denied):
        set_active(by=personal_actor(staff), now=NOW, user=staff, active=False)
    set_active(by=personal_actor(staff), now=NOW, user=world.own.teacher, active=False)
    assert set_active(by=personal_actor(staff), now=NOW, user=world.own.teacher, active=True).is_active


def test_models_of_libraries_are_not_in_the_admin():
    assert {model._meta.app_label for model in admin.site._registry} <= set(OURS)
