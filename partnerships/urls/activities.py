from django.urls import path

from partnerships.views import activities as views

urlpatterns = [
    path("kemitraan/<int:pk>/kegiatan/", views.activity_list, name="activity_list"),
    path("kemitraan/<int:pk>/kegiatan/baru/", views.activity_create, name="activity_create"),
    path("kegiatan/<int:pk>/", views.activity, name="activity"),
    path("kegiatan/<int:pk>/ubah/", views.activity_edit, name="activity_edit"),
    path("kegiatan/<int:pk>/terlaksana/", views.activity_hold, name="activity_hold"),
    path("kegiatan/<int:pk>/batalkan/", views.activity_cancel, name="activity_cancel"),
    path("kegiatan/<int:pk>/kontribusi/", views.contribution_create, name="contribution_create"),
    path(
        "kegiatan/<int:pk>/kontribusi/<int:contribution_pk>/hapus/",
        views.contribution_remove,
        name="contribution_remove",
    ),
]
