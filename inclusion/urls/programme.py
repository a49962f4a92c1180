from django.urls import path

from inclusion.views import facilities
from inclusion.views import programme as views

urlpatterns = [
    path("inklusi/angka/", views.figures, name="figures"),
    path("inklusi/evaluasi-diri/", views.evaluation, name="evaluation"),
    path("inklusi/evaluasi-diri/<int:start>/", views.evaluation_fill, name="evaluation_fill"),
    path("inklusi/kampanye/", views.campaigns, name="campaigns"),
    path("inklusi/kampanye/baru/", views.campaign_create, name="campaign_create"),
    path("inklusi/kampanye/<int:pk>/ubah/", views.campaign_edit, name="campaign_edit"),
    path("inklusi/sarana/", facilities.facility_list, name="facility_list"),
    path("inklusi/sarana/baru/", facilities.facility_create, name="facility_create"),
    path("inklusi/sarana/<int:pk>/", facilities.facility, name="facility"),
    path("inklusi/sarana/<int:pk>/ubah/", facilities.facility_edit, name="facility_edit"),
    path(
        "inklusi/sarana/<int:pk>/foto/<int:file_pk>/hapus/",
        facilities.facility_photo_remove,
        name="facility_photo_remove",
    ),
    path("inklusi/alat/", facilities.device_list, name="device_list"),
    path("inklusi/alat/baru/", facilities.device_create, name="device_create"),
    path("inklusi/alat/<int:pk>/", facilities.device, name="device"),
    path("inklusi/alat/<int:pk>/ubah/", facilities.device_edit, name="device_edit"),
    path("inklusi/alat/<int:pk>/pinjam/", facilities.device_lend, name="device_lend"),
    path("inklusi/alat/<int:pk>/pinjam/<int:loan_pk>/kembali/", facilities.device_return, name="device_return"),
    path("inklusi/alat/<int:pk>/rawat/", facilities.device_care, name="device_care"),
]
