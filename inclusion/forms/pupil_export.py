"""What is asked before the register is taken out as a file."""

from __future__ import annotations

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from core.models import TableExport


class ExportPurpose(models.TextChoices):
    """What the file is for. A code stands in the audit trail, never a name."""

    DAPODIK = "dapodik", _("Mencocokkan dengan Dapodik")
    OFFICE = "office", _("Laporan ke dinas pendidikan")
    CLASSES = "classes", _("Daftar kelas untuk guru")
    EXAM = "exam", _("Daftar peserta ujian atau asesmen")


class ExportForm(GuyubForm):
    """For what, and in which format."""

    purpose = forms.ChoiceField(
        label=_("Untuk apa berkas ini?"), choices=ExportPurpose.choices, widget=forms.RadioSelect
    )
    format = forms.ChoiceField(label=_("Format"), choices=TableExport.Format.choices)
