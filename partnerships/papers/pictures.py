"""The pictures that papers name."""

from __future__ import annotations

from core.models import Attachment
from partnerships.papers.words import LOGO
from schools.models import School


def pictures(school: School) -> dict[str, Attachment]:
    """Name -> attachment: the school's logo, when it has one that was not removed."""
    if not school.logo_id:
        return {}
    logo = Attachment.objects.present().filter(pk=school.logo_id, tenant_id=school.pk).first()
    return {LOGO: logo} if logo else {}
