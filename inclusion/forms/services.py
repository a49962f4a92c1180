"""What may be typed about services, referrals and sessions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from inclusion.models import Consent, Pupil, Service, ServiceSession
from inclusion.queries.services import kinds_words
from inclusion.terms import DataKind, Purpose
from partnerships.models import Agreement, Partner
from schools.models import School, User
from schools.person_fields import PersonField
from schools.roles import TEACHING


class _ConsentChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.provider}: {', '.join(kinds_words(obj.covers))}"


class ServiceForm(GuyubModelForm):
    """Which service, what for, how often."""

    in_charge = PersonField(User.objects.none(), label=_("Penanggung jawab di sekolah"), required=False)

    class Meta:
        model = Service
        fields = ["kind", "place", "aim", "in_charge", "starts_on", "ends_on", "sessions", "minutes", "every_weeks"]
        help_texts = {
            "place": _("Penyedia dari luar sekolah dipilih pada langkah berikutnya."),
            "every_weeks": _("1 berarti setiap minggu, 2 setiap dua minggu."),
        }

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = {"memberships__school": school, "memberships__is_active": True, "memberships__role__in": TEACHING}
        self.fields["in_charge"].queryset = (
            User.objects.filter(is_active=True, **held).distinct().order_by("name", "pk")
        )
        self.fields["aim"].widget.attrs["rows"] = 3


class ProviderForm(GuyubModelForm):
    """To whom, under which agreement and consent, and what is passed on."""

    consent = _ConsentChoice(Consent.objects.none(), label=_("Persetujuan orang tua"))
    shares = forms.MultipleChoiceField(
        label=_("Data yang diteruskan"), choices=DataKind.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Hanya yang perlu bagi layanan ini, dan tidak melebihi persetujuan."),
    )  # fmt: skip

    class Meta:
        model = Service
        fields = ["partner", "agreement", "consent", "shares", "reason"]

    def __init__(self, *args: Any, pupil: Pupil, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        school = pupil.school
        running = Agreement.objects.in_force(today).filter(school=school)
        self.fields["agreement"].queryset = running
        self.fields["agreement"].label_from_instance = lambda agreement: agreement.subject
        self.fields["agreement"].required = self.fields["partner"].required = True
        self.fields["partner"].queryset = Partner.objects.filter(
            school=school, parties__partnership__agreements__in=running
        ).distinct()
        consents = (
            Consent.objects.in_force(today).filter(pupil=pupil, purpose=Purpose.REFERRAL).select_related("provider")
        )
        self.fields["consent"].queryset = consents
        self.fields["reason"].required = True
        self.fields["reason"].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        """Nothing beyond the consent, and the consent is for this provider."""
        cleaned = super().clean() or self.cleaned_data
        consent, partner = cleaned.get("consent"), cleaned.get("partner")
        if consent is not None and partner is not None and consent.provider_id != partner.pk:
            self.add_error(
                "consent",
                _("Persetujuan ini untuk penyedia lain. Mintalah persetujuan orang tua untuk penyedia yang dipilih."),
            )
        agreement = cleaned.get("agreement")
        if (
            agreement is not None
            and partner is not None
            and not agreement.partnership.parties.filter(partner=partner).exists()
        ):
            self.add_error("agreement", _("Perjanjian ini bukan dengan penyedia tersebut."))
        beyond = set(cleaned.get("shares", ())) - set(
            consent.covers if consent is not None else cleaned.get("shares", ())
        )
        if beyond:
            words = ", ".join(kinds_words(beyond))
            self.add_error("shares", _("Orang tua belum menyetujui: %(kinds)s.") % {"kinds": words})
        return cleaned


class NeedForm(GuyubForm):
    """The need that a missing service opens. It names no pupil."""

    title = forms.CharField(label=_("Kebutuhan"), max_length=160)
    evidence = forms.CharField(
        label=_("Bukti"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tanpa nama, kelas, atau ciri yang menunjuk seorang murid: kebutuhan dibaca seluruh sekolah dan komite."),
    )  # fmt: skip


class SessionForm(GuyubModelForm):
    """What became of a session."""

    given_minutes = forms.IntegerField(
        label=_("Menit yang diberikan"), min_value=0, max_value=480, help_text=_("Isi 0 bila sesi tidak diberikan.")
    )

    class Meta:
        model = ServiceSession
        fields = ["on", "given_minutes", "reason", "note"]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if not self.instance.given_minutes and self.instance.state == ServiceSession.State.PLANNED:
            self.initial["given_minutes"] = self.instance.planned_minutes
        for name in ("reason", "note"):
            self.fields[name].widget.attrs["rows"] = 2

    def clean(self) -> dict[str, Any]:
        """A day that has come; a reason for what fell away."""
        cleaned = super().clean() or self.cleaned_data
        minutes, on = cleaned.get("given_minutes"), cleaned.get("on")
        if on is not None and minutes and on > self.today:
            self.add_error("on", _("Sesi ini belum berlangsung."))
        if minutes is not None and minutes < self.instance.planned_minutes and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Tuliskan mengapa sesi tidak diberikan atau lebih singkat."))
        return cleaned


class ExtraSessionForm(GuyubForm):
    """A further session."""

    on = forms.DateField(label=_("Tanggal"))


class WordsForm(GuyubForm):
    """A reason, or a result."""

    words = forms.CharField(label=_("Tuliskan di sini"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class AnswerForm(GuyubForm):
    """The provider's answer: yes with a word, or no with a reason."""

    words = forms.CharField(
        label=_("Catatan atau alasan"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False,
        help_text=_("Wajib diisi bila rujukan tidak dapat diterima."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        cleaned = super().clean() or self.cleaned_data
        if "decline" in self.data and not cleaned.get("words", "").strip():
            self.add_error("words", _("Tuliskan alasannya, supaya sekolah dapat mencari jalan lain."))
        return cleaned
