from django.urls import path

from collaboration.views import cockpit as views
from collaboration.views import cycle_tables, data_cycles, hub_reviews, shelf

urlpatterns = [
    path("kokpit/", views.cockpit, name="cockpit"),
    path("kokpit/undangan/", views.invitations, name="invitations"),
    path("kokpit/undangan/<int:pk>/", views.invite, name="invite"),
    path("kokpit/agenda-observasi/", views.observation_agenda, name="observation_agenda"),
    path("kokpit/kesiapan/", views.readiness_page, name="readiness"),
    path("kokpit/kesiapan/<int:start>/<int:half>/", views.readiness_fill, name="readiness_fill"),
    path("kokpit/tinjauan/", hub_reviews.review_list, name="review_list"),
    path("kokpit/tinjauan/baru/", hub_reviews.review_create, name="review_create"),
    path("kokpit/tinjauan/<int:pk>/", hub_reviews.review, name="review"),
    path("kokpit/tinjauan/<int:pk>/ubah/", hub_reviews.review_edit, name="review_edit"),
    path("kokpit/tinjauan/<int:pk>/tutup/", hub_reviews.review_close, name="review_close"),
    path("kokpit/tinjauan/<int:pk>/dokumen/", hub_reviews.review_paper, name="review_paper"),
    path("rak-sumber/", shelf.shelf, name="shelf"),
    path("rak-sumber/baru/", shelf.resource_create, name="resource_create"),
    path("rak-sumber/<int:pk>/", shelf.resource, name="resource"),
    path("rak-sumber/<int:pk>/ubah/", shelf.resource_edit, name="resource_edit"),
    path("rak-sumber/<int:pk>/turunkan/", shelf.resource_remove, name="resource_remove"),
    path("siklus-data/", data_cycles.data_list, name="data_list"),
    path("siklus-data/baru/", data_cycles.data_create, name="data_create"),
    path("siklus-data/<int:pk>/", data_cycles.data_cycle, name="data_cycle"),
    path("siklus-data/<int:pk>/ubah/", data_cycles.data_edit, name="data_edit"),
    path("siklus-data/<int:pk>/tahap/<slug:name>/", data_cycles.data_move, name="data_move"),
    path("siklus-data/<int:pk>/berkas/", data_cycles.data_files, name="data_files"),
    path("siklus-data/<int:pk>/tabel/", cycle_tables.table_upload, name="data_table_upload"),
    path("siklus-data/tabel/<int:pk>/", cycle_tables.table, name="data_table"),
    path("siklus-data/tabel/<int:pk>/tampilkan/", cycle_tables.table_show, name="data_table_show"),
    path("siklus-data/tabel/<int:pk>/tarik/", cycle_tables.table_remove, name="data_table_remove"),
    path("siklus-data/<int:pk>/berkas/<int:file_pk>/hapus/", data_cycles.data_file_remove, name="data_file_remove"),
]
