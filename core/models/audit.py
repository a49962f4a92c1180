"""Two memories: audit events for auditors, history entries for users. Both are append-only."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.base import SubjectModel, TenantModel
from core.privacy import Privacy


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete a row that is part of the record."""


class AppendOnlyQuerySet(models.QuerySet):
    """Reads and inserts, never changes."""

    def update(self, **kwargs):
        raise AppendOnlyError("append-only rows are never updated")

    def delete(self):
        raise AppendOnlyError("append-only rows are never deleted")


class AppendOnly(SubjectModel):
    """Base of the two memories."""

    at = models.DateTimeField(editable=False)
    actor_label = models.CharField(max_length=200)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
    )
    link_id = models.BigIntegerField(null=True, blank=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnlyError("append-only rows are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnlyError("append-only rows are never deleted")


class AuditEvent(AppendOnly):
    """Who did what to which row, when, from where. Values hold field names and ids, never the text of private content.

    `place`, `previous` and `seal` make it a link of its tenant's chain; `core.audit_chain` fills them, once, within a minute.
    """

    verb = models.CharField(max_length=80)
    details = models.JSONField(default=dict, blank=True)
    place = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    previous = models.CharField(max_length=64, blank=True, editable=False)
    seal = models.CharField(max_length=64, blank=True, editable=False)

    PRIVACY = Privacy(
        personal={
            "actor_label": "accountability: who acted",
            "details": "accountability: what changed, without private text",
        },
        plain=("subject_type", "verb", "previous", "seal"),
        keep="As long as the object it speaks of, and two years.",
        about="actor",
    )

    class Meta:
        verbose_name = _("Catatan audit")
        indexes = [
            models.Index(fields=["tenant", "-id"], name="audit_by_tenant"),
            models.Index(fields=["subject_type", "subject_id", "-id"], name="audit_by_subject"),
            models.Index(fields=["tenant", "id"], name="audit_unsealed", condition=models.Q(seal="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "place"],
                name="audit_place_once",
                violation_error_message=_("Tempat dalam rantai catatan ini sudah terisi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label} {self.verb} {self.subject_type}/{self.subject_id}"


class AuditChain(TenantModel):
    """Where the chain of a tenant's audit events ends: how many links it has, and the seal of the last one.

    The key is the tenant's, 0 for events of the platform itself.
    """

    id = models.PositiveBigIntegerField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)

    PRIVACY = Privacy(plain=("seal",), keep="As long as the school uses Guyub.")

    class Meta:
        verbose_name = _("Rantai catatan audit")

    def __str__(self) -> str:
        return f"{self.pk}: {self.length}"


class HistoryEntry(AppendOnly):
    """One move of a workflow, as its users read it: from where, to where, who, when, why."""

    workflow = models.CharField(max_length=40)
    transition = models.CharField(max_length=40)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)
    comment = models.TextField(blank=True)

    PRIVACY = Privacy(
        personal={"actor_label": "shows who moved it", "comment": "the reason given"},
        plain=("subject_type", "workflow", "transition", "source", "target"),
        keep="As long as the object it speaks of.",
        about="actor",
    )

    class Meta:
        verbose_name = _("Riwayat")
        indexes = [models.Index(fields=["subject_type", "subject_id", "-id"], name="history_by_subject")]

    def __str__(self) -> str:
        return f"{self.workflow}: {self.source} → {self.target}"
