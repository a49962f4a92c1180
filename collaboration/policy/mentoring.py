"""Mentoring [CO5]: content for its members, that it runs for principal and hub, nothing for anybody else (promise 1)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models import LearningWish, Mentoring, MentoringMember, MentoringStep
from collaboration.policy.common import LEADERS
from collaboration.policy.observations import person_of
from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from schools.roles import TEACHING, Role

S = Mentoring.State
CLOSED = _("Isi mentoring hanya dibaca oleh anggotanya.")


def check_see_mentoring(actor: Actor) -> None:
    """The pages of mentoring: those who teach, and principal and hub, who see that it runs."""
    if not actor.has(*TEACHING, *LEADERS):
        raise Hidden(_("Mentoring adalah urusan para guru."))


def check_see_map(actor: Actor) -> None:
    """The map of wishes: those who teach, and the hub."""
    if not actor.has(*TEACHING, Role.HUB):
        raise Hidden(_("Peta belajar terbuka bagi para guru dan Pusat Penggerak Kolaborasi."))


def check_wish(actor: Actor) -> None:
    """Write a wish or an offer of one's own."""
    check_see_map(actor)
    if not actor.has(*TEACHING):
        raise Denied(_("Peta belajar diisi oleh guru sendiri."))


def check_take_back(actor: Actor, wish: LearningWish) -> None:
    """Take one's own wish back."""
    check_same_tenant(actor, wish)
    check_see_map(actor)
    if wish.user_id != actor.user_id:
        raise Denied(_("Hanya penulisnya yang menghapus ini."))


def check_propose(actor: Actor) -> None:
    """Propose an engagement: a teacher for oneself, the hub for two others."""
    check_see_mentoring(actor)
    if not actor.has(*TEACHING, Role.HUB):
        raise Denied(_("Mentoring diusulkan oleh guru atau Pusat Penggerak Kolaborasi."))


def is_member(actor: Actor, mentoring: Mentoring) -> bool:
    """This person is one of its members."""
    return MentoringMember.objects.filter(mentoring=mentoring, user_id=person_of(actor)).exists()


def check_read_content(actor: Actor, mentoring: Mentoring) -> None:
    """What was said: the members, whoever else somebody may be."""
    check_same_tenant(actor, mentoring)
    if not actor.has(*TEACHING) or not is_member(actor, mentoring):
        raise Hidden(CLOSED)


def check_answer(actor: Actor, mentoring: Mentoring) -> None:
    """A member who has not answered."""
    check_read_content(actor, mentoring)


def check_not_answered(actor: Actor, mentoring: Mentoring) -> None:
    """One answers once."""
    check_answer(actor, mentoring)
    waiting = MentoringMember.objects.filter(mentoring=mentoring, user_id=person_of(actor), agreed_at=None)
    if mentoring.state != S.PROPOSED or not waiting.exists():
        raise NotNow(_("Usulan ini tidak sedang menunggu jawaban Anda."))


def check_withdraw(actor: Actor, mentoring: Mentoring) -> None:
    """Take a proposal back: who made it."""
    check_same_tenant(actor, mentoring)
    if mentoring.proposed_by_id is None or mentoring.proposed_by_id != actor.user_id:
        raise Hidden(CLOSED)


def check_work(actor: Actor, mentoring: Mentoring) -> None:
    """Meet, write, plan: members, while it runs."""
    check_read_content(actor, mentoring)
    if mentoring.state != S.ACTIVE:
        raise NotNow(_("Ini dilakukan selama mentoring berjalan."))


def check_research(actor: Actor, mentoring: Mentoring) -> None:
    """The working paper: members of a joint research while it runs."""
    check_work(actor, mentoring)
    if mentoring.kind != Mentoring.Kind.RESEARCH:
        raise NotNow(_("Lembar ini ada pada penelitian bersama."))


def check_gain(actor: Actor, mentoring: Mentoring) -> None:
    """Say what one takes away: members, while it runs or after, until it is erased."""
    check_read_content(actor, mentoring)
    if mentoring.state not in Mentoring.HAPPENS or mentoring.erased_at:
        raise NotNow(_("Hasil ditulis saat mentoring berjalan atau selesai."))


def check_keep(actor: Actor, mentoring: Mentoring) -> None:
    """Keep the content beyond its time, or no longer: each for oneself."""
    check_read_content(actor, mentoring)
    if mentoring.erased_at:
        raise NotNow(_("Isi mentoring ini sudah dihapus."))


def check_step(actor: Actor, step: MentoringStep) -> None:
    """Tick a next step: any member."""
    check_work(actor, step.session.mentoring)
