from django.urls import path

from partnerships.views import addenda as views

urlpatterns = [
    path("perjanjian/<int:pk>/adendum/baru/", views.addendum_draft, name="addendum_draft"),
    path("perjanjian/<int:pk>/berlaku/", views.agreement_in_force, name="agreement_in_force"),
    path("adendum/<int:pk>/perubahan/", views.addendum_changes, name="addendum_changes"),
    path("adendum/<int:pk>/perubahan/pasal/", views.addendum_article, name="addendum_article"),
    path("adendum/<int:pk>/perubahan/pasal-baru/", views.addendum_article_add, name="addendum_article_add"),
    path("adendum/<int:pk>/perubahan/hapus-pasal/", views.addendum_article_remove, name="addendum_article_remove"),
    path("adendum/perubahan/<int:pk>/", views.addendum_change, name="addendum_change"),
    path("adendum/perubahan/<int:pk>/batal/", views.addendum_change_drop, name="addendum_change_drop"),
]
