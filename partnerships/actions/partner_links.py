"""Take back a link that was given to a partner."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core import links
from core.models import ScopedLink
from core.policy import Actor, Denied
from core.subjects import subject_of
from partnerships.models import EvaluationResponse, Obligation, TextReview
from partnerships.policy import check_write


@transaction.atomic
def revoke_link(
    *, by: Actor, now: datetime, link: ScopedLink, about: Obligation | EvaluationResponse | TextReview
) -> None:
    """Make a link useless at once: it went to the wrong person, or that person has left. Revoking twice changes nothing.

    Raises `Denied` for anybody who does not work on the partnership, and for a link about something else than `about`.
    """
    check_write(by, about)
    if (link.subject_type, link.subject_id) != subject_of(about):
        raise Denied(_("Tautan ini berlaku untuk hal lain."))
    links.revoke(link, by=by, now=now)
