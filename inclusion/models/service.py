"""Services for a pupil [IN6]: given at school, or by a partner under a running agreement to whom the pupil is referred."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Ends, Privacy
from core.private_fields import PrivateText
from inclusion.models.consent import Consent
from inclusion.models.pupil import Pupil
from inclusion.terms import DataKind, Purpose
from partnerships.models import Agreement, Need, Partner
from schools.models import School
from schools.roles import Role


class ServiceQuerySet(models.QuerySet):
    """Reads of services."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of pupils whose plan is open to this person; a contact of a partner sees what was referred to it."""
        here = self.filter(school_id=actor.tenant_id)
        mine = here.filter(pupil__in=Pupil.objects.plan_open_to(actor).order_by().values("pk"))
        if actor.has(Role.PARTNER):
            referred = self.filter(
                state__in=self.model.REFERRED, partner__in=Partner.objects.own_of(actor).values("pk")
            )
            return here.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=referred.values("pk")))
        return mine

    def consented(self, day: date) -> Self:
        """Those for which consents are in force on `day`: to support, and of a referral also the one to this very referral."""
        valid = Consent.objects.in_force(day)
        support = valid.filter(pupil=OuterRef("pupil"), purpose=Purpose.SUPPORT)
        here = Q(state="draft") | ~Q(place="partner") | Exists(valid.filter(pk=OuterRef("consent")))
        return self.filter(here, Exists(support))


class Service(Stamped, Versioned):
    """One service: what for, by whom, how often. What a partner learns of the pupil is `shares`, within `consent`."""

    STATE_TONES = {"sent": "wait", "running": "good", "declined": "warn", "revoked": "neutral", "done": "neutral"}
    REFERRED = ("sent", "running", "done")

    class Kind(models.TextChoices):
        """Services that domain.md section 3 names, and those that a school gives itself."""

        BEHAVIOUR = "behaviour", _("Terapi perilaku")
        SPEECH = "speech", _("Terapi wicara")
        OCCUPATIONAL = "occupational", _("Terapi okupasi")
        PHYSIO = "physio", _("Fisioterapi")
        COUNSELLING = "counselling", _("Konseling")
        ASSESSMENT = "assessment", _("Asesmen psikologis atau medis")
        COMPENSATORY = "compensatory", _("Program kompensatoris")
        REMEDIAL = "remedial", _("Bimbingan belajar khusus")
        AIDS = "aids", _("Alat bantu")
        ASSISTANT = "assistant", _("Pendamping di kelas")

    class Place(models.TextChoices):
        INSIDE = "inside", _("Di sekolah")
        PARTNER = "partner", _("Oleh mitra")

    class State(models.TextChoices):
        DRAFT = "draft", _("Direncanakan")
        SENT = "sent", _("Menunggu jawaban penyedia")
        RUNNING = "running", _("Berjalan")
        DECLINED = "declined", _("Ditolak penyedia")
        DONE = "done", _("Selesai")
        REVOKED = "revoked", _("Dihentikan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="services")
    kind = models.CharField(_("Layanan"), max_length=14, choices=Kind.choices)
    place = models.CharField(_("Diberikan"), max_length=8, choices=Place.choices, default=Place.INSIDE)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.DRAFT)
    aim = PrivateText(_("Untuk apa"))
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("Penanggung jawab di sekolah"),
    )  # fmt: skip
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Penyedia")
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Perjanjian")
    )
    consent = models.ForeignKey(
        Consent,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Persetujuan orang tua"),
    )
    shares = models.JSONField(_("Data yang diteruskan"), default=list, blank=True)
    reason = PrivateText(_("Alasan rujukan"), blank=True)
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(_("Sampai"))
    sessions = models.PositiveSmallIntegerField(_("Jumlah sesi"), default=1)
    minutes = models.PositiveSmallIntegerField(_("Menit per sesi"), default=45)
    every_weeks = models.PositiveSmallIntegerField(_("Setiap berapa minggu"), default=1)
    answer = PrivateText(_("Jawaban penyedia"), blank=True)
    result = PrivateText(_("Hasil layanan"), blank=True)
    ending = PrivateText(_("Mengapa dihentikan"), blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    need = models.ForeignKey(Need, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ServiceQuerySet.as_manager()

    CODED = {"shares": dict(DataKind.choices)}
    PRIVACY = Privacy(
        personal={
            "kind": "what the pupil is given", "aim": "what the service is for", "reason": "why the pupil is referred",
            "answer": "what the provider answered", "result": "what came of it",
            "ending": "why it was stopped",
        },
        plain=("place", "state", "shares"),
        keep="Until three years after the pupil left the school.", ends=(Ends("pupil__left_on", timedelta(days=3 * 365)),),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Layanan")
        ordering = ["-starts_on", "-id"]
        indexes = [
            models.Index(fields=["school", "state", "-starts_on", "-id"], name="service_by_state"),
            models.Index(fields=["pupil", "-starts_on"], name="service_by_pupil"),
            models.Index(fields=["partner", "state"], name="service_by_partner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="service_forward",
                violation_error_message=_("Layanan tidak dapat selesai sebelum dimulai."),
            ),
            models.CheckConstraint(
                condition=Q(sessions__range=(1, 200), minutes__range=(5, 480), every_weeks__range=(1, 12)),
                name="service_sizes",
                violation_error_message=_("Isi 1–200 sesi, 5–480 menit, setiap 1–12 minggu."),
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(place="partner", partner__isnull=False, consent__isnull=False),
                name="referral_has_provider_and_consent",
                violation_error_message=_("Rujukan memerlukan penyedia dan persetujuan orang tua."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def planned_minutes(self) -> int:
        """What was planned, in minutes."""
        return self.sessions * self.minutes

    @property
    def is_referral(self) -> bool:
        """A partner gives it."""
        return self.place == self.Place.PARTNER


class ServiceSession(models.Model):
    """One session: planned on a day, then given (minutes) or not given (why). The provider or the school writes it."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        GIVEN = "given", _("Diberikan")
        NOT_GIVEN = "not_given", _("Tidak diberikan")

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="session_rows")
    on = models.DateField(_("Tanggal"))
    planned_minutes = models.PositiveSmallIntegerField(_("Menit yang direncanakan"), default=0)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PLANNED)
    given_minutes = models.PositiveSmallIntegerField(_("Menit yang diberikan"), default=0)
    reason = PrivateText(_("Mengapa tidak atau kurang?"), blank=True)
    note = PrivateText(_("Catatan"), blank=True)
    recorded_by_label = models.CharField(max_length=200, blank=True, editable=False)
    recorded_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(
        personal={
            "reason": "why a session fell away", "note": "what was done", "recorded_by_label": "who wrote it",
        },
        plain=("state",),
        keep="As long as the service.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Sesi layanan")
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["service", "on"], name="session_by_service")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="given", given_minutes__gt=0) | (~Q(state="given") & Q(given_minutes=0)),
                name="given_session_has_minutes",
                violation_error_message=_("Sesi yang diberikan memuat lamanya dalam menit."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%d.%m.%Y}"
