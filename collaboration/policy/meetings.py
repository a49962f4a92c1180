"""Protocol meetings: the rows "protocol meeting" and "committee-confidential minute items" of product.md section 1.

The hub keeps the meetings; whom it names minute taker writes the public minutes of that meeting; the committee confirms.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.models import CLEARED, MEETING_READERS, Invitee, Meeting, MeetingSeries
from collaboration.policy.common import LEADERS
from core.models import ScopedLink
from core.policy import Actor, Denied, Hidden, NotNow, check_same_tenant
from schools.models import Membership
from schools.roles import Role


def check_see_meetings(actor: Actor) -> None:
    """Agenda, minutes, report: everybody of the school but parents and partners."""
    if not actor.has(*MEETING_READERS):
        raise Hidden(_("Pertemuan protokol terbuka bagi warga sekolah, komite, dan pengawas."))


def check_cleared(actor: Actor) -> None:
    """Confidential items: principal, hub and committee. To others they do not exist."""
    if not actor.has(*CLEARED):
        raise Hidden(_("Bagian ini hanya untuk kepala sekolah, Pusat Penggerak Kolaborasi, dan komite."))


def check_keep_meetings(actor: Actor, obj: Any = None) -> None:
    """Plan, invite, set the agenda, call off: the hub."""
    if obj is not None:
        check_same_tenant(actor, obj)
    check_see_meetings(actor)
    if not actor.has(Role.HUB):
        raise Denied(_("Pertemuan protokol diatur oleh Pusat Penggerak Kolaborasi."))


def check_write_minutes(actor: Actor, meeting: Meeting) -> None:
    """Mark who is there and write what is said: the hub, and the minute taker of this meeting."""
    check_same_tenant(actor, meeting)
    check_see_meetings(actor)
    if not actor.has(Role.HUB) and (actor.user_id is None or actor.user_id != meeting.minute_taker_id):
        raise Denied(_("Notulen ditulis oleh notulis pertemuan ini dan Pusat Penggerak Kolaborasi."))


def check_minutes_open(meeting: Meeting) -> None:
    """Minutes are written from the day of the meeting until they are confirmed; then they are locked for good."""
    if meeting.is_locked:
        raise NotNow(_("Notulen sudah disahkan dan terkunci. Kesalahan dicatat sebagai catatan koreksi."))
    if meeting.state == Meeting.State.CANCELLED:
        raise NotNow(_("Pertemuan ini dibatalkan."))


def check_read_minutes(actor: Actor, meeting: Meeting) -> None:
    """Minutes that are still being written belong to those who write them and the principal; circulated ones to all readers."""
    check_same_tenant(actor, meeting)
    check_see_meetings(actor)
    if meeting.is_circulated or actor.has(*LEADERS) or actor.user_id in (meeting.minute_taker_id, meeting.chair_id):
        return
    raise Denied(_("Notulen sedang ditulis. Anda dapat membacanya setelah diedarkan."))


def check_agenda_open(meeting: Meeting) -> None:
    """The agenda changes until the minutes go round: what came up on the day belongs there as well."""
    check_minutes_open(meeting)
    if meeting.state == Meeting.State.CIRCULATED:
        raise NotNow(_("Notulen sudah diedarkan. Tarik kembali lebih dahulu bila acaranya perlu diubah."))


def check_ahead(meeting: Meeting) -> None:
    """What is done before a meeting takes place."""
    if not meeting.is_ahead:
        raise NotNow(
            _("Ini hanya dapat dilakukan sebelum pertemuan berlangsung (sekarang: %(state)s).")
            % {"state": meeting.get_state_display()}
        )


def check_confirm(actor: Actor, meeting: Meeting) -> None:
    """Confirm minutes: the school committee."""
    check_same_tenant(actor, meeting)
    check_see_meetings(actor)
    if not actor.has(Role.COMMITTEE):
        raise Denied(_("Notulen disahkan oleh komite sekolah."))


def _invitee_of_link(actor: Actor) -> int | None:
    """The guest to whom the actor's scoped link was given."""
    if actor.link_id is None:
        return None
    link = ScopedLink.objects.filter(pk=actor.link_id, subject_type="collaboration.invitee").first()
    return link.subject_id if link is not None else None


def check_comment(actor: Actor, meeting: Meeting) -> None:
    """Comment on minutes that went round: those who were there, the committee and the principal."""
    check_same_tenant(actor, meeting)
    mine = Invitee.objects.filter(meeting=meeting, attendance=Invitee.Attendance.PRESENT)
    if actor.link_id is not None:
        if not mine.filter(pk=_invitee_of_link(actor) or 0).exists():
            raise Denied(_("Tanggapan diberikan oleh yang hadir dalam pertemuan dan komite."))
    else:
        check_see_meetings(actor)
        there = actor.user_id is not None and mine.filter(user_id=actor.user_id).exists()
        if not there and not actor.has(Role.COMMITTEE, *LEADERS):
            raise Denied(_("Tanggapan diberikan oleh yang hadir dalam pertemuan dan komite."))
    if meeting.state != Meeting.State.CIRCULATED:
        raise NotNow(_("Tanggapan diberikan setelah notulen diedarkan dan sebelum disahkan."))


def check_correct(actor: Actor, meeting: Meeting) -> None:
    """A correction note under confirmed minutes: those who wrote them, and the committee."""
    check_same_tenant(actor, meeting)
    check_see_meetings(actor)
    if not actor.has(Role.HUB, Role.COMMITTEE) and actor.user_id != meeting.minute_taker_id:
        raise Denied(_("Catatan koreksi ditulis oleh notulis, Pusat Penggerak Kolaborasi, dan komite."))
    if not meeting.is_locked:
        raise NotNow(_("Notulen belum disahkan, jadi masih dapat diperbaiki langsung."))


def check_settle(actor: Actor, obj: Any) -> None:
    """Say what became of a decision: hub and principal."""
    check_same_tenant(actor, obj)
    check_see_meetings(actor)
    if not actor.has(*LEADERS):
        raise Denied(_("Pelaksanaan keputusan dicatat oleh kepala sekolah dan Pusat Penggerak Kolaborasi."))


def check_propose(actor: Actor, series: MeetingSeries) -> None:
    """Propose an item for the agenda: anyone whose role is invited, and whoever was invited by name."""
    check_same_tenant(actor, series)
    check_see_meetings(actor)
    named = Invitee.objects.filter(meeting__series=series, user_id=actor.user_id or 0)
    if not actor.has(*series.invited) and not named.exists():
        raise Denied(_("Acara diusulkan oleh mereka yang diundang ke pertemuan ini."))
    if not series.is_active:
        raise NotNow(_("Rangkaian pertemuan ini sudah tidak berjalan."))


def check_answer(actor: Actor, invitee: Invitee) -> None:
    """Answer an invitation: the person invited."""
    check_same_tenant(actor, invitee)
    own = invitee.user_id is not None and invitee.user_id == actor.user_id
    if not own and (actor.link_id is None or _invitee_of_link(actor) != invitee.pk):
        raise Denied(_("Undangan dijawab oleh yang diundang."))
    if invitee.meeting.state != Meeting.State.INVITED:
        raise NotNow(_("Undangan ini tidak menunggu jawaban lagi."))


def check_may_know(person: Any, school_id: int) -> None:
    """Nobody is put in charge of a confidential matter who may not know of it."""
    if not Membership.objects.holding(school_id, *CLEARED).filter(user=person).exists():
        raise Denied(
            _("Hal rahasia hanya dapat diserahkan kepada kepala sekolah, Pusat Penggerak Kolaborasi, atau komite.")
        )
