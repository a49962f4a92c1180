"""What a person may type about needs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.forms import GuyubModelForm
from partnerships.models import Need


class NeedForm(GuyubModelForm):
    """A need, with the evidence that shows it."""

    groups = [
        (_("Apa yang dibutuhkan?"), ["title", "category", "resource", "priority", "description"]),
        (_("Dari mana kita tahu?"), ["evidence", "report_indicator"]),
    ]

    class Meta:
        model = Need
        fields = ["title", "category", "resource", "priority", "description", "evidence", "report_indicator"]
        help_texts = {
            "resource": _("Kosongkan bila belum tahu; semua mitra yang menawarkan bantuan di kategori ini ditampilkan.")
        }
