from django.urls import path

from partnerships.views import partner_imports as imports
from partnerships.views import partners as views

urlpatterns = [
    path("mitra/", views.partner_list, name="partner_list"),
    path("mitra/baru/", views.partner_create, name="partner_create"),
    path("mitra/impor/", imports.partner_import, name="partner_import"),
    path("mitra/impor/<int:pk>/", imports.partner_import_batch, name="partner_import_batch"),
    path("mitra/impor/<int:pk>/<slug:act>/", imports.partner_import_act, name="partner_import_act"),
    path("mitra/<int:pk>/", views.partner, name="partner"),
    path("mitra/<int:pk>/ubah/", views.partner_edit, name="partner_edit"),
]
