"""What pupils need stands on the page of a team lesson: for those who give it and teach these pupils, and for nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schools.links import school_url
from tests.factories import accommodations as make
from tests.factories import inclusion, team_lessons
from tests.schools.pages import text_of

pytestmark = pytest.mark.django_db


def test_who_gives_a_team_lesson_finds_the_accommodations_of_its_class(world, client_for):
    side = world.own
    pupil = inclusion.supported_pupil(side)
    make.added(side, pupil, what="Lembar kerja huruf besar")
    room = pupil.placements.get().class_group
    lesson = team_lessons.planned(side, at=replace(team_lessons.slot(side), class_groups=(room,)))
    page = school_url(side.school, "collaboration:lesson", lesson.pk)
    part, sheet = (
        school_url(side.school, f"inclusion:{route}", room.pk) for route in ("class_accommodations", "class_sheet")
    )
    gives = client_for(side.teacher)
    shown = gives.get(page).content.decode()
    assert f'hx-get="{part}"' in shown
    assert f'<noscript><a href="{sheet}">' in shown, "without JavaScript a link"
    for url in (part, sheet):
        assert "Lembar kerja huruf besar" in text_of(gives.get(url))
    for role in ("principal", "hub", "coach", "supervisor", "staff"):
        other = client_for(getattr(side, role)).get(page)
        assert other.status_code == 200, role
        assert part not in other.content.decode(), role
        assert sheet not in other.content.decode(), role
