from django.urls import path

from collaboration.views import mentoring as views
from collaboration.views import mentoring_sessions as sessions

BASE = "kolaborasi/mentoring/"
ONE = f"{BASE}<int:pk>/"

urlpatterns = [
    path("kolaborasi/peta-belajar/", views.wish_map, name="wish_map"),
    path("kolaborasi/peta-belajar/tulis/", views.wish_create, name="wish_create"),
    path("kolaborasi/peta-belajar/<int:pk>/hapus/", views.wish_remove, name="wish_remove"),
    path(BASE, views.mentoring_list, name="mentoring_list"),
    path(f"{BASE}usul/", views.mentoring_propose, name="mentoring_propose"),
    path(ONE, views.mentoring, name="mentoring"),
    path(f"{ONE}terima/", views.mentoring_accept, name="mentoring_accept"),
    path(f"{ONE}belum-bisa/", views.mentoring_decline, name="mentoring_decline"),
    path(f"{ONE}tarik/", views.mentoring_withdraw, name="mentoring_withdraw"),
    path(f"{ONE}kesepakatan/", views.mentoring_agree, name="mentoring_agree"),
    path(f"{ONE}jadwal/", sessions.mentoring_meet, name="mentoring_meet"),
    path(f"{ONE}pertemuan/", sessions.mentoring_session, name="mentoring_session"),
    path(f"{ONE}pertemuan/<int:session_pk>/", sessions.mentoring_session_edit, name="mentoring_session_edit"),
    path(f"{ONE}langkah/<int:step_pk>/", sessions.mentoring_step, name="mentoring_step"),
    path(f"{ONE}penelitian/", sessions.mentoring_paper, name="mentoring_paper"),
    path(f"{ONE}tutup/", views.mentoring_close, name="mentoring_close"),
    path(f"{ONE}simpan/", views.mentoring_keep, name="mentoring_keep"),
]
