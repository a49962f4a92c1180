"""Our pages, and the floor's."""

from django.urls import include, path

from bench import floor

urlpatterns = [
    path("bench/floor/", floor.rows),
    path("bench/floor/filtered/", floor.filtered),
    path("bench/floor/<int:pk>/", floor.record),
    path("", include("config.urls")),
]
