from django.urls import path

from partnerships.views import obligation_phone as phone
from partnerships.views import obligation_series as series
from partnerships.views import obligations as views

urlpatterns = [
    path("kemitraan/<int:pk>/kewajiban/", views.obligation_list, name="obligation_list"),
    path("kemitraan/<int:pk>/kewajiban/baru/", views.obligation_create, name="obligation_create"),
    path("kemitraan/<int:pk>/kewajiban/berulang/", series.series_create, name="series_create"),
    path("kewajiban/berulang/<int:pk>/", series.series, name="obligation_series"),
    path("kewajiban/berulang/<int:pk>/ubah/", series.series_edit, name="series_edit"),
    path("kewajiban/berulang/<int:pk>/hentikan/", series.series_end, name="series_end"),
    path("kewajiban/<int:pk>/", views.obligation, name="obligation"),
    path("kewajiban/<int:pk>/ubah/", views.obligation_edit, name="obligation_edit"),
    path("kewajiban/<int:pk>/konfirmasi/", views.obligation_confirm, name="obligation_confirm"),
    path("kewajiban/<int:pk>/konfirmasi/pekerja.js", phone.obligation_worker, name="obligation_worker"),
    path("kewajiban/<int:pk>/konfirmasi/kirim/", phone.obligation_send, name="obligation_send"),
    path("kewajiban/<int:pk>/bebaskan/", views.obligation_waive, name="obligation_waive"),
    path("kewajiban/<int:pk>/tautan/", views.obligation_link, name="obligation_link"),
]
