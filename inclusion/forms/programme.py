"""What may be typed about the programme: self-evaluation, campaigns, facilities, devices, loans, care."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from core.uploads import CheckedFile
from inclusion.models import Campaign, Component, Device, DeviceCare, DeviceLoan, Facility, Pupil, SelfEvaluation
from inclusion.models.programme import FIRST_YEAR, LAST_YEAR, Level
from inclusion.terms import Purpose
from partnerships.forms.files import camera_field, files_field
from schools.models import School, User
from schools.person_fields import PersonField
from schools.roles import TEACHING


class SelfEvaluationForm(GuyubForm):
    """Seven components: a word, what shows it, what is to be better."""

    conclusion = forms.CharField(
        label=_("Simpulan dan yang diperkuat berikutnya"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, known: SelfEvaluation | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looks = {row.component: row for row in known.looks.all()} if known else {}
        for part in Component:
            look = looks.get(part)
            self.fields[f"level_{part}"] = forms.TypedChoiceField(
                label=_("Keadaan"), choices=Level.choices, coerce=int, empty_value=None, widget=forms.RadioSelect, required=False,
                initial=look.level if look else None, help_text=part.about,
            )  # fmt: skip
            for name, label in (("evidence", _("Bukti")), ("improvement", _("Rencana perbaikan"))):
                self.fields[f"{name}_{part}"] = forms.CharField(
                    label=label,
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2}),
                    initial=getattr(look, name, ""),
                )
        self.initial |= {"conclusion": known.conclusion if known else "", "version": known.version if known else None}
        parts = [
            (part.label, [f"{name}_{part}" for name in ("level", "evidence", "improvement")]) for part in Component
        ]
        self.groups = [*parts, ("", ["conclusion"])]

    def clean(self) -> dict[str, Any]:
        """Evidence without a word says nothing."""
        cleaned = super().clean() or self.cleaned_data
        for part in Component:
            if not cleaned.get(f"level_{part}") and (
                cleaned.get(f"evidence_{part}") or cleaned.get(f"improvement_{part}")
            ):
                self.add_error(f"level_{part}", _("Pilih keadaannya."))
        return cleaned

    def looks(self) -> dict[str, dict[str, Any]]:
        """What was answered, as the action takes it."""
        data = self.cleaned_data
        return {
            str(part): {name: data[f"{name}_{part}"] for name in ("level", "evidence", "improvement")}
            for part in Component
            if data[f"level_{part}"]
        }


class CampaignForm(GuyubModelForm):
    """A training or a campaign."""

    class Meta:
        model = Campaign
        fields = ["kind", "title", "audience", "on", "place", "people", "result"]

    def clean_on(self) -> date:
        """Within the years for which the programme is kept at all; anything else is a slip of the finger."""
        on: date = self.cleaned_data["on"]
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Tahunnya antara %(first)s dan %(last)s. Periksa tahunnya.")
                % {"first": FIRST_YEAR, "last": LAST_YEAR}
            )
        return on


def _not_below_nothing(field: forms.Field) -> None:
    """Money that is spent: a minus is a slip of the finger."""
    field.validators.append(MinValueValidator(0))
    field.widget.attrs["min"] = "0"


class FacilityForm(GuyubModelForm):
    """A facility, what is planned for it, and photos."""

    camera = camera_field()
    photo = files_field(_("Foto"))
    groups = [
        ("", ["kind", "name", "place", "access", "note", "camera", "photo"]),
        (_("Perbaikan"), ["work", "work_due_on", "work_cost", "work_done_on"]),
    ]

    class Meta:
        model = Facility
        fields = ["kind", "name", "place", "access", "note", "work", "work_due_on", "work_cost", "work_done_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("note", "work"):
            self.fields[name].widget.attrs["rows"] = 2
        _not_below_nothing(self.fields["work_cost"])

    @property
    def photos(self) -> list[CheckedFile]:
        """What the camera took and what was chosen."""
        return [*self.cleaned_data["camera"], *self.cleaned_data["photo"]]


class DeviceForm(GuyubModelForm):
    """A device."""

    class Meta:
        model = Device
        fields = ["kind", "name", "code", "condition", "source", "check_on"]


class LoanForm(GuyubModelForm):
    """Who takes a device, until when."""

    person = PersonField(User.objects.none(), label=_("Guru atau staf"), required=False)

    class Meta:
        model = DeviceLoan
        fields = ["pupil", "person", "due_on", "note"]
        help_texts = {"pupil": _("Hanya siswa dengan persetujuan orang tua yang berlaku.")}

    def __init__(self, *args: Any, school: School, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        held = {"memberships__school": school, "memberships__is_active": True, "memberships__role__in": TEACHING}
        self.fields["person"].queryset = User.objects.filter(is_active=True, **held).distinct().order_by("name", "pk")
        self.fields["pupil"].queryset = Pupil.objects.filter(school=school, left_on=None).consented(
            Purpose.SUPPORT, today
        )
        self.fields["note"].widget.attrs["rows"] = 2

    def clean(self) -> dict[str, Any]:
        """One borrower, and a day that lies ahead."""
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("pupil")) == bool(cleaned.get("person")):
            self.add_error("pupil", _("Pilih seorang siswa, atau seorang guru atau staf."))
        if cleaned.get("due_on") and cleaned["due_on"] < self.today:
            self.add_error("due_on", _("Tanggal kembali tidak dapat mendahului tanggal pinjam."))
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # The device and the day of the loan are not typed, so constraints are judged by the action's row.
        return {*super()._get_validation_exclusions(), "lent_on", "person", "pupil"}


class CareForm(GuyubModelForm):
    """A check or repair, and the condition afterwards."""

    condition = forms.ChoiceField(label=_("Kondisi sekarang"), choices=Device.Condition.choices)
    check_on = forms.DateField(label=_("Diperiksa lagi pada"), required=False)

    class Meta:
        model = DeviceCare
        fields = ["on", "what", "cost"]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        _not_below_nothing(self.fields["cost"])

    def clean_on(self) -> date:
        """What was done, not what will be: that is the next check."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Tanggal ini belum tiba. Isi “Diperiksa lagi pada” untuk rencana."))
        return on

    def clean_check_on(self) -> date | None:
        """The next look comes after this one."""
        check_on: date | None = self.cleaned_data["check_on"]
        if check_on is not None and check_on <= self.cleaned_data.get("on", self.today):
            raise forms.ValidationError(_("Pemeriksaan berikutnya sesudah tanggal perawatan ini."))
        return check_on


class ReturnForm(GuyubForm):
    """It is back."""

    condition = forms.ChoiceField(label=_("Kondisi sekarang"), choices=Device.Condition.choices)
