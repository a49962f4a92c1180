from django.urls import path

from inclusion.views import pupils

urlpatterns = [
    path("inklusi/murid/<int:pk>/", pupils.pupil, name="pupil"),
]
