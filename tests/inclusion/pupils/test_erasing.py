"""A pupil or a guardian who is erased is gone from every table and every file, and stays gone after a backup was restored."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core import erasures, files, removal
from core.audit_chain import seal_new, verify
from core.data_checks import run
from core.models import Attachment, AuditEvent, Document
from core.policy import Actor, Denied, NotNow
from core.retention import forget
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.erasing import erase_guardian, erase_pupil
from inclusion.actions.guardians import give_consent_link
from inclusion.actions.pupils import leave_school
from inclusion.actions.reading import record_read
from inclusion.models import Assessment, Consent, Pupil, SheetPrint, SupportPlan
from schools.actions.erasing import erase_person
from schools.models import Membership
from tests.clock import NOW
from tests.core.hostile_files import png
from tests.core.test_files import upload
from tests.factories import accommodations, parents, profiles, services
from tests.factories import inclusion as make
from tests.factories import inclusion_plans as plans
from tests.snapshots import change, put, standing, stored

NAME = "Kenari Jinggawati"
MOTHER = "Bu Wulan Jinggawati"


@pytest.fixture
def side(world):
    erasures.path().unlink(missing_ok=True)
    return world.own


@pytest.fixture
def pupil(side):
    """Supported in every way, by a mother who has an account, and left since."""
    pupil = make.supported_pupil(side, name=NAME)
    gpk = side.as_("special_needs_teacher")
    plans.closed(side, pupil=pupil)
    accommodations.added(side, pupil)
    services.sent(side, pupil)
    parents.wrote(side, pupil)
    parents.answered(side, pupil)
    assessment = profiles.assessed(side, pupil)
    files.attach(by=gpk, now=NOW, subject=assessment, upload=upload("kenari.png", png()), purpose="assessment")
    record_read(by=gpk, now=NOW, pupil=pupil, verb="pupil.plan_opened")
    give_consent_link(by=side.as_("operator"), now=NOW, guardian=pupil.guardians.get())
    leave_school(by=side.as_("operator"), now=NOW, pupil=pupil)
    pupil.refresh_from_db()
    return pupil


def test_a_pupil_is_gone_from_every_table_and_file_and_the_readings_stay(
    side, pupil, django_capture_on_commit_callbacks
):
    kept = removal.belonging(pupil)
    paper = Attachment.objects.get(subject_type="inclusion.assessment")
    seal_new(NOW)
    with django_capture_on_commit_callbacks(execute=True):
        erase_pupil(by=side.as_("principal"), now=NOW, pupil=pupil)
    assert standing(NAME, "Kenari") == set()
    assert {model.__name__ for model, keys in kept.items() if model.objects.filter(pk__in=keys).exists()} == set()
    assert len(kept) >= 20, "the pupil had little to forget"
    assert not paper.file.storage.exists(paper.file.name)
    assert not Attachment.objects.filter(subject_type="inclusion.assessment").exists()
    assert AuditEvent.objects.filter(
        subject_type="inclusion.pupil", subject_id=pupil.pk, verb="pupil.plan_opened"
    ).exists()
    assert list(verify()) == []
    assert [line for _key, lines in run(False) for line in lines] == []


def test_a_restored_backup_does_not_bring_anybody_back(side, pupil):
    guardian = pupil.guardians.get()
    for consent in pupil.consents.filter(withdrawn_at=None):
        withdraw_consent(by=side.as_("parent"), now=NOW, consent=consent)
    before = stored()
    erase_guardian(by=side.as_("principal"), now=NOW, guardian=guardian)
    without_mother = stored()
    erase_pupil(by=side.as_("principal"), now=NOW, pupil=pupil)
    put(change(stored(), without_mother))
    assert erasures.apply_again(NOW) == 1
    assert not Pupil.objects.filter(pk=pupil.pk).exists()
    put(change(stored(), before))
    assert any("it was erased" in line for _key, lines in run(False) for line in lines)
    assert erasures.apply_again(NOW) > 0
    assert standing(NAME, guardian.email) <= {"schools_user", "account_emailaddress"}
    assert erasures.apply_again(NOW) == 0


def test_a_pupil_who_got_the_number_of_an_erased_one_stays(side, pupil):
    erase_pupil(by=side.as_("principal"), now=NOW, pupil=pupil)
    later = NOW + timedelta(days=30)
    Pupil.objects.create(pk=pupil.pk, school=side.school, name="Baru", created_at=later, updated_at=later)
    assert erasures.apply_again(later) == 0
    assert Pupil.objects.filter(name="Baru").exists()


def test_who_attends_or_carries_a_consent_is_not_erased_and_only_the_principal_decides(side):
    pupil = make.supported_pupil(side, name=NAME)
    guardian = pupil.guardians.get()
    with pytest.raises(NotNow, match="masih bersekolah"):
        erase_pupil(by=side.as_("principal"), now=NOW, pupil=pupil)
    with pytest.raises(NotNow, match="masih berlaku"):
        erase_guardian(by=side.as_("principal"), now=NOW, guardian=guardian)
    for act, about in ((erase_pupil, {"pupil": pupil}), (erase_guardian, {"guardian": guardian})):
        with pytest.raises(Denied):
            act(by=side.as_("operator"), now=NOW, **about)


def test_a_guardian_goes_and_the_proof_of_the_consent_stays_without_a_name(side, pupil):
    guardian = pupil.guardians.get()
    for consent in pupil.consents.filter(withdrawn_at=None):
        withdraw_consent(by=side.as_("parent"), now=NOW, consent=consent)
    erase_guardian(by=side.as_("principal"), now=NOW, guardian=guardian)
    guardian.refresh_from_db()
    assert (guardian.name, guardian.email, guardian.user, guardian.is_active) == ("Orang tua terhapus", "", None, False)
    assert Consent.objects.filter(given_by=guardian).exists()
    assert standing(guardian.email) if guardian.email else True


def test_an_erased_account_leaves_no_name_on_a_team(side):
    pupil = make.supported_pupil(side, name=NAME)
    counsellor = side.counsellor
    Membership.objects.filter(user=counsellor).update(is_active=False, ended_at=NOW)
    erase_person(by=Actor.system(), now=NOW, user=counsellor)
    assert counsellor.name not in repr(list(pupil.team.values_list("name", flat=True)))


def test_what_is_past_its_time_goes_with_its_files(side, pupil, django_capture_on_commit_callbacks):
    def after(days):
        with django_capture_on_commit_callbacks(execute=True):
            forget(NOW + timedelta(days=days))

    after(700)
    assert Assessment.objects.filter(pupil=pupil).exists()
    after(740)
    assert not Assessment.objects.filter(pupil=pupil).exists()
    assert not Attachment.objects.filter(subject_type="inclusion.assessment").exists()
    assert AuditEvent.objects.filter(verb="data.period_over", subject_type="inclusion.assessment").exists()
    assert SupportPlan.objects.filter(pupil=pupil).exists()
    after(3 * 366)
    assert not SupportPlan.objects.filter(pupil=pupil).exists()
    after(6 * 366)
    assert not Pupil.objects.exists()


def test_a_class_sheet_goes_with_a_pupil_on_it_and_after_the_school_year(side, pupil):
    room = make.class_of(side)
    for day in (NOW, NOW + timedelta(days=1)):
        SheetPrint.objects.create(school=side.school, class_group=room, asked_by=side.teacher, created_at=day)
    with_pupil, without = SheetPrint.objects.order_by("pk")
    with_pupil.pupils.add(pupil)
    facts = {"kind": "x", "title": "x", "payload": {}, "payload_hash": "1", "created_by_label": "x", "created_at": NOW}
    Document.objects.create(tenant=side.school, subject_type="inclusion.sheetprint", subject_id=with_pupil.pk, **facts)
    erase_pupil(by=side.as_("principal"), now=NOW, pupil=pupil)
    assert list(SheetPrint.objects.all()) == [without]
    assert not Document.objects.filter(subject_type="inclusion.sheetprint").exists()
    forget(NOW + timedelta(days=400))
    assert not SheetPrint.objects.exists()
