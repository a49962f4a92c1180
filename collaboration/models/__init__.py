from collaboration.models.closed import ClosedContent, PrivateText, kept_until
from collaboration.models.data_cycle import CycleTable, DataCycle, DataSource
from collaboration.models.data_grid import DataGrid
from collaboration.models.event import Event, EventPerson
from collaboration.models.feed import CalendarFeed
from collaboration.models.foci import QUESTIONS, Focus
from collaboration.models.forum import ForumShare, SchoolForum
from collaboration.models.group import GroupLeader, GroupMember, LearningGroup
from collaboration.models.group_cycle import CycleStep, GroupCycle
from collaboration.models.group_meeting import GroupMeeting, GroupNote
from collaboration.models.hub_review import HubReview
from collaboration.models.meeting import CLEARED, MEETING_READERS, Meeting, MeetingSeries, SeriesItem
from collaboration.models.meeting_agenda import AgendaItem, AgendaProposal, MeetingData, MeetingOutcome, SpeakerPoint
from collaboration.models.meeting_minutes import MinutesRemark, MinutesVersion
from collaboration.models.meeting_people import Invitee
from collaboration.models.mentoring import PARTS, LearningWish, Mentoring, MentoringMember, MentoringSession
from collaboration.models.mentoring_content import (
    MentoringAgreement,
    MentoringGain,
    MentoringStep,
    ResearchPaper,
    SessionNote,
)
from collaboration.models.observation import Observation
from collaboration.models.observation_content import (
    ObservationAgreement,
    ObservationFollowUp,
    ObservationMessage,
    ObservationNote,
    ObservationShare,
    Reflection,
)
from collaboration.models.plan import PLAN_READERS, JointPlan, PlanAuthor, PlanNote, PlanRow, PlanSection
from collaboration.models.project import Project, ProjectSubject
from collaboration.models.readiness import ReadinessAnswer, ReadinessCheck
from collaboration.models.report import Report, ReportComment, ReportSchedule
from collaboration.models.scorecard import Measure, MeasureYear, ScorecardComment, ScorecardGoal, ScorecardYear
from collaboration.models.series import EventSeries
from collaboration.models.shelf import SharedResource
from collaboration.models.team_lesson import (
    LessonReflection,
    LessonTeacher,
    Segment,
    SegmentTask,
    TeachingTeam,
    TeamLesson,
)
from collaboration.models.week_sheet import WeekSheet

__all__ = [
    "CLEARED",
    "MEETING_READERS",
    "PARTS",
    "PLAN_READERS",
    "QUESTIONS",
    "AgendaItem",
    "AgendaProposal",
    "CalendarFeed",
    "ClosedContent",
    "CycleStep",
    "CycleTable",
    "DataCycle",
    "DataGrid",
    "DataSource",
    "Event",
    "EventPerson",
    "EventSeries",
    "Focus",
    "ForumShare",
    "GroupCycle",
    "GroupLeader",
    "GroupMeeting",
    "GroupMember",
    "GroupNote",
    "HubReview",
    "Invitee",
    "JointPlan",
    "LearningGroup",
    "LearningWish",
    "LessonReflection",
    "LessonTeacher",
    "Measure",
    "MeasureYear",
    "Meeting",
    "MeetingData",
    "MeetingOutcome",
    "MeetingSeries",
    "Mentoring",
    "MentoringAgreement",
    "MentoringGain",
    "MentoringMember",
    "MentoringSession",
    "MentoringStep",
    "MinutesRemark",
    "MinutesVersion",
    "Observation",
    "ObservationAgreement",
    "ObservationFollowUp",
    "ObservationMessage",
    "ObservationNote",
    "ObservationShare",
    "PlanAuthor",
    "PlanNote",
    "PlanRow",
    "PlanSection",
    "PrivateText",
    "Project",
    "ProjectSubject",
    "ReadinessAnswer",
    "ReadinessCheck",
    "Reflection",
    "Report",
    "ReportComment",
    "ReportSchedule",
    "ResearchPaper",
    "SchoolForum",
    "ScorecardComment",
    "ScorecardGoal",
    "ScorecardYear",
    "Segment",
    "SegmentTask",
    "SeriesItem",
    "SessionNote",
    "SharedResource",
    "SpeakerPoint",
    "TeachingTeam",
    "TeamLesson",
    "WeekSheet",
    "kept_until",
]
