from django.urls import path

from partnerships.views import negotiation as views

urlpatterns = [
    path("perjanjian/<int:pk>/versi/", views.text_versions, name="text_versions"),
    path("perjanjian/<int:pk>/versi/beda/", views.text_compare, name="text_compare"),
    path("perjanjian/<int:pk>/versi/bagikan/", views.text_share, name="text_share"),
    path("perjanjian/<int:pk>/konsep/", views.text_concept, name="text_concept"),
    path("perjanjian/versi/<int:pk>/", views.text_version, name="text_version"),
    path("perjanjian/telaah/<int:pk>/", views.text_review, name="text_review"),
    path("perjanjian/telaah/<int:pk>/tautan/", views.text_review_link, name="text_review_link"),
    path("perjanjian/catatan/<int:pk>/", views.text_answer, name="text_answer"),
]
