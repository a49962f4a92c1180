"""What is typed into the consent register: a consent that came on paper, a request to a guardian."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm
from inclusion.forms.handover import check_receiver, offer_classes
from inclusion.forms.pupils import AGES
from inclusion.models import Consent, Guardian, Pupil
from inclusion.terms import DataKind, Purpose
from partnerships.forms.files import files_field
from partnerships.models import Partner
from schools.models import ClassGroup

PASSES_ON = (Purpose.REFERRAL, Purpose.HANDOVER)
ONLY_FOR = {
    "provider": (Purpose.REFERRAL,),
    "receiver": (Purpose.HANDOVER,),
    "class_group": (Purpose.HANDOVER,),
    "covers": PASSES_ON,
}
"""Fields that belong to some purposes alone; where scripts run, they show with these (static/js/guyub.js)."""
BY_SCHOOL = (Consent.Method.PAPER, Consent.Method.SPOKEN)


class _GuardianField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.get_relation_display()})"


class _Words(GuyubForm):
    """What every consent says: for what, to whom, which data, until when."""

    purpose = forms.ChoiceField(label=_("Untuk apa"), choices=Purpose.choices)
    provider = forms.ModelChoiceField(
        Partner.objects.none(), label=_("Penyedia layanan"), required=False, help_text=_("Hanya untuk rujukan.")
    )
    receiver = forms.CharField(
        label=_("Sekolah penerima"),
        max_length=200,
        required=False,
        help_text=_("Hanya untuk penyerahan ke sekolah lain."),
    )
    class_group = forms.ModelChoiceField(
        ClassGroup.objects.none(),
        label=_("Kelas penerima"),
        required=False,
        help_text=_("Hanya untuk penyerahan ke kelas lain di sekolah ini."),
    )
    covers = forms.MultipleChoiceField(
        label=_("Data yang boleh diteruskan"), choices=DataKind.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Hanya untuk rujukan dan penyerahan. Yang tidak dicentang tidak ikut diteruskan."),
    )  # fmt: skip
    expires_on = forms.DateField(
        label=_("Berlaku sampai"),
        required=False,
        help_text=_("Kosongkan bila berlaku selama siswa bersekolah di sini."),
    )

    def __init__(self, *args: Any, pupil: Pupil, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if "provider" in self.fields:
            self.fields["provider"].queryset = Partner.objects.filter(school_id=pupil.school_id, is_active=True)
        for name, purposes in ONLY_FOR.items():
            if "purpose" in self.fields and name in self.fields:
                self.fields[name].widget.attrs["data-when"] = f"purpose={','.join(purposes)}"
        offer_classes(self, pupil, today)
        deciding = pupil.guardians.filter(is_active=True, may_consent=True)
        for name in ("given_by", "guardian"):
            if name in self.fields:
                self.fields[name].queryset = deciding
                self.fields[name].initial = deciding.first()

    def clean(self) -> dict[str, Any]:
        """A consent says to whom and which data; what does not belong to its purpose is left out."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        purpose = data.get("purpose")
        if purpose == Purpose.REFERRAL and not data.get("provider"):
            self.add_error("provider", _("Persetujuan rujukan harus menyebut penyedia layanannya."))
        if purpose == Purpose.HANDOVER:
            check_receiver(self, data)
        if purpose in PASSES_ON and not data.get("covers"):
            self.add_error("covers", _("Pilih data apa saja yang boleh diteruskan."))
        if purpose != Purpose.REFERRAL:
            data["provider"] = None
        if purpose != Purpose.HANDOVER:
            data["receiver"], data["class_group"] = "", None
        if purpose not in PASSES_ON:
            data["covers"] = []
        return data


