"""The lists of inclusion, as saved views know them. Views are kept by whoever opens the list; nobody shares them, since they name pupils.

Neither list is taken out with one click. The register goes through `views/pupil_exports.py`: operator, password once more, a purpose.
Plans are never exported as a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from core.lists import Column, ListKind, nobody
from core.policy import Actor
from inclusion.forms.plan_filter import filter_plans
from inclusion.forms.pupil_filter import PupilFilter
from inclusion.models import Placement, Pupil, SupportPlan
from inclusion.policy.plans import check_see_plans
from inclusion.policy.pupils import check_see_register

PUPILS, PLANS = "murid", "rencana-individual"


def filter_pupils(actor: Actor, data: QueryDict, today: date) -> PupilFilter:
    """The register under an address's parameters."""
    return PupilFilter(data, rows=Pupil.objects.visible_to, actor=actor, today=today)


def pupil_columns(actor: Actor, today: date) -> Sequence[Column]:
    """Name, class and NISN: what the register is (access table), and not a column more."""
    return [
        Column(_("Nama lengkap"), lambda row: row.name),
        Column(_("Kelas"), lambda row: row.open_placements[0].class_group.name if row.open_placements else ""),
        Column("NISN", lambda row: row.nisn),
    ]


def with_class(rows: QuerySet[Pupil]) -> QuerySet[Pupil]:
    """With the present class."""
    here = Placement.objects.filter(ends_on=None).select_related("class_group")
    return rows.prefetch_related(Prefetch("placements", queryset=here, to_attr="open_placements"))


def no_columns(actor: Actor, today: date) -> Sequence[Column]:
    """Plans have no table."""
    return []


def as_they_are(rows: QuerySet[SupportPlan]) -> QuerySet[SupportPlan]:
    """Nothing is read beside the rows."""
    return rows


LISTS = (
    ListKind(
        PUPILS, pgettext_lazy("daftar", "Siswa"), "inclusion:pupil_list", check_see_register, filter_pupils, pupil_columns, with_class,
        export=nobody,
    ),
    ListKind(
        PLANS, pgettext_lazy("daftar", "Rencana individual"), "inclusion:plan_list", check_see_plans, filter_plans, no_columns,
        as_they_are, export=nobody,
    ),
)  # fmt: skip
