"""What people may type about accounts and the school. Forms narrow and explain; they never act."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.dates import DateProblem, school_year_bounds
from core.files import UploadRefused, check_upload
from core.forms import GuyubForm, GuyubModelForm, RowsFormSet, rows_of
from core.policy import Actor, reason
from schools.actions.people import PROFILE_FIELDS
from schools.actions.schools import IDENTITY_FIELDS, NUMBERING_FIELDS
from schools.models import Invitation, School, User
from schools.numbering import PatternProblem, check_pattern
from schools.policy import check_invite
from schools.region_forms import RegionFields
from schools.roles import Role

POSITION_HELP = _("Seperti dicetak pada surat, misalnya Wakil Kepala Sekolah Bidang Humas.")


def live(target: str, include: str = "this") -> dict[str, str]:
    """Attributes of a field whose example on the page follows what is typed, by a GET that writes nothing."""
    return {
        "hx-get": "?",
        "hx-trigger": "input changed delay:400ms",
        "hx-target": target,
        "hx-swap": "outerHTML",
        "hx-include": include,
        "hx-sync": "closest form:replace",
    }


class SchoolForm(RegionFields, GuyubModelForm):
    """The school's identity, contact and habits."""

    groups = [
        (_("Apa nama sekolahnya?"), ["name", "level", "is_private"]),
        (_("Di mana letaknya?"), ["address", "village", "district", "regency", "province", "postcode", "timezone"]),
        (_("Bagaimana menghubunginya?"), ["phone", "email", "website"]),
        (_("Bagaimana surat dicetak?"), ["paper", "party_ordinal"]),
    ]

    class Meta:
        model = School
        fields = IDENTITY_FIELDS
        help_texts = {
            "level": _("Misalnya SD, SMP, SMA, SMK, atau SLB."),
            "timezone": _("Pengingat dan jam pada halaman mengikuti zona ini."),
            "party_ordinal": _("Sebutan sekolah Anda pada perjanjian baru."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_regions()

    def clean(self) -> dict[str, Any]:
        """Regency and province as the official list spells them."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.mend_regions(data)
        return data

    def clean_postcode(self) -> str:
        postcode = self.cleaned_data["postcode"]
        if postcode and not (postcode.isascii() and postcode.isdigit() and len(postcode) == 5):
            raise ValidationError(_("Kode pos terdiri atas lima angka."))
        return postcode


class LetterheadForm(GuyubModelForm):
    """The lines above the school's name, and the logo."""

    logo = forms.FileField(
        label=_("Lambang"),
        required=False,
        help_text=_("Berkas PNG atau JPEG. Sebaiknya persegi, sedikitnya 300 × 300 piksel."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    remove_logo = forms.BooleanField(label=_("Cetak tanpa lambang"), required=False)

    class Meta:
        model = School
        fields = ["letterhead_lines"]
        widgets = {"letterhead_lines": forms.Textarea(attrs={"rows": 3, "maxlength": 400, **live("#kop-preview")})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.logo_id:
            del self.fields["remove_logo"]

    def clean_letterhead_lines(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["letterhead_lines"].splitlines() if line.strip()]
        if len(lines) > 4 or any(len(line) > 100 for line in lines):
            raise ValidationError(
                _("Kop surat memuat paling banyak empat baris, masing-masing paling panjang 100 huruf.")
            )
        return "\n".join(lines)

    def clean_logo(self) -> Any:
        upload = self.cleaned_data["logo"]
        if not upload:
            return None
        try:
            checked = check_upload(upload)
        except UploadRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        if not checked.content_type.startswith("image/"):
            raise ValidationError(_("Lambang harus berupa gambar PNG atau JPEG."))
        return checked


class NumberingForm(GuyubModelForm):
    """How the school numbers its letters."""

    class Meta:
        model = School
        fields = NUMBERING_FIELDS
        help_texts = {
            "number_classification": _("Menurut tata naskah dinas daerah Anda; 400.3 untuk pendidikan."),
            "number_institution": _("Singkatan sekolah pada nomor surat, misalnya SMAN1."),
        }
        widgets = {name: forms.TextInput(attrs=live("#number-sample", "[name^=number_]")) for name in NUMBERING_FIELDS}

    def clean_number_pattern(self) -> str:
        pattern = self.cleaned_data["number_pattern"]
        try:
            check_pattern(pattern)
        except PatternProblem as problem:
            raise ValidationError(str(problem)) from problem
        return pattern


class SchoolYearForm(GuyubForm):
    """A school year; its days only where they differ from 1 July to 30 June."""

    name = forms.CharField(label=_("Tahun ajaran"), max_length=9, help_text=_("Ditulis seperti 2026/2027."))
    starts_on = forms.DateField(label=_("Mulai"), required=False, help_text=_("Kosongkan bila 1 Juli."))
    ends_on = forms.DateField(
        label=pgettext_lazy("waktu", "Selesai"), required=False, help_text=_("Kosongkan bila 30 Juni.")
    )

    def clean_name(self) -> str:
        try:
            school_year_bounds(self.cleaned_data["name"])
        except DateProblem as problem:
            raise ValidationError(str(problem)) from problem
        return self.cleaned_data["name"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("Tahun ajaran harus selesai setelah dimulai."))
        return cleaned


class InviteRow(GuyubForm):
    """One person to invite. Knows who invites where, so that it can say at once why somebody cannot be invited."""

    name = forms.CharField(label=_("Nama"), max_length=150)
    email = forms.EmailField(label=_("Email"))
    role = forms.ChoiceField(label=_("Peran"), choices=[("", _("Pilih peran")), *Role.choices])
    position = forms.CharField(label=_("Jabatan"), max_length=100, required=False, help_text=POSITION_HELP)

    def __init__(self, *args: Any, actor: Actor, school: School, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.school, self.now = actor, school, now

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "email" in cleaned and cleaned.get("role"):
            refusal = reason(check_invite, self.actor, self.school, cleaned["email"], cleaned["role"], self.now)
            if refusal:
                self.add_error("email", refusal)
        return cleaned


class InviteRowsBase(RowsFormSet):
    """Several people at once; the same address and role only once, and at least one person."""

    def clean(self) -> None:
        seen = set()
        for form in self.forms:
            key = (form.cleaned_data.get("email"), form.cleaned_data.get("role")) if form.is_valid() else (None, None)
            if key[0] and key in seen:
                form.add_error("email", _("Alamat ini sudah ada di atas dengan peran yang sama."))
            seen.add(key)
        if not any(form.has_changed() for form in self.forms):
            raise ValidationError(_("Isi sedikitnya satu orang."))


InviteRows = rows_of(
    InviteRow,
    legend=_("Siapa yang Anda undang?"),
    row_label=_("Orang"),
    add_label=_("Tambah orang"),
    formset=InviteRowsBase,
    min_num=1,
    extra=0,
    max_num=30,
    can_delete=False,
)


class RolesForm(GuyubForm):
    """Which roles somebody holds at this school, and how papers call them."""

    roles = forms.MultipleChoiceField(
        label=_("Peran"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu peran, atau akhiri keanggotaannya.")},
    )
    position = forms.CharField(label=_("Jabatan"), max_length=100, required=False, help_text=POSITION_HELP)


class ProfileForm(GuyubModelForm):
    """A person's own name, titles, number, phone and language."""

    groups = [
        (_("Bagaimana nama Anda ditulis?"), ["name", "front_title", "back_title", "employee_number"]),
        (_("Bagaimana kami menyapa Anda?"), ["phone", "language", "reminder_mail"]),
    ]

    class Meta:
        model = User
        fields = PROFILE_FIELDS
        help_texts = {
            "front_title": _("Misalnya Drs. atau Dr."),
            "back_title": _("Misalnya S.Pd., M.Pd."),
            "phone": _("Dilihat rekan satu sekolah yang mengelola akun."),
        }


class JoinForm(GuyubForm):
    """What an invited person without an account chooses. The password is judged against the address and the name."""

    name = forms.CharField(
        label=_("Nama lengkap"), max_length=150, help_text=_("Tanpa gelar; gelar dapat Anda isi nanti di profil.")
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "Sedikitnya 10 karakter. Beberapa kata yang mudah Anda ingat lebih aman daripada satu kata dengan angka."
        ),
    )
    repeated = forms.CharField(
        label=_("Ulangi kata sandi"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    undangan = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, invitation: Invitation, sealed: str, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"name": invitation.name, "undangan": sealed})
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password and cleaned.get("repeated") and password != cleaned["repeated"]:
            self.add_error("repeated", _("Kedua kata sandi tidak sama."))
        if password:
            try:
                validate_password(password, User(email=self.invitation.email, name=cleaned.get("name", "")))
            except ValidationError as problem:
                self.add_error("password", problem)
        return cleaned
