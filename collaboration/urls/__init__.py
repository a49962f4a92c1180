"""Addresses of collaboration, one file per noun, all under `/<school>/`."""

from collaboration.urls import (
    calendar,
    cockpit,
    groups,
    home,
    meetings,
    mentoring,
    observations,
    plans,
    projects,
    reports,
    scorecard,
    teaching,
)
from core.routes import branched

app_name = "collaboration"

urlpatterns = branched(
    [
        *home.urlpatterns,
        *calendar.urlpatterns,
        *plans.urlpatterns,
        *projects.urlpatterns,
        *observations.urlpatterns,
        *mentoring.urlpatterns,
        *teaching.urlpatterns,
        *groups.urlpatterns,
        *meetings.urlpatterns,
        *reports.urlpatterns,
        *cockpit.urlpatterns,
        *scorecard.urlpatterns,
    ]
)
