from django.urls import path

from inclusion.views import plan_agreement, plan_goals, plan_texts
from inclusion.views import plans as views

HOME = "inklusi/rencana/"
ONE = f"{HOME}<int:pk>/"

urlpatterns = [
    path(HOME, views.plan_list, name="plan_list"),
    path(f"{HOME}baru/", views.plan_start, name="plan_start"),
    path(f"{HOME}baru/<int:pupil_pk>/", views.plan_create, name="plan_create"),
    path("inklusi/murid/<int:pupil_pk>/rencana/", views.plan_of, name="plan_of"),
    path(f"{HOME}pengaturan/", views.plan_settings, name="plan_settings"),
    path(ONE, views.plan, name="plan"),
    path(f"{ONE}masa/", views.plan_edit, name="plan_edit"),
    path(f"{ONE}pindah/", views.plan_move, name="plan_move"),
    path(f"{ONE}bagian/<slug:key>/", plan_texts.plan_part, name="plan_part"),
    path(f"{ONE}simpan/", plan_texts.plan_autosave, name="plan_autosave"),
    path(f"{ONE}capaian/baru/", plan_texts.plan_outcome_add, name="plan_outcome_add"),
    path(f"{ONE}capaian/<int:outcome_pk>/", plan_texts.plan_outcome, name="plan_outcome"),
    path(f"{ONE}capaian/<int:outcome_pk>/hapus/", plan_texts.plan_outcome_remove, name="plan_outcome_remove"),
    path(f"{ONE}tujuan/baru/", plan_goals.plan_goal_add, name="plan_goal_add"),
    path(f"{ONE}tujuan/<int:goal_pk>/", plan_goals.plan_goal, name="plan_goal"),
    path(f"{ONE}tujuan/<int:goal_pk>/hapus/", plan_goals.plan_goal_remove, name="plan_goal_remove"),
    path(f"{ONE}tujuan/<int:goal_pk>/urutan/", plan_goals.plan_goal_place, name="plan_goal_place"),
    path(f"{ONE}tujuan/<int:goal_pk>/langkah/", plan_goals.plan_step_add, name="plan_step_add"),
    path(f"{ONE}langkah/<int:step_pk>/", plan_goals.plan_step, name="plan_step"),
    path(f"{ONE}langkah/<int:step_pk>/hapus/", plan_goals.plan_step_remove, name="plan_step_remove"),
    path(f"{ONE}langkah/<int:step_pk>/urutan/", plan_goals.plan_step_place, name="plan_step_place"),
    path(f"{ONE}versi/<int:number>/", plan_agreement.plan_version, name="plan_version"),
    path(f"{ONE}pdf/<int:number>/", plan_agreement.plan_paper, name="plan_paper"),
    path(f"{ONE}jawaban/", plan_agreement.plan_answer, name="plan_answer"),
    path(f"{ONE}tautan/<int:answer_pk>/", plan_agreement.plan_link, name="plan_link"),
]
