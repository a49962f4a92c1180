"""States by the name they have in English."""

from __future__ import annotations

import pytest
from django.utils import translation

from collaboration.models import JointPlan, Mentoring, Observation, Project
from core.models import ActionItem


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
