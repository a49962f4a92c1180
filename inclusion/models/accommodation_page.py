"""The one-page accommodation profile [IN4]: which edition it has, who read that edition, and what was printed for a class."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.policy import Actor
from core.privacy import Ends, Privacy
from inclusion.models.pupil import Pupil
from schools.models import ClassGroup, School


class AccommodationPageQuerySet(models.QuerySet):
    """Reads of pages."""

    def visible_to(self, actor: Actor) -> Self:
        """Access table, row "one-page accommodation profile"; consent is asked apart."""
        open_pupils = Pupil.objects.accommodations_open_to(actor).order_by().values("pk")
        return self.filter(school_id=actor.tenant_id, pupil__in=open_pupils)


class AccommodationPage(models.Model):
    """The page of one pupil. It holds no words of its own; `edition` counts up whenever what stands on the page changes."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="accommodation_page")
    edition = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(editable=False)

    objects = AccommodationPageQuerySet.as_manager()

    PRIVACY = Privacy(keep="As long as the pupil.")

    class Meta:
        verbose_name = _("Profil akomodasi")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pupil)


class Acknowledgement(models.Model):
    """A teacher has read this edition of the page. A change of the page asks again."""

    page = models.ForeignKey(AccommodationPage, on_delete=models.CASCADE, related_name="acknowledgements")
    teacher = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    edition = models.PositiveIntegerField(editable=False)
    at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(keep="As long as the pupil.")

    class Meta:
        verbose_name = _("Tanda sudah membaca")
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "teacher", "edition"],
                name="acknowledged_once",
                violation_error_message=_("Anda sudah menandai halaman ini."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.edition}"


class SheetPrint(models.Model):
    """A class sheet that somebody had printed. The paper opens to that person alone, as long as every pupil on it stays open."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    class_group = models.ForeignKey(ClassGroup, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    pupils = models.ManyToManyField(Pupil, related_name="+")
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        keep="Until thirty days after the school year.", ends=(Ends("class_group__year__ends_on", timedelta(days=30)),)
    )

    class Meta:
        verbose_name = _("Cetakan lembar kelas")
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.class_group)
