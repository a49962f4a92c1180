"""What a person may type about risks and obstacles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubModelForm
from partnerships.models import Risk
from schools.item_pages import WorkerField, workers
from schools.models import User


class RiskForm(GuyubModelForm):
    """What it is, how serious, who answers it and how."""

    owner = WorkerField(User.objects.none(), label=_("Yang menangani"), required=False)
    groups = [
        (_("Apa?"), ["kind", "what", "happens"]),
        (_("Seberapa serius?"), ["likelihood", "impact"]),
        (_("Apa yang dilakukan?"), ["owner", "answer", "due_on"]),
    ]

    class Meta:
        model = Risk
        fields = ["kind", "what", "happens", "likelihood", "impact", "owner", "answer", "due_on"]
        widgets = {"likelihood": forms.RadioSelect, "impact": forms.RadioSelect}

    def __init__(self, *args: Any, school_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = workers(school_id) | User.objects.filter(pk=self.instance.owner_id).distinct()
        self.fields["what"].widget.attrs["maxlength"] = 300
        self.fields["answer"].widget.attrs["rows"] = 4

    def _get_validation_exclusions(self) -> set[str]:
        """What happens already is stored as certain by the action, whatever was ticked as its likelihood."""
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded | {"likelihood"}
