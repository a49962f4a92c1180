from django.urls import path

from partnerships.views import candidates, evidence, partnerships, understanding

urlpatterns = [
    path("kemitraan/", partnerships.partnership_list, name="partnership_list"),
    path("kemitraan/papan/", partnerships.partnership_board, name="board"),
    path("kemitraan/baru/", partnerships.partnership_open, name="partnership_open"),
    path("kemitraan/<int:pk>/", partnerships.partnership, name="partnership"),
    path("kemitraan/<int:pk>/ubah/", partnerships.partnership_edit, name="partnership_edit"),
    path("kemitraan/<int:pk>/bukti/", evidence.evidence, name="evidence"),
    path("kemitraan/<int:pk>/bukti/pdf/", evidence.evidence_paper, name="evidence_paper"),
    path("kemitraan/<int:pk>/bukti/zip/", evidence.evidence_zip, name="evidence_zip"),
    path("kemitraan/<int:pk>/bukti/zip/<int:bundle_pk>/", evidence.evidence_file, name="evidence_file"),
    path("kemitraan/<int:pk>/pindah/", partnerships.partnership_move, name="partnership_move"),
    path("kemitraan/<int:pk>/kesepahaman/", understanding.understanding, name="understanding"),
    path("kemitraan/<int:pk>/kesepahaman/pdf/", understanding.understanding_paper, name="understanding_paper"),
    path("kemitraan/<int:pk>/calon-mitra/", candidates.candidates, name="candidates"),
    path("kemitraan/<int:pk>/calon-mitra/tambah/", candidates.candidate_add, name="candidate_add"),
    path("calon-mitra/<int:pk>/", candidates.candidate, name="candidate"),
    path("calon-mitra/<int:pk>/pilih/", candidates.candidate_choose, name="candidate_choose"),
    path("calon-mitra/<int:pk>/lepas/", candidates.candidate_decline, name="candidate_decline"),
]
