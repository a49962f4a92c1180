"""Negotiating a text: its numbered versions, what each party says of one, the comments on its articles [PA6]."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import AppendOnlyError, AppendOnlyQuerySet
from core.policy import Actor
from core.privacy import Privacy
from partnerships.models.agreement import Agreement
from partnerships.models.partnership import Partnership, Party


class TextVersionQuerySet(AppendOnlyQuerySet):
    """Reads of versions; a version is never changed."""

    def visible_to(self, actor: Actor) -> TextVersionQuerySet:
        """Versions of agreements that the actor may see."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class TextVersion(models.Model):
    """The words of an agreement as the parties were given them, numbered from 1; append-only.

    `payload` is the frozen `AgreementPaper`; `keys` are the keys of its articles in order, by which two versions are compared
    article by article, whatever their numbers.
    """

    class Occasion(models.TextChoices):
        SHARED = "shared", _("Dibagikan untuk ditelaah")
        PREPARED = "prepared", _("Disiapkan untuk ditandatangani")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="text_versions")
    number = models.PositiveSmallIntegerField(_("Versi"))
    occasion = models.CharField(_("Dicatat saat"), max_length=10, choices=Occasion.choices)
    payload = models.JSONField(editable=False)
    keys = models.JSONField(default=list, editable=False)
    created_at = models.DateTimeField(editable=False)
    created_by_label = models.CharField(_("Oleh"), max_length=200, editable=False)

    objects = TextVersionQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "payload": "the text names its signatories",
            "created_by_label": "who shared it",
        },
        plain=("occasion", "keys"),
        keep="As long as the agreement.",
    )

    class Meta:
        verbose_name = _("Versi naskah")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="text_version_number_once",
                violation_error_message=_("Versi ini sudah tercatat."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Kept once. Raises AppendOnlyError for a second time."""
        if not self._state.adding:
            raise AppendOnlyError("a version is never changed")
        super().save(*args, **kwargs)

    @property
    def school_id(self) -> int:
        return self.agreement.school_id

    @property
    def partnership(self) -> Partnership:
        return self.agreement.partnership


class TextReviewQuerySet(models.QuerySet):
    """Reads of sheets."""

    def silent(self) -> TextReviewQuerySet:
        """Sheets of partners who have said nothing of the text that lies with them now: no stance and no comment."""
        newest = TextVersion.objects.filter(agreement=models.OuterRef("version__agreement")).order_by("-number")
        rows = self.filter(
            stance="", comments=None, party__partner__isnull=False, version__agreement__state=Agreement.State.REVIEW,
            version__number=models.Subquery(newest.values("number")[:1]),
        )  # fmt: skip
        rows = rows.exclude(version__agreement__partnership__stage__in=Partnership.CLOSED)
        return rows.select_related(
            "version__agreement__school", "version__agreement__partnership__lead", "party__partner"
        )


class TextReview(models.Model):
    """What one party says of one version: nothing yet, that it agrees, or what stands against it."""

    class Stance(models.TextChoices):
        NONE = "", _("Belum menyatakan sikap")
        AGREES = "agrees", _("Setuju dengan naskah ini")
        OBJECTS = "objects", _("Ada keberatan")

    version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="reviews")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(_("Sikap"), max_length=10, choices=Stance.choices, default=Stance.NONE, blank=True)
    note = models.TextField(_("Keterangan"), blank=True)
    said_by_label = models.CharField(max_length=200, blank=True, editable=False)
    by_link = models.BooleanField(default=False, editable=False)
    said_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TextReviewQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"note": "the party's own words", "said_by_label": "who spoke for the party"},
        plain=("stance",),
        keep="As long as the agreement.",
    )

    class Meta:
        verbose_name = _("Telaah naskah")
        ordering = ["party__order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "party"],
                name="text_review_once",
                violation_error_message=_("Pihak ini sudah mempunyai lembar telaah."),
            ),
            models.CheckConstraint(
                condition=models.Q(stance="", said_at=None) | (~models.Q(stance="") & models.Q(said_at__isnull=False)),
                name="stance_has_moment",
                violation_error_message=_("Sikap yang dinyatakan harus berwaktu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.get_stance_display()}"

    @property
    def school_id(self) -> int:
        return self.version.agreement.school_id

    @property
    def partnership(self) -> Partnership:
        return self.version.agreement.partnership


class TextComment(models.Model):
    """One comment of a party on an article, or on the whole text (`article` empty), with its answer."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Belum dijawab")
        ANSWERED = "answered", _("Dijawab")
        TAKEN = "taken", _("Diambil alih ke naskah")
        DECLINED = "declined", _("Tidak diambil alih")

    TONES = {"open": "wait", "answered": "info", "taken": "good", "declined": "neutral"}

    review = models.ForeignKey(TextReview, on_delete=models.CASCADE, related_name="comments")
    article = models.SlugField(_("Pasal"), max_length=40, blank=True)
    body = models.TextField(_("Catatan"), blank=True)
    proposal = models.TextField(_("Usulan bunyi baru"), blank=True)
    author_label = models.CharField(max_length=200, editable=False)
    by_link = models.BooleanField(default=False, editable=False)
    made_at = models.DateTimeField(editable=False)
    outcome = models.CharField(_("Hasil"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    answer = models.TextField(_("Jawaban"), blank=True)
    answered_by_label = models.CharField(max_length=200, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(
        personal={
            "body": "the party's own words",
            "proposal": "the party's own words",
            "author_label": "who wrote it",
            "answer": "the school's own words",
            "answered_by_label": "who answered",
        },
        plain=("article", "outcome"),
        keep="As long as the agreement.",
    )

    class Meta:
        verbose_name = _("Catatan atas naskah")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(body="") | ~models.Q(proposal=""),
                name="text_comment_says_something",
                violation_error_message=_("Tuliskan catatan atau usulan bunyi barunya."),
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="open", answered_at=None)
                | (~models.Q(outcome="open") & models.Q(answered_at__isnull=False)),
                name="text_comment_answer_has_moment",
                violation_error_message=_("Jawaban harus berwaktu."),
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome__in=("answered", "declined")) | ~models.Q(answer=""),
                name="text_comment_refusal_has_reason",
                violation_error_message=_("Tuliskan jawaban atau alasannya."),
            ),
        ]

    def __str__(self) -> str:
        return (self.body or self.proposal)[:80]

    @property
    def school_id(self) -> int:
        return self.review.version.agreement.school_id

    @property
    def partnership(self) -> Partnership:
        return self.review.version.agreement.partnership

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN

    @property
    def tone(self) -> str:
        return self.TONES[self.outcome]
