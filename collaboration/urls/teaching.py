from django.urls import path

from collaboration.views import teaching_teams
from collaboration.views import team_lessons as views

HOME = "team-teaching/"

urlpatterns = [
    path(HOME, views.lesson_list, name="lesson_list"),
    path(f"{HOME}baru/", views.lesson_create, name="lesson_create"),
    path(f"{HOME}<int:pk>/", views.lesson, name="lesson"),
    path(f"{HOME}<int:pk>/ubah/", views.lesson_edit, name="lesson_edit"),
    path(f"{HOME}<int:pk>/bagian/", views.lesson_segments, name="lesson_segments"),
    path(f"{HOME}<int:pk>/pindah/", views.lesson_move, name="lesson_move"),
    path(f"{HOME}<int:pk>/tukar-peran/", views.lesson_swap, name="lesson_swap"),
    path(f"{HOME}<int:pk>/refleksi/", views.lesson_reflect, name="lesson_reflect"),
    path(f"{HOME}<int:pk>/pdf/", views.lesson_paper, name="lesson_paper"),
    path(f"{HOME}tim/baru/", teaching_teams.team_create, name="team_create"),
    path(f"{HOME}tim/<int:pk>/", teaching_teams.team, name="team"),
    path(f"{HOME}tim/<int:pk>/ubah/", teaching_teams.team_edit, name="team_edit"),
    path(f"{HOME}tim/<int:pk>/jadwal/", teaching_teams.team_hour, name="team_hour"),
    path(f"{HOME}tim/<int:pk>/akhiri/", teaching_teams.team_end, name="team_end"),
]
