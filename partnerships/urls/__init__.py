"""Addresses of partnerships, one file per noun, all under `/<school>/`."""

from core.routes import branched
from partnerships.urls import (
    activities,
    addenda,
    agreements,
    clause_library,
    evaluations,
    links,
    needs,
    negotiation,
    obligations,
    partners,
    partnerships,
    portal,
    proposals,
    registers,
    reviews,
    risks,
)

app_name = "partnerships"

urlpatterns = branched(
    [
        *needs.urlpatterns,
        *partners.urlpatterns,
        *partnerships.urlpatterns,
        *proposals.urlpatterns,
        *agreements.urlpatterns,
        *addenda.urlpatterns,
        *negotiation.urlpatterns,
        *clause_library.urlpatterns,
        *obligations.urlpatterns,
        *activities.urlpatterns,
        *evaluations.urlpatterns,
        *reviews.urlpatterns,
        *risks.urlpatterns,
        *registers.urlpatterns,
        *links.urlpatterns,
        *portal.urlpatterns,
    ]
)
