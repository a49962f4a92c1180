"""The only doors to what lies in the cockpit: visible to this actor, or 404."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from collaboration.models import DataCycle, HubReview, SharedResource
from collaboration.policy.cockpit import check_see_cockpit, check_see_data, check_see_shelf


def load_review(request: HttpRequest, pk: int) -> HubReview:
    check_see_cockpit(request.actor)
    found = get_object_or_404(HubReview.objects.visible_to(request.actor), pk=pk)
    found.school = request.school
    return found


def load_resource(request: HttpRequest, pk: int) -> SharedResource:
    check_see_shelf(request.actor)
    found = get_object_or_404(SharedResource.objects.visible_to(request.actor), pk=pk)
    found.school = request.school
    return found


def load_data(request: HttpRequest, pk: int) -> DataCycle:
    check_see_data(request.actor)
    found = get_object_or_404(DataCycle.objects.visible_to(request.actor).select_related("responsible"), pk=pk)
    found.school = request.school
    return found
