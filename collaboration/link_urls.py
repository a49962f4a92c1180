"""Addresses behind scoped links of collaboration; they lie outside any school's slug and need no account."""

from django.urls import path

from collaboration.views import meeting_links

app_name = "collaboration_links"

urlpatterns = [
    path("pertemuan/<uuid:public_id>/", meeting_links.guest_meeting, name="meeting"),
]
