"""Classes of the running school year, which every choice of a class in inclusion offers."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from schools.models import ClassGroup, School, SchoolYear


def year_at(school: School, day: date) -> SchoolYear | None:
    """The school year of a day; between two years the next one, else the last one."""
    rows = SchoolYear.objects.filter(school=school)
    coming = rows.filter(ends_on__gte=day).order_by("starts_on").first()
    return coming or rows.order_by("-ends_on").first()


def classes_ahead(school: School, day: date) -> QuerySet[ClassGroup]:
    """The classes of the year of that day and of those that follow: into which a pupil may go."""
    rows = ClassGroup.objects.filter(school=school, year__ends_on__gte=day).select_related("year")
    return rows.order_by("year__starts_on", "grade", "name", "pk")


def classes_at(school: School, day: date) -> QuerySet[ClassGroup]:
    """The classes of the year of that day."""
    return ClassGroup.objects.filter(school=school, year=year_at(school, day))
