"""The school's inclusion figures: counts of pupils with a consent, small groups suppressed (inclusion.suppression) [IN9]."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from core.together import read_together
from inclusion import suppression
from inclusion.models import Accommodation, Device, Facility, LearningProfile, Placement, Pupil, Service, SupportPlan
from inclusion.suppression import Cell
from inclusion.terms import Need, Purpose
from schools.models import School


@dataclass(frozen=True)
class Figures:
    """What committee and supervisor read: never a name, never a group under five."""

    total: Cell
    with_plan: Cell
    with_accommodations: Cell
    with_services: Cell
    by_grade: tuple[Cell, ...]
    by_sex: tuple[Cell, ...]
    by_need: tuple[Cell, ...]
    facilities: tuple[tuple[str, int], ...]
    devices_lent: Cell
    devices: int

    @property
    def tiles(self) -> tuple[Cell, ...]:
        """The four numbers at the top."""
        return (self.total, self.with_plan, self.with_accommodations, self.with_services)


def _count(school: School, today: date) -> dict[str, Any]:
    """The true counts. They never leave this module but through `mask`. One query."""
    here = Pupil.objects.filter(school=school, left_on=None).consented(Purpose.SUPPORT, today)
    plans = SupportPlan.objects.filter(pupil=OuterRef("pk"), state__in=("in_force", "amending"))
    given = Accommodation.objects.running().filter(pupil=OuterRef("pk"))
    served = Service.objects.filter(pupil=OuterRef("pk"), state=Service.State.RUNNING)
    rows = here.annotate(plan=Exists(plans), given=Exists(given), served=Exists(served)).values_list(
        "pk", "sex", "plan", "given", "served"
    )
    placed = Placement.objects.filter(pupil__in=here.values("pk"), ends_on=None).order_by("class_group__grade")
    profiles = LearningProfile.objects.filter(pupil__in=here.values("pk")).order_by("year__starts_on", "pk")
    devices = Device.objects.filter(school=school).order_by("pk")
    pupils, grades, known, access, owned, lent = read_together([
        rows.order_by("pk"),
        placed.values_list("class_group__grade", flat=True),
        profiles.values_list("pupil_id", "needs"),
        Facility.objects.filter(school=school).order_by("pk").values_list("access", flat=True),
        devices.exclude(condition=Device.Condition.GONE).values_list("pk"),
        devices.lent().values_list("pk"),
    ])  # fmt: skip
    needs = dict(known)
    return {
        "total": len(pupils),
        "plan": sum(plan for _pk, _sex, plan, _given, _served in pupils),
        "accommodations": sum(given for _pk, _sex, _plan, given, _served in pupils),
        "services": sum(served for *_rest, served in pupils),
        "sex": _counted(sex for _pk, sex, *_rest in pupils),
        "grade": _counted(str(grade or "") for grade in grades),
        "need": _counted(code for codes in needs.values() for code in codes),
        "access": _counted(access),
        "devices": len(owned),
        "lent": len(lent),
    }


def _counted(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def mask(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The counts without small groups, as JSON values; groups that are not shown are left out. This is what reports freeze."""
    whole = facts["total"]
    return {
        "total": suppression.total(whole),
        **{name: suppression.part(facts[name], whole) for name in ("plan", "accommodations", "services")},
        **{name: _pairs(suppression.cells(facts[name], whole)) for name in ("grade", "sex")},
        "need": _pairs(suppression.overlapping(facts["need"], whole)),
        "access": facts["access"], "devices": facts["devices"], "lent": suppression.total(facts["lent"]),
    }  # fmt: skip


def _pairs(found: list[Cell]) -> list[list[Any]]:
    return [[cell.label, cell.count] for cell in suppression.shown(found)]


def in_words(masked: Mapping[str, Any]) -> Figures:
    """Masked counts in words of the active language. Reports frozen earlier hold None and 0 for some; both are left out alike."""
    sexes = dict(Pupil.Sex.choices)
    kept = {name: [pair for pair in masked[name] if pair[1]] for name in ("grade", "sex", "need")}
    tiles = {name: masked[name] or None for name in ("total", "plan", "accommodations", "services", "lent")}
    return Figures(
        total=Cell(str(_("Siswa yang didampingi")), tiles["total"]),
        with_plan=Cell(str(_("Dengan rencana yang berlaku")), tiles["plan"]),
        with_accommodations=Cell(str(_("Dengan akomodasi")), tiles["accommodations"]),
        with_services=Cell(str(_("Dengan layanan yang berjalan")), tiles["services"]),
        by_grade=tuple(Cell(_grade(grade), count) for grade, count in kept["grade"]),
        by_sex=tuple(Cell(str(sexes.get(sex, _("Tidak diisi"))), count) for sex, count in kept["sex"]),
        by_need=tuple(Cell(str(Need(code).label), count) for code, count in kept["need"] if code in Need.values),
        facilities=tuple((str(kind.label), masked["access"].get(kind.value, 0)) for kind in Facility.Access),
        devices_lent=Cell(str(_("Alat bantu dipinjam")), tiles["lent"]),
        devices=masked["devices"],
    )  # fmt: skip


def _grade(grade: str) -> str:
    return _("Tingkat %(grade)s") % {"grade": grade} if grade else _("Tanpa kelas")


def masked(school: School, today: date) -> dict[str, Any]:
    """Today's counts as a report may keep them."""
    return mask(_count(school, today))


def figures(school: School, today: date) -> Figures:
    """Today's figures as they may be read."""
    return in_words(masked(school, today))
