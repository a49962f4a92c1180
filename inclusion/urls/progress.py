from django.urls import path

from inclusion.views import progress as views

SHEET = "inklusi/catat-perkembangan/"
BASE = "inklusi/perkembangan/"

urlpatterns = [
    path(SHEET, views.progress_sheet, name="progress_sheet"),
    path(f"{SHEET}sw.js", views.progress_worker, name="progress_worker"),
    path(f"{SHEET}kirim/", views.progress_send, name="progress_send"),
    path(BASE, views.progress_list, name="progress_list"),
    path(f"{BASE}<int:pk>/", views.progress_goal, name="progress_goal"),
    path(f"{BASE}<int:pk>/catat/", views.progress_note, name="progress_note"),
    path(f"{BASE}catatan/<int:pk>/", views.progress_correct, name="progress_correct"),
    path("inklusi/murid/<int:pk>/perkembangan/", views.progress_of, name="progress_of"),
]
