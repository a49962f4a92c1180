"""How django-allauth behaves here: nobody signs up, its mails go through our outbox, sign-in leads home."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from schools import emails
from schools.access import schools_of
from schools.links import school_url
from schools.models import User

RESET_MAIL = "account/email/password_reset_key"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The home page of the person's only school; the front door when there are none or several."""
        schools = schools_of(request.user)
        return school_url(schools[0], "schools:home") if len(schools) == 1 else reverse("front")

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
