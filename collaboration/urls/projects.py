from django.urls import path

from collaboration.views import project_subjects
from collaboration.views import projects as views

HOME = "aktivitas-proyek/"
SUBJECT = f"{HOME}<int:pk>/mapel/<int:row_pk>/"

urlpatterns = [
    path(HOME, views.project_list, name="project_list"),
    path(f"{HOME}baru/", views.project_create, name="project_create"),
    path(f"{HOME}<int:pk>/", views.project, name="project"),
    path(f"{HOME}<int:pk>/ubah/", views.project_edit, name="project_edit"),
    path(f"{HOME}<int:pk>/koordinator/", views.project_hand_over, name="project_hand_over"),
    path(f"{HOME}<int:pk>/hasil/", views.project_result, name="project_result"),
    path(f"{HOME}<int:pk>/pindah/", views.project_move, name="project_move"),
    path(f"{HOME}<int:pk>/tanggal/", views.project_date, name="project_date"),
    path(f"{HOME}<int:pk>/tanggal/<int:event_pk>/batalkan/", views.project_date_cancel, name="project_date_cancel"),
    path(f"{HOME}<int:pk>/pdf/", views.project_paper, name="project_paper"),
    path(f"{HOME}<int:pk>/mapel/baru/", project_subjects.project_subject_add, name="project_subject_add"),
    path(SUBJECT, project_subjects.project_subject, name="project_subject"),
    path(f"{SUBJECT}hapus/", project_subjects.project_subject_remove, name="project_subject_remove"),
    path(f"{SUBJECT}hasil/", project_subjects.project_subject_result, name="project_subject_result"),
]
