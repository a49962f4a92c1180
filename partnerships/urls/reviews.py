from django.urls import path

from partnerships.views import reviews as views

urlpatterns = [
    path("kemitraan/<int:pk>/peninjauan/", views.review_decide, name="review_decide"),
    path("kemitraan/<int:pk>/akhiri/", views.partnership_end, name="partnership_end"),
]
