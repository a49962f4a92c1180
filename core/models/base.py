"""Abstract bases that every app uses."""

from django.conf import settings
from django.db import models


class TenantModel(models.Model):
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


class Versioned(models.Model):
    """A row that several people may edit: `version` counts its saves (see core.versions)."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Stamped(models.Model):
    """A row that knows when it came into being and when it last changed (UTC)."""

    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True
