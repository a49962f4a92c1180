"""What inclusion stores, one file per noun."""

from inclusion.models.accommodation import Accommodation
from inclusion.models.consent import Consent
from inclusion.models.plan import LongGoal, ShortGoal, SupportPlan
from inclusion.models.pupil import Guardian, Placement, Pupil
from inclusion.models.team import TeamMember

__all__ = [
    "Accommodation",
    "Consent",
    "Guardian",
    "LongGoal",
    "Placement",
    "Pupil",
    "ShortGoal",
    "SupportPlan",
    "TeamMember",
]
