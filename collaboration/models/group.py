"""A teachers' learning group (kelompok belajar guru, Kombel) [CO7]: what it is for, who leads it, who belongs to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Stamped, Versioned
from core.policy import Actor
from core.privacy import Privacy
from core.search import Search
from schools.models import School
from schools.roles import TEACHING, Role

WHOLE = (Role.PRINCIPAL, Role.HUB, Role.COACH)
"""They read the minutes of every group (access table, row "learning-group minutes")."""
KNOWING = (*WHOLE, *TEACHING, Role.SUPERVISOR)
"""They know that a group exists, what it is for and who belongs to it."""


class LearningGroupQuerySet(models.QuerySet):
    """Reads of learning groups."""

    def visible_to(self, actor: Actor) -> LearningGroupQuerySet:
        """That a group exists, its purpose and its members; what it writes is the business of `read_by`."""
        here = self.filter(school_id=actor.tenant_id)
        return here if actor.has(*KNOWING) else here.none()

    def with_member(self, user_id: int | None) -> LearningGroupQuerySet:
        """Groups to which this person belongs now."""
        belonging = GroupMember.objects.filter(user_id=user_id, left_at=None)
        return self.filter(pk__in=belonging.values("group_id"))

    def read_by(self, actor: Actor) -> LearningGroupQuerySet:
        """Groups whose minutes, plans and notes this person reads: principal, hub and coach all of them, teachers their own."""
        seen = self.visible_to(actor)
        if actor.has(*WHOLE):
            return seen
        return seen.with_member(actor.user_id) if actor.has(*TEACHING) else seen.none()

    def running(self) -> LearningGroupQuerySet:
        """Groups at work."""
        return self.filter(state=LearningGroup.State.ACTIVE)


class LearningGroup(Stamped, Versioned):
    """A small group inside one school. Its leader is named by the principal; until then the group is an idea."""

    STATE_TONES = {"proposed": "wait", "closed": "neutral"}

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Diusulkan")
        ACTIVE = "active", _("Berjalan")
        CLOSED = "closed", _("Ditutup")

    class Basis(models.TextChoices):
        FAMILY = "family", _("Rumpun mata pelajaran")
        AREA = "area", _("Wilayah tempat tinggal")
        AFFINITY = "affinity", _("Kesamaan minat")
        OTHER = "other", _("Lainnya")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="learning_groups")
    name = models.CharField(_("Nama kelompok"), max_length=100)
    basis = models.CharField(_("Dibentuk menurut"), max_length=10, choices=Basis.choices, default=Basis.FAMILY)
    basis_detail = models.CharField(
        _("Rumpun, wilayah, atau minat"), max_length=100, blank=True, help_text=_("Misalnya MIPA, atau “asesmen”.")
    )
    purpose = models.TextField(_("Tujuan kelompok"))
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ketua"),
    )
    proposed_leader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Usulan ketua"),
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    state = models.CharField(_("Status"), max_length=10, choices=State.choices, default=State.PROPOSED)

    objects = LearningGroupQuerySet.as_manager()

    SEARCH = Search("name", "basis_detail")
    PRIVACY = Privacy(plain=("name", "basis", "basis_detail", "purpose", "state"))

    class Meta:
        verbose_name = _("Kelompok belajar guru")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"],
                name="group_once",
                violation_error_message=_("Kelompok dengan nama ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="active") | models.Q(leader__isnull=False),
                name="running_group_has_leader",
                violation_error_message=_("Kelompok yang berjalan harus mempunyai ketua."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def basis_words(self) -> str:
        """ "Rumpun mata pelajaran: MIPA"."""
        return ": ".join(str(word) for word in (self.get_basis_display(), self.basis_detail) if word)

    def has_member(self, user_id: int | None) -> bool:
        """Whether this person belongs to it now. One query."""
        return user_id is not None and self.members.filter(user_id=user_id, left_at=None).exists()


class GroupMember(models.Model):
    """Somebody who belongs, or belonged, to a group."""

    group = models.ForeignKey(LearningGroup, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Anggota")
    )
    joined_at = models.DateTimeField(editable=False)
    left_at = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(keep="As long as the group.")

    class Meta:
        verbose_name = _("Anggota kelompok")
        ordering = ["user__name", "id"]
        indexes = [models.Index(fields=["user", "left_at"], name="group_of_member")]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "user"],
                condition=models.Q(left_at=None),
                name="group_member_once",
                violation_error_message=_("Orang ini sudah menjadi anggota."),
            )
        ]

    def __str__(self) -> str:
        return str(self.user)


class GroupLeader(models.Model):
    """Who led a group, since when and until when, and who named them. Rows are added and ended, never changed."""

    group = models.ForeignKey(LearningGroup, on_delete=models.CASCADE, related_name="leaders")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Ketua")
    )
    named_by_label = models.CharField(_("Ditunjuk oleh"), max_length=200)
    note = models.CharField(_("Catatan"), max_length=250, blank=True)
    since = models.DateTimeField(editable=False)
    until = models.DateTimeField(null=True, blank=True, editable=False)

    PRIVACY = Privacy(
        personal={"named_by_label": "who named the leader"}, plain=("note",), keep="As long as the group."
    )

    class Meta:
        verbose_name = _("Ketua kelompok")
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["group"],
                condition=models.Q(until=None),
                name="group_one_leader",
                violation_error_message=_("Kelompok ini sudah mempunyai ketua."),
            )
        ]

    def __str__(self) -> str:
        return str(self.user)
