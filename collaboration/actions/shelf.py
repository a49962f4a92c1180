"""Put something on the shared shelf, mend it, take it away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaboration.models import SharedResource
from collaboration.policy.cockpit import check_keep_resource, check_share
from core import audit, files
from core.models import Attachment
from core.policy import Actor, NotNow
from core.uploads import CheckedFile
from core.versions import save_version
from schools.models import School


@transaction.atomic
def share_resource(
    *, by: Actor, now: datetime, school: School, uploads: Sequence[CheckedFile] = (), **facts: Any
) -> SharedResource:
    """Share a link, a file, or both. `facts`: title, kind, practice, subject, about, url."""
    check_share(by)
    if not uploads and not facts.get("url"):
        raise NotNow(_("Isi alamat web, atau pilih berkasnya."))
    shared = SharedResource.objects.create(
        school=school, shared_by_id=by.user_id, created_at=now, updated_at=now, **facts
    )
    for upload in uploads:
        files.attach(by=by, now=now, subject=shared, upload=upload)
    audit.record(by, "resource.shared", shared, now)
    return shared


@transaction.atomic
def edit_resource(
    *, by: Actor, now: datetime, resource: SharedResource, uploads: Sequence[CheckedFile] = (), expected: int | None = None,
    **changes: Any,
) -> SharedResource:  # fmt: skip
    """Reword it, or hang another file on it. Raises `Conflict` for a stale version."""
    row = SharedResource.objects.select_for_update().get(pk=resource.pk)
    check_keep_resource(by, row)
    if not changes.get("url", row.url) and not uploads and not Attachment.objects.of(row).exists():
        raise NotNow(_("Isi alamat web, atau pilih berkasnya."))
    save_version(resource, expected, {**changes, "updated_at": now})
    for upload in uploads:
        files.attach(by=by, now=now, subject=resource, upload=upload)
    audit.record(by, "resource.edited", resource, now, fields=sorted(changes))
    return resource


@transaction.atomic
def remove_resource(*, by: Actor, now: datetime, resource: SharedResource) -> None:
    """Take it off the shelf, with its files."""
    row = SharedResource.objects.select_for_update().get(pk=resource.pk)
    check_keep_resource(by, row)
    for attachment in Attachment.objects.of(row):
        files.remove(attachment, by=by, now=now)
    audit.record(by, "resource.removed", row, now)
    row.delete()
