"""Who is what at which school."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.privacy import Privacy
from schools.models.school import School
from schools.roles import Role


class MembershipQuerySet(models.QuerySet):
    """Reads of memberships."""

    def active(self) -> MembershipQuerySet:
        """Memberships that give access now."""
        return self.filter(is_active=True, user__is_active=True)

    def holding(self, school: School | int, *roles: str) -> MembershipQuerySet:
        """Active members of `school` who hold one of `roles`."""
        return self.active().filter(school=school, role__in=roles)


class Membership(models.Model):
    """One role of one person at one school. A person with three roles has three rows."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("Peran"), max_length=30, choices=Role.choices)
    position = models.CharField(
        _("Jabatan"),
        max_length=100,
        blank=True,
        help_text=_("Seperti dicetak pada surat, misalnya Wakil Kepala Sekolah Bidang Humas."),
    )
    is_active = models.BooleanField(_("Aktif"), default=True)
    created_at = models.DateTimeField(editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    PRIVACY = Privacy(
        personal={"role": "what the person may do", "position": "printed on papers"},
        keep="Until one year after it ended.",
        about="user",
    )

    class Meta:
        verbose_name = _("Keanggotaan")
        ordering = ["school", "user__name", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "school", "role"],
                name="one_row_per_role",
                violation_error_message=_("Orang ini sudah memegang peran tersebut."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_active=True, ended_at=None) | models.Q(is_active=False, ended_at__isnull=False),
                name="ended_membership_has_date",
                violation_error_message=_("Keanggotaan yang berakhir harus bertanggal."),
            ),
        ]
        indexes = [models.Index(fields=["school", "role"], name="membership_by_role")]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"
