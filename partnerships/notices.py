"""Messages that partnerships send to people outside: scoped links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from core.mail import queue
from core.models import ScopedLink
from core.policy import Actor
from schools.models import School


@transaction.atomic
def send_link(
    *, by: Actor, now: datetime, issue: Callable[..., tuple[ScopedLink, str]], subject: Mapping[str, Any], what: str,
    recipient_label: str, recipient_email: str = "", seed: str = "",
) -> tuple[ScopedLink, str]:  # fmt: skip
    """Issue a link by the action `issue` and, when there is an address, mail it. Returns the link and its path with the token.

    The e-mail goes to one recipient and nowhere else; the token is in no other row than the message's own. The same `seed`
    again gives the same link and no second mail.
    """
    link, token = issue(
        by=by, now=now, recipient_label=recipient_label, recipient_email=recipient_email, seed=seed, **subject
    )
    path = reverse("core:open_link", args=[token])
    if recipient_email:
        school = School.objects.get(pk=link.tenant_id)
        queue(
            tenant=school, to_email=recipient_email, kind=f"partnerships.{link.purpose}", template="emails/partner_link",
            context={"recipient": recipient_label, "what": what, "school": school.name, "until": school.local_date(link.expires_at)},
            url=path, now=now, secret=True, dedupe_key=f"link:{link.pk}",
        )  # fmt: skip
    return link, path
