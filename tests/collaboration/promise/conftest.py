"""A word that two people said to each other, in everything that can be said around observation and mentoring."""

from __future__ import annotations

import pytest

from collaboration.actions.mentoring import decline_mentoring
from collaboration.actions.mentoring_sessions import write_paper
from collaboration.actions.observations import decline_observation
from collaboration.models import Mentoring
from tests.clock import NOW
from tests.factories.mentoring import make_mentoring
from tests.factories.observations import make_observation

WORD = "kenarijingga"
OTHERS = (
    "principal",
    "hub",
    "operator",
    "special_needs_teacher",
    "counsellor",
    "coach",
    "committee",
    "supervisor",
    "parent",
    "partner",
)


@pytest.fixture
def said(world):
    """The word stands in everything that can be said around observation and mentoring, in every state."""
    side = world.own
    rows = [make_observation(side, reach, text=WORD) for reach in ("requested", "agreed", "held", "reflected", "done")]
    declined = make_observation(side, text=WORD)
    decline_observation(by=side.as_("staff"), now=NOW, observation=declined, words=WORD)
    engagements = [make_mentoring(side, reach, text=WORD) for reach in ("proposed", "active", "met", "closed")]
    research = make_mentoring(side, "active", kind=Mentoring.Kind.RESEARCH, text=WORD)
    words = {"question": WORD, "plan": WORD, "findings": WORD}
    write_paper(by=side.as_("staff"), now=NOW, mentoring=research, expected=None, **words)
    engagements.append(research)
    decline_mentoring(by=side.as_("staff"), now=NOW, mentoring=make_mentoring(side, text=WORD))
    return rows, engagements
