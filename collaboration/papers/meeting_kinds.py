"""The kinds of paper that protocol meetings print; `registration.meetings` registers them. None of them is public."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaboration.documents.meetings import AttendancePaper, InvitationPaper, MinutesPaper, RecordPaper
from collaboration.papers.meetings import ATTENDANCE, INVITATION, MINUTES, RECORD
from core.documents import DocumentKind

MEETING_KINDS = (
    DocumentKind(INVITATION, _("Surat undangan"), "pdf/meeting_invitation.html", InvitationPaper),
    DocumentKind(ATTENDANCE, _("Daftar hadir"), "pdf/meeting_attendance.html", AttendancePaper),
    DocumentKind(MINUTES, _("Notulen"), "pdf/meeting_minutes.html", MinutesPaper),
    DocumentKind(RECORD, _("Berita acara"), "pdf/meeting_record.html", RecordPaper),
)
