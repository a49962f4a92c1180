"""What is said in an engagement: for its members, and nobody else."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models.closed import ClosedContent, PrivateText
from collaboration.models.mentoring import Mentoring, MentoringSession
from core.models import Stamped, Versioned
from core.privacy import Privacy

KEEP = "Until the end of the next school year, longer only while all members keep it."
PAIR = "what colleagues say to each other; only they read it"


class MentoringAgreement(ClosedContent, Stamped, Versioned):
    """What the members want from it."""

    mentoring = models.OneToOneField(Mentoring, on_delete=models.CASCADE, related_name="agreement")
    topic = PrivateText(_("Tentang apa?"))
    hopes = PrivateText(_("Apa yang diharapkan?"), blank=True)

    PRIVACY = Privacy(personal={"topic": PAIR, "hopes": PAIR}, keep=KEEP)

    class Meta:
        verbose_name = _("Kesepakatan mentoring")

    def __str__(self) -> str:
        return str(_("Kesepakatan mentoring"))


class SessionNote(ClosedContent, Stamped, Versioned):
    """What was talked about when they met."""

    session = models.OneToOneField(MentoringSession, on_delete=models.CASCADE, related_name="note")
    talked = PrivateText(_("Apa yang dibicarakan?"))

    PRIVACY = Privacy(personal={"talked": PAIR}, keep=KEEP)

    class Meta:
        verbose_name = _("Catatan pertemuan mentoring")

    def __str__(self) -> str:
        return str(_("Catatan pertemuan mentoring"))


class MentoringStep(ClosedContent):
    """What one of them does until they meet again. Not an action item: nobody else learns of it."""

    session = models.ForeignKey(MentoringSession, on_delete=models.CASCADE, related_name="steps")
    what = PrivateText(_("Langkah berikutnya"))
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Siapa")
    )
    due_on = models.DateField(_("Sampai"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(personal={"what": PAIR}, keep=KEEP)

    class Meta:
        verbose_name = _("Langkah mentoring")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(_("Langkah mentoring"))


class MentoringGain(ClosedContent, Stamped):
    """What somebody takes away from it."""

    mentoring = models.ForeignKey(Mentoring, on_delete=models.CASCADE, related_name="gains")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = PrivateText(_("Apa yang Anda peroleh?"))

    PRIVACY = Privacy(personal={"text": PAIR}, keep=KEEP)

    class Meta:
        verbose_name = _("Hasil mentoring")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentoring", "author"], name="gain_once", violation_error_message=_("Tulisan Anda sudah ada.")
            )
        ]

    def __str__(self) -> str:
        return str(_("Hasil mentoring"))


class ResearchPaper(ClosedContent, Stamped, Versioned):
    """The working paper of a joint classroom research, written by its members: question, plan, findings."""

    mentoring = models.OneToOneField(Mentoring, on_delete=models.CASCADE, related_name="paper")
    question = PrivateText(_("Pertanyaan penelitian"), blank=True)
    plan = PrivateText(_("Rencana tindakan"), blank=True)
    findings = PrivateText(_("Temuan"), blank=True)

    PRIVACY = Privacy(personal={"question": PAIR, "plan": PAIR, "findings": PAIR}, keep=KEEP)

    class Meta:
        verbose_name = _("Lembar penelitian")

    def __str__(self) -> str:
        return str(_("Lembar penelitian"))
