"""The shared shelf: articles, policy papers, studies and examples, from whom and for what [CO10]."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models.event import READERS as INSIDE
from collaboration.terms import Practice
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from schools.models import School, Subject


class SharedResourceQuerySet(models.QuerySet):
    """Reads of the shelf."""

    def visible_to(self, actor: Actor) -> SharedResourceQuerySet:
        """Everybody on the staff side of the school reads it."""
        here = self.filter(school_id=actor.tenant_id)
        return here if actor.has(*INSIDE) else here.none()


class SharedResource(Stamped, Versioned):
    """One thing worth reading: a link, or a file that hangs on it."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Artikel")
        POLICY = "policy", _("Kebijakan")
        STUDY = "study", _("Hasil penelitian")
        EXAMPLE = "example", _("Contoh praktik baik")
        TOOL = "tool", _("Perangkat")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("Judul"), max_length=200)
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices, default=Kind.ARTICLE)
    practice = models.CharField(_("Praktik kolaborasi"), max_length=20, choices=Practice.choices, blank=True)
    subject = models.ForeignKey(
        Subject, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Mata pelajaran")
    )
    about = models.TextField(_("Mengapa berguna?"), blank=True)
    url = models.URLField(_("Alamat web"), max_length=500, blank=True)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("Dibagikan oleh"),
    )

    objects = SharedResourceQuerySet.as_manager()

    SEARCH = Search("title", "about")
    PRIVACY = Privacy(plain=("title", "kind", "practice", "about", "url"))

    class Meta:
        verbose_name = _("Sumber bersama")
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["school", "-created_at", "-id"], name="shelf_by_school")]

    def __str__(self) -> str:
        return self.title
