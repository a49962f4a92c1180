"""What the page of a pupil shows: facts of the register, and the ways to everything else."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from core.looks import day
from core.policy import Actor, allowed
from inclusion import pupil_cards
from inclusion.models import Placement, Pupil
from inclusion.policy.pupils import check_keep_register, check_see_facts, check_see_register
from inclusion.queries.going_on import going_on_for


def pupil_page(actor: Actor, pupil: Pupil, now: datetime) -> dict[str, Any]:
    """Facts and cards of a pupil as this person may see them; guardians and past classes for those who read the register."""
    knows = allowed(check_see_facts, actor, pupil)
    placements = list(pupil.placements.select_related("class_group__year", "class_group__homeroom"))
    here = next((row for row in placements if row.ends_on is None), None)
    cards = pupil_cards.drawn(actor, pupil, now)
    return {
        "pupil": pupil,
        "facts": facts(pupil, here, knows),
        "cards": cards,
        "refusal": _shared_refusal(cards),
        "consents_url": next((one.url for one in cards if one.card.key == "consents"), ""),
        "going": going_on_for(actor, pupil, now),
        "guardians": list(pupil.guardians.select_related("user").order_by("-is_active", "pk")) if knows else [],
        "placements": placements if knows else [],
        "knows": knows,
        "may_keep": allowed(check_keep_register, actor, pupil),
        "may_list": allowed(check_see_register, actor),
    }


def _shared_refusal(cards: list[pupil_cards.Hung]) -> str:
    """The sentence that most cards would repeat: it is said once, above them. '' when fewer than two share one."""
    said = Counter(one.refusal for one in cards if one.refusal).most_common(1)
    return said[0][0] if said and said[0][1] > 1 else ""


def facts(pupil: Pupil, here: Placement | None, knows: bool) -> list[tuple[str, Any]]:
    """Name and class; numbers, birth date and sex only for those who read the register."""
    homeroom = here.class_group.homeroom if here else None
    found: list[tuple[str, Any]] = [
        (_("Nama panggilan"), pupil.nickname),
        (_("Kelas"), here.class_group.name if here else ""),
        (_("Wali kelas"), homeroom.display_name if homeroom else ""),
    ]
    if knows:
        found += [
            ("NISN", pupil.nisn), (_("NIS"), pupil.nis), (_("Tanggal lahir"), day(pupil.birth_date)),
            (_("Jenis kelamin"), pupil.get_sex_display()),
        ]  # fmt: skip
    return found
