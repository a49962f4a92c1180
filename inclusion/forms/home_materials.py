"""What may be typed about materials for home and training for parents."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from core.policy import Actor
from core.uploads import ACCEPT, UploadRefused, check_upload
from inclusion.models import HomeMaterial
from inclusion.models.pupil import SUPPORT, PupilQuerySet
from inclusion.terms import Area


class MaterialForm(GuyubForm):
    """Something to do at home. Only special-needs teacher and counsellor may leave out for whom it is."""

    pupil = forms.ModelChoiceField(None, label=_("Untuk siswa"), required=False, empty_label=_("Semua orang tua"))
    title = forms.CharField(label=_("Judul"), max_length=150)
    area = forms.ChoiceField(label=_("Bidang"), choices=[("", "---------"), *Area.choices])
    steps = forms.CharField(
        label=_("Langkah-langkah"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=HomeMaterial._meta.get_field("steps").help_text,
    )  # fmt: skip
    web = forms.URLField(label=_("Alamat web"), required=False, max_length=200, assume_scheme="https")
    upload = forms.FileField(label=_("Berkas"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPT}))

    def __init__(self, *args: Any, actor: Actor, pupils: PupilQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pupil"].queryset = pupils
        self.fields["pupil"].required = not actor.has(*SUPPORT)

    def clean_upload(self) -> Any:
        """A file of a kind that we take."""
        upload = self.cleaned_data.get("upload")
        try:
            return check_upload(upload) if upload else None
        except UploadRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class TrainingForm(GuyubForm):
    """A training for parents."""

    title = forms.CharField(label=_("Judul"), max_length=150)
    day = forms.DateField(label=_("Tanggal"))
    place = forms.CharField(label=_("Tempat"), max_length=150)
    about = forms.CharField(
        label=_("Tentang apa?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        """Still to come."""
        if self.cleaned_data["day"] < self.today:
            raise forms.ValidationError(_("Tanggal ini sudah lewat."))
        return self.cleaned_data["day"]
