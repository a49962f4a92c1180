from django.urls import path

from inclusion.views import accommodations, catalogue, class_sheets

urlpatterns = [
    path("inklusi/akomodasi/", accommodations.accommodation_list, name="accommodation_list"),
    path("inklusi/murid/<int:pk>/akomodasi/", accommodations.accommodation_page, name="accommodation_page"),
    path("inklusi/murid/<int:pk>/akomodasi/dibaca/", accommodations.accommodation_acknowledge, name="accommodation_acknowledge"),
    path("inklusi/murid/<int:pk>/akomodasi/cetak/", accommodations.accommodation_paper, name="accommodation_paper"),
    path("inklusi/murid/<int:pk>/akomodasi/pilih/", accommodations.accommodation_choose, name="accommodation_choose"),
    path("inklusi/murid/<int:pk>/akomodasi/baru/", accommodations.accommodation_add, name="accommodation_add"),
    path("inklusi/akomodasi/<int:pk>/ubah/", accommodations.accommodation_edit, name="accommodation_edit"),
    path("inklusi/akomodasi/<int:pk>/tinjau/", accommodations.accommodation_review, name="accommodation_review"),
    path("inklusi/akomodasi/<int:pk>/tandai/", class_sheets.accommodation_mark, name="accommodation_mark"),
    path("inklusi/kelas/<int:pk>/akomodasi/", class_sheets.class_sheet, name="class_sheet"),
    path("inklusi/kelas/<int:pk>/akomodasi/cetak/", class_sheets.class_sheet_paper, name="class_sheet_paper"),
    path("inklusi/kelas/<int:pk>/akomodasi/ringkas/", class_sheets.class_accommodations, name="class_accommodations"),
    path("inklusi/katalog/", catalogue.catalogue, name="catalogue"),
    path("inklusi/katalog/baru/", catalogue.catalogue_add, name="catalogue_add"),
    path("inklusi/katalog/<int:pk>/ubah/", catalogue.catalogue_edit, name="catalogue_edit"),
    path("inklusi/katalog/<slug:ref>/tampil/", catalogue.catalogue_show, name="catalogue_show"),
]  # fmt: skip
