"""What a person may type about reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.models import Report, ReportSchedule
from core.forms import GuyubForm, GuyubModelForm


class ForewordForm(GuyubModelForm):
    """What the school tells the committee first."""

    class Meta:
        model = Report
        fields = ["foreword"]


class CommentForm(GuyubForm):
    """A comment on a report."""

    text = forms.CharField(label=_("Tanggapan"), max_length=4000, widget=forms.Textarea)


class ScheduleForm(GuyubModelForm):
    """When reports go out."""

    class Meta:
        model = ReportSchedule
        fields = ["is_on", "day", "half_year"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].widget.attrs |= {"min": 1, "max": 28}

    def clean_day(self) -> int:
        """A day that every month has, said at the field."""
        day = self.cleaned_data["day"]
        if not 1 <= day <= 28:
            raise forms.ValidationError(_("Pilih tanggal 1 sampai 28."))
        return day
