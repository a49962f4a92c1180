"""What professionals found [IN2]: apart from what teachers see, with an access and a consent of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Ends, Privacy
from core.private_fields import PrivateText
from inclusion.models.pupil import SUPPORT, Pupil
from inclusion.models.team import TeamMember
from schools.models import School
from schools.roles import TEACHING, Role


class AssessmentQuerySet(models.QuerySet):
    """Reads of assessments."""

    def visible_to(self, actor: Actor) -> Self:
        """Access table, row "assessments and diagnosis documents"; consent is asked apart."""
        mine = TeamMember.objects.current().filter(user=actor.user_id or 0)
        if not actor.has(*SUPPORT):
            mine = mine.filter(is_cleared=True)
        opened = Q(pk__in=[])
        if actor.has(*TEACHING, Role.PRINCIPAL, Role.HUB):
            opened |= Q(pupil__in=mine.order_by().values("pupil"))
        if actor.has(Role.PARENT):
            opened |= Q(pupil__in=Pupil.objects.of_guardian(actor.user_id).order_by().values("pk"))
        return self.filter(opened, school_id=actor.tenant_id)


class Assessment(Stamped, Versioned):
    """One assessment or diagnosis by a professional, with the document that says so attached."""

    class Kind(models.TextChoices):
        FORMAL = "formal", _("Formal (psikolog, dokter, terapis)")
        INFORMAL = "informal", _("Informal (dilakukan di sekolah)")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="assessments")
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices, default=Kind.FORMAL)
    assessed_on = models.DateField(_("Tanggal asesmen"))
    professional = PrivateText(_("Nama pemeriksa"))
    profession = models.CharField(_("Profesi"), max_length=100, help_text=_("Misalnya psikolog atau terapis wicara."))
    institution = models.CharField(_("Lembaga"), max_length=150, blank=True)
    summary = PrivateText(_("Ringkasan hasil"))
    recommendation = PrivateText(_("Rekomendasi"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )

    objects = AssessmentQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "professional": "who assessed", "profession": "as what", "institution": "where", "summary": "what was found",
            "recommendation": "what is advised",
        },
        plain=("kind",),
        keep="Until two years after the pupil left the school, or until the guardian withdraws the consent and asks for erasure.",
        ends=(Ends("pupil__left_on", timedelta(days=2 * 365)),),
    )  # fmt: skip

    class Meta:
        verbose_name = _("Asesmen")
        ordering = ["-assessed_on", "-id"]
        indexes = [models.Index(fields=["pupil", "-assessed_on"], name="assessment_by_pupil")]

    def __str__(self) -> str:
        return f"{self.profession} · {self.assessed_on}"
