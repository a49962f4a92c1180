from django.urls import path

from collaboration.views import observation_notes as notes
from collaboration.views import observation_sharing as sharing
from collaboration.views import observation_steps as steps
from collaboration.views import observations as views

BASE = "kolaborasi/observasi/"
ONE = f"{BASE}<int:pk>/"

urlpatterns = [
    path("kolaborasi/janji/", views.promise, name="promise"),
    path(BASE, views.observation_list, name="observation_list"),
    path(f"{BASE}minta/", views.observation_ask, name="observation_ask"),
    path(f"{BASE}atur/", views.observation_arrange, name="observation_arrange"),
    path(f"{BASE}dibagikan/", sharing.shared_list, name="observation_shared_list"),
    path(f"{BASE}dibagikan/<int:share_pk>/", sharing.shared, name="observation_shared"),
    path(ONE, views.observation, name="observation"),
    path(f"{ONE}jawab/", steps.observation_answer, name="observation_answer"),
    path(f"{ONE}waktu/", steps.observation_time, name="observation_time"),
    path(f"{ONE}belum-bisa/", steps.observation_decline, name="observation_decline"),
    path(f"{ONE}batal/", steps.observation_cancel, name="observation_cancel"),
    path(f"{ONE}fokus/", steps.observation_focus, name="observation_focus"),
    path(f"{ONE}amati/", notes.observation_watch, name="observation_watch"),
    path(f"{ONE}amati/sw.js", notes.observation_worker, name="observation_worker"),
    path(f"{ONE}amati/kirim/", notes.observation_sync, name="observation_sync"),
    path(f"{ONE}catatan/<int:note_pk>/", notes.observation_note, name="observation_note"),
    path(f"{ONE}catatan/<int:note_pk>/hapus/", notes.observation_note_remove, name="observation_note_remove"),
    path(f"{ONE}terlaksana/", notes.observation_hold, name="observation_hold"),
    path(f"{ONE}refleksi/", steps.observation_reflect, name="observation_reflect"),
    path(f"{ONE}tindak-lanjut/", steps.observation_follow_up, name="observation_follow_up"),
    path(f"{ONE}hasil/", steps.observation_finish, name="observation_finish"),
    path(f"{ONE}simpan/", sharing.observation_keep, name="observation_keep"),
    path(f"{ONE}bagikan/", sharing.observation_share, name="observation_share"),
    path(f"{ONE}bagikan/<int:share_pk>/setuju/", sharing.observation_share_agree, name="observation_share_agree"),
    path(f"{ONE}bagikan/<int:share_pk>/tarik/", sharing.observation_share_withdraw, name="observation_share_withdraw"),
]
