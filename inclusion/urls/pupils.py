from django.urls import path

from inclusion.views import consents, guardians, pupil_exports, pupil_imports, pupils, reads, team

urlpatterns = [
    path("inklusi/murid/", pupils.pupil_list, name="pupil_list"),
    path("inklusi/murid/baru/", pupils.pupil_create, name="pupil_create"),
    path("inklusi/murid/unduh/", pupil_exports.pupil_export, name="pupil_export"),
    path("inklusi/murid/impor/", pupil_imports.upload, name="pupil_import"),
    path("inklusi/murid/impor/<int:pk>/", pupil_imports.batch, name="pupil_import_batch"),
    path("inklusi/murid/impor/<int:pk>/kolom/", pupil_imports.columns, name="pupil_import_columns"),
    path("inklusi/murid/impor/<int:pk>/<slug:name>/", pupil_imports.act, name="pupil_import_act"),
    path("inklusi/murid/<int:pk>/", pupils.pupil, name="pupil"),
    path("inklusi/murid/<int:pk>/ubah/", pupils.pupil_edit, name="pupil_edit"),
    path("inklusi/murid/<int:pk>/pindah-kelas/", pupils.pupil_move, name="pupil_move"),
    path("inklusi/murid/<int:pk>/keluar/", pupils.pupil_leave, name="pupil_leave"),
    path("inklusi/murid/<int:pk>/kembali/", pupils.pupil_return, name="pupil_return"),
    path("inklusi/murid/<int:pk>/wali/baru/", guardians.guardian_create, name="guardian_create"),
    path("inklusi/murid/<int:pk>/wali/<int:guardian_pk>/", guardians.guardian_edit, name="guardian_edit"),
    path("inklusi/murid/<int:pk>/wali/<int:guardian_pk>/<slug:act>/", guardians.guardian_act, name="guardian_act"),
    path("inklusi/murid/<int:pk>/persetujuan/", consents.consents, name="consents"),
    path("inklusi/murid/<int:pk>/persetujuan/catat/", consents.consent_record, name="consent_record"),
    path("inklusi/murid/<int:pk>/persetujuan/minta/", consents.consent_ask, name="consent_ask"),
    path(
        "inklusi/murid/<int:pk>/persetujuan/minta/<int:request_pk>/tarik/",
        consents.request_take_back,
        name="request_take_back",
    ),
    path("inklusi/murid/<int:pk>/persetujuan/tautan/<int:guardian_pk>/", consents.consent_link, name="consent_link"),
    path(
        "inklusi/murid/<int:pk>/persetujuan/tautan/<int:guardian_pk>/cabut/",
        consents.consent_link_revoke,
        name="consent_link_revoke",
    ),
    path("inklusi/persetujuan/", consents.consent_list, name="consent_list"),
    path("inklusi/persetujuan/<int:pk>/cabut/", consents.consent_withdraw, name="consent_withdraw"),
    path("inklusi/persetujuan/<int:pk>/pindaian/", consents.consent_scan, name="consent_scan"),
    path("inklusi/murid/<int:pk>/tim/", team.team, name="team"),
    path("inklusi/murid/<int:pk>/tim/tambah/", team.team_join, name="team_join"),
    path("inklusi/murid/<int:pk>/tim/<int:member_pk>/", team.team_change, name="team_change"),
    path("inklusi/murid/<int:pk>/tim/<int:member_pk>/keluar/", team.team_leave, name="team_leave"),
    path("inklusi/murid/<int:pk>/salinan/", reads.pupil_copy, name="pupil_copy"),
    path("inklusi/murid/<int:pk>/dibuka-oleh/", reads.reads, name="reads"),
]
