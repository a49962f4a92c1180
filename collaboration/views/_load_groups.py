"""The only doors to learning groups and what belongs to them: visible to this actor, or 404."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from collaboration.models import GroupCycle, GroupMeeting, GroupNote, LearningGroup, SchoolForum
from collaboration.policy.groups import check_see_groups


def load_group(request: HttpRequest, pk: int) -> LearningGroup:
    check_see_groups(request.actor)
    rows = LearningGroup.objects.visible_to(request.actor).select_related("leader", "proposed_leader", "proposed_by")
    found = get_object_or_404(rows, pk=pk)
    found.school = request.school
    return found


def load_meeting(request: HttpRequest, pk: int) -> GroupMeeting:
    check_see_groups(request.actor)
    rows = GroupMeeting.objects.visible_to(request.actor).select_related("group__leader")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.group.school = request.school
    return found


def load_cycle(request: HttpRequest, pk: int) -> GroupCycle:
    check_see_groups(request.actor)
    rows = GroupCycle.objects.visible_to(request.actor).select_related("group__leader", "in_charge")
    found = get_object_or_404(rows, pk=pk)
    found.school = found.group.school = request.school
    return found


def load_note(request: HttpRequest, pk: int) -> GroupNote:
    check_see_groups(request.actor)
    found = get_object_or_404(GroupNote.objects.visible_to(request.actor).select_related("group"), pk=pk)
    found.school = found.group.school = request.school
    return found


def load_forum(request: HttpRequest, pk: int) -> SchoolForum:
    check_see_groups(request.actor)
    found = get_object_or_404(SchoolForum.objects.visible_to(request.actor), pk=pk)
    found.school = request.school
    return found
