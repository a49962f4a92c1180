from django.urls import path

from partnerships.views import evaluations as views
from partnerships.views import indicators

urlpatterns = [
    path("kemitraan/<int:pk>/evaluasi/", views.round_list, name="round_list"),
    path("kemitraan/<int:pk>/evaluasi/baru/", views.round_open, name="round_open"),
    path("evaluasi/<int:pk>/", views.round, name="round"),
    path("evaluasi/<int:pk>/laporan/", views.round_paper, name="round_paper"),
    path("evaluasi/<int:pk>/tutup/", views.round_close, name="round_close"),
    path("evaluasi/<int:pk>/pihak/<int:party_pk>/", views.response, name="response"),
    path("evaluasi/<int:pk>/pihak/<int:party_pk>/tautan/", views.response_link, name="response_link"),
    path("kemitraan/<int:pk>/indikator/", indicators.indicator_list, name="indicator_list"),
    path("kemitraan/<int:pk>/indikator/baru/", indicators.indicator_create, name="indicator_create"),
    path("kemitraan/<int:pk>/indikator/<int:indicator_pk>/ubah/", indicators.indicator_edit, name="indicator_edit"),
    path(
        "kemitraan/<int:pk>/indikator/<int:indicator_pk>/koreksi/<int:measurement_pk>/",
        indicators.measurement_correct,
        name="measurement_correct",
    ),
    path(
        "kemitraan/<int:pk>/indikator/<int:indicator_pk>/ukur/",
        indicators.measurement_create,
        name="measurement_create",
    ),
]
