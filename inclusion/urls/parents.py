from django.urls import path

from inclusion.views import children, messages

HOME = "inklusi/anak-saya/"
TALK = "inklusi/murid/<int:pk>/pesan/"

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
]
