"""Receipts of forms that were carried out, so that nothing happens twice."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.base import TenantModel
from core.privacy import Ends, Privacy


class FormReceipt(TenantModel):
    """One sent form: `key` stands for the form and its content, `url` is where the first sending led to."""

    key = models.UUIDField(editable=False)
    actor_key = models.CharField(max_length=60, editable=False)
    url = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={"actor_key": "a receipt answers only its sender"},
        plain=("url",),
        keep="Seven days.",
        ends=(Ends("created_at", timedelta(days=7)),),
    )

    class Meta:
        verbose_name = _("Tanda terima formulir")
        constraints = [
            models.UniqueConstraint(
                fields=["key", "actor_key"],
                name="one_receipt_per_form",
                violation_error_message=_("Formulir ini sudah terkirim."),
            )
        ]
        indexes = [models.Index(fields=["created_at"], name="receipt_by_age")]

    def __str__(self) -> str:
        return str(self.key)
