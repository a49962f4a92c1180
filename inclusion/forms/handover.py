"""What may be typed for handing over: to which school or class, and which kinds of data."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from inclusion.models import Pupil
from inclusion.queries.classes import classes_ahead
from inclusion.terms import DataKind
from schools.models import ClassGroup

TO_NOBODY = _("Tuliskan sekolah penerima, atau pilih kelas penerima.")
TO_BOTH = _("Pilih salah satu: sekolah lain, atau kelas di sekolah ini.")
NOT_TO_CLASS = _(
    "Hasil asesmen tidak diserahkan kepada kelas. Guru yang memerlukannya masuk tim dan diberi izin membaca."
)


def offer_classes(form: Any, pupil: Pupil, today: date) -> None:
    """Classes of this year and of the coming one, with their year."""
    form.fields["class_group"].queryset = classes_ahead(pupil.school, today)
    form.fields["class_group"].label_from_instance = lambda room: f"{room.name} ({room.year})"


def check_receiver(form: Any, data: dict[str, Any]) -> None:
    """One receiver: a school by name, or a class; a class gets no results of assessments. Said at the field."""
    school, room = data.get("receiver"), data.get("class_group")
    if not school and not room:
        form.add_error("receiver", TO_NOBODY)
    if school and room:
        form.add_error("class_group", TO_BOTH)
    if room and DataKind.ASSESSMENTS in (data.get("covers") or ()):
        form.add_error("covers", NOT_TO_CLASS)


class HandoverForm(GuyubForm):
    """What a parent hands over, and to whom: nothing is chosen beforehand."""

    receiver = forms.CharField(
        label=_("Sekolah penerima"), max_length=200, required=False, help_text=_("Bila anak Anda pindah sekolah.")
    )
    class_group = forms.ModelChoiceField(
        ClassGroup.objects.none(), label=_("Kelas penerima"), required=False,
        help_text=_("Bila anak Anda naik atau pindah kelas: wali kelas yang baru membacanya."),
    )  # fmt: skip
    covers = forms.MultipleChoiceField(
        label=_("Apa yang diserahkan?"), choices=DataKind.choices, widget=forms.CheckboxSelectMultiple,
        help_text=_("Hanya yang Anda pilih yang diserahkan."),
    )  # fmt: skip

    def __init__(self, *args: Any, pupil: Pupil, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_classes(self, pupil, today)

    def clean(self) -> dict[str, Any]:
        """To one receiver."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        check_receiver(self, data)
        return data
