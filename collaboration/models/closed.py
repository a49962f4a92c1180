"""The closed circle: what people write about each other's work in observation and mentoring (product.md, promise 1).

Everything that was said lies in models of their own, all of which inherit `ClosedContent`, and every text in them is a
`PrivateText`, encrypted before it reaches the database. So there is one place to ask who reads it, and one where it is erased.
tests/collaboration/promise asks of each such model: no number, no scale, no search, no export, no admin.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from core.dates import school_year, school_year_bounds
from core.private_fields import PrivateText
from schools.models import School, SchoolYear

__all__ = ["ClosedContent", "PrivateText", "kept_until"]  # landed migrations name PrivateText here


class ClosedContent(models.Model):
    """Something that was said between two people. Reached through their record alone (`policy.check_read_content`)."""

    class Meta:
        abstract = True


def kept_until(school: School, day: date) -> date:
    """The last day on which content of `day` is kept, unless all keep it: the end of the next school year."""
    years = list(SchoolYear.objects.filter(school=school, ends_on__gte=day).order_by("starts_on")[:2])
    here = next((year for year in years if year.starts_on <= day), None)
    ends = here.ends_on if here else school_year_bounds(school_year(day))[1]
    following: Any = next((year for year in years if year.starts_on > ends), None)
    return following.ends_on if following else ends.replace(year=ends.year + 1)
