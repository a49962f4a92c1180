"""Addresses behind scoped links; they lie outside any school's slug and need no account."""

from django.urls import path

from partnerships.views import obligation_phone, partner_links

app_name = "partner_links"

urlpatterns = [
    path("kewajiban/<uuid:public_id>/", partner_links.obligation, name="obligation"),
    path("kewajiban/<uuid:public_id>/pekerja.js", obligation_phone.link_worker, name="obligation_worker"),
    path("kewajiban/<uuid:public_id>/kirim/", obligation_phone.link_send, name="obligation_send"),
    path("evaluasi/<uuid:public_id>/", partner_links.evaluation, name="evaluation"),
    path("naskah/<uuid:public_id>/", partner_links.agreement_text, name="agreement_text"),
]
