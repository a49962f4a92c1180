"""What the part "scorecard" of collaboration registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration import cards
from collaboration.models import ScorecardYear
from collaboration.papers.scorecard import SCORECARD_KIND
from collaboration.policy.scorecard import check_see_scorecard
from core.policy import Actor
from core.registry import DemoChapter, Reader, Registry
from schools.links import school_url

CARD = cards.Card(
    key="scorecard", order=95, title=_("Kartu skor sekolah"), icon="target", url_name="collaboration:scorecard",
    text=_("Lima perspektif dengan sasaran, target, dan capaian sekolah tiap tahun ajaran."), see=check_see_scorecard,
)  # fmt: skip

VERBS = {
    "scorecard.goal_added": _("Sasaran kartu skor ditambahkan"),
    "scorecard.goal_edited": _("Sasaran kartu skor diubah"),
    "scorecard.measure_added": _("Ukuran kartu skor ditambahkan"),
    "scorecard.measure_edited": _("Ukuran kartu skor diubah"),
    "scorecard.year_set": _("Target atau capaian diisi"),
    "scorecard.commented": _("Kartu skor ditanggapi"),
    "scorecard.starter_installed": _("Sasaran awal kartu skor dipasang"),
}


def _load(actor: Actor, pk: int) -> ScorecardYear | None:
    return ScorecardYear.objects.visible_to(actor).filter(pk=pk).select_related("school").first()


READER = Reader(_load, lambda sheet: school_url(sheet.school, "collaboration:scorecard"))


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    registry.add_verbs(VERBS)
    registry.add_document_kind(SCORECARD_KIND)
    registry.add_reader("collaboration.scorecardyear", READER)
    registry.add_demo_chapter(DemoChapter("scorecard", 70, "collaboration.demo.scorecard.tell"))
