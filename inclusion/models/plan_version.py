"""What parents were shown, what they answered, what the principal approved [IN3]. Words that were shown never change (promise 5)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.audit import AppendOnlyError, AppendOnlyQuerySet
from core.privacy import Privacy
from core.private_fields import PrivateJSON, PrivateText
from inclusion.models.plan import SupportPlan
from inclusion.models.plan_parts import REMARKS_ON
from inclusion.models.pupil import Guardian


class Kept(models.Model):
    """A row that is written once: neither changed nor deleted by itself."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Kept once. Raises AppendOnlyError for a second time."""
        if not self._state.adding:
            raise AppendOnlyError("what was shown and approved is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Goes only with its plan."""
        raise AppendOnlyError("what was shown and approved is never deleted")


class PlanVersion(Kept):
    """The whole plan as it was given to the parents, numbered from 1: its words, and a fingerprint of them."""

    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Versi"))
    payload: models.Field[Any, Any] = PrivateJSON(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    reason = PrivateText(_("Alasan perubahan"), blank=True)
    shared_at = models.DateTimeField(editable=False)
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    shared_by_label = models.CharField(_("Oleh"), max_length=200, editable=False)

    PRIVACY = Privacy(
        personal={"payload": "the plan of the pupil", "reason": "why the plan was changed", "shared_by_label": "who shared it"},
        plain=("sha256",),
        keep="As long as the plan.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Versi rencana")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="support_version_once",
                violation_error_message=_("Versi ini sudah tercatat."),
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.number}"


class PlanApproval(Kept):
    """The principal's word that a version holds."""

    version = models.OneToOneField(PlanVersion, on_delete=models.CASCADE, related_name="approval")
    at = models.DateTimeField(editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_label = models.CharField(_("Disahkan oleh"), max_length=200, editable=False)

    PRIVACY = Privacy(personal={"by_label": "who approved the plan"}, keep="As long as the plan.")

    class Meta:
        verbose_name = _("Pengesahan rencana")

    def __str__(self) -> str:
        return f"{self.version}: {self.by_label}"


class PlanAnswer(models.Model):
    """What one guardian says of one version: nothing yet, agreed, or asked for changes. Given once, signed in or by link."""

    class Answer(models.TextChoices):
        NONE = "", _("Belum menjawab")
        AGREED = "agreed", _("Menyetujui")
        CHANGES = "changes", _("Meminta perubahan")

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="answers")
    guardian = models.ForeignKey(
        Guardian, on_delete=models.RESTRICT, related_name="+", verbose_name=_("Orang tua atau wali")
    )
    answer = models.CharField(_("Jawaban"), max_length=8, choices=Answer.choices, default=Answer.NONE, blank=True)
    comment = PrivateText(_("Pesan"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    by_link = models.BooleanField(default=False, editable=False)

    PRIVACY = Privacy(
        personal={"comment": "what the parents say of the plan"}, plain=("answer",), keep="As long as the plan."
    )

    class Meta:
        verbose_name = _("Jawaban orang tua")
        ordering = ["guardian", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "guardian"],
                name="plan_answer_once",
                violation_error_message=_("Jawaban ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answered_at__isnull=False),
                name="given_answer_has_date",
                violation_error_message=_("Jawaban yang diberikan harus bertanggal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guardian}: {self.get_answer_display()}"

    @property
    def school_id(self) -> int:
        """The school of the plan, for links about this row."""
        return self.version.plan.school_id

    @property
    def is_given(self) -> bool:
        """The guardian has spoken."""
        return bool(self.answer)


class PlanRemark(Kept):
    """What a guardian says about one section of a version."""

    answer = models.ForeignKey(PlanAnswer, on_delete=models.CASCADE, related_name="remarks")
    section = models.CharField(_("Bagian"), max_length=20, choices=REMARKS_ON)
    text = PrivateText(_("Catatan"))

    PRIVACY = Privacy(
        personal={"text": "what the parents say of a part of the plan"}, plain=("section",), keep="As long as the plan."
    )

    class Meta:
        verbose_name = _("Catatan orang tua")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.get_section_display())
