"""The staffroom of the demo school: big enough, and nobody in two places at once."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest

from collaboration.demo.cast import Cast
from collaboration.demo.staffroom import tell
from collaboration.models import Event
from partnerships.demo.school import build_school
from schools.models import ClassGroup, Holiday, Lesson, Membership, School, SchoolYear
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def told(now: datetime) -> School:
    school = build_school(now=now - timedelta(days=450), password="sandi-demo-2026").school
    tell(school, now)
    return school


def test_a_whole_school_stands_without_a_clash(db):
    now = NOW.replace(month=11)
    school = told(now)
    assert Membership.objects.holding(school, "teacher").count() in range(55, 66)
    assert ClassGroup.objects.filter(school=school).count() == 24
    assert not ClassGroup.objects.filter(homeroom=None).exists()
    lessons = Lesson.objects.filter(school=school)
    assert lessons.count() > 400
    for who in ("teacher", "class_group", "room"):
        taken = Counter(lessons.exclude(**{who: None}).values_list(who, "weekday", "starts_at"))
        assert set(taken.values()) == {1}, who
    assert Holiday.objects.filter(school=None).count() > 30
    events = Event.objects.filter(school=school)
    assert events.count() in range(80, 140)
    assert events.filter(starts_at__lt=now).count() > 40
    assert events.filter(starts_at__gt=now).count() > 20
    cast = Cast(school)
    assert len(cast.classes("XI")) == 8
    assert cast.teachers("Biologi")[0].email == "teacher@demo.guyub.test"
    assert cast.days(now, 5)[-1] < now.date() < cast.days(now, -5)[0]


def test_a_term_that_reaches_into_another_school_year_has_classes_in_both(db):
    school = told(NOW.replace(month=8, day=3))
    assert SchoolYear.objects.filter(school=school, class_groups__isnull=False).distinct().count() == 2
    assert {group.year.name for group in Cast(school).classes()} == {"2026/2027"}
