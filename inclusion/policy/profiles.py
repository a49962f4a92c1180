"""Who writes a learning profile, who files assessments (access table). Who reads them: `check_see_plan_of`, `check_see_assessments_of`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, NotNow, check_same_tenant
from inclusion.guides.profiles import PARENTS
from inclusion.models import FunctionNote, LearningProfile, Pupil
from inclusion.models.pupil import SUPPORT
from inclusion.policy.common import (
    check_consent,
    check_see_assessments_of,
    check_see_plan_of,
    check_support,
    check_work_on,
    is_guardian,
)
from inclusion.terms import Purpose


def check_begin_profile(actor: Actor, pupil: Pupil, now: datetime) -> None:
    """The team begins the profile of a school year."""
    check_work_on(actor, pupil)
    check_consent(pupil, now)


def check_is_current(profile: LearningProfile) -> None:
    """Profiles of earlier years stay as they were."""
    if LearningProfile.objects.filter(source=profile).exists():
        raise NotNow(_("Profil ini dari tahun ajaran lalu dan tetap seperti adanya. Tulislah pada profil yang baru."))


def check_write_profile(actor: Actor, profile: LearningProfile, now: datetime) -> None:
    """The team's own parts, in the profile of the present year."""
    check_begin_profile(actor, profile.pupil, now)
    check_is_current(profile)


def has_parent_account(pupil: Pupil) -> bool:
    """Some guardian of this pupil signs in. One query."""
    return pupil.guardians.filter(user__isnull=False, is_active=True).exists()


def check_write_parents_view(actor: Actor, profile: LearningProfile, now: datetime) -> None:
    """What parents say is written by them; only where none of them has an account the support staff write it down."""
    pupil = profile.pupil
    check_same_tenant(actor, pupil)
    check_see_plan_of(actor, pupil)
    if not is_guardian(actor, pupil):
        if has_parent_account(pupil):
            raise Denied(_("Bagian ini ditulis oleh orang tua lewat akun mereka."))
        check_support(actor, pupil)
    check_consent(pupil, now)
    check_is_current(profile)


def check_write_texts(actor: Actor, profile: LearningProfile, keys: Iterable[str], now: datetime) -> None:
    """Each text by its own rule. Nothing named: the team's."""
    named = set(keys)
    if PARENTS in named:
        check_write_parents_view(actor, profile, now)
    if named - {PARENTS} or not named:
        check_write_profile(actor, profile, now)


def check_code_needs(actor: Actor, profile: LearningProfile, now: datetime) -> None:
    """Codes for Dapodik: special-needs teacher and counsellor."""
    check_write_profile(actor, profile, now)
    check_support(actor, profile.pupil)


def check_file_assessment(actor: Actor, pupil: Pupil, now: datetime) -> None:
    """Support staff on the team, under the parents' own consent to keeping assessments."""
    check_see_assessments_of(actor, pupil)
    check_support(actor, pupil)
    check_consent(pupil, now, Purpose.ASSESSMENT)


def check_change_statement(actor: Actor, note: FunctionNote, now: datetime) -> None:
    """A statement carries a name: only that person changes it. One copied from last year anybody on the team may make their own."""
    check_write_profile(actor, note.profile, now)
    if note.written_by_id != actor.user_id and not note.is_copied:
        raise Denied(_("Pernyataan ini atas nama orang lain. Tambahkan pernyataan Anda sendiri."))


def check_remove_statement(actor: Actor, note: FunctionNote, now: datetime) -> None:
    """Whoever said it, and the support staff."""
    check_write_profile(actor, note.profile, now)
    if note.written_by_id != actor.user_id and not actor.has(*SUPPORT):
        raise Denied(_("Pernyataan ini dihapus oleh penulisnya, guru pembimbing khusus, atau guru BK."))
