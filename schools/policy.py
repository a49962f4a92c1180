"""Who may do what with accounts, roles and the school itself (product.md section 1, rows "accounts" and "audit trail").

Where that table says "nothing", the rule raises `Hidden`, which pages answer with 404.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from schools.models import Invitation, Membership, School, User
from schools.roles import SETTINGS_KEEPERS, Role


def check_create_school(actor: Actor) -> None:
    """Only the platform itself opens schools: its operator works by command, never inside a school."""
    if not actor.is_system:
        raise Denied(_("Sekolah baru hanya dapat dibuka oleh pengelola Guyub."))


def check_erase_person(actor: Actor) -> None:
    """Only whoever runs Guyub for the schools: an account may belong to several."""
    if not actor.is_system:
        raise Denied(_("Hanya pengelola Guyub yang dapat menghapus sebuah akun untuk selamanya."))


def check_keep_rights(actor: Actor, obj: object = None) -> None:
    """The rights desk: principal and operator, as accounts and settings (UU 27/2022 art. 5–14)."""
    if obj is not None:
        check_same_tenant(actor, obj)
    if not actor.has(*SETTINGS_KEEPERS):
        raise Hidden(_("Permintaan hak data ditangani oleh kepala sekolah dan operator."))


def check_decide_erasure(actor: Actor, obj: object) -> None:
    """What others carry out because they may read it, the principal decides, who may not."""
    check_keep_rights(actor, obj)
    if not actor.has(Role.PRINCIPAL):
        raise Denied(_("Penghapusan ini diputuskan oleh kepala sekolah."))


def check_manage_people(actor: Actor) -> None:
    """Principal and operator invite people, give roles and end memberships; so does the platform for the first operator."""
    if not (actor.is_system or actor.has(*SETTINGS_KEEPERS)):
        raise Hidden(_("Hanya kepala sekolah dan operator sekolah yang mengelola akun dan peran."))


def check_grant(actor: Actor, user_id: int | None, role: str) -> None:
    """Who manages people may give any role, but nobody makes themselves principal.

    `user_id` is the person who receives the role, None for somebody without an account yet.
    """
    check_manage_people(actor)
    gives_to_self = user_id is not None and user_id == actor.user_id
    if gives_to_self and role == Role.PRINCIPAL and not actor.has(Role.PRINCIPAL):
        raise Denied(
            _("Anda tidak dapat menjadikan diri sendiri kepala sekolah. Mintalah orang lain yang mengelola akun.")
        )


def check_invite(actor: Actor, school: School, email: str, role: str, now: datetime) -> None:
    """Raise `Denied` like `check_grant`, or `NotNow` when the person holds the role already or such an offer is still open."""
    user = User.objects.filter(email=email).first()
    check_grant(actor, user.pk if user else None, role)
    if user and Membership.objects.filter(user=user, school=school, role=role, is_active=True).exists():
        raise NotNow(_("%(name)s sudah memegang peran ini di sekolah Anda.") % {"name": user.display_name})
    if Invitation.objects.open(now).filter(school=school, email=email, role=role).exists():
        raise NotNow(
            _("Undangan untuk %(email)s dengan peran ini masih terbuka. Kirim ulang bila belum sampai.")
            % {"email": email}
        )


def check_end_membership(actor: Actor, user_id: int) -> None:
    """Who manages people may end a membership, but not their own: a colleague has to do that."""
    check_manage_people(actor)
    if actor.user_id == user_id:
        raise Denied(
            _("Anda tidak dapat mengakhiri keanggotaan Anda sendiri. Mintalah orang lain yang mengelola akun.")
        )


def check_edit_settings(actor: Actor) -> None:
    """Principal and operator keep the school's identity, letterhead, numbering and school years."""
    if not (actor.is_system or actor.has(*SETTINGS_KEEPERS)):
        raise Hidden(_("Hanya kepala sekolah dan operator sekolah yang mengubah pengaturan sekolah."))


def check_read_audit(actor: Actor) -> None:
    """Only the principal reads the school's audit trail."""
    if not actor.has(Role.PRINCIPAL):
        raise Hidden(_("Jejak audit hanya dapat dibaca oleh kepala sekolah."))


def check_accept_invitation(actor: Actor, invitation: Invitation) -> None:
    """An invitation is for one address: the person who opened it there, or who signs in with it."""
    if actor.email.lower() != invitation.email.lower():
        raise Denied(
            _("Undangan ini untuk alamat %(email)s. Masuklah dengan alamat itu, atau mintalah undangan baru.")
            % {"email": invitation.email}
        )


def check_own_profile(actor: Actor, user_id: int) -> None:
    """A person's name, titles, phone and language are changed by that person."""
    if actor.user_id != user_id:
        raise Denied(_("Profil hanya dapat diubah oleh pemiliknya."))


def check_support(actor: Actor, user_id: int) -> None:
    """The platform's support locks and unlocks accounts, but never its own."""
    if not (actor.is_system or User.objects.filter(pk=actor.user_id or 0, is_superuser=True, is_active=True).exists()):
        raise Denied(_("Hanya dukungan Guyub yang mengunci akun."))
    if actor.user_id == user_id:
        raise Denied(_("Anda tidak dapat mengunci akun Anda sendiri."))


def check_reset_second_factor(actor: Actor, user_id: int) -> None:
    """Principal, operator and the platform help somebody who lost the telephone; nobody takes the second factor from themselves
    this way.
    """
    if actor.is_system:
        return
    check_manage_people(actor)
    if actor.user_id == user_id:
        raise Denied(_("Verifikasi dua langkah Anda sendiri diatur di profil Anda."))


def needs_second_factor(roles: Iterable[str]) -> bool:
    """Whether the holder of these roles signs in with two steps (reliability T6): who keeps accounts or sees plans."""
    return not {*SETTINGS_KEEPERS, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR}.isdisjoint(roles)
