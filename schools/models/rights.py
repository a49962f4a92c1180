"""The rights desk: what a person asks of the school about their own data, and what the school answered (UU 27/2022 art. 5–14)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Stamped
from core.privacy import Ends, Privacy
from core.private_fields import PrivateText
from schools.models.school import School

ANSWER_WITHIN = timedelta(hours=72)
"""3 × 24 hours: art. 30, 32, 40 and 41."""
ALARM_AFTER = timedelta(hours=48)


class RightsRequestQuerySet(models.QuerySet):
    """Reads of requests."""

    def open(self) -> Self:
        """Not answered yet."""
        return self.filter(answered_at=None)


class RightsRequest(Stamped):
    """One request, with its clock. `subject` is the person whom the data are about, once known; the asker may be a parent.

    What was asked and answered is encrypted. An answered request is never changed.
    """

    class Kind(models.TextChoices):
        INFORMATION = "information", _("Informasi: data apa yang disimpan dan untuk apa")
        COPY = "copy", _("Salinan data")
        CORRECTION = "correction", _("Perbaikan data")
        ERASURE = "erasure", _("Penghapusan data")
        WITHDRAWAL = "withdrawal", _("Pencabutan persetujuan")
        RESTRICTION = "restriction", _("Pembatasan atau penundaan pemrosesan")

    class Via(models.TextChoices):
        ACCOUNT = "account", _("Lewat akun")
        PERSON = "person", _("Datang langsung")
        LETTER = "letter", _("Surat")
        EMAIL = "email", _("Email")
        PHONE = "phone", _("Telepon")

    class Outcome(models.TextChoices):
        DONE = "done", _("Dipenuhi")
        PARTLY = "partly", _("Dipenuhi sebagian")
        REFUSED = "refused", _("Ditolak dengan alasan")

    class Ground(models.TextChoices):
        """Why something is refused (art. 15 and 33), or stays by law."""

        IDENTITY = "identity", _("Identitas pemohon tidak dapat dipastikan")
        HARM = "harm", _("Membahayakan keselamatan atau kesehatan (pasal 33)")
        OTHERS = "others", _("Membuka data orang lain (pasal 33)")
        DUTY = "duty", _("Wajib disimpan menurut peraturan")
        STATE = "state", _("Penegakan hukum atau kepentingan negara (pasal 15)")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("Apa yang diminta?"), max_length=12, choices=Kind.choices)
    via = models.CharField(_("Bagaimana permintaan datang?"), max_length=8, choices=Via.choices)
    asker = models.CharField(_("Nama pemohon"), max_length=150)
    contact = models.CharField(_("Alamat untuk jawaban"), max_length=200, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    subject_type = models.CharField(max_length=80, blank=True, editable=False)
    subject_id = models.BigIntegerField(null=True, blank=True, editable=False)
    subject_label = models.CharField(_("Tentang siapa?"), max_length=200)
    words = PrivateText(_("Apa kata pemohon?"), blank=True)
    received_at = models.DateTimeField(_("Diterima"))
    due_at = models.DateTimeField(editable=False)
    outcome = models.CharField(_("Hasil"), max_length=8, choices=Outcome.choices, blank=True)
    ground = models.CharField(_("Dasar penolakan"), max_length=8, choices=Ground.choices, blank=True)
    answer = PrivateText(_("Jawaban kepada pemohon"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    answered_by_label = models.CharField(max_length=200, blank=True, editable=False)

    objects = RightsRequestQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "asker": "who asked", "contact": "where the answer goes", "subject_label": "whom the data are about",
            "words": "what the person asked for", "answer": "what the school answered", "answered_by_label": "who answered",
        },
        plain=("kind", "via", "subject_type", "outcome", "ground"),
        keep="Two years after the answer: proof that it was given in time.",
        ends=(Ends("answered_at", timedelta(days=730)),),
        about="person",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Permintaan hak data")
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["school", "answered_at", "due_at"], name="rights_by_clock")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, outcome="") | (Q(answered_at__isnull=False) & ~Q(outcome="")),
                name="answered_right_has_outcome",
                violation_error_message=_("Permintaan yang dijawab harus mempunyai hasil."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(ground=""),
                name="refused_right_has_ground",
                violation_error_message=_("Penolakan harus menyebut dasarnya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject_label}"

    @property
    def is_open(self) -> bool:
        """Waits for an answer."""
        return self.answered_at is None

    def tone_at(self, now: datetime) -> str:
        """The tone of its clock: calm, then a warning after 48 hours, then late."""
        if not self.is_open:
            return "good" if self.answered_at <= self.due_at else "neutral"
        if now > self.due_at:
            return "bad"
        return "warn" if now > self.received_at + ALARM_AFTER else "wait"
