"""Addresses that belong to no school, and the private files and papers of each."""

from django.urls import path

from core.views.batches import batch, batch_cancel, batch_file, batch_list, batch_pack
from core.views.files import download_document, download_file, retry_document
from core.views.gallery import show_gallery
from core.views.health import healthz, show_metrics
from core.views.installed import manifest, offline, worker
from core.views.links import open_link
from core.views.lists import (
    export_file,
    export_list,
    export_page,
    saved_view_edit,
    saved_view_list,
    saved_view_remove,
)
from core.views.verify import verify, verify_start

app_name = "core"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("metrics", show_metrics, name="metrics"),
    path("aplikasi/manifes.webmanifest", manifest, name="manifest"),
    path("aplikasi/pekerja.js", worker, name="worker"),
    path("aplikasi/luring/", offline, name="offline"),
    path("ui/", show_gallery, name="gallery"),
    path("l/<str:token>/", open_link, name="open_link"),
    path("v/", verify_start, name="verify_start"),
    path("v/<str:code>/", verify, name="verify"),
    path("<slug:school_slug>/tampilan/<slug:key>/", saved_view_list, name="saved_views"),
    path("<slug:school_slug>/tampilan/<int:pk>/ubah/", saved_view_edit, name="saved_view_edit"),
    path("<slug:school_slug>/tampilan/<int:pk>/hapus/", saved_view_remove, name="saved_view_remove"),
    path("<slug:school_slug>/unduh/<slug:key>/", export_list, name="export_list"),
    path("<slug:school_slug>/unduhan/<int:pk>/", export_page, name="export"),
    path("<slug:school_slug>/unduhan/<int:pk>/berkas/", export_file, name="export_file"),
    path("<slug:school_slug>/cetak/", batch_list, name="batches"),
    path("<slug:school_slug>/cetak/<int:pk>/", batch, name="batch"),
    path("<slug:school_slug>/cetak/<int:pk>/batal/", batch_cancel, name="batch_cancel"),
    path("<slug:school_slug>/cetak/<int:pk>/kemas/", batch_pack, name="batch_pack"),
    path("<slug:school_slug>/cetak/<int:pk>/berkas/", batch_file, name="batch_file"),
    path("<slug:school_slug>/berkas/<int:pk>/", download_file, name="file"),
    path("<slug:school_slug>/dokumen/<int:pk>/", download_document, name="document"),
    path("<slug:school_slug>/dokumen/<int:pk>/ulang/", retry_document, name="document_retry"),
]
