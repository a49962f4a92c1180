from django.urls import path

from partnerships.views import proposals

urlpatterns = [
    path("kemitraan/<int:pk>/proposal/", proposals.proposal, name="proposal"),
    path("kemitraan/<int:pk>/proposal/ubah/", proposals.proposal_edit, name="proposal_edit"),
    path("kemitraan/<int:pk>/proposal/pindah/", proposals.proposal_move, name="proposal_move"),
    path("kemitraan/<int:pk>/proposal/pdf/", proposals.proposal_paper, name="proposal_paper"),
]
