"""What stops at once when a consent is withdrawn: links, messages that wait, papers that wait. For the hooks of each part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model, Q

from core import links
from core.models import Document, OutgoingMessage
from core.policy import Actor
from core.subjects import subject_of

WAITING_PAPERS = (Document.State.QUEUED, Document.State.FAILED)


def revoke_links(subjects: Iterable[Model], *, by: Actor, now: datetime, purposes: Iterable[str] = ()) -> int:
    """Revoke the links about these rows (of one model) that still work; only of these `purposes` when some are named."""
    wanted = set(purposes)
    found = [link for link in links.standing(subjects, now) if not wanted or link.purpose in wanted]
    for link in found:
        links.revoke(link, by=by, now=now)
    return len(found)


def drop_messages(school_id: int, paths: Iterable[str]) -> int:
    """Take back e-mail of inclusion that leads to these paths (or below them) and has not left yet."""
    under = Q()
    for path in paths:
        under |= Q(url__startswith=path)
    if not under:
        return 0
    waiting = OutgoingMessage.objects.filter(
        under, tenant_id=school_id, kind__startswith="inclusion.", state__in=OutgoingMessage.CLAIMABLE
    )
    return waiting.delete()[0]


def drop_papers(subjects: Iterable[Model]) -> int:
    """Take back papers about these rows that are not made yet. Finished ones stay behind the door that asks for the consent."""
    gone = 0
    for subject in subjects:
        kind, pk = subject_of(subject)
        rows = Document.objects.filter(subject_type=kind, subject_id=pk, state__in=WAITING_PAPERS)
        gone += rows.delete()[0]
    return gone
