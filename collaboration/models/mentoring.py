"""Colleagues who learn from each other over some time [CO5]: who with whom, how often, when. What they say lies in mentoring_content."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collaboration.models.observation import LEADERS
from core.models import Stamped
from core.policy import Actor
from core.privacy import Privacy
from partnerships.models import Partnership
from schools.models import School
from schools.roles import TEACHING, Role

DUE_SOON = timedelta(days=3)


class WishQuerySet(models.QuerySet):
    """Reads of the map of wishes."""

    def visible_to(self, actor: Actor) -> WishQuerySet:
        """Those who teach, and the hub, who brings people together. Nobody else: a wish to learn is no weakness on file."""
        here = self.filter(school_id=actor.tenant_id)
        return here if actor.has(*TEACHING, Role.HUB) else here.none()


class LearningWish(models.Model):
    """One thing that somebody would like to learn, or could help others with. An offer of one's own, taken back at any time."""

    class Kind(models.TextChoices):
        LEARN = "learn", _("Ingin belajar")
        HELP = "help", _("Dapat membantu")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("Anda"), max_length=5, choices=Kind.choices)
    topic = models.CharField(_("Tentang apa?"), max_length=100)
    note = models.CharField(_("Keterangan"), max_length=250, blank=True)
    created_at = models.DateTimeField(editable=False)

    objects = WishQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"topic": "what somebody offers or would like to learn", "note": "said by the person"},
        plain=("kind",),
        keep="Until the person takes it back or leaves.",
        about="user",
    )

    class Meta:
        verbose_name = _("Peta belajar")
        ordering = ["topic", "kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "user", "kind", "topic"],
                name="wish_once",
                violation_error_message=_("Anda sudah menuliskan ini."),
            )
        ]

    def __str__(self) -> str:
        return self.topic


class MentoringQuerySet(models.QuerySet):
    """Reads of engagements."""

    def visible_to(self, actor: Actor) -> MentoringQuerySet:
        """One's own; for principal and hub also that others run; for the hub what it proposed itself."""
        here = self.filter(school_id=actor.tenant_id)
        seen = models.Q(pk__in=[])
        if actor.has(*TEACHING):
            seen |= models.Q(pk__in=MentoringMember.objects.filter(user_id=actor.user_id).values("mentoring_id"))
        if actor.has(*LEADERS):
            seen |= models.Q(state__in=Mentoring.HAPPENS)
        if actor.has(Role.HUB):
            seen |= models.Q(proposed_by_id=actor.user_id, state=Mentoring.State.PROPOSED)
        return here.filter(seen)

    def mine(self, actor: Actor) -> MentoringQuerySet:
        """Those of which this person is a member."""
        members = MentoringMember.objects.filter(user_id=actor.user_id)
        return self.visible_to(actor).filter(pk__in=members.values("mentoring_id"))


