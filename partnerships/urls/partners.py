from django.urls import path

from partnerships.views import partner_duplicates as duplicates
from partnerships.views import partner_imports as imports
from partnerships.views import partners as views
from partnerships.views import register_imports as register

urlpatterns = [
    path("mitra/", views.partner_list, name="partner_list"),
    path("mitra/baru/", views.partner_create, name="partner_create"),
    path("mitra/impor/", imports.partner_import, name="partner_import"),
    path("mitra/impor/<int:pk>/", imports.partner_import_batch, name="partner_import_batch"),
    path("mitra/impor/<int:pk>/kolom/", imports.partner_import_columns, name="partner_import_columns"),
    path("mitra/impor/<int:pk>/<slug:act>/", imports.partner_import_act, name="partner_import_act"),
    path("mitra/ganda/", duplicates.partner_duplicates, name="partner_duplicates"),
    path("mitra/<int:pk>/", views.partner, name="partner"),
    path("mitra/<int:pk>/gabung/", duplicates.partner_merge_choose, name="partner_merge_choose"),
    path("mitra/<int:pk>/gabung/<int:other>/", duplicates.partner_merge_pair, name="partner_merge"),
    path("mitra/<int:pk>/<slug:act>/simpan/", duplicates.partner_archive, name="partner_archive"),
    path("mitra/<int:pk>/ubah/", views.partner_edit, name="partner_edit"),
    path("perjanjian/impor/", register.register_import, name="register_import"),
    path("perjanjian/impor/<int:pk>/", register.register_import_batch, name="register_import_batch"),
    path("perjanjian/impor/<int:pk>/kolom/", register.register_import_columns, name="register_import_columns"),
    path("perjanjian/impor/<int:pk>/jawaban/", register.register_import_answers, name="register_import_answers"),
    path("perjanjian/impor/<int:pk>/unduh/", register.register_import_download, name="register_import_download"),
    path("perjanjian/impor/<int:pk>/baris/<int:line>/", register.register_import_row, name="register_import_row"),
    path("perjanjian/impor/<int:pk>/<slug:act>/", register.register_import_act, name="register_import_act"),
    path("perjanjian/<int:pk>/lengkapi/", register.agreement_mend, name="agreement_mend"),
]
