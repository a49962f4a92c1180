"""Something that somebody agreed to do by a day: after an evaluation, against a risk, out of a meeting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.base import Stamped, SubjectModel, Versioned
from core.privacy import Privacy
from core.search import Search
from core.subjects import subject_of

DUE_SOON_DAYS = 7


class ActionItemQuerySet(models.QuerySet):
    """Reads of action items."""

    def of(self, *subjects: models.Model) -> ActionItemQuerySet:
        """The items that came out of these rows."""
        wanted = models.Q(pk__in=[])
        for subject in subjects:
            kind, pk = subject_of(subject)
            wanted |= models.Q(subject_type=kind, subject_id=pk)
        return self.filter(wanted)

    def owned_by(self, user_id: int | None) -> ActionItemQuerySet:
        """What this person has to do."""
        return self.filter(owner_id=user_id, owner__isnull=False)

    def standing(self) -> ActionItemQuerySet:
        """Neither done nor dropped."""
        return self.filter(state=ActionItem.State.OPEN)

    def by_day(self) -> ActionItemQuerySet:
        """Open ones first, the earliest due on top; then what was settled last."""
        rank = models.Case(
            models.When(state=ActionItem.State.OPEN, then=0), default=1, output_field=models.IntegerField()
        )
        return self.annotate(settled_rank=rank).order_by("settled_rank", "due_on", "pk")


class ActionItem(SubjectModel, Stamped, Versioned):
    """What is to be done, by whom, by when. `subject` is the row out of which it came (an evaluation, a risk, a meeting).

    The owner is a person of the tenant, or, for somebody without an account, words ("Puskesmas Melati").
    """

    class State(models.TextChoices):
        OPEN = "open", _("Terbuka")
        DONE = "done", _("Selesai")
        DROPPED = "dropped", _("Tidak dilanjutkan")

    class Standing(models.TextChoices):
        """What it is on a given day."""

        OPEN = "open", _("Terbuka")
        DUE = "due", _("Segera jatuh tempo")
        OVERDUE = "overdue", _("Terlambat")
        DONE = "done", _("Selesai")
        DROPPED = "dropped", _("Tidak dilanjutkan")

    tenant = models.ForeignKey(settings.TENANT_MODEL, on_delete=models.CASCADE, related_name="+")
    origin_label = models.CharField(_("Berasal dari"), max_length=200, editable=False)
    title = models.CharField(_("Yang dilakukan"), max_length=300)
    detail = models.TextField(_("Keterangan"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Penanggung jawab"),
    )
    owner_label = models.CharField(
        _("Atau pihak lain"),
        max_length=200,
        blank=True,
        help_text=_("Bila yang mengerjakan tidak mempunyai akun, misalnya nama mitra."),
    )
    due_on = models.DateField(_("Selesai paling lambat"))
    state = models.CharField(_("Status"), max_length=8, choices=State.choices, default=State.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    outcome = models.CharField(_("Hasil"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = ActionItemQuerySet.as_manager()

    SEARCH = Search("title", scope="tenant_id")
    PRIVACY = Privacy(
        personal={
            "owner_label": "who is to do it",
            "title": "what a person is to do",
            "detail": "what a person is to do",
            "outcome": "what became of it",
        },
        plain=("subject_type", "origin_label", "state"),
        keep="As long as what it came out of.",
    )

    class Meta:
        verbose_name = _("Tindak lanjut")
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="item_by_subject"),
            models.Index(fields=["tenant", "owner", "due_on"], name="item_by_owner", condition=models.Q(state="open")),
            models.Index(fields=["tenant", "due_on"], name="item_due", condition=models.Q(state="open")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False) | ~models.Q(owner_label=""),
                name="item_has_owner",
                violation_error_message=_("Pilih penanggung jawab, atau tuliskan nama pihak yang mengerjakan."),
            ),
            models.CheckConstraint(
                condition=models.Q(state="open") | models.Q(closed_at__isnull=False),
                name="settled_item_has_date",
                violation_error_message=_("Tindak lanjut yang selesai harus bertanggal."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="dropped") | ~models.Q(outcome=""),
                name="dropped_item_has_reason",
                violation_error_message=_("Tuliskan alasan mengapa tidak dilanjutkan."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def who(self) -> str:
        """The owner as lists name them."""
        owner: Any = self.owner
        return owner.display_name if owner is not None else self.owner_label

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    def standing_on(self, today: date) -> ActionItem.Standing:
        """What it is on `today`, the tenant's date."""
        if not self.is_open:
            return self.Standing(self.state)
        if today > self.due_on:
            return self.Standing.OVERDUE
        return self.Standing.DUE if today >= self.due_on - timedelta(days=DUE_SOON_DAYS) else self.Standing.OPEN
