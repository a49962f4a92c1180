"""Accounts as persons about whom rows are held (core.data_subjects)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.breaches import persons_by_path
from core.data_subjects import DataSubject, Part
from core.models import AuditEvent
from core.person_data import rows_about
from core.policy import Actor, Denied, Hidden
from schools.actions.erasing import erase_person
from schools.models import Membership, User
from schools.policy import check_erase_person
from schools.roles import Role


def find(actor: Actor, text: str) -> Iterable[User]:
    """Who is or was at the actor's school, by address or by the whole name."""
    here = Membership.objects.filter(school=actor.tenant_id or 0).values("user_id")
    return User.objects.filter(Q(email__iexact=text) | Q(name__iexact=text), pk__in=here).order_by("pk")[:5]


def check_take(actor: Actor, user: User) -> None:
    """The person; for somebody of the own school the principal, since what the person did stands in it (row "audit trail")."""
    if actor.user_id == user.pk:
        return
    here = Membership.objects.filter(school=actor.tenant_id or 0, user=user)
    if not actor.has(Role.PRINCIPAL) or not here.exists():
        raise Hidden(_("Salinan ini diambil oleh orangnya sendiri, atau oleh kepala sekolah untuknya."))


def check_erase(actor: Actor, user: User, now: datetime) -> None:
    """An account may belong to several schools: the platform erases it, after the last membership ended."""
    check_erase_person(actor)
    if Membership.objects.filter(user=user, is_active=True).exists():
        raise Denied(_("Orang ini masih menjadi anggota sebuah sekolah."))


def erase(*, by: Actor, now: datetime, obj: User) -> None:
    """As `erase_person`."""
    erase_person(by=by, now=now, user=obj)


def look(user: User, now: datetime) -> tuple[list[Part], list[Part]]:
    """Name, address and messages go; that somebody acted stays."""
    goes = [
        Part(str(model._meta.verbose_name), rows.count())
        for model, rows in rows_about(user)
        if model not in (AuditEvent,) and rows.exists()
    ]
    acted = AuditEvent.objects.filter(actor=user).count()
    stays = [
        Part(
            _("Catatan audit, tanpa nama"),
            acted,
            _("Pertanggungjawaban sekolah: apa yang terjadi tetap dapat dibuktikan."),
        ),
        Part(_("Nama pada surat yang sudah ditandatangani"), 0, _("Surat itu arsip sekolah, bukan milik akunnya.")),
    ]
    return goes, stays


ACCOUNT = DataSubject(
    kind="schools.user",
    label=gettext_lazy("Orang dengan akun di Guyub"),
    find=find,
    check_take=check_take,
    rows=rows_about,
    look=look,
    check_erase=check_erase,
    erase=erase,
    intro=gettext_lazy(
        "Inilah yang disimpan Guyub tentang Anda. Yang dikatakan berdua, seperti isi observasi dan mentoring, Anda baca di Guyub."
    ),
)


def persons_behind(events: Iterable[AuditEvent]) -> dict[int, User]:
    """The account behind each event that is about an account or a membership."""
    return persons_by_path(events, "schools", {User: "", Membership: "user"}.get)
