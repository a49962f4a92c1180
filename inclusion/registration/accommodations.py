"""What the part "accommodations" of inclusion registers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.registry import Registry

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


def register(registry: Registry) -> None:
    """Hand it over. Doing it twice changes nothing."""
    registry.add_verbs(VERBS)
