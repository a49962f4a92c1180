"""Learning profiles: one per school year, several hands, each statement with a name; assessments apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.policy import Denied, Hidden, NotNow
from core.versions import Conflict
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.profile_texts import save_texts
from inclusion.actions.profiles import add_function, begin_profile, code_needs, edit_function, remove_function
from inclusion.guides.wording import diagnoses_in
from inclusion.models import AccommodationPage, Assessment
from schools.models import SchoolYear
from schools.roles import Role
from tests.clock import NOW
from tests.factories import inclusion
from tests.factories import profiles as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil(world):
    return inclusion.supported_pupil(world.own)


def body(profile, key):
    return profile.texts.get(key=key).body


def save(side, profile, role, **texts):
    return save_texts(by=side.as_(role), now=NOW, profile=profile, texts=texts)


def test_a_second_click_finds_the_profile_of_the_year(world, pupil):
    assert make.begun(world.own, pupil) == begin_profile(by=world.own.as_("teacher"), now=NOW, pupil=pupil)


def test_a_new_year_begins_as_a_copy_and_the_old_profile_stays(world, pupil):
    side = world.own
    old = make.written(side, pupil, strengths="Sabar")
    make.stated(side, old)
    SchoolYear.objects.create(
        school=side.school, name="2027/2028", starts_on=date(2027, 7, 1), ends_on=date(2028, 6, 30)
    )
    later = NOW + timedelta(days=365)
    new = begin_profile(by=side.as_("special_needs_teacher"), now=later, pupil=pupil)
    assert (new.source, body(new, "strengths"), new.functions.get().is_copied) == (old, "Sabar", True)
    assert new.texts.get(key="strengths").updated_by is None
    with pytest.raises(NotNow):
        save_texts(by=side.as_("teacher"), now=later, profile=old, texts={"strengths": ("Lain", 2)})
    note = edit_function(by=side.as_("counsellor"), now=later, statement=new.functions.get(), level="none")
    assert (note.written_by, note.is_copied) == (side.counsellor, False)
    assert body(old, "strengths") == "Sabar"


def test_the_team_writes_and_the_principal_only_reads(world, pupil):
    profile = make.begun(world.own, pupil)
    for role in ("special_needs_teacher", "counsellor", "teacher"):
        version = profile.texts.get(key="helps").version
        assert save(world.own, profile, role, helps=(role, version)) == []
    with pytest.raises(Denied):
        save(world.own, profile, "principal", helps=("x", 4))
    with pytest.raises(Denied):
        save(world.own, profile, "parent", helps=("x", 4))
    with pytest.raises(Hidden):
        save(world.own, profile, "staff", helps=("x", 4))


def test_parents_write_their_own_view_and_nobody_writes_it_for_them(world, pupil):
    profile = make.begun(world.own, pupil)
    save(world.own, profile, "parent", parents=("Di rumah ia suka memasak", 1))
    with pytest.raises(Denied):
        save(world.own, profile, "special_needs_teacher", parents=("Lain", 2))
    pupil.guardians.update(user=None)
    save(world.own, profile, "special_needs_teacher", parents=("Kata ibunya lewat telepon", 2))
    assert body(profile, "parents") == "Kata ibunya lewat telepon"


def test_two_people_at_one_text_are_told_and_the_rest_is_saved(world, pupil):
    profile = make.begun(world.own, pupil)
    save(world.own, profile, "teacher", helps=("Gambar", 1))
    (clash,) = save(world.own, profile, "counsellor", helps=("Suara", 1), avoid=("Keramaian", 1))
    assert (clash.section.body, clash.mine, body(profile, "avoid")) == ("Gambar", "Suara", "Keramaian")


def test_what_stands_on_the_one_page_profile_turns_its_page(world, pupil):
    profile = make.written(world.own, pupil, strengths="Sabar")
    edition = AccommodationPage.objects.get(pupil=pupil).edition
    save(world.own, profile, "teacher", academic=("Membaca lambat", 1))
    assert AccommodationPage.objects.get(pupil=pupil).edition == edition
    save(world.own, profile, "teacher", voice=("Pelan-pelan", 1))
    assert AccommodationPage.objects.get(pupil=pupil).edition == edition + 1


def test_a_statement_carries_a_name_and_only_that_person_changes_it(world, pupil):
    profile = make.begun(world.own, pupil)
    note = make.stated(world.own, profile)
    assert note.who == world.own.teacher.display_name
    with pytest.raises(Denied):
        edit_function(by=world.own.as_("counsellor"), now=NOW, statement=note, level="none")
    other = add_function(
        by=world.own.as_("counsellor"), now=NOW, profile=profile, function="seeing", level="none", source="parent", said_by="Ibu Nur"
    )  # fmt: skip
    assert other.who == "Ibu Nur"
    with pytest.raises(Denied):
        remove_function(by=world.own.as_("teacher"), now=NOW, note=other)
    remove_function(by=world.own.as_("special_needs_teacher"), now=NOW, note=note)
    assert list(profile.functions.all()) == [other]


def test_codes_stand_in_dapodiks_order_and_two_who_save_them_are_told(world, pupil):
    profile = make.begun(world.own, pupil)
    gpk = world.own.as_("special_needs_teacher")
    assert code_needs(by=gpk, now=NOW, profile=profile, codes=["Q", "K"], expected=1).needs == ["K", "Q"]
    with pytest.raises(Conflict) as clash:
        code_needs(by=gpk, now=NOW, profile=profile, codes=["A"], expected=1)
    assert (clash.value.mine["needs"], clash.value.theirs["needs"]) == ("A", "K, Q")
    with pytest.raises(Denied):
        code_needs(by=world.own.as_("teacher"), now=NOW, profile=profile, codes=["A"])


def test_no_profile_is_written_after_the_consent_is_withdrawn(world, pupil):
    profile = make.begun(world.own, pupil)
    consent = pupil.consents.get(purpose="support")
    withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=consent)
    for act in (
        lambda: save(world.own, profile, "teacher", helps=("x", 1)),
        lambda: save(world.own, profile, "parent", parents=("x", 1)),
        lambda: make.stated(world.own, profile),
        lambda: begin_profile(by=world.own.as_("teacher"), now=NOW, pupil=pupil),
    ):
        with pytest.raises(NotNow):
            act()


def test_assessments_open_to_the_cleared_team_and_parents_alone(world, pupil):
    found = make.assessed(world.own, pupil)

    def readers():
        return {r for r in Role if Assessment.objects.visible_to(world.own.as_(r)).filter(pk=found.pk).exists()}

    assert readers() == {Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR, Role.PARENT}
    pupil.team.filter(user=world.own.teacher).update(is_cleared=True)
    pupil.team.filter(user=world.own.counsellor).update(left_on=NOW.date())
    assert readers() == {Role.SPECIAL_NEEDS_TEACHER, Role.TEACHER, Role.PARENT}


def test_assessments_need_a_consent_of_their_own(world, pupil):
    consent = pupil.consents.get(purpose="assessment")
    withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=consent)
    with pytest.raises(NotNow):
        make.assessed(world.own, pupil)
    make.begun(world.own, pupil)


def test_a_diagnosis_in_an_observation_is_noticed():
    assert diagnoses_in("Ia autis, mungkin ADHD; AUTIS.") == ["autis", "ADHD"]
    assert diagnoses_in("Sulit duduk lama dan sering berjalan; suka automotif.") == []
