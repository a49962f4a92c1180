"""What may be typed about services, referrals and sessions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import GuyubForm, GuyubModelForm
from core.policy import NotNow
from inclusion.actions.services import check_names_nobody
from inclusion.models import Consent, Pupil, Service, ServiceSession
from inclusion.queries.services import agreement_words, consents_to_refer, kinds_words, offers
from inclusion.terms import DataKind
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
    """To whom, under which agreement and consent, and what is passed on.

    Provider and agreement are one choice, so that none is offered under another's agreement. A consent is asked for only where
    the parents gave one provider several.
    """

    way = forms.ChoiceField(
        label=_("Penyedia dan perjanjiannya"),
        help_text=_("Penyedia yang dicari tidak ada? Ia perlu perjanjian yang berlaku dan persetujuan orang tua untuknya."),
    )  # fmt: skip
    consent = _ConsentChoice(Consent.objects.none(), label=_("Persetujuan orang tua"))
    shares = forms.MultipleChoiceField(
        label=_("Data yang diteruskan"), choices=DataKind.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Hanya yang perlu bagi layanan ini, dan tidak melebihi persetujuan."),
    )  # fmt: skip

    class Meta:
        model = Service
        fields = ["way", "consent", "shares", "reason"]

    def __init__(self, *args: Any, pupil: Pupil, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consents = consents_to_refer(pupil, today)
        self.offers = offers(self.consents, today)
        ways = [(key, f"{partner}: {agreement_words(agreement)}") for key, (partner, agreement) in self.offers.items()]
        self.fields["way"].choices = ways if len(ways) == 1 else [("", _("Pilih")), *ways]
        agreed = {kind for consent in self.consents for kind in consent.covers}
        self.fields["shares"].choices = [choice for choice in DataKind.choices if choice[0] in agreed]
        self.initial["way"] = f"{self.instance.partner_id}:{self.instance.agreement_id}"
        self.fields["consent"].queryset = self.consents
        providers = [consent.provider_id for consent in self.consents]
        if len(set(providers)) == len(providers):
            del self.fields["consent"]
        self.fields["reason"].required = True
        self.fields["reason"].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        """Nothing beyond the consent, and the consent is for this provider."""
        cleaned = super().clean() or self.cleaned_data
        partner, agreement = self.offers.get(cleaned.get("way", ""), (None, None))
        if partner is None:
            return cleaned
        if "consent" not in self.fields:
            cleaned["consent"] = next(one for one in self.consents if one.provider_id == partner.pk)
        cleaned |= {"partner": partner, "agreement": agreement}
        consent = cleaned.get("consent")
        if consent is None:
            return cleaned
        if consent.provider_id != partner.pk:
            self.add_error(
                "consent",
                _("Persetujuan ini untuk penyedia lain. Mintalah persetujuan orang tua untuk penyedia yang dipilih."),
            )
        beyond = set(cleaned.get("shares", ())) - set(consent.covers)
        if beyond:
            words = ", ".join(kinds_words(beyond))
            self.add_error("shares", _("Orang tua belum menyetujui: %(kinds)s.") % {"kinds": words})
        return cleaned


class NeedForm(GuyubForm):
    """The need that a missing service opens. It names no pupil: the field that does says so."""

    title = forms.CharField(label=_("Kebutuhan"), max_length=160)
    evidence = forms.CharField(
        label=_("Bukti"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tanpa nama, kelas, atau ciri yang menunjuk seorang siswa: kebutuhan dibaca seluruh sekolah dan komite."),
    )  # fmt: skip

    def __init__(self, *args: Any, pupil: Pupil, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pupil = pupil

    def clean(self) -> dict[str, Any]:
        """Neither name nor number of the pupil in any field."""
        cleaned = super().clean() or self.cleaned_data
        for name in [name for name in self.fields if cleaned.get(name)]:
            try:
                check_names_nobody(self.pupil, cleaned[name])
            except NotNow as refused:
                self.add_error(name, str(refused))
        return cleaned


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
        self.fields["reason"].needed_when = _("bila kurang dari rencana")
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
