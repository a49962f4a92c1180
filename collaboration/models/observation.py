"""A colleague looks at a lesson [CO4]: that it was asked for, agreed and took place. What was said lies in observation_content."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.models import Stamped
from core.policy import Actor
from core.privacy import Privacy
from schools.models import ClassGroup, Room, School, Subject
from schools.roles import TEACHING, Role

LEADERS = (Role.PRINCIPAL, Role.HUB)


class ObservationQuerySet(models.QuerySet):
    """Reads of observations."""

    def visible_to(self, actor: Actor) -> ObservationQuerySet:
        """One's own; for principal and hub also that others took place or will (never who was asked and could not)."""
        here = self.filter(school_id=actor.tenant_id)
        seen = models.Q(pk__in=[])
        if actor.has(*TEACHING):
            seen |= models.Q(observed_id=actor.user_id) | models.Q(observer_id=actor.user_id)
        if actor.has(*LEADERS):
            seen |= models.Q(state__in=Observation.HAPPENS)
        if actor.has(Role.HUB):
            seen |= models.Q(arranged_by_id=actor.user_id, state__in=Observation.OPEN)
        return here.filter(seen)

    def mine(self, actor: Actor) -> ObservationQuerySet:
        """Those in which this person takes part."""
        return self.visible_to(actor).filter(models.Q(observed_id=actor.user_id) | models.Q(observer_id=actor.user_id))

    def standing(self) -> ObservationQuerySet:
        """Not yet at their end."""
        return self.filter(state__in=Observation.OPEN)


class Observation(Stamped):
    """Who observes whom, when, and how far they are. It holds people, dates and a state: nothing that could be read as a verdict."""

    STATE_TONES = {"requested": "wait", "agreed": "info", "held": "info", "reflected": "info", "declined": "neutral"}

    class State(models.TextChoices):
        REQUESTED = "requested", _("Menunggu jawaban")
        AGREED = "agreed", _("Disepakati")
        HELD = "held", _("Terlaksana, menunggu refleksi")
        REFLECTED = "reflected", _("Tindak lanjut")
        DONE = "done", _("Selesai")
        DECLINED = "declined", _("Belum bisa")
        CANCELLED = "cancelled", _("Dibatalkan")

    HAPPENS = (State.AGREED, State.HELD, State.REFLECTED, State.DONE)
    """What leaders learn of. Who was asked and could not is nobody's business but theirs."""
    OPEN = (State.REQUESTED, State.AGREED, State.HELD, State.REFLECTED)

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    observed = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Guru yang diamati")
    )
    observer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Pengamat")
    )
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    class_group = models.ForeignKey(
        ClassGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Kelas")
    )
    subject = models.ForeignKey(
        Subject, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Mata pelajaran")
    )
    starts_at = models.DateTimeField(_("Mulai"))
    ends_at = models.DateTimeField(pgettext_lazy("waktu", "Selesai"))
    room = models.ForeignKey(
        Room, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Ruang")
    )
    place = models.CharField(_("Tempat lain"), max_length=160, blank=True)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.REQUESTED)
    observed_agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    observer_agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    began_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When the observer pressed "Mulai", by the clock of the observer's phone: the marks of the notes count from here."""
    held_at = models.DateTimeField(null=True, blank=True, editable=False)
    feedback_due_on = models.DateField(_("Umpan balik paling lambat"), null=True, blank=True)
    observed_reflected_at = models.DateTimeField(null=True, blank=True, editable=False)
    observer_reflected_at = models.DateTimeField(null=True, blank=True, editable=False)
    check_back_on = models.DateField(_("Dilihat lagi pada"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)
    kept_until = models.DateField(_("Isi disimpan sampai"), editable=False)
    observed_keeps_at = models.DateTimeField(null=True, blank=True, editable=False)
    observer_keeps_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ObservationQuerySet.as_manager()

    PRIVACY = Privacy(
        plain=("place", "state"), keep="As long as the school uses Guyub: that it took place, never what was said."
    )

    class Meta:
        verbose_name = _("Observasi kelas")
        ordering = ["-starts_at", "-id"]
        indexes = [
            models.Index(fields=["school", "-starts_at", "-id"], name="observation_by_school"),
            models.Index(fields=["observed", "state"], name="observation_by_observed"),
            models.Index(fields=["observer", "state"], name="observation_by_observer"),
            models.Index(fields=["kept_until"], name="observation_expiring", condition=models.Q(erased_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(observed=models.F("observer")),
                name="observation_of_another",
                violation_error_message=_("Pilih rekan: seseorang tidak mengamati dirinya sendiri."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="observation_forward",
                violation_error_message=_("Jam selesai harus setelah jam mulai."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Observasi kelas"))

    def is_observed(self, user_id: int | None) -> bool:
        """This person is the one who wanted eyes."""
        return user_id is not None and user_id == self.observed_id

    def is_observer(self, user_id: int | None) -> bool:
        """This person is the eyes."""
        return user_id is not None and user_id == self.observer_id

    def has(self, user_id: int | None) -> bool:
        """This person is one of the two."""
        return self.is_observed(user_id) or self.is_observer(user_id)

    def agreed_by(self, user_id: int | None) -> bool:
        """This participant has said yes to the time that stands."""
        return (self.observed_agreed_at if self.is_observed(user_id) else self.observer_agreed_at) is not None

    def reflected_by(self, user_id: int | None) -> bool:
        """This participant has sent the own reflection."""
        return (self.observed_reflected_at if self.is_observed(user_id) else self.observer_reflected_at) is not None

    def kept_by(self, user_id: int | None) -> bool:
        """This participant wants the content kept beyond its time."""
        return (self.observed_keeps_at if self.is_observed(user_id) else self.observer_keeps_at) is not None

    def day(self) -> date:
        """The school's calendar day of the lesson."""
        return self.school.local_date(self.starts_at)
