"""A week of one's own calendar on paper [CO1]: what the PDF hangs on, so that nobody else opens it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core import looks
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School


class WeekSheetQuerySet(models.QuerySet):
    """Reads of sheets."""

    def visible_to(self, actor: Actor) -> WeekSheetQuerySet:
        """One's own: dates of closed circles stand on it."""
        return self.filter(school_id=actor.tenant_id, user_id=actor.user_id or 0)


class WeekSheet(models.Model):
    """That somebody put a week on paper; the papers are documents of this row, one for each state of the week."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    first_day = models.DateField(_("Senin"))
    created_at = models.DateTimeField(editable=False)

    objects = WeekSheetQuerySet.as_manager()

    PRIVACY = Privacy(keep="Until two years after the week.")

    class Meta:
        verbose_name = _("Lembar pekan")
        ordering = ["-first_day", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "user", "first_day"],
                name="week_sheet_once",
                violation_error_message=_("Lembar pekan ini sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return looks.day(self.first_day)
