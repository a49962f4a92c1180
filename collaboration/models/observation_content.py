"""What was said around an observation: for its two participants, and nobody else."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models.closed import ClosedContent, PrivateText
from collaboration.models.foci import Focus
from collaboration.models.observation import LEADERS, Observation
from core.models import Stamped
from core.policy import Actor
from core.privacy import Privacy
from schools.roles import Role

KEEP = "Until the end of the next school year, longer only while both participants keep it."
PAIR = "what two colleagues say to each other about a lesson; only they read it"


class ObservationAgreement(ClosedContent, Stamped):
    """What the two agreed to look at. The observed teacher chooses; the observer reads it before the lesson."""

    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, related_name="agreement")
    focus = models.CharField(_("Fokus"), max_length=12, choices=Focus.choices)
    own_question = PrivateText(_("Pertanyaan saya sendiri"), blank=True)
    look_at = PrivateText(_("Yang diminta untuk dilihat"), blank=True)

    PRIVACY = Privacy(personal={"own_question": PAIR, "look_at": PAIR}, plain=("focus",), keep=KEEP)

    class Meta:
        verbose_name = _("Kesepakatan observasi")

    def __str__(self) -> str:
        return str(self.get_focus_display())


class ObservationMessage(ClosedContent):
    """A kind word with an answer: why another time is proposed, why it cannot be this time."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="words")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = PrivateText(_("Pesan"))
    at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(personal={"text": PAIR}, keep=KEEP)

    class Meta:
        verbose_name = _("Pesan observasi")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(_("Pesan observasi"))


class ObservationNote(ClosedContent):
    """One thing that was seen. `client_id` is given by the phone on which it was tapped: the same note arrives once, however often
    it is sent. `noted_at` is the phone's clock, `received_at` ours; the two need not agree.
    """

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="notes")
    client_id = models.UUIDField(editable=False)
    focus = models.CharField(_("Fokus"), max_length=12, choices=Focus.choices)
    text = PrivateText(_("Yang terlihat"), blank=True)
    noted_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)
    """The phone's clock when the words last changed: of two versions of one note the later one stays."""
    received_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(personal={"text": PAIR}, plain=("focus",), keep=KEEP)

    class Meta:
        verbose_name = _("Catatan observasi")
        ordering = ["noted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["observation", "client_id"],
                name="observation_note_once",
                violation_error_message=_("Catatan ini sudah tersimpan."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_focus_display())

    def since(self, began_at: datetime | None) -> str:
        """Minutes and seconds from the start, both by the phone's clock: "12′05″"; "" before the start or without one."""
        if began_at is None or self.noted_at < began_at:
            return ""
        minutes, seconds = divmod(int((self.noted_at - began_at).total_seconds()), 60)
        return f"{minutes}′{seconds:02}″"


class Reflection(ClosedContent, Stamped):
    """How one of the two looks back. A draft until it is sent; the observer's is shown after the observed teacher sent the own one."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="reflections")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    worked = PrivateText(_("Yang berjalan baik"))
    question = PrivateText(_("Pertanyaan untuk dipikirkan"), blank=True)
    idea = PrivateText(_("Gagasan untuk pelajaran berikutnya"), blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(personal={"worked": PAIR, "question": PAIR, "idea": PAIR}, keep=KEEP)

    class Meta:
        verbose_name = _("Refleksi")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["observation", "author"],
                name="observation_reflection_once",
                violation_error_message=_("Refleksi Anda sudah ada."),
            )
        ]

    def __str__(self) -> str:
        return str(_("Refleksi"))


class ObservationFollowUp(ClosedContent, Stamped):
    """What will be tried next, and what came of it. The day of looking back stands at the observation."""

    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, related_name="follow_up")
    plan = PrivateText(_("Yang akan dicoba"))
    outcome = PrivateText(_("Apa hasilnya"), blank=True)

    PRIVACY = Privacy(personal={"plan": PAIR, "outcome": PAIR}, keep=KEEP)

    class Meta:
        verbose_name = _("Tindak lanjut observasi")

    def __str__(self) -> str:
        return str(_("Tindak lanjut observasi"))


class ShareQuerySet(models.QuerySet):
    """Reads of what was shared."""

    def open(self) -> ShareQuerySet:
        """Both said yes, nobody took it back, and the content is still there."""
        return self.filter(
            observed_agreed_at__isnull=False,
            observer_agreed_at__isnull=False,
            withdrawn_at=None,
            observation__erased_at=None,
        )

    def visible_to(self, actor: Actor) -> ShareQuerySet:
        """What this person was given to read, as long as they accompany the school as coach and lead nobody there."""
        here = self.open().filter(observation__school_id=actor.tenant_id, reader_id=actor.user_id)
        return here if actor.has(Role.COACH) and not actor.has(*LEADERS) else here.none()


class ObservationShare(ClosedContent):
    """A piece of an observation that a coach may read. No copy: the piece is read where it lies, each time anew, so that it is gone
    for the reader the moment one of the two takes the consent back.
    """

    class Piece(models.TextChoices):
        NOTES = "notes", _("Kesepakatan dan catatan")
        OBSERVED = "observed", _("Refleksi guru yang diamati")
        OBSERVER = "observer", _("Umpan balik pengamat")
        FOLLOW_UP = "follow_up", _("Tindak lanjut")

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="shares")
    piece = models.CharField(_("Bagian"), max_length=10, choices=Piece.choices)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Pembimbing")
    )
    observed_agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    observer_agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(editable=False)

    objects = ShareQuerySet.as_manager()

    PRIVACY = Privacy(plain=("piece",), keep=KEEP)

    class Meta:
        verbose_name = _("Bagian yang dibagikan")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["observation", "piece", "reader"],
                condition=models.Q(withdrawn_at=None),
                name="piece_shared_once",
                violation_error_message=_("Bagian ini sudah ditawarkan kepada orang tersebut."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_piece_display())

    @property
    def is_open(self) -> bool:
        """Both said yes and nobody took it back."""
        return bool(self.observed_agreed_at and self.observer_agreed_at and not self.withdrawn_at)

    def agreed_by(self, observed: bool) -> bool:
        """The observed teacher (or else the observer) has said yes to it."""
        return (self.observed_agreed_at if observed else self.observer_agreed_at) is not None
