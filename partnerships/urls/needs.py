from django.urls import path

from partnerships.views import needs as views

urlpatterns = [
    path("kebutuhan/", views.need_list, name="need_list"),
    path("kebutuhan/baru/", views.need_create, name="need_create"),
    path("kebutuhan/<int:pk>/", views.need, name="need"),
    path("kebutuhan/<int:pk>/ubah/", views.need_edit, name="need_edit"),
    path("kebutuhan/<int:pk>/bukti/", views.need_evidence, name="need_evidence"),
    path("kebutuhan/<int:pk>/bukti/<int:file>/hapus/", views.need_evidence_remove, name="need_evidence_remove"),
    path("kebutuhan/<int:pk>/pindah/<slug:name>/", views.need_move, name="need_move"),
]
