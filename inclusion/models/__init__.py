"""What inclusion stores, one file per noun."""

from inclusion.models.accommodation import Accommodation
from inclusion.models.accommodation_page import AccommodationPage, Acknowledgement, SheetPrint
from inclusion.models.accommodation_use import AccommodationDay, AccommodationReview
from inclusion.models.assessment import Assessment
from inclusion.models.catalogue import CatalogueItem
from inclusion.models.consent import Consent, ConsentRequest
from inclusion.models.facility import Device, DeviceCare, DeviceLoan, Facility
from inclusion.models.handover import ClassNote, Handover
from inclusion.models.home_material import HomeMaterial, ParentTraining, TrainingInterest
from inclusion.models.letter import LetterText, ParentLetter
from inclusion.models.parents import ChildLink, HomeAnswers, MessageMark, ParentMessage
from inclusion.models.plan import LongGoal, ShortGoal, SupportPlan
from inclusion.models.plan_setting import PlanSetting
from inclusion.models.plan_text import PlanOutcome, PlanSection
from inclusion.models.plan_version import PlanAnswer, PlanApproval, PlanRemark, PlanVersion
from inclusion.models.profile import FunctionNote, LearningProfile, ProfileText
from inclusion.models.programme import Campaign, Component, ComponentLook, SelfEvaluation
from inclusion.models.progress import ProgressEntry
from inclusion.models.pupil import Guardian, Placement, Pupil
from inclusion.models.review import PlanReview, ReviewDecision, ReviewInvitee, ReviewNote
from inclusion.models.service import Service, ServiceSession
from inclusion.models.team import TeamMember

__all__ = [
    "Accommodation",
    "AccommodationDay",
    "AccommodationPage",
    "AccommodationReview",
    "Acknowledgement",
    "Assessment",
    "Campaign",
    "CatalogueItem",
    "ChildLink",
    "ClassNote",
    "Component",
    "ComponentLook",
    "Consent",
    "ConsentRequest",
    "Device",
    "DeviceCare",
    "DeviceLoan",
    "Facility",
    "FunctionNote",
    "Guardian",
    "Handover",
    "HomeAnswers",
    "HomeMaterial",
    "LearningProfile",
    "LetterText",
    "LongGoal",
    "MessageMark",
    "ParentLetter",
    "ParentMessage",
    "ParentTraining",
    "Placement",
    "PlanAnswer",
    "PlanApproval",
    "PlanOutcome",
    "PlanRemark",
    "PlanReview",
    "PlanSection",
    "PlanSetting",
    "PlanVersion",
    "ProfileText",
    "ProgressEntry",
    "Pupil",
    "ReviewDecision",
    "ReviewInvitee",
    "ReviewNote",
    "SelfEvaluation",
    "Service",
    "ServiceSession",
    "SheetPrint",
    "ShortGoal",
    "SupportPlan",
    "TeamMember",
    "TrainingInterest",
]