class ConsentForm(_Words):
    """A consent that a guardian gave on paper or before a witness."""

    given_by = _GuardianField(Guardian.objects.none(), label=_("Diberikan oleh"))
    given_on = forms.DateField(label=_("Tanggal diberikan"))
    method = forms.ChoiceField(label=_("Cara"), choices=[(one.value, one.label) for one in BY_SCHOOL])
    witness = forms.CharField(
        label=_("Saksi"), max_length=150, required=False,
        help_text=_("Hanya untuk persetujuan lisan: siapa yang ikut mendengarnya."),
        widget=forms.TextInput(attrs={"data-when": f"method={Consent.Method.SPOKEN}"}),
    )  # fmt: skip
    scans = files_field(_("Pindaian formulir"))
    groups = [
        ("", ["purpose", "provider", "receiver", "class_group", "covers"]),
        (_("Siapa, kapan, bagaimana"), ["given_by", "given_on", "method", "witness", "scans"]),
        (_("Sampai kapan"), ["expires_on"]),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given_on"].initial = self.today
        self.fields["witness"].needed_when = _("bila lisan")
        self.born = kwargs["pupil"].birth_date

    def clean_given_on(self) -> date:
        """A day in the life of the pupil that has come."""
        given_on: date = self.cleaned_data["given_on"]
        if given_on > self.today:
            raise forms.ValidationError(_("Tanggal persetujuan tidak boleh di masa depan."))
        if given_on < (self.born or self.today.replace(year=self.today.year - max(AGES), day=1)):
            raise forms.ValidationError(_("Tanggal ini sebelum siswa lahir. Periksa tahunnya."))
        return given_on

    def clean(self) -> dict[str, Any]:
        """Dates in their order; somebody was there when it was only said, and only then."""
        data = super().clean()
        given_on, expires_on = data.get("given_on"), data.get("expires_on")
        if given_on and expires_on and expires_on < given_on:
            self.add_error("expires_on", _("Persetujuan tidak dapat berakhir sebelum diberikan."))
        if data.get("method") != Consent.Method.SPOKEN:
            data["witness"] = ""  # a signature speaks for itself
        elif not data.get("witness"):
            self.add_error("witness", _("Persetujuan lisan perlu nama saksinya."))
        return data


class AskForm(_Words):
    """What the school asks a guardian to agree to."""

    guardian = _GuardianField(Guardian.objects.none(), label=_("Diminta kepada"))
    reason = forms.CharField(
        label=_("Mengapa diminta"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu dua kalimat yang mudah dipahami orang tua."),
    )  # fmt: skip
    groups = [
        ("", ["guardian", "purpose", "provider", "receiver", "class_group", "covers", "reason"]),
        (_("Sampai kapan"), ["expires_on"]),
    ]

    def clean_expires_on(self) -> date | None:
        """Not over before it begins."""
        expires_on = self.cleaned_data["expires_on"]
        if expires_on and expires_on < self.today:
            raise forms.ValidationError(_("Tanggal ini sudah lewat."))
        return expires_on


class HandoverAskForm(AskForm):
    """What the school asks to hand over: to which school or class, and which data."""

    groups = [
        ("", ["receiver", "class_group", "covers"]),
        (_("Siapa yang diminta"), ["guardian", "reason", "expires_on"]),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["purpose"], self.fields["provider"]
        # They wait for an answer to "purpose", which is not asked here.
        for name in ("receiver", "class_group", "covers"):
            self.fields[name].widget.attrs.pop("data-when", None)
        self.fields["receiver"].help_text = _("Bila anak pindah sekolah.")
        self.fields["class_group"].help_text = _("Bila anak naik atau pindah kelas: wali kelas yang baru membacanya.")
        self.fields["covers"].help_text = _("Yang tidak dicentang tidak ikut diserahkan.")

    def clean(self) -> dict[str, Any]:
        """As every request; the purpose is known."""
        self.cleaned_data["purpose"] = Purpose.HANDOVER.value
        return super().clean()


class ScanForm(GuyubForm):
    """The scanned form of a consent that was filed without it."""

    scans = files_field(_("Pindaian formulir"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scans"].required = True
