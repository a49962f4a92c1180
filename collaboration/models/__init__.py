from collaboration.models.event import Event, EventPerson
from collaboration.models.forum import ForumShare, SchoolForum
from collaboration.models.group import GroupLeader, GroupMember, LearningGroup
from collaboration.models.group_cycle import CycleStep, GroupCycle
from collaboration.models.group_meeting import GroupMeeting, GroupNote
from collaboration.models.meeting import CLEARED, MEETING_READERS, Meeting, MeetingSeries, SeriesItem
from collaboration.models.meeting_agenda import AgendaItem, AgendaProposal, MeetingData, MeetingOutcome, SpeakerPoint
from collaboration.models.meeting_minutes import MinutesRemark, MinutesVersion
from collaboration.models.meeting_people import Invitee
from collaboration.models.plan import PLAN_READERS, JointPlan, PlanAuthor, PlanNote, PlanRow, PlanSection
from collaboration.models.project import Project, ProjectSubject
from collaboration.models.report import Report, ReportComment, ReportSchedule
from collaboration.models.series import EventSeries
from collaboration.models.team_lesson import (
    LessonReflection,
    LessonTeacher,
    Segment,
    SegmentTask,
    TeachingTeam,
    TeamLesson,
)

__all__ = [
    "CLEARED",
    "MEETING_READERS",
    "PLAN_READERS",
    "AgendaItem",
    "AgendaProposal",
    "CycleStep",
    "Event",
    "EventPerson",
    "EventSeries",
    "ForumShare",
    "GroupCycle",
    "GroupLeader",
    "GroupMeeting",
    "GroupMember",
    "GroupNote",
    "Invitee",
    "JointPlan",
    "LessonReflection",
    "LessonTeacher",
    "LearningGroup",
    "Meeting",
    "MeetingData",
    "MeetingOutcome",
    "MeetingSeries",
    "MinutesRemark",
    "MinutesVersion",
    "PlanAuthor",
    "PlanNote",
    "PlanRow",
    "PlanSection",
    "Project",
    "ProjectSubject",
    "Report",
    "ReportComment",
    "ReportSchedule",
    "Segment",
    "SegmentTask",
    "SchoolForum",
    "SeriesItem",
    "SpeakerPoint",
    "TeachingTeam",
    "TeamLesson",
]
