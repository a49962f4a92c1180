"""People who sign in."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from core.models import MailWish
from core.privacy import Privacy
from core.search import Search


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail; the address is stored in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields) -> User:
        """A user who can sign in once a password is set. Raises ValueError without an address."""
        if not email:
            raise ValueError("a user needs an e-mail address")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> User:
        """The platform's own support staff (Django admin)."""
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, email: str | None) -> User:
        return self.get(email=(email or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Names are one field, because one-word names are normal; titles are kept apart, as papers print them."""

    email = models.EmailField(_("Email"), unique=True, error_messages={"unique": _("Alamat email ini sudah dipakai.")})
    name = models.CharField(_("Nama"), max_length=150)
    front_title = models.CharField(_("Gelar depan"), max_length=40, blank=True)
    back_title = models.CharField(_("Gelar belakang"), max_length=80, blank=True)
    employee_number = models.CharField(_("NIP"), max_length=30, blank=True, help_text=_("Kosongkan bila tidak ada."))
    phone = models.CharField(_("Nomor telepon"), max_length=30, blank=True)
    language = models.CharField(
        _("Bahasa"), max_length=2, default="id", choices=[("id", "Bahasa Indonesia"), ("en", "English")]
    )
    reminder_mail = models.CharField(
        _("Pengingat melalui email"), max_length=5, default=MailWish.EACH, choices=MailWish.choices
    )
    is_active = models.BooleanField(_("Aktif"), default=True)
    is_staff = models.BooleanField(_("Staf dukungan"), default=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    session_round = models.PositiveIntegerField(default=0, editable=False)
    """Part of what each session is bound to; counting it up ends them all."""

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    NAMED = ("front_title", "name", "back_title")
    """What `display_name` reads, for lists that read nothing else of a person."""
    SEARCH = Search("name", scope=None)
    PRIVACY = Privacy(
        personal={
            "email": "sign-in and messages",
            "name": "shown to colleagues and printed on papers",
            "front_title": "printed on papers",
            "back_title": "printed on papers",
            "employee_number": "printed under a signature",
            "phone": "so that colleagues can reach the person",
            "language": "the language the person reads",
            "password": "sign-in (hashed)",
        },
        plain=("reminder_mail",),
        keep="Until the account is erased; deactivated accounts one year.",
        about="id",
    )

    class Meta:
        verbose_name = _("Pengguna")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def display_name(self) -> str:
        """The name as papers print it: "Drs. Budi Santoso, M.Pd."."""
        front = f"{self.front_title} " if self.front_title else ""
        back = f", {self.back_title}" if self.back_title else ""
        return f"{front}{self.name}{back}"

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] if self.name else self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's own, with `session_round` beside the password: when either changes, open sessions end."""
        value = f"{self.password}:{self.session_round}"
        return salted_hmac("schools.User.session", value, secret=secret, algorithm="sha256").hexdigest()


def named(path: str) -> list[str]:
    """The columns of a person at `path` that `display_name` is made of, for `only()`: a line needs no more of whom it names."""
    return [f"{path}__{column}" for column in ("front_title", "name", "back_title")]
