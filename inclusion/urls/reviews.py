from django.urls import path

from inclusion.views import reviews as views

HOME = "inklusi/tinjauan/"
ONE = f"{HOME}<int:pk>/"

urlpatterns = [
    path(HOME, views.review_list, name="review_list"),
    path("inklusi/rencana/<int:pk>/tinjauan/", views.review_plan, name="review_plan"),
    path(ONE, views.review, name="review"),
    path(f"{ONE}ubah/", views.review_edit, name="review_edit"),
    path(f"{ONE}pindah/", views.review_move, name="review_move"),
    path(f"{ONE}notulen/", views.review_minutes, name="review_minutes"),
    path(f"{ONE}perbaikan/", views.review_correct, name="review_correct"),
]
