"""Learning profiles and assessments by the real actions. Give `side` from tests/world.py and a pupil of tests/factories/inclusion.py.

profile = written(side, pupil, strengths="Sabar")   # begun for the year of NOW
found = assessed(side, pupil)                       # without documents
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from inclusion.actions.assessments import file_assessment
from inclusion.actions.profile_texts import save_texts
from inclusion.actions.profiles import add_function, begin_profile
from inclusion.models import Assessment, FunctionNote, LearningProfile, Pupil
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side


@remembered
def begun(side: Side, pupil: Pupil, *, now: datetime = NOW) -> LearningProfile:
    """The profile of the present school year."""
    return begin_profile(by=side.as_("special_needs_teacher"), now=now, pupil=pupil)


@remembered
def written(
    side: Side, pupil: Pupil, *, now: datetime = NOW, role: str = "special_needs_teacher", **texts: str
) -> LearningProfile:
    """A profile with these texts."""
    profile = begun(side, pupil, now=now)
    versions = {text.key: text.version for text in profile.texts.all()}
    said = {key: (words, versions[key]) for key, words in (texts or {"strengths": "Sabar dan teliti"}).items()}
    save_texts(by=side.as_(role), now=now, profile=profile, texts=said)
    return profile


@remembered
def stated(
    side: Side, profile: LearningProfile, *, role: str = "teacher", now: datetime = NOW, **facts: Any
) -> FunctionNote:
    """A statement about a function, by default an observation of the class teacher."""
    given = {"function": "seeing", "level": "some", "note": "Mendekat ke papan tulis", **facts}
    return add_function(by=side.as_(role), now=now, profile=profile, **given)


@remembered
def assessed(side: Side, pupil: Pupil, *, now: datetime = NOW, **facts: Any) -> Assessment:
    """What a psychologist found."""
    given = {
        "professional": "Dr. Ratri Hapsari", "profession": "psikolog", "institution": "Klinik Tumbuh", "summary": "Hasil tes baca",
        "recommendation": "Teks dibacakan", "assessed_on": now.date(), **facts,
    }  # fmt: skip
    return file_assessment(by=side.as_("special_needs_teacher"), now=now, pupil=pupil, **given)
