"""Observation [CO4]: content for the two participants, that it happens for principal and hub, nothing for anybody else (promise 1)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.models import Observation, ObservationShare
from collaboration.policy.common import LEADERS, check_coordinate, check_see_teaching
from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from schools.roles import TEACHING, Role

S = Observation.State
CLOSED = _("Isi observasi hanya dibaca oleh kedua guru.")


def person_of(actor: Actor) -> int:
    """The number of the person who acts. Raises `Hidden` for the machine itself and for holders of links."""
    if actor.user_id is None:
        raise Hidden(CLOSED)
    return actor.user_id


def check_see_observations(actor: Actor) -> None:
    """The pages of observations: those who teach, and principal and hub, who see that they take place."""
    if not actor.has(*TEACHING, *LEADERS):
        raise Hidden(_("Observasi kelas adalah urusan para guru."))


def check_ask(actor: Actor) -> None:
    """Ask a colleague for eyes: those who work with pupils."""
    check_see_observations(actor)
    if not actor.has(*TEACHING):
        raise Denied(_("Observasi diminta oleh guru yang ingin kelasnya diamati."))


def check_arrange(actor: Actor) -> None:
    """Bring two colleagues together: the hub."""
    check_see_observations(actor)
    check_coordinate(actor)


def check_read_promise(actor: Actor) -> None:
    """The page that explains what is kept closed: everybody inside."""
    check_see_teaching(actor)


def check_read_content(actor: Actor, observation: Observation) -> None:
    """What was said: the two participants, whoever else somebody may be."""
    check_same_tenant(actor, observation)
    if not actor.has(*TEACHING) or not observation.has(actor.user_id):
        raise Hidden(CLOSED)


def check_observed(actor: Actor, observation: Observation) -> None:
    """The teacher who wanted eyes."""
    check_read_content(actor, observation)
    if not observation.is_observed(actor.user_id):
        raise Denied(_("Bagian ini diisi oleh guru yang diamati."))


def check_observer(actor: Actor, observation: Observation) -> None:
    """The colleague who looks."""
    check_read_content(actor, observation)
    if not observation.is_observer(actor.user_id):
        raise Denied(_("Bagian ini diisi oleh pengamat."))


def check_cancel(actor: Actor, observation: Observation) -> None:
    """Call it off: either of the two, and the hub that arranged it."""
    check_same_tenant(actor, observation)
    if actor.has(Role.HUB) and observation.arranged_by_id == actor.user_id:
        return
    check_read_content(actor, observation)


def check_answer(actor: Actor, observation: Observation) -> None:
    """Say yes, propose another time, or decline: a participant."""
    check_read_content(actor, observation)


def check_own_answer_missing(actor: Actor, observation: Observation) -> None:
    """One answers once."""
    check_answer(actor, observation)
    if observation.state != S.REQUESTED or observation.agreed_by(actor.user_id):
        raise NotNow(_("Permintaan ini tidak sedang menunggu jawaban Anda."))


def check_not_erased(observation: Observation) -> None:
    """What was erased in time is not written anew."""
    if observation.erased_at:
        raise NotNow(_("Isi observasi ini sudah dihapus."))


def check_take_notes(actor: Actor, observation: Observation) -> None:
    """The observer, from the agreement until it is closed: a phone may come back into the net late."""
    check_observer(actor, observation)
    check_not_erased(observation)
    if observation.state not in (S.AGREED, S.HELD, S.REFLECTED):
        raise NotNow(_("Catatan dibuat setelah observasi disepakati dan sebelum ditutup."))


def check_send_notes(actor: Actor, observation: Observation) -> None:
    """The observer's phone, whenever it comes back into the net. Once it is closed only what was written before still counts."""
    check_observer(actor, observation)
    check_not_erased(observation)
    if observation.state not in Observation.HAPPENS:
        raise NotNow(_("Observasi ini tidak berlangsung, jadi catatannya tidak diterima."))


def check_open_sheet(actor: Actor, observation: Observation) -> None:
    """The observer's sheet opens from the agreement on, and for good: what a phone still holds must not be out of reach."""
    check_observer(actor, observation)
    if observation.state in (S.REQUESTED, S.DECLINED):
        raise NotNow(_("Catatan dibuat setelah observasi disepakati dan sebelum ditutup."))


def check_reflect(actor: Actor, observation: Observation) -> None:
    """Each of the two, once the lesson was observed and until the own reflection is sent."""
    check_read_content(actor, observation)
    check_not_erased(observation)
    if observation.state != S.HELD:
        raise NotNow(_("Refleksi ditulis setelah observasi terlaksana."))
    if observation.reflected_by(actor.user_id):
        raise NotNow(_("Refleksi Anda sudah dikirim."))


def check_read_feedback(actor: Actor, observation: Observation) -> None:
    """What the observer wrote: the observer; the observed teacher after the own reflection is sent."""
    check_read_content(actor, observation)
    if observation.is_observed(actor.user_id) and not observation.observed_reflected_at:
        raise NotNow(_("Catatan dan umpan balik pengamat terbuka setelah Anda mengirim refleksi Anda sendiri."))


def check_follow_up(actor: Actor, observation: Observation) -> None:
    """What will be tried: the observed teacher, once both have looked back."""
    check_observed(actor, observation)
    check_not_erased(observation)
    if observation.state != S.REFLECTED:
        raise NotNow(_("Tindak lanjut ditulis setelah kedua refleksi dikirim."))


def check_share(actor: Actor, observation: Observation) -> None:
    """Offer a piece to a coach: either of the two, while there is content and after both have looked back."""
    check_read_content(actor, observation)
    if observation.erased_at or observation.state not in (S.REFLECTED, S.DONE):
        raise NotNow(_("Bagian observasi dapat dibagikan setelah kedua refleksi dikirim dan selama isinya masih ada."))


def check_keep(actor: Actor, observation: Observation) -> None:
    """Keep the content beyond its time, or no longer: each for oneself."""
    check_read_content(actor, observation)
    check_not_erased(observation)


def check_see_shared(actor: Actor) -> None:
    """The list of what was given to a coach to read: coaches who lead nobody here."""
    if not actor.has(Role.COACH) or actor.has(*LEADERS):
        raise Hidden(CLOSED)


def check_read_shared(actor: Actor, share: ObservationShare) -> None:
    """The coach to whom both gave it, for as long as both do."""
    check_same_tenant(actor, share.observation)
    check_see_shared(actor)
    if share.reader_id != actor.user_id or not share.is_open:
        raise Hidden(CLOSED)
