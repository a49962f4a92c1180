"""The consent register [IN1]: what a guardian agreed to, for whom, until when (UU 27/2022 art. 20–26)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped
from core.policy import Actor
from core.privacy import Privacy
from core.private_fields import PrivateText
from inclusion.models.pupil import SUPPORT, Guardian, Pupil
from inclusion.terms import Purpose
from partnerships.models import Partner
from schools.models import ClassGroup, School
from schools.roles import Role


class ConsentQuerySet(models.QuerySet):
    """Reads of consents."""

    def in_force(self, day: date) -> Self:
        """Given, not withdrawn, not past its last day."""
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=day), withdrawn_at=None, given_on__lte=day)

    def same_as(self, consent: Consent) -> Self:
        """Those for the same purpose and receiver that were not withdrawn, `consent` among them."""
        return self.filter(
            pupil=consent.pupil_id, purpose=consent.purpose, provider=consent.provider_id, receiver=consent.receiver, withdrawn_at=None
        )  # fmt: skip

    def without_successor(self) -> Self:
        """Those that no other consent of the pupil for the same purpose and receiver outlasts."""
        others = self.model._default_manager.filter(
            Q(expires_on=None) | Q(expires_on__gt=OuterRef("expires_on")),
            Q(provider=OuterRef("provider")) | Q(provider=None, purpose__in=(Purpose.SUPPORT, Purpose.ASSESSMENT, Purpose.HANDOVER)),
            pupil=OuterRef("pupil"), purpose=OuterRef("purpose"), receiver=OuterRef("receiver"), withdrawn_at=None,
        )  # fmt: skip
        return self.exclude(Exists(others))

    def visible_to(self, actor: Actor) -> Self:
        """Those who keep them (operator, special-needs teacher, counsellor), the principal, and the parents themselves."""
        here = self.filter(school_id=actor.tenant_id)
        if actor.has(Role.PRINCIPAL, Role.OPERATOR, *SUPPORT):
            return here
        if actor.has(Role.PARENT):
            return here.filter(pupil__in=Pupil.objects.of_guardian(actor.user_id).values("pk"))
        return here.none()


class Consent(Stamped):
    """One consent of one guardian. It is never edited: it runs out, or is withdrawn, and another one is given.

    A handover to another class of the school names it in `class_group`; `receiver` then holds its name in words.
    `notice` says which edition of the information the guardian read (inclusion.documents.consent_notice) in an account or by link.
    """

    class Method(models.TextChoices):
        PAPER = "paper", _("Formulir bertanda tangan")
        ACCOUNT = "account", _("Lewat akun orang tua")
        LINK = "link", _("Lewat tautan")
        SPOKEN = "spoken", _("Lisan di hadapan saksi")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("Untuk apa"), max_length=12, choices=Purpose.choices)
    provider = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Penyedia layanan")
    )
    receiver = models.CharField(_("Diserahkan kepada"), max_length=200, blank=True)
    class_group = models.ForeignKey(
        ClassGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Kelas penerima")
    )
    covers = models.JSONField(_("Data yang boleh diteruskan"), default=list, blank=True)
    given_by = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="+", verbose_name=_("Diberikan oleh"))
    given_on = models.DateField(_("Tanggal diberikan"))
    method = models.CharField(_("Cara"), max_length=10, choices=Method.choices)
    witness = models.CharField(_("Saksi"), max_length=150, blank=True)
    expires_on = models.DateField(_("Berlaku sampai"), null=True, blank=True)
    notice = models.CharField(max_length=20, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.CharField(max_length=200, blank=True, editable=False)
    withdrawal_reason = PrivateText(_("Alasan"), blank=True)

    objects = ConsentQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "receiver": "to whom data may go", "witness": "who was there when it was given", "withdrawn_by": "who withdrew it",
            "withdrawal_reason": "why it was withdrawn, if the guardian says so",
        },
        plain=("purpose", "covers", "method", "notice"),
        keep="As long as the pupil: proof of the legal basis.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Persetujuan")
        ordering = ["-given_on", "-id"]
        indexes = [models.Index(fields=["pupil", "purpose"], name="consent_by_pupil")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=models.F("given_on")),
                name="consent_forward",
                violation_error_message=_("Persetujuan tidak dapat berakhir sebelum diberikan."),
            ),
            models.CheckConstraint(
                condition=~Q(purpose="referral") | Q(provider__isnull=False),
                name="referral_names_provider",
                violation_error_message=_("Persetujuan rujukan harus menyebut penyedia layanannya."),
            ),
            models.CheckConstraint(
                condition=~Q(method="spoken") | ~Q(witness=""),
                name="spoken_consent_has_witness",
                violation_error_message=_("Persetujuan lisan perlu nama saksinya."),
            ),
            models.CheckConstraint(
                condition=~Q(purpose="handover") | ~Q(receiver=""),
                name="handover_names_receiver",
                violation_error_message=_("Persetujuan penyerahan harus menyebut sekolah atau kelas penerima."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_purpose_display())

    def is_in_force(self, day: date) -> bool:
        """As `ConsentQuerySet.in_force`, for a row at hand."""
        if self.withdrawn_at is not None or self.given_on > day:
            return False
        return self.expires_on is None or self.expires_on >= day


class RequestQuerySet(models.QuerySet):
    """Reads of requests."""

    def open(self) -> Self:
        """Not answered, not taken back."""
        return self.filter(answer="")


class ConsentRequest(Stamped):
    """What the school asks a guardian to agree to: the words of the consent that comes of it, written down beforehand."""

    class Answer(models.TextChoices):
        GIVEN = "given", _("Disetujui")
        DECLINED = "declined", _("Tidak disetujui")
        TAKEN_BACK = "taken_back", _("Ditarik sekolah")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="consent_requests")
    guardian = models.ForeignKey(
        Guardian, on_delete=models.PROTECT, related_name="consent_requests", verbose_name=_("Diminta kepada")
    )
    purpose = models.CharField(_("Untuk apa"), max_length=12, choices=Purpose.choices)
    provider = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Penyedia layanan")
    )
    receiver = models.CharField(_("Diserahkan kepada"), max_length=200, blank=True)
    class_group = models.ForeignKey(
        ClassGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Kelas penerima")
    )
    covers = models.JSONField(_("Data yang boleh diteruskan"), default=list, blank=True)
    reason = PrivateText(_("Mengapa diminta"), blank=True)
    expires_on = models.DateField(_("Berlaku sampai"), null=True, blank=True)
    asked_by_label = models.CharField(max_length=200, editable=False)
    answer = models.CharField(_("Jawaban"), max_length=10, choices=Answer.choices, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    consent = models.OneToOneField(
        Consent, on_delete=models.SET_NULL, null=True, blank=True, related_name="request", editable=False
    )

    objects = RequestQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "receiver": "to whom data would go", "reason": "why the school asks", "asked_by_label": "who asked",
        },
        plain=("purpose", "covers", "answer"),
        keep="As long as the pupil.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Permintaan persetujuan")
        ordering = ["-id"]
        indexes = [models.Index(fields=["guardian", "answer"], name="request_by_guardian")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="referral") | Q(provider__isnull=False),
                name="request_names_provider",
                violation_error_message=_("Persetujuan rujukan harus menyebut penyedia layanannya."),
            ),
            models.CheckConstraint(
                condition=~Q(purpose="handover") | ~Q(receiver=""),
                name="request_names_receiver",
                violation_error_message=_("Persetujuan penyerahan harus menyebut sekolah atau kelas penerima."),
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="answered_request_is_stamped",
                violation_error_message=_("Permintaan yang dijawab harus mempunyai waktu jawabannya."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_purpose_display())
