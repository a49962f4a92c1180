"""What a person may type about accommodations."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm, at_most
from inclusion.guides.profiles import LONGEST
from inclusion.models import Accommodation, AccommodationDay, AccommodationReview, CatalogueItem
from schools.models import School, User
from schools.person_fields import PersonField
from schools.roles import TEACHING

SOMEWHERE = (_("Di mana berlakunya"), ["in_lessons", "in_tests", "in_building"])


class AccommodationForm(GuyubModelForm):
    """One accommodation: what, where it applies and where not, who sees to it, until when it is looked at again."""

    in_charge = PersonField(User.objects.none(), label=_("Penanggung jawab"), required=False)
    groups = [("", ["form", "what"]), SOMEWHERE, ("", ["where", "where_not", "in_charge", "starts_on", "review_on"])]

    class Meta:
        model = Accommodation
        fields = [
            "form", "what", "in_lessons", "in_tests", "in_building", "where", "where_not", "in_charge", "starts_on", "review_on",
        ]  # fmt: skip
        widgets = {
            "what": forms.Textarea(attrs={"rows": 3}), "where": forms.TextInput, "where_not": forms.TextInput,
        }  # fmt: skip
        help_texts = {
            "where": _("Misalnya: semua mata pelajaran, ujian tertulis."),
            "where_not": _("Misalnya: penilaian membaca, praktik dengan alat tajam."),
            "review_on": _("Biasanya setelah delapan minggu."),
        }

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = {"memberships__school": school, "memberships__is_active": True, "memberships__role__in": TEACHING}
        people = User.objects.filter(is_active=True, **held).distinct().order_by("name", "pk")
        self.fields["in_charge"].queryset = people
        at_most(LONGEST, self.fields["what"])
        at_most(300, self.fields["where"], self.fields["where_not"])

    def clean(self) -> dict[str, Any]:
        """It is looked at again after it has begun."""
        cleaned = super().clean() or self.cleaned_data
        begins, again = cleaned.get("starts_on"), cleaned.get("review_on")
        if begins and again and again <= begins:
            self.add_error("review_on", _("Tinjauan harus setelah akomodasi dimulai."))
        return cleaned


class ReviewForm(GuyubModelForm):
    """Does it help, and does it stay."""

    next_on = forms.DateField(
        label=_("Ditinjau lagi pada"), required=False,
        help_text=_("Kosongkan untuk delapan minggu lagi, atau empat minggu bila dikurangi bertahap."),
    )  # fmt: skip

    class Meta:
        model = AccommodationReview
        fields = ["effect", "decision", "note"]
        widgets = {
            "effect": forms.RadioSelect, "decision": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 3}),
        }  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name in ("effect", "decision"):
            self.fields[name].choices = [one for one in self.fields[name].choices if one[0]]

    def clean_next_on(self) -> date | None:
        """The next look lies ahead."""
        day = self.cleaned_data["next_on"]
        if day and day <= self.today:
            raise forms.ValidationError(_("Pilih tanggal sesudah hari ini."))
        return day

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"next_on"}


class MarkForm(GuyubForm):
    """One tap."""

    is_given = forms.TypedChoiceField(
        label=_("Apakah diberikan hari ini?"), choices=[("yes", _("Diberikan")), ("no", _("Tidak diberikan"))],
        coerce=lambda word: word == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("Mengapa tidak diberikan"), choices=[("", ""), *AccommodationDay.Reason.choices], required=False
    )

    def clean(self) -> dict[str, Any]:
        """Not given needs its reason."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_given") is False and not cleaned.get("reason"):
            self.add_error("reason", _("Pilih mengapa akomodasi tidak diberikan."))
        return cleaned


class ItemForm(GuyubModelForm):
    """An entry of the school's own."""

    groups = [("", ["form", "what"]), SOMEWHERE, ("", ["where", "where_not"])]

    class Meta:
        model = CatalogueItem
        fields = ["form", "what", "in_lessons", "in_tests", "in_building", "where", "where_not"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("form", "what"):
            self.fields[name].required = True
        self.fields["form"].choices = [("", _("Pilih")), *Accommodation.Form.choices]
