"""Stage 2: the partner directory."""

import pytest
from django.db import IntegrityError, transaction

from core.models import AuditEvent
from core.policy import Denied, Hidden
from core.versions import Conflict
from partnerships.actions.partners import edit_partner
from partnerships.models import Partner
from partnerships.policy import DIRECTORY_KEEPERS, check_edit_partner, check_write_directory
from partnerships.queries.partners import same_name
from schools.roles import Role
from tests.clock import NOW
from tests.factories.partnerships import make_partner
from tests.factories.schools import add_membership

OTHERS = [role for role in Role if role not in (*DIRECTORY_KEEPERS, Role.PARENT)]


def edit(side, partner, role="hub", **changes):
    return edit_partner(by=side.as_(role), now=NOW, partner=partner, **changes)


@pytest.mark.parametrize("role", DIRECTORY_KEEPERS)
def test_keepers_of_the_directory_write_it(world, role):
    check_write_directory(world.own.as_(role))


@pytest.mark.parametrize("role", OTHERS)
def test_others_read_it(world, role):
    with pytest.raises(Denied):
        check_write_directory(world.own.as_(role))


def test_for_parents_it_does_not_exist(world):
    with pytest.raises(Hidden):
        check_write_directory(world.own.as_("parent"))
    make_partner(world.own)
    assert not Partner.objects.visible_to(world.own.as_("parent")).exists()


def test_a_partner_comes_with_people_and_offers(world):
    partner = make_partner(
        world.own, "PT Maju Jaya", contacts=[{"name": "Budi", "is_signatory": True}, {"name": "Ani"}],
        offers=[{"category": "academic", "resource": "money"}, {"category": "academic", "resource": "experts"}],
    )  # fmt: skip
    assert [contact.name for contact in partner.contacts.all()] == ["Budi", "Ani"], "who signs comes first"
    assert partner.offers.count() == 2
    assert AuditEvent.objects.get(verb="partner.added", subject_id=partner.pk).tenant_id == world.own.school.pk


def test_an_edit_replaces_the_rows_it_brings_and_leaves_the_others(world):
    partner = make_partner(world.own, contacts=[{"name": "Budi"}])
    edit(world.own, partner, contacts=[{"name": "Citra"}])
    assert [contact.name for contact in partner.contacts.all()] == ["Citra"]
    assert partner.offers.count() == 1
    edit(world.own, partner, phone="(022) 250")
    assert partner.contacts.count() == 1


def test_the_same_offer_twice_is_one(world):
    offer = {"category": "academic", "resource": "money", "capacity": "kecil"}
    partner = make_partner(world.own, offers=[offer, {**offer, "capacity": "besar"}])
    assert partner.offers.get().capacity == "besar"
    with pytest.raises(IntegrityError), transaction.atomic():
        partner.offers.create(**offer)


def test_a_stale_edit_is_told(world):
    partner = make_partner(world.own)
    edit(world.own, partner, expected=1, note="satu")
    with pytest.raises(Conflict):
        edit(world.own, partner, expected=1, note="dua")


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("SMA Negeri 1 Bandung", "SMAN 1 Bandung"),
        ("Puskesmas  Melati", "PUSKESMAS MELATI"),
        ("PT Maju Jaya", "Maju Jaya, PT."),
    ],
)
def test_names_that_mean_the_same_are_found(world, stored, typed):
    partner = make_partner(world.own, stored)
    assert same_name(world.own.school, typed) == [partner]
    assert same_name(world.own.school, typed, besides=partner.pk) == []
    assert same_name(world.other.school, typed) == []


def test_a_renamed_partner_is_found_under_its_new_name(world):
    partner = edit(world.own, make_partner(world.own, "Yayasan Lama"), name="Yayasan Baru")
    assert same_name(world.own.school, "yayasan baru") == [partner]
    assert same_name(world.own.school, "yayasan lama") == []


class TestContactWithAnAccount:
    def test_sees_and_writes_the_own_organisation_alone(self, world):
        own = make_partner(world.own, contacts=[{"name": "Suparman", "email": world.own.partner.email.upper()}])
        other = make_partner(world.own)
        actor = world.own.as_("partner")
        assert list(Partner.objects.visible_to(actor)) == [own]
        check_edit_partner(actor, own)
        with pytest.raises(Denied):
            check_edit_partner(actor, other)

    def test_once_known_by_account_the_address_counts_no_more(self, world):
        partner = make_partner(world.own, contacts=[{"name": "Suparman", "email": world.own.partner.email}])
        partner.contacts.update(user=world.own.teacher)
        assert not Partner.objects.visible_to(world.own.as_("partner")).exists()

    def test_keeps_the_account_as_long_as_the_address_stays(self, world):
        partner = make_partner(world.own, contacts=[{"name": "Suparman", "email": "s@mitra.test"}])
        partner.contacts.update(user=world.own.partner)
        edit(world.own, partner, contacts=[{"name": "Pak Suparman", "email": "S@mitra.test"}])
        assert partner.contacts.get().user_id == world.own.partner.pk
        edit(world.own, partner, contacts=[{"name": "Orang Baru", "email": "baru@mitra.test"}])
        assert partner.contacts.get().user_id is None

    def test_who_is_also_a_teacher_sees_the_whole_directory(self, world):
        add_membership(world.own.partner, world.own.school, Role.TEACHER)
        partner = make_partner(world.own)
        assert partner in Partner.objects.visible_to(world.own.as_("partner"))
