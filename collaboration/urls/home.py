from django.urls import path

from collaboration.views import home as views

urlpatterns = [
    path("kolaborasi/", views.home, name="home"),
]
