from django.urls import path

from inclusion.views import children, class_notes, handover, handover_school, home_materials, letters, messages

HOME = "inklusi/anak-saya/"
TALK = "inklusi/murid/<int:pk>/pesan/"
LETTERS = "inklusi/murid/<int:pk>/surat/"
MATERIALS = "inklusi/bahan-di-rumah/"
GIVEN = "inklusi/murid/<int:pk>/serah-terima/"

urlpatterns = [
    path(HOME, children.children, name="children"),
    path(f"{HOME}<int:pk>/", children.child, name="child"),
    path(f"{HOME}<int:pk>/kuesioner/", children.child_questionnaire, name="child_questionnaire"),
    path(TALK, messages.messages, name="messages"),
    path(f"{TALK}dibaca/", messages.messages_read, name="messages_read"),
    path(f"{TALK}percakapan/", messages.message_talk, name="message_talk"),
    path(f"{TALK}<int:message_pk>/jawab/", messages.message_answer, name="message_answer"),
    path(f"{TALK}tautan/<int:guardian_pk>/", messages.child_link_give, name="child_link_give"),
    path(f"{TALK}tautan/<int:guardian_pk>/<int:link_pk>/cabut/", messages.child_link_revoke, name="child_link_revoke"),
    path(MATERIALS, home_materials.home_materials, name="home_materials"),
    path(f"{MATERIALS}baru/", home_materials.home_material_new, name="home_material_new"),
    path(f"{MATERIALS}<int:pk>/tarik/", home_materials.home_material_withdraw, name="home_material_withdraw"),
    path(f"{MATERIALS}pelatihan/", home_materials.parent_training_new, name="parent_training_new"),
    path(f"{HOME}<int:pk>/pelatihan/<int:training_pk>/", home_materials.training_want, name="training_want"),
    path("inklusi/teks-surat/", letters.letter_texts, name="letter_texts"),
    path("inklusi/teks-surat/<slug:kind>/", letters.letter_text, name="letter_text"),
    path(LETTERS, letters.letters, name="letters"),
    path(f"{LETTERS}<int:letter_pk>/pdf/", letters.letter_pdf, name="letter_pdf"),
    path(f"{LETTERS}<slug:kind>/", letters.letter_write, name="letter_write"),
    path(f"{HOME}<int:pk>/serah-terima/", handover.handovers, name="handovers"),
    path(GIVEN, handover_school.pupil_handovers, name="pupil_handovers"),
    path(f"{GIVEN}minta/", handover_school.handover_ask, name="handover_ask"),
    path(f"{GIVEN}<int:handover_pk>/", handover_school.handover, name="handover"),
    path(f"{GIVEN}<int:handover_pk>/pdf/", handover.handover_pdf, name="handover_pdf"),
    path(f"{GIVEN}<int:handover_pk>/json/", handover.handover_json, name="handover_json"),
    path(f"{GIVEN}<int:handover_pk>/tautan/", handover.handover_link, name="handover_link"),
    path(
        f"{GIVEN}<int:handover_pk>/tautan/<int:link_pk>/cabut/",
        handover.handover_link_revoke,
        name="handover_link_revoke",
    ),
    path("inklusi/murid/<int:pk>/catatan-kelas/", class_notes.class_notes, name="class_notes"),
]
