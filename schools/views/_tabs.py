"""The tabs of the settings pages: only those that this person may open."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.looks import Chip
from core.policy import allowed
from schools.links import school_url
from schools.policy import check_edit_settings, check_keep_rights, check_read_audit


def settings_tabs(request: HttpRequest, current: str) -> list[Chip]:
    """Tabs for the settings pages; `current` is the route of the page that asks."""
    tabs = [
        ("schools:settings", _("Sekolah"), check_edit_settings),
        ("schools:people", pgettext("daftar", "Orang"), check_edit_settings),
        ("schools:settings_letterhead", _("Kop surat"), check_edit_settings),
        ("schools:settings_numbering", pgettext("daftar", "Nomor surat"), check_edit_settings),
        ("schools:settings_years", pgettext("daftar", "Tahun ajaran"), check_edit_settings),
        ("schools:settings_reminders", pgettext("daftar", "Pengingat"), check_edit_settings),
        ("schools:settings_classes", pgettext("daftar", "Kelas"), check_edit_settings),
        ("schools:settings_subjects", pgettext("daftar", "Mata pelajaran"), check_edit_settings),
        ("schools:settings_rooms", pgettext("daftar", "Ruang"), check_edit_settings),
        ("schools:settings_lessons", _("Jadwal pelajaran"), check_edit_settings),
        ("schools:settings_holidays", _("Hari libur"), check_edit_settings),
        ("schools:undelivered", _("Pesan gagal"), check_edit_settings),
        ("schools:rights_list", _("Hak atas data"), check_keep_rights),
        ("schools:audit", _("Jejak audit"), check_read_audit),
    ]
    shown = [(route, label) for route, label, check in tabs if allowed(check, request.actor)]
    return [Chip(label, school_url(request.school, route), route == current) for route, label in shown]
