"""What a person may type about activities."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.forms import GuyubForm, GuyubModelForm
from core.policy import Actor
from core.uploads import CheckedFile
from partnerships.forms.files import camera_field, files_field
from partnerships.models import Activity
from partnerships.terms import Attendee
from schools.models import User
from schools.roles import Role

STAFF = (Role.PRINCIPAL, Role.HUB, Role.OPERATOR, Role.TEACHER, Role.STAFF, Role.SPECIAL_NEEDS_TEACHER, Role.COUNSELLOR)


def colleagues(actor: Actor) -> Any:
    """People of the actor's school who may be put in charge of something."""
    return User.objects.filter(
        memberships__school_id=actor.tenant_id, memberships__is_active=True, memberships__role__in=STAFF, is_active=True
    ).distinct()


class _PeopleField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return obj.display_name


class ActivityForm(GuyubModelForm):
    """Plan an activity."""

    team = _PeopleField(User.objects.none(), label=_("Rekan yang ikut mengurus"), required=False)
    groups = [
        ("", ["title", "plan"]),
        (_("Kapan dan di mana"), ["starts_on", "starts_at", "ends_on", "ends_at", "place"]),
        (_("Siapa"), ["in_charge", "partner_in_charge", "team"]),
    ]

    class Meta:
        model = Activity
        fields = [
            "title", "plan", "starts_on", "starts_at", "ends_on", "ends_at", "place", "in_charge", "partner_in_charge", "team",
        ]  # fmt: skip
        help_texts = {
            "ends_on": _("Kosongkan bila selesai pada hari yang sama."),
            "starts_at": _("Kosongkan bila belum pasti."),
            "partner_in_charge": _("Nama orang yang dihubungi di pihak mitra."),
        }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["in_charge"].queryset = self.fields["team"].queryset = colleagues(actor)
        if self.instance.pk is None:
            self.fields["in_charge"].initial = actor.user_id

    def clean(self) -> dict[str, Any]:
        """Said at the field: an activity does not end before it begins."""
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Kegiatan tidak dapat selesai sebelum dimulai."))
        begin, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if begin and end and (ends_on or starts_on) == starts_on and end <= begin:
            self.add_error("ends_at", _("Kegiatan tidak dapat selesai sebelum dimulai."))
        if end and not begin and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Isi juga jam mulainya."))
        return cleaned


class HoldForm(GuyubModelForm):
    """What came of it: who took part, how many, and the result."""

    class Meta:
        model = Activity
        fields = ["participants", "result"]
        labels = {"participants": _("Jumlah peserta seluruhnya")}
        help_texts = {
            "participants": _("Boleh dikosongkan bila rinciannya diisi; Guyub menjumlahkannya."),
            "result": _("Dua atau tiga kalimat: apa yang terjadi dan apa hasilnya."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].required = True
        known = {row.kind: row.count for row in self.instance.attendance.all()}
        for kind in Attendee:
            self.fields[f"who_{kind}"] = forms.IntegerField(
                label=kind.label, required=False, min_value=0, max_value=1_000_000, initial=known.get(kind)
            )

    @property
    def groups(self) -> list[tuple[Any, list[str]]]:
        """The result first, then who took part."""
        kinds = [f"who_{kind}" for kind in Attendee]
        return [("", ["result", "participants"]), (_("Rincian peserta (opsional)"), kinds)]

    @property
    def attendance(self) -> dict[str, int]:
        """How many of each kind were typed."""
        typed = {str(kind): self.cleaned_data.get(f"who_{kind}") for kind in Attendee}
        return {kind: count for kind, count in typed.items() if count}

    def clean(self) -> dict[str, Any]:
        """The kinds together are never more than everybody."""
        cleaned = super().clean() or self.cleaned_data
        everybody, listed = cleaned.get("participants"), sum(self.attendance.values())
        if everybody and listed > everybody:
            self.add_error(
                "participants",
                _("Rinciannya berjumlah %(listed)d, lebih banyak daripada %(everybody)d.")
                % {"listed": listed, "everybody": everybody},
            )
        return cleaned


class PostponeForm(GuyubForm):
    """Why it is put off, and until when if that is known."""

    reason = forms.CharField(label=_("Mengapa ditunda?"), max_length=250, widget=forms.Textarea(attrs={"rows": 3}))
    starts_on = forms.DateField(
        label=_("Tanggal baru"),
        required=False,
        help_text=_("Kosongkan bila belum ada. Kegiatan lalu berstatus “Ditunda”."),
    )
    ends_on = forms.DateField(label=pgettext_lazy("waktu", "Selesai"), required=False)

    def __init__(self, *args: Any, postponed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if postponed:
            del self.fields["reason"]
            self.fields["starts_on"].required = True
            self.fields["starts_on"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """An activity does not end before it begins."""
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if ends_on and "starts_on" not in self.errors and (starts_on is None or ends_on < starts_on):
            self.add_error("ends_on", _("Kegiatan tidak dapat selesai sebelum dimulai."))
        return cleaned


class DocumentationForm(GuyubForm):
    """Photos and documents of an activity."""

    camera = camera_field()
    files = files_field(_("Foto atau dokumen"))

    @property
    def uploads(self) -> list[CheckedFile]:
        """What the camera took and what was chosen."""
        return [*self.cleaned_data.get("camera", ()), *self.cleaned_data.get("files", ())]

    def clean(self) -> dict[str, Any]:
        """Nothing chosen is nothing to keep."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.uploads:
            self.add_error("files", _("Pilih sekurang-kurangnya satu foto atau dokumen."))
        return cleaned
