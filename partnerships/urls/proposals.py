from django.urls import path

from partnerships.views import proposal_review, proposals

urlpatterns = [
    path("kemitraan/<int:pk>/proposal/", proposals.proposal, name="proposal"),
    path("kemitraan/<int:pk>/proposal/ubah/", proposals.proposal_edit, name="proposal_edit"),
    path("kemitraan/<int:pk>/proposal/pindah/", proposals.proposal_move, name="proposal_move"),
    path("kemitraan/<int:pk>/proposal/pdf/", proposals.proposal_paper, name="proposal_paper"),
    path("kemitraan/<int:pk>/proposal/kembalikan/", proposal_review.proposal_return, name="proposal_return"),
    path("kemitraan/<int:pk>/proposal/perbandingan/", proposal_review.proposal_difference, name="proposal_difference"),
    path("kemitraan/<int:pk>/proposal/salin/", proposal_review.proposal_copy, name="proposal_copy"),
]
