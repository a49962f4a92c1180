"""Signs of life."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy


class Heartbeat(models.Model):
    """The last moment at which a part of the machinery gave a sign, by name ("sweep")."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    PRIVACY = Privacy(plain=("name",), keep="Only the last sign is held.")

    class Meta:
        verbose_name = _("Tanda hidup")

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"
