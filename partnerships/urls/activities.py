from django.urls import path

from partnerships.views import activities as views
from partnerships.views import contributions

urlpatterns = [
    path("kemitraan/<int:pk>/kegiatan/", views.activity_list, name="activity_list"),
    path("kemitraan/<int:pk>/kegiatan/baru/", views.activity_create, name="activity_create"),
    path("kegiatan/<int:pk>/", views.activity, name="activity"),
    path("kegiatan/<int:pk>/ubah/", views.activity_edit, name="activity_edit"),
    path("kegiatan/<int:pk>/terlaksana/", views.activity_hold, name="activity_hold"),
    path("kegiatan/<int:pk>/batalkan/", views.activity_cancel, name="activity_cancel"),
    path("kegiatan/<int:pk>/tunda/", views.activity_postpone, name="activity_postpone"),
    path("kegiatan/<int:pk>/dokumentasi/", views.activity_files, name="activity_files"),
    path("kegiatan/<int:pk>/dokumentasi/<int:file_pk>/hapus/", views.activity_file_remove, name="activity_file_remove"),
    path("kegiatan/<int:pk>/kontribusi/", contributions.contribution_create, name="contribution_create"),
    path(
        "kegiatan/<int:pk>/kontribusi/<int:contribution_pk>/hapus/",
        contributions.contribution_remove,
        name="contribution_remove",
    ),
    path("kontribusi/", contributions.contribution_totals, name="contribution_totals"),
    path("mitra/<int:pk>/kontribusi/", contributions.partner_contributions, name="partner_contributions"),
    path("kemitraan/<int:pk>/kontribusi/", contributions.contribution_list, name="contribution_list"),
    path("kemitraan/<int:pk>/kontribusi/baru/", contributions.contribution_give, name="contribution_give"),
    path(
        "kemitraan/<int:pk>/kontribusi/<int:contribution_pk>/hapus/",
        contributions.contribution_take_back,
        name="contribution_take_back",
    ),
]
