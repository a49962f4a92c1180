"""Reads of individual plans, shaped as pages need them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from core.filters import Filtered
from core.kept import kept, read
from core.keyset import Slice, page_of
from core.models import HistoryEntry
from core.policy import Actor
from core.subjects import subject_of
from inclusion.models import Placement, PlanAnswer, PlanRemark, PlanSection, PlanVersion, Pupil, SupportPlan, TeamMember
from inclusion.models.plan_parts import PARTS, Part, Text
from inclusion.queries.pupils import classes_now
from inclusion.terms import Purpose
from schools.models import ClassGroup, SchoolYear, User

ORDER = ("-starts_on", "-pk")
State = SupportPlan.State
Semester = SupportPlan.Semester


@dataclass(frozen=True)
class Section:
    """One text with what it asks and what stands there."""

    text: Text
    row: PlanSection


@dataclass(frozen=True)
class PartPage:
    """One part with its texts."""

    part: Part
    sections: Sequence[Section]

    @property
    def done(self) -> bool:
        """Something is written."""
        return any(section.row.body.strip() for section in self.sections)


def open_plans(actor: Actor, day: date) -> QuerySet[SupportPlan]:
    """Plans that this person may read, of pupils with a consent in force."""
    return with_consent(SupportPlan.objects.visible_to(actor), day)


def with_consent(plans: QuerySet[SupportPlan], day: date) -> QuerySet[SupportPlan]:
    """Of these plans those of pupils with a consent in force."""
    return plans.filter(pupil__in=Pupil.objects.consented(Purpose.SUPPORT, day).values("pk"))


def plan_rows(narrowed: Filtered, position: str = "") -> Slice:
    """Up to 25 plans, each with `class_here` and `coordinators` in words, and the position from which to go on. Three queries."""
    found = page_of(narrowed, _dressed, position)
    pupils = [plan.pupil_id for plan in found]
    rooms, leads = dict(read(kept(classes_now, None, of=pupils))), defaultdict(list)
    for pupil, name in read(kept(_coordinators, None, of=pupils)):
        leads[pupil].append(name)
    for plan in found:
        plan.class_here, plan.coordinators = rooms.get(plan.pupil_id, ""), "; ".join(leads[plan.pupil_id])
    return found


def _dressed(plans: QuerySet[SupportPlan]) -> QuerySet[SupportPlan]:
    return plans.select_related("pupil", "year").only("state", "semester", "starts_on", "pupil__name", "year__name")


def _coordinators(_anybody: None, of: Sequence[int]) -> QuerySet[Any]:
    leads = TeamMember.objects.current().filter(pupil__in=of, is_coordinator=True)
    return leads.values_list("pupil_id", "name")


def plan_counts(actor: Actor, day: date) -> dict[str, int]:
    """How many plans are in each state, '' for those that are not closed. One query."""
    found = next(iter(read(kept(_counts, actor, day=day))), None)
    return {code: found[code or "everything"] if found else 0 for code in ("", *State.values)}


def _counts(actor: Actor, day: date) -> QuerySet[Any]:
    states = {code: Count("pk", filter=Q(state=code)) for code in State.values}
    rows = open_plans(actor, day).order_by().values("school")
    return rows.annotate(**states, everything=Count("pk", filter=~Q(state=State.CLOSED)))


def classes_of(actor: Actor, day: date) -> QuerySet[ClassGroup]:
    """The classes of pupils whose plans this person reads."""
    pupils = open_plans(actor, day).order_by().values("pupil")
    here = Placement.objects.filter(pupil__in=pupils, ends_on=None).values("class_group")
    return ClassGroup.objects.filter(pk__in=here).order_by("grade", "name")


def coordinators_of(actor: Actor, day: date) -> QuerySet[User]:
    """Who coordinates the teams of these pupils."""
    leads = TeamMember.objects.current().filter(pupil__in=open_plans(actor, day).order_by().values("pupil"))
    known = leads.filter(is_coordinator=True, user__isnull=False).values("user")
    return User.objects.filter(pk__in=known).order_by("name")


def without_plan(actor: Actor, day: date) -> QuerySet[Pupil]:
    """Pupils for whom a plan may be begun: a consent is in force, and no plan is open."""
    running = SupportPlan.objects.filter(pupil=OuterRef("pk")).exclude(state=State.CLOSED)
    return Pupil.objects.plan_open_to(actor).consented(Purpose.SUPPORT, day).filter(~Exists(running), left_on=None)


def parts_of(plan: SupportPlan) -> list[PartPage]:
    """The parts of a plan with their texts. One query."""
    rows = {row.key: row for row in plan.sections.select_related("updated_by")}
    return [
        PartPage(part, [Section(text, rows[text.key]) for text in part.texts if text.key in rows]) for part in PARTS
    ]


def last_plan_of(pupil: Pupil) -> SupportPlan | None:
    """The latest plan, whose words may be taken over."""
    return SupportPlan.objects.filter(pupil=pupil).select_related("year").order_by("-starts_on", "-pk").first()


def newest_version(plan: SupportPlan) -> PlanVersion | None:
    """The version that parents were shown last."""
    return plan.versions.select_related("approval").first()


def versions_of(plan: SupportPlan) -> QuerySet[PlanVersion]:
    """All versions, the newest first, with what was answered and approved."""
    answers = PlanAnswer.objects.select_related("guardian").prefetch_related("remarks")
    return plan.versions.select_related("approval").prefetch_related(Prefetch("answers", answers))


def remarks_on(plan: SupportPlan) -> dict[str, list[PlanRemark]]:
    """What guardians said of each section of the newest version. One query."""
    newest = plan.versions.order_by("-number").values("pk")[:1]
    rows = PlanRemark.objects.filter(answer__version__in=list(newest.values_list("pk", flat=True)))
    found: dict[str, list[PlanRemark]] = {}
    for row in rows.select_related("answer__guardian"):
        found.setdefault(row.section, []).append(row)
    return found


def sheet_for(actor: Actor, version: PlanVersion | None) -> PlanAnswer | None:
    """The sheet on which this parent answers, or None."""
    if version is None:
        return None
    rows = version.answers.filter(guardian__user=actor.user_id or 0, guardian__is_active=True)
    return rows.select_related("guardian", "version__plan__pupil").first()


def history_of(plan: SupportPlan) -> QuerySet[HistoryEntry]:
    """The moves of the plan, newest first."""
    kind, pk = subject_of(plan)
    return HistoryEntry.objects.filter(subject_type=kind, subject_id=pk).order_by("-id")


def term_of(year: SchoolYear, semester: str) -> tuple[date, date]:
    """First and last day of a semester as schools count: July to December, January to June."""
    turn = date(year.starts_on.year + 1, 1, 1)
    if semester == Semester.ODD:
        return year.starts_on, min(turn - timedelta(days=1), year.ends_on)
    if semester == Semester.EVEN:
        return max(turn, year.starts_on), year.ends_on
    return year.starts_on, year.ends_on
