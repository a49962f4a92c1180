from django.urls import path

from collaboration.views import scorecard as views

urlpatterns = [
    path("kartu-skor/", views.scorecard_page, name="scorecard"),
    path("kartu-skor/pasang/", views.scorecard_starter, name="scorecard_starter"),
    path("kartu-skor/dokumen/", views.scorecard_paper, name="scorecard_paper"),
    path("kartu-skor/sasaran/baru/", views.goal_create, name="goal_create"),
    path("kartu-skor/sasaran/<int:pk>/", views.goal_edit, name="goal_edit"),
    path("kartu-skor/sasaran/<int:pk>/ukuran/", views.measure_create, name="measure_create"),
    path("kartu-skor/ukuran/<int:pk>/", views.measure, name="measure"),
    path("kartu-skor/ukuran/<int:pk>/ubah/", views.measure_edit, name="measure_edit"),
    path("kartu-skor/ukuran/<int:pk>/tahun/<int:start>/", views.measure_year, name="measure_year"),
]
