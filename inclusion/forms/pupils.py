"""What an operator may type about pupils and guardians."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from inclusion.models import Guardian, Pupil
from inclusion.queries.classes import classes_at
from inclusion.queries.pupils import twins
from schools.identifiers import IdentifierProblem, clean_nisn, clean_phone, nisn_hints
from schools.models import ClassGroup, School

AGES = range(4, 27)
"""How old pupils are, from kindergarten to a late end of school; others are asked about once."""


def age_on(birth_date: date, day: date) -> int:
    """Full years on a day."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


class PupilForm(GuyubModelForm):
    """Facts of the register. What looks odd or doubled is said once; with the tick it is saved all the same."""

    sure = forms.BooleanField(label=_("Sudah saya periksa; tetap simpan"), required=False)
    groups = [("", ["name", "sure", "nickname"]), (_("Nomor dan data"), ["nisn", "nis", "birth_date", "sex"])]

    class Meta:
        model = Pupil
        fields = ["name", "nickname", "nisn", "nis", "birth_date", "sex"]
        help_texts = {
            "nickname": _("Nama yang dipakai sehari-hari. Kosongkan bila sama."),
            "nisn": _("10 angka, termasuk nol di depan. Boleh kosong bila belum ada."),
            "nis": _("Nomor induk di sekolah ini (NIPD)."),
        }

    def __init__(self, *args: Any, school: School, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school, self.today = school, today
        self.instance.school = school
        self.hints: list[str] = []
        if not self.is_bound:
            del self.fields["sure"]

    def clean_nisn(self) -> str:
        """Ten figures; a number that is in the register already is said with the name."""
        try:
            nisn = clean_nisn(self.cleaned_data["nisn"])
        except IdentifierProblem as problem:
            raise forms.ValidationError(str(problem)) from problem
        rows = Pupil.objects.filter(school=self.school, nisn=nisn).exclude(pk=self.instance.pk) if nisn else []
        for other in rows:
            raise forms.ValidationError(_("NISN ini sudah dipakai %(name)s."), params={"name": other.name})
        return nisn

    def clean_birth_date(self) -> date | None:
        """Nobody is born tomorrow; an unusual age is only asked about."""
        birth_date = self.cleaned_data["birth_date"]
        if birth_date and birth_date > self.today:
            raise forms.ValidationError(_("Tanggal lahir tidak boleh di masa depan."))
        return birth_date

    def clean(self) -> dict[str, Any]:
        """Say what looks odd or doubled, once."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.hints = self._oddities(data)
        if not self.hints or (self.errors and not data.get("sure")):
            self.fields.pop("sure", None)
        elif not data.get("sure"):
            self.add_error("name", " ".join([*self.hints, str(_("Centang di bawah bila memang benar."))]))
        return data

    def _oddities(self, data: dict[str, Any]) -> list[str]:
        found = []
        if not {"name", "nis", "birth_date"}.isdisjoint(self.changed_data):
            found += twins(
                self.school, data.get("name", ""), data.get("birth_date"), data.get("nis", ""), self.instance.pk
            )
        birth_date = data.get("birth_date")
        if birth_date and "birth_date" in self.changed_data and age_on(birth_date, self.today) not in AGES:
            found.append(
                _("Menurut tanggal lahirnya siswa ini berumur %(age)d tahun.") % {"age": age_on(birth_date, self.today)}
            )
        if {"nisn", "birth_date"} & set(self.changed_data):
            found += nisn_hints(data.get("nisn") or "", birth_date)
        return [str(sentence) for sentence in found]


class NewPupilForm(PupilForm):
    """A new pupil with the present class and one guardian; others are added on the pupil's page."""

    class_group = forms.ModelChoiceField(ClassGroup.objects.none(), label=_("Kelas"), required=False)
    guardian_name = forms.CharField(label=_("Nama orang tua atau wali"), max_length=150, required=False)
    relation = forms.ChoiceField(label=_("Hubungan"), choices=Guardian.Relation.choices, required=False)
    phone = forms.CharField(label=_("Telepon"), max_length=40, required=False)
    email = forms.EmailField(label=_("Email"), required=False)
    groups = [
        ("", ["name", "sure", "nickname", "class_group"]),
        (_("Nomor dan data"), ["nisn", "nis", "birth_date", "sex"]),
        (_("Orang tua atau wali"), ["guardian_name", "relation", "phone", "email"]),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["class_group"].queryset = classes_at(self.school, self.today)

    def clean_phone(self) -> str:
        """As it was written, without letters."""
        return phone_of(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        """Contacts belong to somebody with a name."""
        data = super().clean()
        if not data.get("guardian_name") and (data.get("phone") or data.get("email")):
            self.add_error("guardian_name", _("Tuliskan nama orang tua atau walinya."))
        return data

    def guardians(self) -> list[dict[str, Any]]:
        """The guardian as the action wants it."""
        data = self.cleaned_data
        if not data["guardian_name"]:
            return []
        relation = data["relation"] or Guardian.Relation.GUARDIAN
        return [{"name": data["guardian_name"], "relation": relation, "phone": data["phone"], "email": data["email"]}]


def phone_of(text: str) -> str:
    """A telephone number, or the sentence why it is none."""
    try:
        return clean_phone(text)
    except IdentifierProblem as problem:
        raise forms.ValidationError(str(problem)) from problem


class GuardianForm(GuyubModelForm):
    """A parent or guardian."""

    class Meta:
        model = Guardian
        fields = ["name", "relation", "phone", "email", "may_consent"]
        help_texts = {
            "email": _(
                "Bila diisi, tautan persetujuan dikirim ke alamat ini, dan orang ini dapat diundang ke akun orang tua."
            ),
            "may_consent": _("Hanya yang berhak menurut hukum: orang tua atau wali yang sah."),
        }

    def clean_phone(self) -> str:
        """As it was written, without letters."""
        return phone_of(self.cleaned_data["phone"])


class MoveForm(GuyubForm):
    """Into which class, and from when on."""

    class_group = forms.ModelChoiceField(ClassGroup.objects.none(), label=_("Kelas baru"))
    since = forms.DateField(label=_("Sejak"))

    def __init__(self, *args: Any, school: School, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["class_group"].queryset = classes_at(school, today)
        self.fields["since"].initial = today


class ReturnForm(MoveForm):
    """When a pupil comes back, and into which class."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["class_group"].required = False
        self.fields["class_group"].label = _("Kelas")
        self.fields["since"].label = _("Kembali pada")


class LeaveForm(GuyubForm):
    """The last day at the school."""

    left_on = forms.DateField(label=_("Hari terakhir di sekolah"))
