"""What the part "mentoring" of collaboration registers. No search, no export, no paper, no action items: see promise 1."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.actions.closed_content import erase_expired_mentoring
from collaboration.cards import Card, add
from collaboration.models import Mentoring
from collaboration.panels.mentoring import PANELS
from collaboration.policy.mentoring import check_propose, check_see_map, check_see_mentoring, check_wish
from collaboration.reminders.mentoring import RULES
from collaboration.terms import ICONS, Practice
from collaboration.workflow.mentoring import MENTORING
from core.policy import Actor, allowed
from core.registry import DemoChapter, Reader, Registry, SweepStep
from schools.links import school_url

VERBS = {
    "wish.added": _("Peta belajar ditambah"),
    "wish.taken_back": _("Peta belajar dikurangi"),
    "mentoring.proposed": _("Mentoring diusulkan"),
    "mentoring.answered": _("Usulan mentoring dijawab"),
    "mentoring.agreed_on": _("Kesepakatan mentoring diubah"),
    "mentoring.scheduled": _("Pertemuan mentoring dijadwalkan"),
    "mentoring.session_recorded": _("Pertemuan mentoring dicatat"),
    "mentoring.session_edited": _("Catatan pertemuan mentoring diperbaiki"),
    "mentoring.step_ticked": _("Langkah mentoring ditandai"),
    "mentoring.paper_written": _("Lembar penelitian disimpan"),
    "mentoring.gain_written": _("Hasil mentoring ditulis"),
    "mentoring.keeping_changed": _("Pilihan menyimpan isi mentoring diubah"),
    "mentoring.session_erased": _("Isi pertemuan mentoring dihapus karena masa simpannya habis"),
    "mentoring.erased": _("Isi mentoring dihapus karena masa simpannya habis"),
}

CARDS = (
    Card(
        "mentoring", 45, _("Mentoring"),
        _("Belajar dari rekan dan membantu rekan, pertemuan demi pertemuan. Isinya hanya milik Anda berdua."),
        ICONS[Practice.MENTORING], "collaboration:mentoring_list", check_see_mentoring, check_propose,
        "collaboration:mentoring_propose", _("Usulkan mentoring"),
    ),
    Card(
        "wishes", 46, _("Peta belajar"), _("Siapa ingin belajar apa, dan siapa dapat membantu. Sebuah tawaran, bukan penilaian."),
        "map-2", "collaboration:wish_map", check_see_map, check_wish, "collaboration:wish_create", _("Tulis di peta"),
    ),
)  # fmt: skip


def _read(actor: Actor, pk: int) -> Mentoring | None:
    if not allowed(check_see_mentoring, actor):
        return None
    return Mentoring.objects.visible_to(actor).filter(pk=pk).select_related("school").first()


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    for card in CARDS:
        add(card)
    registry.add_workflow(MENTORING)
    registry.add_verbs(VERBS)
    for panel in PANELS:
        registry.add_panel(panel)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    # Nothing hangs on an engagement: its reader leads to the page of who and when, and opens no file.
    registry.add_reader(
        "collaboration.mentoring",
        Reader(_read, lambda row: school_url(row.school, "collaboration:mentoring", row.pk), lambda actor, pk: None),
    )
    registry.add_sweep_step(
        SweepStep("collaboration.mentoring_erased", lambda now: erase_expired_mentoring(by=Actor.system(), now=now))
    )
    registry.add_demo_chapter(DemoChapter("mentoring", 45, "collaboration.demo.mentoring.tell"))
