"""The secret addresses of calendar feeds; they lie outside any school's slug and need no account."""

from django.urls import path

from collaboration.views import feed

app_name = "collaboration_feed"

urlpatterns = [
    path("<str:token>.ics", feed.feed, name="feed"),
]
