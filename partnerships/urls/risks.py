from django.urls import path

from partnerships.views import conversations, follow_ups, risks

urlpatterns = [
    path("kemitraan/<int:pk>/komunikasi/", conversations.conversation_list, name="conversation_list"),
    path("kemitraan/<int:pk>/komunikasi/baru/", conversations.conversation_create, name="conversation_create"),
    path("komunikasi/<int:pk>/perbaiki/", conversations.conversation_correct, name="conversation_correct"),
    path("kemitraan/<int:pk>/irama/", conversations.rhythm, name="rhythm"),
    path("kemitraan/<int:pk>/risiko/", risks.risk_list, name="risk_list"),
    path("kemitraan/<int:pk>/risiko/baru/", risks.risk_create, name="risk_create"),
    path("risiko/<int:pk>/", risks.risk, name="risk"),
    path("risiko/<int:pk>/ubah/", risks.risk_edit, name="risk_edit"),
    path("risiko/<int:pk>/pindah/", risks.risk_move, name="risk_move"),
    path("evaluasi/<int:pk>/hambatan/<int:response_pk>/", risks.obstacle_take_up, name="obstacle_take_up"),
    path("evaluasi/<int:pk>/tindak-lanjut/", follow_ups.round_follow_up, name="round_follow_up"),
]
