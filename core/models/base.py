"""Abstract bases that every app uses."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.encoding import force_str


class Displayed(models.Model):
    """A row whose choices are shown often: `get_…_display` finds its label without translating all the others first."""

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: Any) -> Any:
        value = getattr(self, field.attname)
        return force_str(next((label for key, label in field.flatchoices if key == value), value), strings_only=True)


class Awaited(models.Model):
    """A file that is made in the background: a paper, an export, a bundle, a copy. Its `State` has READY and FAILED.

    The row is the queue (docs/adr/0002): `attempts` counts workers, `lease_until` says until when one of them has it.
    """

    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
    )
    created_at = models.DateTimeField(editable=False)
    ready_at = models.DateTimeField(null=True, blank=True, editable=False)

    title: Any
    state: Any
    State: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_ready(self) -> bool:
        """The file can be downloaded."""
        return bool(self.state == self.State.READY)

    @property
    def is_failed(self) -> bool:
        """It was given up; `error` says why."""
        return bool(self.state == self.State.FAILED)


class TenantModel(Displayed):
    """A row of core that belongs to one tenant; `tenant` may be empty for rows of the platform itself."""

    tenant = models.ForeignKey(settings.TENANT_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class SubjectModel(TenantModel):
    """A row about any other row, without a foreign key, so that it outlives its object."""

    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()

    class Meta:
        abstract = True


class Versioned(Displayed):
    """A row that several people may edit: `version` counts its saves (see core.versions)."""

    version = models.PositiveIntegerField(default=1, editable=False)

    CODED: ClassVar[Mapping[str, Mapping[str, Any]]] = {}
    """For each column that keeps a list of codes, what a person reads for each code (core.conflicts)."""

    class Meta:
        abstract = True


class Stamped(Displayed):
    """A row that knows when it came into being and when it last changed (UTC)."""

    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True
