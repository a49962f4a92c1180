"""Our pages, the floor's, a page that waits, and the models that P3 looks at in Django's admin."""

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from bench import admin, floor

admin.register()


@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """A page whose time is waiting: a fifth of a second in PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.2)")
    return HttpResponse(f"{request.user}")


urlpatterns = [
    path("bench/floor/", floor.rows),
    path("bench/floor/filtered/", floor.filtered),
    path("bench/floor/<int:pk>/", floor.record),
    path("bench/waiting/", waiting),
    path("", include("config.urls")),
]
