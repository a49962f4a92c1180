"""What school and home say to each other [IN7]: messages, calls and talks, how far each has read, links for parents without an account."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models.base import Displayed
from core.policy import Actor
from core.privacy import Privacy
from core.private_fields import PrivateText
from inclusion.models.pupil import Guardian, Pupil
from schools.models import School


class ParentMessageQuerySet(models.QuerySet):
    """Reads of messages."""

    def visible_to(self, actor: Actor) -> Self:
        """As the plan: the team, those who read every plan, the parents. Whether a consent is in force is asked apart."""
        pupils = Pupil.objects.plan_open_to(actor).order_by().values("pk")
        return self.filter(school_id=actor.tenant_id, pupil__in=pupils)

    def open_questions(self) -> Self:
        """Questions that nobody has answered."""
        return self.filter(topic=ParentMessage.Topic.ASK, answered_by=None)


class ParentMessage(Displayed):
    """One message between school and home, or a call or talk that is noted afterwards. Append-only: who wants to add writes again."""

    class Topic(models.TextChoices):
        TELL = "tell", _("Memberi tahu")
        ASK = "ask", _("Bertanya")
        ANSWER = "answer", _("Menjawab")

    class Kind(models.TextChoices):
        MESSAGE = "message", _("Pesan")
        PHONE = "phone", _("Telepon")
        MEETING = "meeting", _("Tatap muka")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(_("Lewat apa?"), max_length=8, choices=Kind.choices, default=Kind.MESSAGE)
    topic = models.CharField(_("Untuk apa?"), max_length=8, choices=Topic.choices, default=Topic.TELL)
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by", editable=False
    )
    text = PrivateText(_("Isi pesan"))
    agreed = PrivateText(_("Apa yang disepakati?"), blank=True)
    happened_on = models.DateField(_("Tanggal"), null=True, blank=True)
    guardian = models.ForeignKey(
        Guardian, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    by_label = models.CharField(max_length=200, editable=False)
    created_at = models.DateTimeField(editable=False)

    objects = ParentMessageQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "text": "what school and home tell each other", "agreed": "what they agreed on", "by_label": "who wrote it",
        },
        plain=("kind", "topic"),
        keep="As long as the pupil.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Pesan dengan orang tua")
        ordering = ["-id"]
        indexes = [models.Index(fields=["pupil", "-id"], name="messages_of_pupil")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="message") | Q(happened_on__isnull=False),
                name="talk_has_day",
                violation_error_message=_("Isi tanggal percakapannya."),
            ),
            models.CheckConstraint(
                condition=~Q(topic="answer") | Q(answers__isnull=False),
                name="answer_has_question",
                violation_error_message=_("Jawaban harus menjawab sebuah pesan."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_topic_display())

    @property
    def from_home(self) -> bool:
        """Written by a parent or guardian."""
        return self.guardian_id is not None


class MessageMark(models.Model):
    """How far a person has read the conversation about a pupil: a member of the school, or a guardian."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    guardian = models.ForeignKey(Guardian, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    seen_id = models.BigIntegerField(default=0)
    seen_at = models.DateTimeField()

    PRIVACY = Privacy(keep="As long as the pupil.")

    class Meta:
        verbose_name = _("Tanda sudah dibaca")
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "user"], condition=Q(user__isnull=False), name="mark_of_user_once",
                violation_error_message=_("Tanda ini sudah ada."),
            ),
            models.UniqueConstraint(
                fields=["pupil", "guardian"], condition=Q(guardian__isnull=False), name="mark_of_guardian_once",
                violation_error_message=_("Tanda ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True, guardian__isnull=False) | Q(user__isnull=False, guardian__isnull=True),
                name="mark_of_one_reader",
                violation_error_message=_("Tanda ini milik satu pembaca."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.seen_at}"


class ChildLink(Displayed):
    """A link to the child's space for one guardian without an account: what the scoped link is about."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    guardian = models.ForeignKey(Guardian, on_delete=models.CASCADE, related_name="links")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    seed = models.CharField(max_length=150, blank=True, editable=False)
    """The click that gave it (`core.web.seed_of`): a second one gives the same link."""
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(plain=("seed",), keep="As long as the pupil.")

    class Meta:
        verbose_name = _("Tautan ruang anak")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.created_at}"


class HomeAnswers(Displayed):
    """What parents told the school in the questionnaire (practice.md 2.3). Each answer is a row of its own; the newest counts."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="home_answers")
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="+")
    hopes = PrivateText(_("Apa harapan Anda untuk anak Anda tahun ini?"), blank=True)
    enjoys = PrivateText(_("Apa yang ia sukai dan kuasai?"), blank=True)
    home = PrivateText(_("Bagaimana kegiatannya sehari-hari di rumah, dan siapa yang menemani belajar?"), blank=True)
    hard = PrivateText(_("Apa yang sulit baginya di rumah?"), blank=True)
    helps = PrivateText(_("Apa yang membantu ketika ia kesulitan?"), blank=True)
    wishes = PrivateText(_("Apa yang Anda harapkan dari sekolah?"), blank=True)
    by_label = models.CharField(max_length=200, editable=False)
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(
        personal={
            "hopes": "what the parents hope for", "enjoys": "what the pupil likes and is good at", "home": "the situation at home",
            "hard": "what is hard at home", "helps": "what helps at home", "wishes": "what the parents expect of the school",
            "by_label": "who answered",
        },
        keep="As long as the pupil.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Kuesioner orang tua")
        ordering = ["-id"]
        indexes = [models.Index(fields=["pupil", "-id"], name="home_answers_of_pupil")]

    def __str__(self) -> str:
        return f"{self.created_at}"
