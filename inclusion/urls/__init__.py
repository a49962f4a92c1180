"""Addresses of inclusion, one file per part, all under `/<school>/`."""

from core.routes import branched
from inclusion.urls import (
    accommodations,
    home,
    parents,
    plans,
    profiles,
    programme,
    progress,
    pupils,
    reviews,
    services,
)

app_name = "inclusion"

urlpatterns = branched(
    [
        *home.urlpatterns,
        *pupils.urlpatterns,
        *profiles.urlpatterns,
        *accommodations.urlpatterns,
        *plans.urlpatterns,
        *reviews.urlpatterns,
        *progress.urlpatterns,
        *parents.urlpatterns,
        *services.urlpatterns,
        *programme.urlpatterns,
    ]
)
