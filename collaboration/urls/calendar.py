from django.urls import path

from collaboration.views import calendar as views
from collaboration.views import events, feed

urlpatterns = [
    path("kalender/", views.month, name="calendar"),
    path("kalender/pekan/", views.week, name="calendar_week"),
    path("kalender/pekan/cetak/", views.week_paper, name="calendar_week_paper"),
    path("kalender/daftar/", views.listing, name="calendar_list"),
    path("kalender/langganan/", feed.feed_settings, name="feed_settings"),
    path("kalender/langganan/matikan/", feed.feed_close, name="feed_close"),
    path("kalender/baru/", events.event_create, name="event_create"),
    path("kalender/acara/<int:pk>/", events.event, name="event"),
    path("kalender/acara/<int:pk>/ubah/", events.event_edit, name="event_edit"),
    path("kalender/acara/<int:pk>/batal/", events.event_cancel, name="event_cancel"),
]
