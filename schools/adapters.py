"""How django-allauth behaves here: nobody signs up, its mails go through our outbox, sign-in leads home."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schools import devices, emails, factor_secrets
from schools.access import schools_of
from schools.links import school_url
from schools.models import User
from schools.second_factor import required_somewhere

RESET_MAIL = "account/email/password_reset_key"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The home page of the person's only school; the front door when there are none or several."""
        schools = schools_of(request.user)
        return school_url(schools[0], "schools:home") if len(schools) == 1 else reverse("front")

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Tell the person by mail when the browser is one that the account was not used in within the last year."""
        response = super().post_login(request, user, **kwargs)
        if not devices.is_known(request, user):
            name = devices.device_name(request.headers.get("User-Agent", ""))
            emails.send_new_device(user, name, ip=self.get_client_ip(request), now=timezone.now())
        devices.remember(request, response, user)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue what allauth wants to say, in our words. Of an address in the context only the path is used (T18).

        Nothing is sent to an address without an account: allauth answers uniformly, and so do we.
        """
        user = User.objects.filter(email=email.lower(), is_active=True).first()
        if user is None:
            return
        now: datetime = timezone.now()
        if template_prefix == RESET_MAIL:
            emails.send_password_reset(user, urlsplit(context["password_reset_url"]).path, now=now)
        else:
            emails.send_account_notice(user, template_prefix, ip=str(context.get("ip", "")), now=now)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Names of passkeys in our words; whose role asks for a second factor keeps the last one; secrets lie encrypted."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Peran Anda meminta verifikasi dua langkah. Tambahkan kunci masuk lebih dahulu, lalu nonaktifkan aplikasi ini."
        ),
        "incorrect_code": _("Kode itu tidak cocok. Periksa jam ponsel Anda, lalu ketik kode yang baru."),
    }

    def encrypt(self, text: str) -> str:
        return factor_secrets.sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        return factor_secrets.opened(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        if others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return True
        return not required_somewhere(authenticator.user)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        held = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Kunci masuk %(n)s") % {"n": held + 1}
