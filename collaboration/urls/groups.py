from django.urls import path

from collaboration.views import forums, group_cycles, group_meetings
from collaboration.views import groups as views

urlpatterns = [
    path("kelompok-belajar/", views.group_list, name="group_list"),
    path("kelompok-belajar/pertemuan/", views.group_overview, name="group_overview"),
    path("kelompok-belajar/baru/", views.group_create, name="group_create"),
    path("kelompok-belajar/<int:pk>/", views.group, name="group"),
    path("kelompok-belajar/<int:pk>/ubah/", views.group_edit, name="group_edit"),
    path("kelompok-belajar/<int:pk>/ketua/", views.group_leader, name="group_leader"),
    path("kelompok-belajar/<int:pk>/anggota/", views.group_members, name="group_members"),
    path("kelompok-belajar/<int:pk>/bergabung/", views.group_join, name="group_join"),
    path("kelompok-belajar/<int:pk>/keluar/", views.group_leave, name="group_leave"),
    path("kelompok-belajar/<int:pk>/status/<slug:name>/", views.group_move, name="group_move"),
    path("kelompok-belajar/<int:pk>/pesan/", views.group_note, name="group_note"),
    path("kelompok-belajar/pesan/<int:pk>/jawab/", views.group_answer, name="group_answer"),
    path("kelompok-belajar/<int:pk>/rencanakan/", group_meetings.group_plan, name="group_plan"),
    path("kelompok-belajar/<int:pk>/rapat-sekarang/", group_meetings.group_now, name="group_now"),
    path("rapat-kelompok/<int:pk>/", group_meetings.group_meeting, name="group_meeting"),
    path("rapat-kelompok/<int:pk>/notulen/", group_meetings.group_minute, name="group_minute"),
    path("rapat-kelompok/<int:pk>/jadwal/", group_meetings.group_meeting_put_off, name="group_meeting_put_off"),
    path("rapat-kelompok/<int:pk>/batalkan/", group_meetings.group_meeting_cancel, name="group_meeting_cancel"),
    path("kelompok-belajar/<int:pk>/siklus/", group_cycles.cycle_create, name="cycle_create"),
    path("siklus-belajar/<int:pk>/", group_cycles.cycle, name="cycle"),
    path("siklus-belajar/<int:pk>/ubah/", group_cycles.cycle_edit, name="cycle_edit"),
    path("siklus-belajar/<int:pk>/tahap/<slug:name>/", group_cycles.cycle_move, name="cycle_move"),
    path("forum-sekolah/", forums.forum_list, name="forum_list"),
    path("forum-sekolah/baru/", forums.forum_create, name="forum_create"),
    path("forum-sekolah/<int:pk>/", forums.forum, name="forum"),
    path("forum-sekolah/<int:pk>/ubah/", forums.forum_edit, name="forum_edit"),
    path("forum-sekolah/<int:pk>/kelompok/<int:group_pk>/", forums.forum_share, name="forum_share"),
    path("forum-sekolah/<int:pk>/kesimpulan/", forums.forum_conclude, name="forum_conclude"),
    path("forum-sekolah/<int:pk>/batalkan/", forums.forum_cancel, name="forum_cancel"),
]
