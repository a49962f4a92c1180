"""A person's own calendar feed: an address that nobody can guess [CO1, PL2]."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy
from schools.models import School


class CalendarFeed(models.Model):
    """The address under which one person's dates at one school are read. Only the SHA-256 of its token is stored."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(plain=("token_hash",), keep="Until the person renews it or switches it off.")

    class Meta:
        verbose_name = _("Langganan kalender")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "user"],
                name="feed_once",
                violation_error_message=_("Langganan kalender ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return str(self.user)
