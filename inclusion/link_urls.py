"""Addresses behind scoped links, of no school: parents and providers without an account."""

from django.urls import path

from inclusion.views import child_handovers, consent_links, handover
from inclusion.views import child_links as children
from inclusion.views import plan_agreement as plans
from inclusion.views import service_links as services

app_name = "inclusion_links"

GIVEN = "anak/<uuid:public_id>/serah-terima/<int:handover_pk>/"

urlpatterns = [
    path("layanan/terima-kasih/", services.thanks, name="service_thanks"),
    path("layanan/<uuid:public_id>/", services.referral, name="service"),
    path("layanan/<uuid:public_id>/sesi/<int:session_pk>/", services.session, name="service_session"),
    path("layanan/<uuid:public_id>/selesai/", services.finish, name="service_finish"),
    path("rencana/<uuid:public_id>/", plans.plan_sheet, name="plan"),
    path("persetujuan/<uuid:public_id>/", consent_links.consent, name="consent"),
    path("anak/<uuid:public_id>/", children.child, name="child"),
    path("anak/<uuid:public_id>/pesan/", children.child_messages, name="child_messages"),
    path("anak/<uuid:public_id>/pesan/dibaca/", children.child_messages_read, name="child_messages_read"),
    path("anak/<uuid:public_id>/kuesioner/", children.child_questionnaire, name="child_questionnaire"),
    path("anak/<uuid:public_id>/surat/<int:letter_pk>/", children.child_letter, name="child_letter"),
    path("anak/<uuid:public_id>/berkas/<int:file_pk>/", children.child_file, name="child_file"),
    path("anak/<uuid:public_id>/rencana/", children.child_plan, name="child_plan"),
    path("anak/<uuid:public_id>/persetujuan/", children.child_consents, name="child_consents"),
    path("anak/<uuid:public_id>/pelatihan/<int:training_pk>/", children.child_training, name="child_training"),
    path("anak/<uuid:public_id>/dibuka-oleh/", children.child_reads, name="child_reads"),
    path("anak/<uuid:public_id>/serah-terima/", child_handovers.child_handovers, name="child_handovers"),
    path(f"{GIVEN}pdf/", child_handovers.child_handover_pdf, name="child_handover_pdf"),
    path(f"{GIVEN}json/", child_handovers.child_handover_json, name="child_handover_json"),
    path(f"{GIVEN}tautan/", child_handovers.child_handover_link, name="child_handover_link"),
    path(
        f"{GIVEN}tautan/<int:link_pk>/cabut/",
        child_handovers.child_handover_link_revoke,
        name="child_handover_link_revoke",
    ),
    path("serah-terima/<uuid:public_id>/", handover.received, name="handover"),
    path("serah-terima/<uuid:public_id>/pdf/", handover.received_pdf, name="handover_pdf"),
    path("serah-terima/<uuid:public_id>/json/", handover.received_json, name="handover_json"),
]
