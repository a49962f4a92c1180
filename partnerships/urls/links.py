from django.urls import path

from partnerships.views import given_links as views

urlpatterns = [
    path("tautan/<int:pk>/cabut/", views.link_revoke, name="link_revoke"),
]
