"""What the part "groups" of collaboration registers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration import cards
from collaboration.models import GroupCycle, GroupMeeting, LearningGroup, SchoolForum
from collaboration.panels.groups import PANELS
from collaboration.policy.groups import (
    check_forum_stands,
    check_lead_forum,
    check_propose_group,
    check_read_forum,
    check_see_groups,
    check_write_group,
)
from collaboration.reminders.groups import RULES
from collaboration.terms import ICONS, Practice
from collaboration.workflow.group import CYCLE, GROUP
from core.policy import Actor
from core.registry import DemoChapter, FirstStep, ItemOrigin, Reader, Registry
from schools.links import school_url
from schools.roles import TEACHING

CARD = cards.Card(
    key="groups", order=60, title=_("Kelompok belajar guru"), icon=ICONS[Practice.LEARNING_GROUP],
    text=_("Kelompok kecil bertemu singkat beberapa kali seminggu; sebulan sekali semua berbagi di forum sekolah."),
    url_name="collaboration:group_list", see=check_see_groups, begin=check_propose_group,
    begin_url_name="collaboration:group_create", begin_label=_("Kelompok baru"),
)  # fmt: skip

VERBS = {
    "learning_group.proposed": _("Kelompok belajar diusulkan"),
    "learning_group.edited": _("Kelompok belajar diubah"),
    "learning_group.leader_named": _("Ketua kelompok ditunjuk"),
    "learning_group.joined": _("Bergabung dengan kelompok"),
    "learning_group.left": _("Keluar dari kelompok"),
    "learning_group.members_set": _("Anggota kelompok diatur"),
    "learning_group.meetings_planned": _("Pertemuan kelompok direncanakan"),
    "group_meeting.minuted": _("Notulen kelompok ditulis"),
    "group_meeting.put_off": _("Pertemuan kelompok dijadwal ulang"),
    "group_meeting.cancelled": _("Pertemuan kelompok dibatalkan"),
    "group_cycle.started": _("Siklus kelompok dimulai"),
    "group_cycle.edited": _("Rencana aksi kelompok diubah"),
    "group_note.written": _("Pesan untuk kelompok ditulis"),
    "group_note.answered": _("Pertanyaan kepala sekolah dijawab"),
    "forum.called": _("Forum sekolah diumumkan"),
    "forum.edited": _("Forum sekolah diubah"),
    "forum.shared": _("Pengamatan kelompok dibagikan"),
    "forum.concluded": _("Kesimpulan forum ditulis"),
    "forum.cancelled": _("Forum sekolah dibatalkan"),
}

FIRST_STEP = FirstStep(
    key="collaboration.groups", roles=TEACHING, order=26, icon="book", title=_("Belajar bersama rekan"),
    text=_("Ikutlah sebuah kelompok belajar, atau usulkan yang baru: bertemu singkat, mencatat dua menit, mencoba bersama."),
    url_name="collaboration:group_list", label=_("Lihat kelompok belajar"),
)  # fmt: skip


def _reader(model: Any, route: str) -> Reader:
    def load(actor: Actor, pk: int) -> Any | None:
        return model.objects.visible_to(actor).filter(pk=pk).select_related("school").first()

    return Reader(load, lambda obj: school_url(obj.school, route, obj.pk))


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    registry.add_verbs(VERBS)
    registry.add_first_step(FIRST_STEP)
    for table in (GROUP, CYCLE):
        registry.add_workflow(table)
    for panel in PANELS:
        registry.add_panel(panel)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    registry.add_reader("collaboration.learninggroup", _reader(LearningGroup, "collaboration:group"))
    registry.add_reader("collaboration.groupmeeting", _reader(GroupMeeting, "collaboration:group_meeting"))
    registry.add_reader("collaboration.groupcycle", _reader(GroupCycle, "collaboration:cycle"))
    registry.add_reader("collaboration.schoolforum", _reader(SchoolForum, "collaboration:forum"))
    registry.add_item_origin("collaboration.groupmeeting", ItemOrigin(check_write_group, str))
    registry.add_item_origin(
        "collaboration.schoolforum",
        ItemOrigin(check_lead_forum, str, standing=check_forum_stands, reading=check_read_forum),
    )
    registry.add_demo_chapter(DemoChapter("groups", 35, "collaboration.demo.groups.tell"))
