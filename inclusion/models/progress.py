"""Progress [IN5]: what was measured for a goal, day by day. Append-only: a mistake is corrected by a new entry."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models.base import Displayed
from core.policy import Actor
from core.privacy import Privacy
from core.private_fields import PrivateText
from inclusion.models.plan import ShortGoal, SupportPlan
from schools.models import School


class ProgressEntryQuerySet(models.QuerySet):
    """Reads of entries."""

    def visible_to(self, actor: Actor) -> Self:
        """As the plan whose goals they measure; whether a consent is in force is asked apart."""
        plans = SupportPlan.objects.visible_to(actor).order_by().values("pk")
        return self.filter(school_id=actor.tenant_id, goal__long_goal__plan__in=plans)

    def standing(self) -> Self:
        """Those that count: neither corrected by a later one nor taken back."""
        return self.filter(replaced_by=None, value__isnull=False)


class ProgressEntry(Displayed):
    """One measurement of a goal on one day, in the goal's unit. `client_key` is made where it is typed: it arrives once.

    An entry that `replaces` another corrects it; without a value it takes it back. Nothing here is a grade: `help` says how much
    support the pupil needed.
    """

    class Help(models.TextChoices):
        NONE = "none", _("Mandiri")
        SOME = "some", _("Sedikit bantuan")
        MUCH = "much", _("Banyak bantuan")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(ShortGoal, on_delete=models.CASCADE, related_name="entries")
    day = models.DateField(_("Tanggal"))
    value = models.DecimalField(_("Hasil"), max_digits=9, decimal_places=2, null=True, blank=True)
    help = models.CharField(_("Bantuan yang diperlukan"), max_length=4, choices=Help.choices, blank=True)
    note = PrivateText(_("Catatan singkat"), blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", editable=False
    )
    client_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    by_label = models.CharField(max_length=200, editable=False)
    created_at = models.DateTimeField(editable=False)

    objects = ProgressEntryQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={
            "value": "what the pupil reached that day", "help": "how much support the pupil needed", "note": "what whoever helped noticed",
            "by_label": "who measured it",
        },
        keep="As long as the plan.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Catatan perkembangan")
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["goal", "day", "id"], name="progress_of_goal")]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(replaces__isnull=False),
                name="progress_has_value",
                violation_error_message=_("Isi hasilnya sebagai angka."),
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=F("id")),
                name="progress_replaces_another",
                violation_error_message=_("Catatan tidak dapat memperbaiki dirinya sendiri."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}"

    @property
    def amount(self) -> Decimal:
        """The value of an entry that has one. Raises ValueError for one that only takes another back."""
        if self.value is None:
            raise ValueError("this entry takes another back and has no value")
        return self.value
