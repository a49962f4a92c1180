from django.urls import path

from collaboration.views import reports as views

urlpatterns = [
    path("laporan/", views.report_list, name="report_list"),
    path("laporan/jadwal/", views.report_schedule, name="report_schedule"),
    path("laporan/<int:pk>/", views.report, name="report"),
    path("laporan/<int:pk>/pengantar/", views.report_foreword, name="report_foreword"),
    path("laporan/<int:pk>/langkah/", views.report_move, name="report_move"),
    path("laporan/<int:pk>/tanggapan/", views.report_comment, name="report_comment"),
]
