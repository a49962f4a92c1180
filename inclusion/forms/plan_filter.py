"""What narrows the list of plans. The address carries it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.filters import FewChoicesFilter, Filtered
from core.kept import kept
from core.policy import Actor
from inclusion.models import Placement, SupportPlan, TeamMember
from inclusion.queries.plans import ORDER, classes_of, coordinators_of, with_consent
from inclusion.queries.pupils import years_of
from schools.models import ClassGroup, SchoolYear, User

State = SupportPlan.State


class PlanFilter(Filtered):
    """State (all that are not closed without a choice), class, coordinator, school year, semester."""

    DEFAULT_ORDER = ORDER

    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=State.choices, empty_label=_("Semua yang belum selesai"), field_name="state"
    )
    kelas = FewChoicesFilter(
        label=_("Kelas"), queryset=ClassGroup.objects.none(), empty_label=_("Semua"), method="by_class"
    )
    koordinator = FewChoicesFilter(
        label=_("Koordinator"), queryset=User.objects.none(), empty_label=_("Semua"), method="by_coordinator"
    )
    tahun = FewChoicesFilter(
        field_name="year", label=_("Tahun ajaran"), queryset=SchoolYear.objects.none(), empty_label=_("Semua")
    )
    semester = django_filters.ChoiceFilter(
        label=_("Semester"), choices=SupportPlan.Semester.choices, empty_label=_("Semua"), method="by_semester"
    )

    class Meta:
        model = SupportPlan
        fields = ["status", "kelas", "koordinator", "tahun", "semester"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("kelas", classes_of), ("koordinator", coordinators_of)):
            self.offer(name, kept(rows, self.actor, day=self.today), partial(rows, self.actor, self.today))
        self.offer("tahun", kept(years_of, self.actor), partial(years_of, self.actor))
        self.form.fields["koordinator"].label_from_instance = lambda person: person.display_name

    @classmethod
    def standing(cls, rows: QuerySet[SupportPlan], today: date) -> QuerySet[SupportPlan]:
        """Of pupils with a consent in force."""
        return with_consent(rows, today)

    def unasked(self, rows: QuerySet[SupportPlan], asked: Collection[str]) -> QuerySet[SupportPlan]:
        """Closed plans are the archive: shown to who asks for them."""
        return rows if "status" in asked else rows.exclude(state=State.CLOSED)

    def by_semester(self, rows: QuerySet[SupportPlan], name: str, value: str) -> QuerySet[SupportPlan]:
        """Plans of that half of the year, and those of the whole year, which ran in it too."""
        return rows.filter(semester__in={value, SupportPlan.Semester.YEAR})

    def by_class(self, rows: QuerySet[SupportPlan], name: str, value: ClassGroup) -> QuerySet[SupportPlan]:
        """Of pupils who sit in the class now."""
        return rows.filter(Exists(Placement.objects.filter(pupil=OuterRef("pupil"), ends_on=None, class_group=value)))

    def by_coordinator(self, rows: QuerySet[SupportPlan], name: str, value: User) -> QuerySet[SupportPlan]:
        """Of pupils whose team this person coordinates now."""
        leads = TeamMember.objects.current().filter(pupil=OuterRef("pupil"), user=value, is_coordinator=True)
        return rows.filter(Exists(leads))


def filter_plans(actor: Actor, data: QueryDict, today: date) -> PlanFilter:
    """The plans of this person under an address's parameters."""
    return PlanFilter(data, rows=SupportPlan.objects.visible_to, actor=actor, today=today)
