from django.urls import path

from partnerships.views import clause_library as views

urlpatterns = [
    path("perjanjian/pustaka/", views.clause_library, name="clause_library"),
    path("perjanjian/pustaka/<slug:kind>/pasang/", views.clause_install, name="clause_install"),
    path("perjanjian/pustaka/<slug:kind>/tambah/", views.clause_template_add, name="clause_template_add"),
    path("perjanjian/pustaka/pasal/<int:pk>/", views.clause_template, name="clause_template"),
    path("perjanjian/pustaka/pasal/<int:pk>/geser/", views.clause_template_move, name="clause_template_move"),
    path("perjanjian/pustaka/pasal/<int:pk>/pulihkan/", views.clause_template_restore, name="clause_template_restore"),
    path("perjanjian/pustaka/pasal/<int:pk>/hapus/", views.clause_template_remove, name="clause_template_remove"),
    path("perjanjian/pustaka/pasal/<int:pk>/kunci/", views.clause_template_lock, name="clause_template_lock"),
]
