"""Materials for learning at home, and training for parents [IN7]."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped
from core.models.base import Displayed
from core.policy import Actor
from core.privacy import Privacy
from core.private_fields import PrivateText
from inclusion.models.pupil import SUPPORT, Guardian, Pupil
from inclusion.terms import Area
from schools.models import School
from schools.roles import TEACHING, Role


class HomeMaterialQuerySet(models.QuerySet):
    """Reads of materials."""

    def shared(self) -> Self:
        """Those that were not taken away."""
        return self.filter(withdrawn_at=None)

    def for_pupil(self, pupil: Pupil) -> Self:
        """For everybody at the school, and for this pupil alone."""
        return self.shared().filter(Q(pupil=pupil) | Q(pupil=None), school_id=pupil.school_id)

    def visible_to(self, actor: Actor) -> Self:
        """School-wide ones: teachers, support staff, principal and parents. One pupil's: as the plan."""
        here = self.filter(school_id=actor.tenant_id)
        pupils = Pupil.objects.plan_open_to(actor).order_by().values("pk")
        everyone = Q(pupil=None) if actor.has(Role.PRINCIPAL, Role.PARENT, *TEACHING, *SUPPORT) else Q(pk__in=[])
        return here.filter(everyone | Q(pupil__in=pupils))


class HomeMaterial(Stamped):
    """Something to do at home, in plain steps; with a file or an address if there is one. Without a pupil it is for all parents."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(
        Pupil, on_delete=models.CASCADE, null=True, blank=True, related_name="materials", verbose_name=_("Untuk siswa")
    )
    title = PrivateText(_("Judul"))
    steps = PrivateText(_("Langkah-langkah"), help_text=_("Satu langkah per baris, kalimat pendek."))
    area = models.CharField(_("Bidang"), max_length=12, choices=Area.choices)
    web = models.URLField(_("Alamat web"), blank=True)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = HomeMaterialQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"title": "what is to be practised", "steps": "how, at home", "web": "where more about it is found"},
        plain=("area",),
        keep="As long as the pupil; without a pupil, as long as the school wants it.",
    )

    class Meta:
        verbose_name = _("Bahan untuk di rumah")
        ordering = ["-id"]
        indexes = [models.Index(fields=["school", "pupil", "-id"], name="home_material_of_pupil")]

    def __str__(self) -> str:
        return self.title


class ParentTraining(Stamped):
    """A training or talk for parents: when, where, about what."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("Judul"), max_length=150)
    day = models.DateField(_("Tanggal"))
    place = models.CharField(_("Tempat"), max_length=150)
    about = models.TextField(_("Tentang apa?"), blank=True)

    PRIVACY = Privacy(plain=("title", "place", "about"), keep="As long as the school wants it.")

    class Meta:
        verbose_name = _("Pelatihan orang tua")
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["school", "day"], name="parent_training_by_day")]

    def __str__(self) -> str:
        return self.title


class TrainingInterest(Displayed):
    """A guardian wants to come."""

    training = models.ForeignKey(ParentTraining, on_delete=models.CASCADE, related_name="interests")
    guardian = models.ForeignKey(Guardian, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(keep="As long as the training is listed.")

    class Meta:
        verbose_name = _("Minat ikut pelatihan")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "guardian"],
                name="interest_once",
                violation_error_message=_("Anda sudah menyatakan minat."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.created_at}"
