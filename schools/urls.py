"""Addresses of people and settings inside a school."""

from django.urls import URLPattern, path

from core.routes import branched
from schools.views import (
    action_items,
    audit,
    breaches,
    home,
    inbox,
    people,
    reminder_settings,
    rights,
    search,
    settings,
    teaching,
    timetable_import,
    undelivered,
)
from schools.views._nouns import CLASSES, HOLIDAYS, LESSONS, ROOMS, SUBJECTS, Noun

app_name = "schools"


def kept(segment: str, noun: Noun) -> list[URLPattern]:
    """The addresses of one kind of master data."""
    name, given = f"settings_{noun.key}", {"noun": noun}
    return [
        path(f"pengaturan/{segment}/", teaching.listing, given, name=name),
        path(f"pengaturan/{segment}/<int:pk>/", teaching.edit, given, name=f"{name}_edit"),
        path(f"pengaturan/{segment}/<int:pk>/hapus/", teaching.remove, given, name=f"{name}_remove"),
    ]


urlpatterns = branched(
    [
        path("", home.home, name="home"),
        path("cari/", search.search, name="search"),
        path("kotak-masuk/", inbox.inbox, name="inbox"),
        path("kotak-masuk/<int:pk>/buka/", inbox.open_message, name="inbox_open"),
        path("kotak-masuk/baca-semua/", inbox.read_all, name="inbox_read_all"),
        path("tindak-lanjut/", action_items.action_items, name="action_items"),
        path("tindak-lanjut/<int:pk>/", action_items.action_item, name="action_item"),
        path("tindak-lanjut/<int:pk>/ubah/", action_items.action_item_edit, name="action_item_edit"),
        path("tindak-lanjut/<int:pk>/<slug:name>/", action_items.action_item_move, name="action_item_move"),
        path("tindak-lanjut/baru/<str:kind>/<int:pk>/", action_items.action_item_create, name="action_item_create"),
        path("pengaturan/", settings.school, name="settings"),
        path("pengaturan/kop-surat/", settings.letterhead, name="settings_letterhead"),
        path("pengaturan/kop-surat/lambang/", settings.logo, name="settings_logo"),
        path("pengaturan/nomor-surat/", settings.numbering, name="settings_numbering"),
        path("pengaturan/tahun-ajaran/", settings.years, name="settings_years"),
        *kept("mata-pelajaran", SUBJECTS),
        *kept("ruang", ROOMS),
        *kept("kelas", CLASSES),
        path("pengaturan/kelas/bawa/", teaching.carry, {"noun": CLASSES}, name="settings_class_carry"),
        *kept("jadwal", LESSONS),
        path("pengaturan/jadwal/impor/", timetable_import.upload, name="timetable_import"),
        path("pengaturan/jadwal/impor/<int:pk>/", timetable_import.batch, name="timetable_import_batch"),
        path("pengaturan/jadwal/impor/<int:pk>/kolom/", timetable_import.columns, name="timetable_import_columns"),
        path("pengaturan/jadwal/impor/<int:pk>/<slug:name>/", timetable_import.act, name="timetable_import_act"),
        *kept("hari-libur", HOLIDAYS),
        path("orang/", people.people, name="people"),
        path("orang/undang/", people.invite, name="people_invite"),
        path("orang/mantan/", people.former, name="people_former"),
        path("orang/undangan/<int:pk>/kirim-ulang/", people.resend_invitation, name="people_resend"),
        path("orang/undangan/<int:pk>/cabut/", people.revoke_invitation, name="people_revoke"),
        path("orang/<int:pk>/", people.person, name="person"),
        path("orang/<int:pk>/akhiri/", people.end_membership, name="person_end"),
        path("pengaturan/pengingat/", reminder_settings.reminders, name="settings_reminders"),
        path("orang/<int:pk>/verifikasi/", people.reset_second_factor, name="person_second_factor"),
        path("pesan-gagal/", undelivered.undelivered, name="undelivered"),
        path("pesan-gagal/<int:pk>/kirim-ulang/", undelivered.resend, name="undelivered_resend"),
        path("pengaturan/hak-data/", rights.listing, name="rights_list"),
        path("pengaturan/hak-data/baru/", rights.create, name="rights_create"),
        path("pengaturan/hak-data/<int:pk>/", rights.rights, name="rights"),
        path("pengaturan/hak-data/<int:pk>/jawab/", rights.answer, name="rights_answer"),
        path("pengaturan/hak-data/<int:pk>/salinan/", rights.copy, name="rights_copy"),
        path("pengaturan/hak-data/<int:pk>/putuskan/", rights.decide, name="rights_decide"),
        path("pengaturan/hak-data/<int:pk>/hapus/", rights.erase, name="rights_erase"),
        path("hak-saya/", rights.ask, name="rights_ask"),
        path("audit/", audit.trail, name="audit"),
        path("audit/insiden/", breaches.breach, name="breach"),
        path("audit/<int:pk>/", audit.subject, name="audit_subject"),
    ]
)
