"""Addresses of partnerships, one file per noun, all under `/<school>/`."""

from partnerships.urls import (
    activities,
    agreements,
    evaluations,
    links,
    needs,
    obligations,
    partners,
    partnerships,
    proposals,
    reviews,
)

app_name = "partnerships"

urlpatterns = [
    *needs.urlpatterns,
    *partners.urlpatterns,
    *partnerships.urlpatterns,
    *proposals.urlpatterns,
    *agreements.urlpatterns,
    *obligations.urlpatterns,
    *activities.urlpatterns,
    *evaluations.urlpatterns,
    *reviews.urlpatterns,
    *links.urlpatterns,
]
