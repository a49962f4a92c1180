"""What the committee reads every month and every half-year [CO8]: assembled from the records, frozen when it is sent."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models.event import LEADERS
from core import dates
from core.looks import screen_language
from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from schools.models import School
from schools.roles import TEACHING, Role

READERS = (*LEADERS, Role.OPERATOR, *TEACHING, Role.COACH, Role.COMMITTEE, Role.SUPERVISOR)
"""Access table, row "protocol meeting: agenda, minutes, report"."""


class ReportQuerySet(models.QuerySet):
    """Reads of reports."""

    def visible_to(self, actor: Actor) -> ReportQuerySet:
        """Everybody of the school once it is sent; before, principal and hub, who prepare it."""
        here = self.filter(school_id=actor.tenant_id)
        if actor.has(*LEADERS):
            return here
        return here.filter(state=Report.State.SENT) if actor.has(*READERS) else here.none()


class Report(Stamped, Versioned):
    """One period's report to the school committee.

    Until it is sent it holds no facts: whoever opens it reads the records as they are now. With the sending `facts` keep what
    every part said, and the paper is made; neither ever changes (product, promise 5).
    """

    STATE_TONES = {"draft": "wait", "held": "warn", "sent": "good"}

    class Kind(models.TextChoices):
        MONTH = "month", _("Laporan bulanan")
        HALF_YEAR = "half_year", _("Laporan semester")

    class State(models.TextChoices):
        DRAFT = "draft", _("Disiapkan")
        HELD = "held", _("Ditahan")
        SENT = "sent", _("Terkirim")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("Jenis laporan"), max_length=10, choices=Kind.choices)
    starts_on = models.DateField(_("Dari"))
    ends_on = models.DateField(_("Sampai"))
    send_on = models.DateField(_("Dikirim pada"))
    state = models.CharField(_("Status"), max_length=8, choices=State.choices, default=State.DRAFT)
    foreword = models.TextField(
        _("Pengantar"),
        blank=True,
        help_text=_("Opsional. Beberapa kalimat dari sekolah untuk komite, dicetak di depan."),
    )
    facts = models.JSONField(default=dict, blank=True, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"foreword": "what the school tells its committee may name people"},
        plain=("kind", "state", "facts"),
        keep="Ten years.",
    )

    class Meta:
        verbose_name = _("Laporan berkala")
        ordering = ["-starts_on", "kind", "-id"]
        indexes = [
            models.Index(fields=["school", "-starts_on", "-id"], name="report_by_school"),
            models.Index(fields=["send_on"], name="report_waiting", condition=models.Q(state="draft")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "kind", "starts_on"],
                name="report_once",
                violation_error_message=_("Laporan untuk masa ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="report_forward",
                violation_error_message=_("Masa laporan harus berakhir setelah dimulai."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="sent_report_has_date",
                violation_error_message=_("Laporan yang terkirim harus bertanggal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.period}"

    @property
    def period(self) -> str:
        """The period in words: "September 2026", or "Juli–Desember 2026"."""
        return period_words(self.starts_on, self.ends_on)


def period_words(first: date, last: date) -> str:
    """A month or a run of whole months in the reader's language."""
    language = screen_language()
    if (first.year, first.month) == (last.year, last.month):
        return dates.month_and_year(first, language)
    return f"{dates.month_name(first.month, language)}–{dates.month_and_year(last, language)}"


class ReportComment(models.Model):
    """What somebody says to a report that was sent. It is never rewritten."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    author_label = models.CharField(_("Dari"), max_length=200)
    text = models.TextField(_("Tanggapan"))
    at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={"author_label": "who says it", "text": "what a person says"}, keep="As long as the report."
    )

    class Meta:
        verbose_name = _("Tanggapan atas laporan")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.author_label


class ReportSchedule(Versioned):
    """How a school sends its reports. A school without a row sends on the fifth of the following month."""

    DAY = 5

    school = models.OneToOneField(School, on_delete=models.CASCADE, related_name="report_schedule")
    is_on = models.BooleanField(_("Susun dan kirim laporan secara otomatis"), default=True)
    day = models.PositiveSmallIntegerField(
        _("Tanggal pengiriman"), default=DAY, help_text=_("Tanggal pada bulan berikutnya, 1 sampai 28.")
    )
    half_year = models.BooleanField(_("Kirim juga laporan semester"), default=True)

    PRIVACY = Privacy()

    class Meta:
        verbose_name = _("Jadwal laporan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(day__range=(1, 28)),
                name="report_day_in_month",
                violation_error_message=_("Pilih tanggal 1 sampai 28."),
            )
        ]

    def __str__(self) -> str:
        return str(self.school)
