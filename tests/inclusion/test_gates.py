"""Who opens what of a pupil, and that nothing opens without a consent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.policy import Denied, Hidden, NotNow, allowed
from inclusion.actions.consents import withdraw_consent
from inclusion.models import Pupil
from inclusion.policy.common import check_consent, check_see_assessments_of, check_see_plan_of, check_work_on
from schools.roles import Role
from tests.clock import NOW
from tests.factories import inclusion as make

pytestmark = pytest.mark.django_db


def openers(side, check, pupil):
    return {role for role in Role if allowed(check, side.as_(role), pupil)}


def test_the_plan_opens_to_the_rows_of_the_access_table(world):
    pupil = make.supported_pupil(world.own)
    readers = {Role.PRINCIPAL, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR, Role.TEACHER, Role.PARENT}
    assert openers(world.own, check_see_plan_of, pupil) == readers
    assert openers(world.own, check_work_on, pupil) == readers - {Role.PRINCIPAL, Role.PARENT}
    for role in Role:
        listed = Pupil.objects.plan_open_to(world.own.as_(role)).filter(pk=pupil.pk).exists()
        assert listed == (role in readers), role
        assert not Pupil.objects.plan_open_to(world.other.as_(role)).filter(pk=pupil.pk).exists()


def test_assessments_open_to_the_cleared_team_and_the_parents(world):
    pupil = make.supported_pupil(world.own)
    assert openers(world.own, check_see_assessments_of, pupil) == {
        Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR, Role.PARENT,
    }  # fmt: skip
    pupil.team.filter(user=world.own.teacher).update(is_cleared=True)
    assert allowed(check_see_assessments_of, world.own.as_("teacher"), pupil)
    pupil.team.filter(user=world.own.counsellor).update(left_on=NOW.date())
    with pytest.raises(Hidden):
        check_see_assessments_of(world.own.as_("counsellor"), pupil)


def test_a_teacher_of_the_class_sees_the_one_page_profile_and_not_the_plan(world):
    pupil = make.supported_pupil(world.own)
    pupil.team.filter(user=world.own.teacher).update(left_on=NOW.date())
    teacher = world.own.as_("teacher")
    assert Pupil.objects.accommodations_open_to(teacher).get() == pupil
    assert not Pupil.objects.plan_open_to(teacher).exists()


def test_nothing_is_open_before_a_consent_and_after_its_withdrawal(world):
    pupil = make.registered(world.own)
    with pytest.raises(NotNow):
        check_consent(pupil, NOW)
    consent = make.consented(world.own, pupil)
    check_consent(pupil, NOW)
    assert list(Pupil.objects.consented("support", NOW.date())) == [pupil]
    withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=consent)
    with pytest.raises(NotNow):
        check_consent(pupil, NOW)
    assert not Pupil.objects.consented("support", NOW.date()).exists()


def test_a_consent_runs_out_after_its_last_day(world):
    pupil = make.registered(world.own)
    make.consented(world.own, pupil, expires_on=NOW.date())
    check_consent(pupil, NOW)
    with pytest.raises(NotNow):
        check_consent(pupil, NOW + timedelta(days=1))


def test_a_parent_of_another_child_withdraws_nothing(world):
    pupil = make.supported_pupil(world.own)
    pupil.guardians.update(user=None)
    with pytest.raises(Denied):
        withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=pupil.consents.first())
