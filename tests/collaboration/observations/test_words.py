"""States by the name they have in English; titles in the language of the school, whoever sets them."""

from __future__ import annotations

import pytest
from django.utils import translation

from collaboration.models import Event, JointPlan, Mentoring, Observation, Project
from core.models import ActionItem
from tests.factories.observations import make_observation


@pytest.mark.parametrize(
    "state",
    [
        Observation.State.DONE, Project.State.DONE, JointPlan.State.CLOSED, Mentoring.State.CLOSED,
        ActionItem.State.DONE,
    ],
)  # fmt: skip
def test_what_is_finished_is_done_and_what_ends_is_a_time(state):
    with translation.override("en"):
        assert str(state.label) == "Done"
        assert str(Observation._meta.get_field("ends_at").verbose_name) == "Ends"


@pytest.mark.django_db
def test_the_calendar_of_the_school_is_in_its_language_whoever_agrees_last(world):
    with translation.override("en"):
        make_observation(world.own, "agreed")
    assert Event.objects.get().title.startswith("Observasi kelas: ")
