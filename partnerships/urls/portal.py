from django.urls import path

from partnerships.views import portal as views

urlpatterns = [
    path("lembaga-saya/", views.portal, name="portal"),
    path("kemitraan/<int:pk>/serahkan/", views.hand_in, name="hand_in"),
]
