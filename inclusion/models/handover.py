"""Handing over [IN8]: a word to next year's team, and the export for another school that the parents control."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.base import Displayed
from core.policy import Actor
from core.privacy import Privacy
from core.private_fields import PrivateJSON, PrivateText
from inclusion.models.consent import Consent
from inclusion.models.pupil import Guardian, Pupil
from schools.models import School


class ClassNote(Displayed):
    """What a team leaves for the next: written when a pupil changes class, read by whoever is on the team then."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="class_notes")
    class_name = models.CharField(_("Dari kelas"), max_length=60, blank=True)
    works = PrivateText(_("Apa yang berhasil?"))
    avoid = PrivateText(_("Apa yang sebaiknya dihindari?"), blank=True)
    next_steps = PrivateText(_("Apa yang perlu dilanjutkan?"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={
            "class_name": "where the pupil was", "works": "what works", "avoid": "what to avoid", "next_steps": "what goes on",
            "by_label": "who wrote it",
        },
        keep="As long as the pupil.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Catatan serah terima kelas")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.created_at}"


class HandoverQuerySet(models.QuerySet):
    """Reads of handovers."""

    def of_actor(self, actor: Actor) -> Self:
        """A parent's own children; others see nothing of what is inside."""
        return self.filter(school_id=actor.tenant_id, pupil__in=Pupil.objects.of_guardian(actor.user_id).values("pk"))


class Handover(Displayed):
    """What a guardian chose to hand over to one school, frozen as it was. It opens only while its consent is in force."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="handovers")
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="+")
    consent = models.OneToOneField(Consent, on_delete=models.PROTECT, related_name="+")
    payload = PrivateJSON()
    created_at = models.DateTimeField(editable=False)
    created_by_label = models.CharField(max_length=200, editable=False)

    objects = HandoverQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"payload": "what the guardian chose to hand over", "created_by_label": "who chose it"},
        keep="As long as the pupil.",
    )

    class Meta:
        verbose_name = _("Penyerahan data")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.created_at}"

    def is_open(self, day: date) -> bool:
        """The consent that carries it is in force."""
        return self.consent.is_in_force(day)
