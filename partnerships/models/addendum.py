"""What an addendum says about the articles of the agreement that it amends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Versioned
from core.privacy import Privacy
from partnerships.models.agreement import Agreement


class ArticleChange(Versioned):
    """One article that an addendum words anew, inserts or removes [PA6]. The agreement's own articles stay as they were signed."""

    class Kind(models.TextChoices):
        CHANGE = "change", _("Pasal diubah")
        ADD = "add", _("Pasal baru")
        REMOVE = "remove", _("Pasal dihapus")

    addendum = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="article_changes")
    kind = models.CharField(_("Perubahan"), max_length=6, choices=Kind.choices)
    article = models.CharField(_("Pasal"), max_length=20)
    """The label of the article that is changed or removed ("Pasal 4"); for a new one the label of the article before it."""
    title = models.CharField(_("Judul pasal"), max_length=120, blank=True)
    body = models.TextField(_("Isi"), blank=True)

    PRIVACY = Privacy(plain=("kind", "article", "title", "body"), keep="As long as the agreement.")

    class Meta:
        verbose_name = _("Perubahan pasal")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["addendum", "article"],
                condition=models.Q(kind__in=["change", "remove"]),
                name="article_changed_once",
                violation_error_message=_("Pasal ini sudah diubah dalam adendum yang sama."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind="remove") | (~models.Q(title="") & ~models.Q(body="")),
                name="changed_article_has_words",
                violation_error_message=_("Tuliskan judul dan isi pasal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.article}"
