"""What the search over everything finds of inclusion: names of pupils and that a plan exists, never a word of a plan or profile.

A name in a list of results is no read of a plan; opening it is, and is put on record there (promise 3). Texts about a pupil lie
encrypted and are in no index; papers and files about a pupil are not searched either.
"""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.policy import Actor, allowed
from core.registry import SearchKind
from inclusion.models import Placement, Pupil, SupportPlan
from inclusion.policy.common import check_see_inclusion
from inclusion.policy.pupils import check_see_register
from inclusion.terms import Purpose
from schools.models import School


def _pupils(actor: Actor) -> Any | None:
    """The register, as `visible_to` opens it, with the present class."""
    if not allowed(check_see_register, actor):
        return None
    here = Placement.objects.filter(pupil=OuterRef("pk"), ends_on=None)
    return Pupil.objects.visible_to(actor).annotate(present=Subquery(here.values("class_group__name")[:1]))


def _planned(actor: Actor) -> Any | None:
    """Pupils with a plan that this person may open now, each with the number of the newest one."""
    if not allowed(check_see_inclusion, actor) or actor.tenant_id is None:
        return None
    today = School.objects.get(pk=actor.tenant_id).local_date(timezone.now())
    plans = SupportPlan.objects.visible_to(actor).filter(pupil=OuterRef("pk")).order_by("-starts_on", "-pk")
    rows = Pupil.objects.plan_open_to(actor).consented(Purpose.SUPPORT, today)
    return rows.annotate(plan_id=Subquery(plans.values("pk")[:1])).exclude(plan_id=None)


KINDS = (
    SearchKind(
        "pupils", _("Siswa"), "school", 210, _pupils, "inclusion:pupil", lambda row: row.present or "",
        listing="inclusion:pupil_list",
    ),
    SearchKind(
        "plans", _("Rencana pembelajaran individual"), "accessible", 220, _planned, "inclusion:plan",
        title=lambda row: gettext("Rencana %(name)s") % {"name": row.name}, key_of=lambda row: row.plan_id,
        reads=True,
    ),
)  # fmt: skip
