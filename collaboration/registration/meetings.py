"""What the part "meetings" of collaboration registers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration import cards
from collaboration.emails.meetings import GUEST
from collaboration.panels.meetings import PANELS
from collaboration.papers.meeting_kinds import MEETING_KINDS
from collaboration.policy.meetings import check_keep_meetings, check_may_know, check_see_meetings, check_write_minutes
from collaboration.readers.meetings import READERS
from collaboration.reminders.meetings import RULES
from collaboration.terms import ICONS, Practice
from collaboration.workflow.meeting import MEETING
from core.policy import Actor
from core.registry import DemoChapter, ItemOrigin, LinkPurpose, Registry

CARD = cards.Card(
    "meetings", 70, _("Pertemuan protokol"),
    _("Kepala sekolah, guru, dan komite melihat data, membicarakan kebutuhan, dan mengambil keputusan setiap bulan."),
    ICONS[Practice.PROTOCOL_MEETING], "collaboration:meeting_list", check_see_meetings, check_keep_meetings,
    "collaboration:meeting_list", _("Jadwalkan pertemuan"),
)  # fmt: skip

VERBS = {
    "meeting_series.created": _("Rangkaian pertemuan dibuat"),
    "meeting_series.edited": _("Rangkaian pertemuan diubah"),
    "meeting.planned": _("Pertemuan dijadwalkan"),
    "meeting.edited": _("Pertemuan diubah"),
    "meeting.moved": _("Jadwal pertemuan diubah"),
    "meeting.closed": _("Waktu dan penutup pertemuan dicatat"),
    "meeting.invited_late": _("Undangan susulan dikirim"),
    "meeting.people_added": _("Undangan ditambah"),
    "meeting.guest_added": _("Tamu ditambahkan"),
    "meeting.invitee_removed": _("Undangan dihapus"),
    "meeting.answered": _("Undangan dijawab"),
    "meeting.attendance_marked": _("Kehadiran dicatat"),
    "meeting.item_added": _("Acara ditambahkan"),
    "meeting.item_edited": _("Acara diubah"),
    "meeting.item_removed": _("Acara dihapus"),
    "meeting.agenda_ordered": _("Urutan acara diubah"),
    "meeting.item_proposed": _("Acara diusulkan"),
    "meeting.proposal_taken": _("Usulan masuk acara"),
    "meeting.proposal_put_off": _("Usulan ditunda"),
    "meeting.proposal_withdrawn": _("Usulan ditarik"),
    "meeting.minutes_written": _("Notulen ditulis"),
    "meeting.point_noted": _("Pokok pikiran dicatat"),
    "meeting.point_removed": _("Pokok pikiran dihapus"),
    "meeting.outcome_recorded": _("Hasil pembahasan dicatat"),
    "meeting.outcome_removed": _("Hasil pembahasan dicoret"),
    "meeting.decision_settled": _("Pelaksanaan keputusan dicatat"),
    "meeting.comment_added": _("Notulen ditanggapi"),
    "meeting.correction_added": _("Catatan koreksi ditambahkan"),
    "meeting.comment_answered": _("Tanggapan dijawab"),
    "meeting.data_previewed": _("Data diunggah"),
    "meeting.data_shown": _("Data ditampilkan"),
    "meeting.data_removed": _("Data ditarik"),
}


def check_hand_out(actor: Actor, outcome: Any) -> None:
    """Whoever writes the minutes hands out what came of an item."""
    check_write_minutes(actor, outcome.item.meeting)


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    registry.add_workflow(MEETING)
    registry.add_verbs(VERBS)
    for panel in PANELS:
        registry.add_panel(panel)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    for kind in MEETING_KINDS:
        registry.add_document_kind(kind)
    for subject_type, reader in READERS.items():
        registry.add_reader(subject_type, reader)
    registry.add_link_purpose(LinkPurpose(GUEST, _("Tamu pertemuan"), "collaboration_links:meeting", days=60))
    registry.add_item_origin(
        "collaboration.meetingoutcome", ItemOrigin(check_hand_out, lambda outcome: outcome.item.meeting.title, _owner)
    )
    registry.add_demo_chapter(DemoChapter("meetings", 60, "collaboration.demo.meetings.tell"))


def _owner(outcome: Any, person: Any) -> None:
    """A confidential matter stays among those who may know of it."""
    if outcome.is_hidden:
        check_may_know(person, outcome.school_id)
