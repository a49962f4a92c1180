"""What may be typed at the rights desk and on the page of one's own data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.breaches import Question
from core.forms import DateTimeInput, GuyubForm
from core.models import ScopedLink
from core.policy import Actor
from core.registry import registry
from schools.models import RightsRequest, School, User

R = RightsRequest


class RequestForm(GuyubForm):
    """Take a request down. Who is meant is found by number, address or the whole name, so that no list of people is needed."""

    kind = forms.ChoiceField(label=_("Apa yang diminta?"), choices=R.Kind.choices, widget=forms.RadioSelect)
    asker = forms.CharField(label=_("Nama pemohon"), max_length=150)
    via = forms.ChoiceField(
        label=_("Bagaimana permintaan datang?"), choices=[c for c in R.Via.choices if c[0] != "account"]
    )
    contact = forms.CharField(
        label=_("Alamat untuk jawaban"),
        max_length=200,
        required=False,
        help_text=_("Email, telepon, atau alamat surat."),
    )
    about = forms.ChoiceField(label=_("Tentang data siapa?"))
    who = forms.CharField(
        label=_("Siapa orangnya?"), max_length=150, required=False,
        help_text=_("Email, NISN, NIS, atau nama lengkap. Kosongkan bila orangnya tidak ada di Guyub."),
    )  # fmt: skip
    words = forms.CharField(label=_("Apa kata pemohon?"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    received_at = forms.DateTimeField(
        label=_("Diterima"), widget=DateTimeInput, help_text=_("Sejak saat ini berjalan 3 × 24 jam.")
    )

    def __init__(self, *args: Any, actor: Actor, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.now, self.subject = actor, now, None
        kinds = [(kind.kind, kind.label) for kind in registry.data_subjects.values() if kind.is_person]
        self.fields["about"].choices = [*kinds, ("", _("Orang lain"))]
        self.fields["about"].required = False

    def clean_received_at(self) -> datetime:
        found: datetime = self.cleaned_data["received_at"]
        if found > self.now:
            raise ValidationError(_("Waktu diterima tidak boleh di masa depan."))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind, text = registry.data_subjects.get(cleaned.get("about", "")), cleaned.get("who", "").strip()
        if kind is not None and text:
            found = list(kind.find(self.actor, text))
            if len(found) != 1:
                self.add_error("who", _none_or_many(len(found)))
            else:
                self.subject = found[0]
        return cleaned

    def facts(self) -> dict[str, Any]:
        """For `record_request`."""
        given = {name: self.cleaned_data[name] for name in ("kind", "asker", "via", "contact", "words", "received_at")}
        return {**given, "subject": self.subject, "subject_label": self.cleaned_data["who"].strip()}


def _none_or_many(count: int) -> Any:
    if not count:
        return _("Tidak ada yang cocok. Periksa ejaannya, atau kosongkan bila orangnya tidak ada di Guyub.")
    return _("Lebih dari satu orang cocok. Tulis email, NISN, atau NIS-nya.")


class AnswerForm(GuyubForm):
    """The answer that was given, and, where something was refused, why."""

    outcome = forms.ChoiceField(label=_("Hasil"), choices=R.Outcome.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("Dasar penolakan"), choices=[("", _("Tidak ada yang ditolak")), *R.Ground.choices], required=False
    )
    answer = forms.CharField(
        label=_("Jawaban kepada pemohon"), widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Apa yang dilakukan, apa yang tidak, dan mengapa; dengan kata-kata yang dapat dibacakan kepadanya."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("outcome") in (R.Outcome.REFUSED, R.Outcome.PARTLY) and not cleaned.get("ground"):
            self.add_error("ground", _("Pilih dasar penolakannya."))
        return cleaned


class AskForm(GuyubForm):
    """What a person asks about the own data."""

    kind = forms.ChoiceField(label=_("Apa yang Anda minta?"), choices=R.Kind.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("Jelaskan seperlunya"), widget=forms.Textarea(attrs={"rows": 4}), required=False)


class EraseForm(GuyubForm):
    """The second look before an erasure."""

    sure = forms.BooleanField(
        label=_("Saya sudah membaca apa yang dihapus dan apa yang tetap. Penghapusan ini tidak dapat dibatalkan.")
    )


class TakeForm(GuyubForm):
    """Why somebody takes a copy of another person's data."""

    reason = forms.CharField(label=_("Untuk siapa dan untuk apa salinan ini?"), max_length=200)


class BreachForm(GuyubForm):
    """What happened: from when to when, through which account or link. Without either, everything at the school."""

    since = forms.DateTimeField(label=_("Dari"), widget=DateTimeInput)
    until = forms.DateTimeField(label=_("Sampai"), widget=DateTimeInput)
    account = forms.CharField(
        label=_("Akun yang disalahgunakan"), max_length=200, required=False,
        help_text=_("Alamat email akun itu. Kosongkan untuk semua yang terjadi di sekolah."),
    )  # fmt: skip
    link = forms.CharField(
        label=_("Atau tautan yang bocor"), max_length=250, required=False,
        help_text=_("Email penerima tautan itu."),
    )  # fmt: skip

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school, self.user_id, self.link_ids = school, None, None

    def clean_account(self) -> str:
        email: str = self.cleaned_data["account"].strip()
        if email:
            user = User.objects.filter(email__iexact=email, memberships__school=self.school).first()
            if user is None:
                raise ValidationError(_("Tidak ada akun sekolah ini dengan alamat itu."))
            self.user_id = user.pk
        return email

    def clean_link(self) -> str:
        email: str = self.cleaned_data["link"].strip()
        if email:
            found = ScopedLink.objects.filter(tenant=self.school, recipient_email__iexact=email)
            self.link_ids = tuple(found.values_list("pk", flat=True))
            if not self.link_ids:
                raise ValidationError(_("Tidak ada tautan sekolah ini untuk alamat itu."))
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("Akhir periode lebih awal daripada awalnya."))
        return cleaned

    @property
    def question(self) -> Question:
        """For core.breaches."""
        given = self.cleaned_data
        return Question(self.school.pk, given["since"], given["until"], self.user_id, self.link_ids)
