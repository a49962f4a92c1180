"""The only doors to protocol meetings and their parts: visible to this actor, or 404."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from collaboration.models import (
    AgendaItem,
    AgendaProposal,
    Invitee,
    Meeting,
    MeetingData,
    MeetingOutcome,
    MeetingSeries,
    MinutesRemark,
    SpeakerPoint,
)
from collaboration.policy.meetings import check_read_minutes, check_see_meetings
from schools.links import school_url

PEOPLE = ("chair", "minute_taker", "room", "series")


def load_meeting(request: HttpRequest, pk: int) -> Meeting:
    check_see_meetings(request.actor)
    found = get_object_or_404(Meeting.objects.visible_to(request.actor).select_related(*PEOPLE), pk=pk)
    found.school = request.school
    return found


def load_series(request: HttpRequest, pk: int) -> MeetingSeries:
    check_see_meetings(request.actor)
    found = get_object_or_404(MeetingSeries.objects.visible_to(request.actor), pk=pk)
    found.school = request.school
    return found


def load_item(request: HttpRequest, pk: int) -> AgendaItem:
    check_see_meetings(request.actor)
    rows = AgendaItem.objects.visible_to(request.actor).select_related("presenter", *(f"meeting__{p}" for p in PEOPLE))
    found = get_object_or_404(rows, pk=pk)
    found.school = found.meeting.school = request.school
    return found


def load_outcome(request: HttpRequest, pk: int) -> MeetingOutcome:
    """An outcome of minutes that this person may read."""
    check_see_meetings(request.actor)
    rows = MeetingOutcome.objects.visible_to(request.actor).select_related("item__meeting", "action")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.item.school = found.item.meeting.school = request.school
    check_read_minutes(request.actor, found.item.meeting)
    return found


def load_point(request: HttpRequest, pk: int) -> SpeakerPoint:
    check_see_meetings(request.actor)
    rows = SpeakerPoint.objects.filter(item__in=AgendaItem.objects.visible_to(request.actor))
    found = get_object_or_404(rows.select_related("item__meeting"), pk=pk)
    found.item.meeting.school = request.school
    return found


def load_proposal(request: HttpRequest, pk: int) -> AgendaProposal:
    check_see_meetings(request.actor)
    rows = AgendaProposal.objects.visible_to(request.actor).select_related("series", "carried_item", "proposed_by")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.series.school = request.school
    return found


def load_invitee(request: HttpRequest, pk: int) -> Invitee:
    check_see_meetings(request.actor)
    found = get_object_or_404(Invitee.objects.visible_to(request.actor).select_related("meeting", "user"), pk=pk)
    found.meeting.school = request.school
    return found


def load_remark(request: HttpRequest, pk: int) -> MinutesRemark:
    check_see_meetings(request.actor)
    found = get_object_or_404(MinutesRemark.objects.visible_to(request.actor).select_related("meeting", "item"), pk=pk)
    found.meeting.school = request.school
    return found


def load_data(request: HttpRequest, pk: int) -> MeetingData:
    check_see_meetings(request.actor)
    rows = MeetingData.objects.visible_to(request.actor).select_related("item__meeting", "replaces")
    found = get_object_or_404(rows, pk=pk)
    found.item.school = found.item.meeting.school = request.school
    return found


def at(request: HttpRequest, meeting: Meeting, route: str = "meeting", anchor: str = "") -> str:
    """The address of a page of the meeting."""
    url = school_url(request.school, f"collaboration:{route}", meeting.pk)
    return f"{url}#{anchor}" if anchor else url
