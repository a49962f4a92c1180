"""Who opens the file of a material: whoever sees the material; one pupil's only under a consent in force, or as the parent."""

from __future__ import annotations

from django.utils import timezone

from core.policy import Actor, allowed
from inclusion.models import HomeMaterial
from inclusion.policy.common import check_consent
from schools.links import school_url


def material_of(actor: Actor, pk: int) -> HomeMaterial | None:
    """The material, or None."""
    rows = HomeMaterial.objects.visible_to(actor).shared().select_related("pupil__school", "school")
    found = rows.filter(pk=pk).first()
    if found is None or found.pupil is None:
        return found
    return found if allowed(check_consent, found.pupil, timezone.now(), actor=actor) else None


def material_url(material: HomeMaterial) -> str:
    """Where it is listed."""
    return school_url(material.school, "inclusion:home_materials")
