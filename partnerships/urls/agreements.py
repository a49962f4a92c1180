from django.urls import path

from partnerships.views import agreement_parts as parts
from partnerships.views import agreements as views
from partnerships.views import signatures

urlpatterns = [
    path("perjanjian/", views.agreement_list, name="agreement_list"),
    path("kemitraan/<int:pk>/perjanjian/baru/", views.agreement_draft, name="agreement_draft"),
    path("perjanjian/<int:pk>/", views.agreement, name="agreement"),
    path("perjanjian/<int:pk>/ubah/", views.agreement_edit, name="agreement_edit"),
    path("perjanjian/<int:pk>/langkah/", views.agreement_move, name="agreement_move"),
    path("perjanjian/<int:pk>/naskah/", views.agreement_preview, name="agreement_preview"),
    path("perjanjian/<int:pk>/pihak/", parts.agreement_parties, name="agreement_parties"),
    path("perjanjian/<int:pk>/pasal/", parts.agreement_clauses, name="agreement_clauses"),
    path("perjanjian/<int:pk>/pasal/tambah/", parts.agreement_clause_add, name="agreement_clause_add"),
    path("perjanjian/pasal/<int:pk>/", parts.agreement_clause, name="agreement_clause"),
    path("perjanjian/pasal/<int:pk>/sertakan/", parts.agreement_clause_include, name="agreement_clause_include"),
    path("perjanjian/pasal/<int:pk>/geser/", parts.agreement_clause_move, name="agreement_clause_move"),
    path("perjanjian/<int:pk>/angsuran/", parts.agreement_instalments, name="agreement_instalments"),
    path("perjanjian/tanda-tangan/<int:pk>/", signatures.agreement_signature, name="agreement_signature"),
    path("perjanjian/<int:pk>/nomor/", signatures.agreement_number, name="agreement_number"),
    path("perjanjian/<int:pk>/pindaian/", signatures.agreement_scan, name="agreement_scan"),
    path("perjanjian/<int:pk>/pindaian/cocok/", signatures.agreement_scan_confirm, name="agreement_scan_confirm"),
]
