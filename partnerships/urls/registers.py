from django.urls import path

from partnerships.views import registers as views

urlpatterns = [
    path("kewajiban/", views.obligation_register, name="obligation_register"),
    path("kegiatan/", views.activity_register, name="activity_register"),
    path("kemitraan/kalender/", views.expiry_calendar, name="expiry_calendar"),
    path("kemitraan/tahun/", views.year_summary, name="year_summary"),
    path("perjanjian/dapodik/", views.dapodik, name="dapodik"),
]
