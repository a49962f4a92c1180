"""The cycle of a learning group and its action plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.models import GroupCycle, LearningGroup
from collaboration.queries.groups import members
from core.forms import GuyubForm, GuyubModelForm, RowsFormSet, rows_of
from schools.models import User
from schools.person_fields import PersonField


class CycleForm(GuyubModelForm):
    """Reflection, action plan and evaluation on one page, in the order of the cycle."""

    groups = [
        ("", ["title", "starts_on", "ends_on"]),
        (_("Refleksi awal"), ["reflection"]),
        (_("Rencana aksi"), ["purpose", "process_indicators", "result_indicators", "in_charge", "resources"]),
        (_("Evaluasi"), ["evaluation"]),
    ]
    in_charge = PersonField(User.objects.none(), label=_("Penanggung jawab"), required=False)

    class Meta:
        model = GroupCycle
        fields = [
            "title", "starts_on", "ends_on", "reflection", "purpose", "process_indicators", "result_indicators", "in_charge",
            "resources", "evaluation",
        ]  # fmt: skip

    def __init__(self, *args: Any, group: LearningGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["in_charge"].queryset = User.objects.filter(pk__in=[person.pk for person in members(group)])
        for name in ("reflection", "purpose", "process_indicators", "result_indicators", "resources", "evaluation"):
            self.fields[name].widget.attrs["rows"] = 3
        if self.instance.pk is None:
            for name in ("purpose", "process_indicators", "result_indicators", "in_charge", "resources", "evaluation"):
                del self.fields[name]
        elif self.instance.stage in (GroupCycle.Stage.REFLECTION, GroupCycle.Stage.PLANNING):
            del self.fields["evaluation"]

    def clean(self) -> dict[str, Any]:
        """Said at the field: a cycle does not end before it begins."""
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("Siklus tidak dapat selesai sebelum dimulai."))
        return cleaned


class StepForm(GuyubForm):
    """One line of the timeline."""

    what = forms.CharField(label=_("Langkah"), max_length=200)
    who = PersonField(User.objects.none(), label=_("Siapa"), required=False)
    due_on = forms.DateField(label=_("Paling lambat"))
    is_done = forms.BooleanField(label=_("Sudah selesai"), required=False)

    def __init__(self, *args: Any, people: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people is not None:
            self.fields["who"].queryset = people


class _Steps(RowsFormSet):
    """The timeline as a whole: what stood there already stays, touched or not."""

    def kept(self) -> list[dict[str, Any]]:
        """Every filled line that was not ticked for removal, in order. Only after `is_valid()`."""
        gone = set(map(id, self.deleted_forms))
        filled = (form.cleaned_data for form in self.forms if id(form) not in gone and form.cleaned_data.get("what"))
        return [{name: value for name, value in data.items() if name != "DELETE"} for data in filled]


StepRows = rows_of(
    StepForm, formset=_Steps, legend=_("Linimasa"), row_label=_("Langkah"), add_label=_("Tambah langkah"), max_num=20
)