class Mentoring(Stamped):
    """One engagement: mentoring, peer coaching, a teacher exchange or joint research. Who, how often, since when: no more."""

    STATE_TONES = {"proposed": "wait", "active": "info", "declined": "neutral", "cancelled": "neutral"}

    class Kind(models.TextChoices):
        MENTORING = "mentoring", _("Mentoring")
        COACHING = "coaching", _("Pendampingan sejawat")
        EXCHANGE = "exchange", _("Pertukaran guru")
        RESEARCH = "research", _("Penelitian tindakan bersama")

    class Cadence(models.TextChoices):
        """How often they meet."""

        WEEKLY = "weekly", _("Setiap minggu")
        FORTNIGHTLY = "fortnightly", _("Setiap dua minggu")
        MONTHLY = "monthly", _("Setiap bulan")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Menunggu jawaban")
        ACTIVE = "active", _("Berjalan")
        CLOSED = "closed", _("Selesai")
        DECLINED = "declined", _("Belum bisa")
        CANCELLED = "cancelled", _("Ditarik kembali")

    HAPPENS = (State.ACTIVE, State.CLOSED)
    RHYTHM = {
        Cadence.WEEKLY: timedelta(days=7),
        Cadence.FORTNIGHTLY: timedelta(days=14),
        Cadence.MONTHLY: timedelta(days=30),
    }

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind.choices, default=Kind.MENTORING)
    cadence = models.CharField(_("Bertemu"), max_length=12, choices=Cadence.choices, default=Cadence.FORTNIGHTLY)
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Kemitraan dengan sekolah lain"),
    )
    counterpart = models.CharField(_("Guru dari sekolah lain"), max_length=160, blank=True)
    started_on = models.DateField(_("Mulai"), null=True, blank=True)
    next_due_on = models.DateField(_("Pertemuan berikutnya"), null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    kept_until = models.DateField(_("Isi disimpan sampai"), editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MentoringQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"counterpart": "who comes from the other school"}, plain=("kind", "cadence", "state"),
        keep="As long as the school uses Guyub: that it took place, never what was said.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("Mentoring")
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["school", "-created_at", "-id"], name="mentoring_by_school"),
            models.Index(fields=["school", "next_due_on"], name="mentoring_due", condition=models.Q(state="active")),
            models.Index(fields=["kept_until"], name="mentoring_expiring", condition=models.Q(erased_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="active") | models.Q(started_on__isnull=False, next_due_on__isnull=False),
                name="active_mentoring_has_dates",
                violation_error_message=_("Mentoring yang berjalan harus bertanggal."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def standing_on(self, today: date) -> str:
        """ "" while nothing is due; "soon" or "overdue" when the next meeting comes near or is over."""
        if self.state != self.State.ACTIVE or self.next_due_on is None:
            return ""
        if today > self.next_due_on:
            return "overdue"
        return "soon" if today >= self.next_due_on - DUE_SOON else ""

    def names(self, *, but: int | None = None) -> str:
        """The members by name, as lists say them; without `but`, the person who reads. Reads the prefetched members."""
        people = [row.user.display_name for row in self.members.all() if row.user_id != but]
        return ", ".join([*people, *([self.counterpart] if self.counterpart else [])])


class MentoringMember(models.Model):
    """Somebody in an engagement. One person helps in one thing and learns in another: two engagements, two roles."""

    class Part(models.TextChoices):
        HELPS = "helps", _("Membantu")
        LEARNS = "learns", _("Belajar")
        JOINS = "joins", _("Bersama")

    mentoring = models.ForeignKey(Mentoring, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Orang")
    )
    part = models.CharField(_("Sebagai"), max_length=6, choices=Part.choices)
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    keeps_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(plain=("part",), keep="As long as the engagement.")

    class Meta:
        verbose_name = _("Anggota mentoring")
        ordering = ["id"]
        indexes = [models.Index(fields=["user", "mentoring"], name="mentoring_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["mentoring", "user"],
                name="mentoring_member_once",
                violation_error_message=_("Orang ini sudah ikut."),
            )
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def part_label(self) -> str:
        """What the part is called in this kind of engagement."""
        return str(PARTS.get((self.mentoring.kind, self.part), self.get_part_display()))


_K, _P = Mentoring.Kind, MentoringMember.Part
PARTS: dict[tuple[str, str], Any] = {
    (_K.MENTORING, _P.HELPS): _("Mentor"),
    (_K.MENTORING, _P.LEARNS): _("Guru yang didampingi"),
    (_K.COACHING, _P.HELPS): _("Pendamping"),
    (_K.COACHING, _P.LEARNS): _("Guru yang didampingi"),
    (_K.EXCHANGE, _P.HELPS): _("Tuan rumah"),
    (_K.EXCHANGE, _P.LEARNS): _("Guru yang berkunjung"),
    (_K.RESEARCH, _P.JOINS): _("Anggota penelitian"),
}


class MentoringSession(models.Model):
    """That they met, and on which day. What was talked about is a `SessionNote`."""

    mentoring = models.ForeignKey(Mentoring, on_delete=models.CASCADE, related_name="sessions")
    held_on = models.DateField(_("Bertemu pada"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    kept_until = models.DateField(editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(editable=False)

    PRIVACY = Privacy(keep="As long as the engagement.")

    class Meta:
        verbose_name = _("Pertemuan mentoring")
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["kept_until"], name="session_expiring", condition=models.Q(erased_at=None))]

    def __str__(self) -> str:
        return str(self.held_on)
