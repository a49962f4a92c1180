"""Stage 3: what was handed in each time, and what the principal wrote in its margin."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import AppendOnlyError, AppendOnlyQuerySet
from core.privacy import Privacy
from partnerships.models.proposal import Proposal


class ProposalVersion(models.Model):
    """The proposal as it was submitted, word for word. Append-only: a later submission is a new version [PA5]."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Versi"))
    content = models.JSONField(help_text="What queries.proposal_content.content_of() gave.")
    submitted_at = models.DateTimeField(editable=False)
    by_label = models.CharField(max_length=200, editable=False)

    objects = AppendOnlyQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"by_label": "who submitted it", "content": "what was proposed; may name people"},
        keep="As long as the partnership.",
    )

    class Meta:
        verbose_name = _("Versi proposal")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "number"],
                name="proposal_version_once",
                violation_error_message=_("Versi ini sudah tercatat."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Versi %(number)s") % {"number": self.number})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("a submitted version is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise AppendOnlyError("a submitted version is never deleted")

    @property
    def school_id(self) -> int:
        return self.proposal.school_id


class ProposalRemark(models.Model):
    """What the principal wrote at one place of a version that was sent back, and how the writer answered.

    `place` is "goals", "objectives", "objective:<pk>", "role:<party pk>", "budget_line:<pk>" …; `label` says it in words, for when the
    row is gone.
    """

    version = models.ForeignKey(ProposalVersion, on_delete=models.CASCADE, related_name="remarks")
    place = models.CharField(max_length=40)
    label = models.CharField(max_length=300)
    text = models.TextField(_("Catatan"))
    by_label = models.CharField(max_length=200, editable=False)
    created_at = models.DateTimeField(editable=False)
    answer = models.TextField(_("Tanggapan"), blank=True)
    is_done = models.BooleanField(_("Sudah diperbaiki"), default=False)

    PRIVACY = Privacy(
        personal={"by_label": "who wrote it"},
        plain=("place", "label", "text", "answer"),
        keep="As long as the partnership.",
    )

    class Meta:
        verbose_name = _("Catatan pada proposal")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "place"],
                name="one_remark_per_place",
                violation_error_message=_("Bagian ini sudah diberi catatan."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"

    @property
    def school_id(self) -> int:
        return self.version.school_id

    @property
    def is_answered(self) -> bool:
        """True once it was mended, or something was said to it."""
        return self.is_done or bool(self.answer.strip())
