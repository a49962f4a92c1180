from django.urls import path

from inclusion.views import home as views

urlpatterns = [
    path("inklusi/", views.home, name="home"),
]
