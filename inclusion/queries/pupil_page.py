"""What the page of a pupil shows: facts of the register, and the ways to everything else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.policy import Actor
from inclusion import pupil_cards
from inclusion.models import Pupil


def pupil_page(actor: Actor, pupil: Pupil, now: datetime) -> dict[str, Any]:
    """Facts and cards of a pupil as this person may see them."""
    return {"pupil": pupil, "facts": facts(pupil), "cards": pupil_cards.drawn(actor, pupil, now)}


def facts(pupil: Pupil) -> list[tuple[str, Any]]:
    """The row "pupil register" of the access table: name and class."""
    placement = pupil.placements.filter(ends_on=None).select_related("class_group").first()
    return [
        (_("Nama panggilan"), pupil.nickname),
        (_("Kelas"), placement.class_group.name if placement else ""),
    ]
