from django.urls import path

from inclusion.views import assessments, erasing, profile_texts, profiles

urlpatterns = [
    path("inklusi/murid/<int:pk>/profil/", profiles.pupil_profile, name="pupil_profile"),
    path("inklusi/murid/<int:pk>/profil/mulai/", profiles.profile_begin, name="profile_begin"),
    path("inklusi/profil/<int:pk>/", profiles.profile, name="profile"),
    path("inklusi/profil/<int:pk>/tulis/<slug:part>/", profile_texts.profile_write, name="profile_write"),
    path("inklusi/profil/<int:pk>/simpan/", profile_texts.profile_autosave, name="profile_autosave"),
    path("inklusi/profil/<int:pk>/kode/", profiles.profile_needs, name="profile_needs"),
    path("inklusi/profil/<int:pk>/fungsi/", profiles.function_add, name="function_add"),
    path("inklusi/profil/<int:pk>/fungsi/<int:note_pk>/", profiles.function_edit, name="function_edit"),
    path("inklusi/profil/<int:pk>/fungsi/<int:note_pk>/hapus/", profiles.function_remove, name="function_remove"),
    path("inklusi/murid/<int:pk>/asesmen/", assessments.assessments, name="assessments"),
    path("inklusi/murid/<int:pk>/asesmen/baru/", assessments.assessment_add, name="assessment_add"),
    path("inklusi/murid/<int:pk>/asesmen/minta-hapus/", erasing.erasure_choose, name="erasure_choose"),
    path("inklusi/asesmen/<int:pk>/", assessments.assessment_edit, name="assessment_edit"),
    path("inklusi/asesmen/<int:pk>/minta-hapus/", erasing.erasure_ask, name="erasure_ask"),
    path("inklusi/asesmen/<int:pk>/minta-hapus/<int:file_pk>/", erasing.erasure_ask, name="erasure_ask"),
    path("inklusi/asesmen/<int:pk>/hapus-selamanya/", erasing.erasure, name="erasure"),
    path("inklusi/asesmen/<int:pk>/hapus-selamanya/<int:file_pk>/", erasing.erasure, name="erasure"),
    path(
        "inklusi/asesmen/<int:pk>/dokumen/<int:file_pk>/hapus/", assessments.assessment_document_remove,
        name="assessment_document_remove",
    ),
]  # fmt: skip
