"""Stage 1: what the school needs."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Left, StrIndex
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from partnerships.terms import Category, Priority, Resource
from schools.models import School
from schools.roles import Role

BLANK_AT = StrIndex("report_indicator", models.Value(" "))


class NeedQuerySet(models.QuerySet):
    """Reads of needs."""

    def visible_to(self, actor: Actor) -> NeedQuerySet:
        """Needs of the actor's school; parents and partners see none (access table, row 1)."""
        if not actor.has(*(r for r in Role if r not in (Role.PARENT, Role.PARTNER))):
            return self.none()
        return self.filter(school_id=actor.tenant_id)


class Need(Stamped, Versioned):
    """A need of the school with its evidence: an idea that the hub or the principal accepts, then open until it is met [PA1]."""

    class State(models.TextChoices):
        IDEA = "idea", _("Usulan")
        OPEN = "open", _("Terbuka")
        IN_PROGRESS = "in_progress", _("Sedang dijawab")
        MET = "met", _("Terpenuhi")
        DROPPED = "dropped", _("Tidak dilanjutkan")

    AWAITING = (State.OPEN, State.IN_PROGRESS)
    """Accepted, and neither met nor dropped: what a partnership can answer."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+", db_index=False)
    title = models.CharField(_("Kebutuhan"), max_length=160)
    category = models.CharField(_("Kategori"), max_length=20, choices=Category.choices)
    resource = models.CharField(_("Sumber daya yang dicari"), max_length=20, choices=Resource.choices, blank=True)
    priority = models.PositiveSmallIntegerField(_("Prioritas"), choices=Priority.choices, default=Priority.NORMAL)
    description = models.TextField(_("Uraian"), blank=True)
    evidence = models.TextField(
        _("Bukti"), help_text=_("Data, hasil pengamatan, atau masukan yang menunjukkan kebutuhan ini.")
    )
    report_indicator = models.CharField(
        _("Indikator Rapor Pendidikan"), max_length=120, blank=True, help_text=_("Misalnya A.1 Kemampuan literasi.")
    )
    indicator_code = models.GeneratedField(
        expression=models.Case(
            models.When(GreaterThan(BLANK_AT, 0), then=Left("report_indicator", BLANK_AT - 1)),
            default=models.F("report_indicator"),
        ),
        output_field=models.CharField(max_length=120),
        db_persist=True,
    )
    """ "A.1" of "A.1 Kemampuan literasi"."""
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(_("Status"), max_length=20, choices=State.choices, default=State.OPEN)
    outcome = models.TextField(_("Hasilnya"), blank=True, help_text=_("Bagaimana kebutuhan ini terpenuhi."))

    objects = NeedQuerySet.as_manager()

    SEARCH = Search("title")
    PRIVACY = Privacy(
        plain=("title", "category", "resource", "description", "evidence", "report_indicator", "state", "outcome")
    )

    class Meta:
        verbose_name = _("Kebutuhan")
        ordering = ["-priority", "-id"]
        indexes = [
            models.Index(fields=["school", "state", "-priority", "-id"], name="need_list"),
            models.Index(fields=["school", "-priority", "-id"], name="need_register"),
            models.Index(fields=["school", "category", "-priority", "-id"], name="need_by_category"),
            models.Index(fields=["school", "resource", "-priority", "-id"], name="need_by_resource"),
            models.Index(fields=["school", "indicator_code", "-priority", "-id"], name="need_by_indicator"),
            models.Index(fields=["school", "raised_by", "-priority", "-id"], name="need_by_person"),
            models.Index(fields=["school", "-id"], name="need_newest"),
            models.Index(fields=["school", "title", "id"], name="need_by_title"),
        ]

    def __str__(self) -> str:
        return self.title
