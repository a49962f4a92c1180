"""What may be typed into a data cycle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collaboration.forms.meeting_agenda import DataForm
from collaboration.forms.slot import colleagues
from collaboration.models import DataCycle, DataSource
from core.forms import GuyubForm, GuyubModelForm, RowsFormSet, rows_of
from core.uploads import CheckedFile
from partnerships.forms.files import files_field
from schools.models import School, User
from schools.person_fields import PersonField
from schools.roles import TEACHING

ORDER = list(DataCycle.Stage)
TEXTS = ("analyse", "discuss", "conclude", "decide", "teach", "results")


class DataCycleForm(GuyubModelForm):
    """The goal, who is responsible, and the texts up to the stage at which the cycle stands."""

    responsible = PersonField(User.objects.none(), label=_("Penanggung jawab"), required=False)

    class Meta:
        model = DataCycle
        fields = ["title", "goal", "responsible", "related_url", *TEXTS]

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = colleagues(school, *TEACHING)
        stands = ORDER.index(DataCycle.Stage(self.instance.stage))
        for name in ("goal", *TEXTS):
            self.fields[name].widget.attrs["rows"] = 3
            if name != "goal" and (self.instance.pk is None or ORDER.index(DataCycle.Stage(name)) > stands):
                del self.fields[name]

    def clean_related_url(self) -> str:
        """A page of ours, never an address elsewhere."""
        url = self.cleaned_data["related_url"]
        if url and (not url.startswith("/") or url.startswith("//")):
            raise forms.ValidationError(_("Isi alamat halaman di Guyub, diawali satu garis miring."))
        return url


class SourceForm(GuyubForm):
    """One set of data."""

    kind = forms.ChoiceField(label=_("Jenis data"), choices=DataSource.Kind.choices)
    name = forms.CharField(label=_("Data"), max_length=200)
    finding = forms.CharField(
        label=_("Ringkasan angka atau temuan"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class _Sources(RowsFormSet):
    """The sets of data together: what stood there already stays, touched or not."""

    def kept(self) -> list[dict[str, Any]]:
        """Every filled line that was not ticked for removal. Only after `is_valid()`."""
        gone = set(map(id, self.deleted_forms))
        filled = (form.cleaned_data for form in self.forms if id(form) not in gone and form.cleaned_data.get("name"))
        return [{name: value for name, value in data.items() if name != "DELETE"} for data in filled]


SourceRows = rows_of(
    SourceForm, formset=_Sources, legend=_("Sumber data"), row_label=_("Data"), add_label=_("Tambah data"), max_num=20
)


class DataFilesForm(GuyubForm):
    """Tables and pictures of the data."""

    files = files_field(_("Tabel atau gambar"))

    @property
    def uploads(self) -> list[CheckedFile]:
        """What was chosen."""
        return list(self.cleaned_data.get("files", ()))

    def clean(self) -> dict[str, Any]:
        """Nothing chosen is nothing to keep."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.uploads:
            self.add_error("files", _("Pilih sekurang-kurangnya satu berkas."))
        return cleaned


class TableForm(DataForm):
    """A table of one of the four kinds of data."""

    about = forms.ChoiceField(label=_("Jenis data"), choices=DataSource.Kind.choices, initial=DataSource.Kind.LEARNING)
    field_order = ("about", "file", "title", "unit", "kind")

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        upload = self.cleaned_data["file"]
        given = {name: self.cleaned_data[name] for name in ("about", "title", "unit", "kind")}
        return {"file": upload.file, "file_name": upload.name, **given}
