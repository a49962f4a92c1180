"""School and home: who reads and writes messages, who answers for a child behind a link, who shares materials."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.links import check_usable
from core.models import ScopedLink
from core.policy import Actor, Denied, Hidden, check_same_tenant
from inclusion.models import ChildLink, Guardian, HomeMaterial, Pupil
from inclusion.models.pupil import SUPPORT
from inclusion.policy.common import check_consent, check_see_plan_of, check_work_on, is_guardian
from inclusion.terms import Purpose
from schools.models import School
from schools.roles import TEACHING, Role

CHILD = "inclusion.child_space"
"""Purpose of the link that opens a child's space to a guardian without an account."""


def guardian_behind(actor: Actor) -> Guardian | None:
    """The guardian to whom the link to a child's space was given with which this actor came, if it was not revoked."""
    if actor.link_id is None:
        return None
    link = ScopedLink.objects.filter(pk=actor.link_id, purpose=CHILD, revoked_at=None).first()
    given = ChildLink.objects.filter(pk=link.subject_id if link else 0).select_related("guardian").first()
    return given.guardian if given else None


def guardian_of(actor: Actor, pupil: Pupil) -> Guardian | None:
    """The row of this person as parent or guardian of the pupil: by account, or behind a link. None for everybody else."""
    if actor.link_id:
        found = guardian_behind(actor)
        return found if found and found.is_active and found.pupil_id == pupil.pk else None
    if not is_guardian(actor, pupil):
        return None
    return pupil.guardians.filter(user=actor.user_id or 0, is_active=True).first()


def check_home(actor: Actor, pupil: Pupil, now: datetime) -> Guardian:
    """Act as parent or guardian: of this pupil, the link still usable, a consent in force. Returns the guardian."""
    found = guardian_of(actor, pupil)
    if found is None:
        raise Hidden(_("Halaman ini terbuka bagi orang tua atau wali siswa ini."))
    if actor.link_id:
        check_usable(ScopedLink.objects.get(pk=actor.link_id), now)
    check_consent(pupil, now, Purpose.SUPPORT)
    return found


def check_see_children(actor: Actor) -> None:
    """ "Anak saya": parents."""
    if not actor.has(Role.PARENT):
        raise Hidden(_("Halaman ini terbuka bagi orang tua."))


def check_read_messages(actor: Actor, pupil: Pupil) -> None:
    """The conversation with the parents: as the plan."""
    check_see_plan_of(actor, pupil)


def check_write_to_home(actor: Actor, pupil: Pupil, now: datetime) -> None:
    """Write to the parents, log a call or talk: the team, special-needs teacher, counsellor; under a consent."""
    check_work_on(actor, pupil)
    check_consent(pupil, now, Purpose.SUPPORT)


def check_revoke_link(actor: Actor, guardian: Guardian) -> None:
    """Take a link to the child's space back: special-needs teacher or counsellor, at any time."""
    check_same_tenant(actor, guardian.pupil)
    check_see_plan_of(actor, guardian.pupil)
    if not actor.has(*SUPPORT):
        raise Denied(_("Tautan diberikan oleh guru pembimbing khusus atau guru BK."))


def check_give_link(actor: Actor, guardian: Guardian, now: datetime) -> None:
    """Give a guardian a link to the child's space; under a consent."""
    check_revoke_link(actor, guardian)
    if not guardian.is_active:
        raise Denied(_("Orang ini bukan lagi orang tua atau wali siswa ini."))
    check_consent(guardian.pupil, now, Purpose.SUPPORT)


def check_see_materials(actor: Actor) -> None:
    """Materials for home: who shares them, and parents."""
    if not actor.has(Role.PRINCIPAL, Role.PARENT, *TEACHING, *SUPPORT):
        raise Hidden(_("Bahan untuk di rumah terbuka bagi guru dan orang tua."))


def check_share_material(actor: Actor, school: School, pupil: Pupil | None, now: datetime) -> None:
    """For one pupil: the team; for everybody: special-needs teacher and counsellor."""
    check_same_tenant(actor, school)
    check_see_materials(actor)
    if pupil is not None:
        check_write_to_home(actor, pupil, now)
    elif not actor.has(*SUPPORT):
        raise Denied(_("Bahan untuk semua orang tua dibagikan oleh guru pembimbing khusus atau guru BK."))


def check_withdraw_material(actor: Actor, material: HomeMaterial, now: datetime) -> None:
    """Whoever may share it may take it away."""
    check_share_material(actor, material.school, material.pupil, now)


def check_offer_training(actor: Actor, school: School) -> None:
    """List a training for parents."""
    check_same_tenant(actor, school)
    check_see_materials(actor)
    if not actor.has(*SUPPORT):
        raise Denied(_("Pelatihan orang tua diumumkan oleh guru pembimbing khusus atau guru BK."))
