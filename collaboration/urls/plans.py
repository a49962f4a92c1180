from django.urls import path

from collaboration.views import plan_texts
from collaboration.views import plans as views

HOME = "rencana-bersama/"

urlpatterns = [
    path(HOME, views.plan_list, name="plan_list"),
    path(f"{HOME}baru/", views.plan_create, name="plan_create"),
    path(f"{HOME}<int:pk>/", views.plan, name="plan"),
    path(f"{HOME}<int:pk>/ubah/", views.plan_edit, name="plan_edit"),
    path(f"{HOME}<int:pk>/langkah/<int:number>/", plan_texts.plan_step, name="plan_step"),
    path(f"{HOME}<int:pk>/simpan/", plan_texts.plan_autosave, name="plan_autosave"),
    path(f"{HOME}<int:pk>/baris/baru/", plan_texts.plan_row_add, name="plan_row_add"),
    path(f"{HOME}<int:pk>/baris/<int:row_pk>/", plan_texts.plan_row, name="plan_row"),
    path(f"{HOME}<int:pk>/baris/<int:row_pk>/hapus/", plan_texts.plan_row_remove, name="plan_row_remove"),
    path(f"{HOME}<int:pk>/penyusun/", views.plan_authors, name="plan_authors"),
    path(f"{HOME}<int:pk>/penyusun/<int:author_pk>/lepas/", views.plan_author_remove, name="plan_author_remove"),
    path(f"{HOME}<int:pk>/setuju/", views.plan_agree, name="plan_agree"),
    path(f"{HOME}<int:pk>/pindah/", views.plan_move, name="plan_move"),
    path(f"{HOME}<int:pk>/versi-baru/", views.plan_revise, name="plan_revise"),
    path(f"{HOME}<int:pk>/salin/", views.plan_copy, name="plan_copy"),
    path(f"{HOME}<int:pk>/catatan/", plan_texts.plan_note, name="plan_note"),
    path(f"{HOME}<int:pk>/pertemuan/", views.plan_meeting, name="plan_meeting"),
    path(f"{HOME}<int:pk>/pertemuan/<int:event_pk>/batalkan/", views.plan_meeting_cancel, name="plan_meeting_cancel"),
    path(f"{HOME}<int:pk>/pdf/", views.plan_paper, name="plan_paper"),
]
