"""Letters to parents [IN7]: the texts that a school has made its own, and the letters that were written."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Versioned
from core.models.base import Displayed
from core.policy import Actor
from core.privacy import Privacy
from core.private_fields import PrivateText
from inclusion.guides.letters import LetterKind
from inclusion.models.pupil import Guardian, Pupil
from schools.models import School


class LetterText(Versioned):
    """The school's own words for one kind of letter; without a row the starter of inclusion.guides.letters stands."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("Jenis surat"), max_length=13, choices=LetterKind.choices)
    title = models.CharField(_("Perihal"), max_length=120)
    body = models.TextField(_("Isi surat"))
    updated_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(plain=("kind", "title", "body"), keep="As long as the school wants it.")

    class Meta:
        verbose_name = _("Teks surat")
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "kind"],
                name="letter_text_once",
                violation_error_message=_("Teks surat ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class ParentLetterQuerySet(models.QuerySet):
    """Reads of letters."""

    def visible_to(self, actor: Actor) -> Self:
        """As the plan: the team, those who read every plan, the parents."""
        pupils = Pupil.objects.plan_open_to(actor).order_by().values("pk")
        return self.filter(school_id=actor.tenant_id, pupil__in=pupils)


class ParentLetter(Displayed):
    """One letter to one guardian, word for word as it was written. It never changes."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="letters")
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("Jenis surat"), max_length=13, choices=LetterKind.choices)
    title = PrivateText(_("Perihal"))
    body = PrivateText(_("Isi surat"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_label = models.CharField(max_length=200)
    created_at = models.DateTimeField(editable=False)

    objects = ParentLetterQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "title": "what the letter is about",
            "body": "what the school wrote to the parents",
            "by_label": "who wrote it",
        },
        plain=("kind",),
        keep="As long as the pupil.",
    )

    class Meta:
        verbose_name = _("Surat kepada orang tua")
        ordering = ["-id"]
        indexes = [models.Index(fields=["pupil", "-id"], name="letters_of_pupil")]

    def __str__(self) -> str:
        return str(self.get_kind_display())
