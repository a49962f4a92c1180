"""What the part "observations" of collaboration registers. No search, no export, no paper, no action items: see promise 1."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.actions.closed_content import erase_expired_observations
from collaboration.cards import Card, add
from collaboration.models import Observation
from collaboration.panels.observations import PANELS
from collaboration.policy.observations import check_ask, check_read_promise, check_see_observations
from collaboration.reminders.observations import RULES
from collaboration.terms import ICONS, Practice
from collaboration.workflow.observation import OBSERVATION
from core.policy import Actor, allowed
from core.registry import DemoChapter, Reader, Registry, SweepStep
from schools.links import school_url

VERBS = {
    "observation.asked": _("Observasi kelas diminta"),
    "observation.arranged": _("Observasi kelas diatur"),
    "observation.answered": _("Ajakan observasi dijawab"),
    "observation.focus_set": _("Kesepakatan observasi diisi"),
    "observation.begun": _("Observasi kelas dimulai"),
    "observation.noted": _("Catatan observasi disimpan"),
    "observation.reflection_kept": _("Refleksi observasi disimpan"),
    "observation.reflection_sent": _("Refleksi observasi dikirim"),
    "observation.follow_up_planned": _("Tindak lanjut observasi dicatat"),
    "observation.share_offered": _("Berbagi isi observasi ditawarkan"),
    "observation.share_agreed": _("Berbagi isi observasi disetujui keduanya"),
    "observation.share_withdrawn": _("Izin berbagi isi observasi ditarik"),
    "observation.keeping_changed": _("Pilihan menyimpan isi observasi diubah"),
    "observation.erased": _("Isi observasi dihapus karena masa simpannya habis"),
}
"""Words of the audit trail. An answer is an answer: which one it was, no trail tells."""

CARDS = (
    Card(
        "observations", 40, _("Observasi kelas"),
        _("Minta rekan melihat pelajaran Anda dengan fokus yang Anda pilih. Tanpa skor, dan hanya Anda berdua yang membacanya."),
        ICONS[Practice.OBSERVATION], "collaboration:observation_list", check_see_observations, check_ask,
        "collaboration:observation_ask", _("Minta observasi"),
    ),
    Card(
        "promise", 95, _("Janji kami"),
        _("Siapa membaca apa, mengapa di sini tidak ada nilai, dan kapan tulisan dihapus."), "lock", "collaboration:promise",
        check_read_promise,
    ),
)  # fmt: skip


def _read(actor: Actor, pk: int) -> Observation | None:
    if not allowed(check_see_observations, actor):
        return None
    return Observation.objects.visible_to(actor).filter(pk=pk).select_related("school").first()


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    for card in CARDS:
        add(card)
    registry.add_workflow(OBSERVATION)
    registry.add_verbs(VERBS)
    for panel in PANELS:
        registry.add_panel(panel)
    for rule in RULES:
        registry.add_reminder_rule(rule)
    # Nothing hangs on an observation: its reader leads to the page of who and when, and opens no file.
    registry.add_reader(
        "collaboration.observation",
        Reader(_read, lambda row: school_url(row.school, "collaboration:observation", row.pk), lambda actor, pk: None),
    )
    registry.add_sweep_step(
        SweepStep(
            "collaboration.observations_erased", lambda now: erase_expired_observations(by=Actor.system(), now=now)
        )
    )
    registry.add_demo_chapter(DemoChapter("observations", 40, "collaboration.demo.observations.tell"))
