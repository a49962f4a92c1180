"""What the part "accommodations" of inclusion registers."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from core.documents import DocumentKind
from core.policy import Actor
from core.registry import DemoChapter, Registry
from inclusion import cards, pupil_cards
from inclusion.actions._stop import drop_papers
from inclusion.actions.consents import at_withdrawal
from inclusion.batches import KINDS
from inclusion.documents.accommodations import AccommodationPaper, SheetPaper
from inclusion.models import AccommodationPage, Consent, SheetPrint
from inclusion.panels.accommodations import ACCOMMODATIONS
from inclusion.papers.accommodations import PAGE, SHEET
from inclusion.policy.accommodations import check_see_accommodations, check_see_page
from inclusion.readers import accommodations as readers
from inclusion.registration.on_record import on_record
from inclusion.reminders.accommodations import REVIEW_DUE
from inclusion.terms import Purpose

VERBS = {
    "accommodation.added": _("Akomodasi ditambahkan"),
    "accommodation.edited": _("Akomodasi diubah"),
    "accommodation.reviewed": _("Akomodasi ditinjau"),
    "accommodation.day_marked": _("Pemberian akomodasi dicatat"),
    "accommodation.page_read": _("Profil akomodasi ditandai sudah dibaca"),
    "accommodation.offer_added": _("Isi katalog akomodasi ditambahkan"),
    "accommodation.offer_edited": _("Isi katalog akomodasi diubah"),
    "accommodation.offer_shown": _("Isi katalog akomodasi ditampilkan atau disembunyikan"),
}

CARD = cards.Card(
    key="accommodations",
    order=30,
    title=_("Akomodasi"),
    text=_("Satu halaman per siswa dan satu lembar per kelas: apa yang dilakukan, di mana, dan apakah membantu."),
    icon="outline/adjustments",
    url_name="inclusion:accommodation_list",
    see=check_see_accommodations,
)

PUPIL_CARD = pupil_cards.PupilCard(
    "accommodations", 20, _("Profil akomodasi"), "outline/adjustments", "inclusion:accommodation_page", check_see_page,
    _("Satu halaman bagi setiap guru: suara siswa dan apa yang dilakukan di pelajaran, ujian, dan lingkungan sekolah."),
)  # fmt: skip


def stop_papers(consent: Consent, by: Actor, now: datetime) -> None:
    """Papers that wait are not made; those that exist stay behind a door that asks for the consent."""
    if consent.purpose == Purpose.SUPPORT:
        drop_papers(AccommodationPage.objects.filter(pupil=consent.pupil_id))
        drop_papers(SheetPrint.objects.filter(pupils=consent.pupil_id))


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    cards.add(CARD)
    pupil_cards.add(PUPIL_CARD)
    registry.add_verbs(VERBS)
    registry.add_panel(ACCOMMODATIONS)
    for kind in KINDS:
        registry.add_batch_kind(kind)
    registry.add_reminder_rule(REVIEW_DUE)
    registry.add_document_kind(
        DocumentKind(PAGE, _("Profil akomodasi"), "pdf/accommodation_page.html", AccommodationPaper, style="report")
    )
    registry.add_document_kind(
        DocumentKind(SHEET, _("Lembar kelas akomodasi"), "pdf/class_sheet.html", SheetPaper, style="report")
    )
    registry.add_reader(
        "inclusion.accommodationpage",
        on_record(readers.load_page, readers.page_url, "pupil.paper_opened", lambda page: [page.pupil]),
    )
    registry.add_reader(
        "inclusion.sheetprint",
        on_record(readers.load_sheet, readers.sheet_url, "pupil.paper_opened", lambda sheet: sheet.pupils.all()),
    )
    at_withdrawal(stop_papers)
    registry.add_demo_chapter(DemoChapter("accommodations", 130, "inclusion.demo.accommodations.tell"))
