from django.urls import path

from partnerships.views import needs as views

urlpatterns = [
    path("kebutuhan/", views.need_list, name="need_list"),
    path("kebutuhan/baru/", views.need_create, name="need_create"),
    path("kebutuhan/<int:pk>/", views.need, name="need"),
    path("kebutuhan/<int:pk>/ubah/", views.need_edit, name="need_edit"),
    path("kebutuhan/<int:pk>/pindah/<slug:name>/", views.need_move, name="need_move"),
]
