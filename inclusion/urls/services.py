from django.urls import path

from inclusion.views import service_sessions as sessions
from inclusion.views import services as views

urlpatterns = [
    path("inklusi/layanan/", views.service_list, name="service_list"),
    path("inklusi/murid/<int:pk>/layanan/", views.pupil_services, name="pupil_services"),
    path("inklusi/murid/<int:pk>/layanan/baru/", views.service_create, name="service_create"),
    path("inklusi/layanan/<int:pk>/", views.service, name="service"),
    path("inklusi/layanan/<int:pk>/ubah/", views.service_edit, name="service_edit"),
    path("inklusi/layanan/<int:pk>/penyedia/", views.service_refer, name="service_refer"),
    path("inklusi/layanan/<int:pk>/kirim/", sessions.service_send, name="service_send"),
    path("inklusi/layanan/<int:pk>/kebutuhan/", views.service_need, name="service_need"),
    path("inklusi/layanan/<int:pk>/sesi/", sessions.session_add, name="session_add"),
    path("inklusi/layanan/<int:pk>/sesi/<int:session_pk>/", sessions.session_record, name="session_record"),
    path("inklusi/layanan/<int:pk>/<slug:name>/", views.service_move, name="service_move"),
]
