"""One of everything of the part "services" of inclusion, for the access table."""

from __future__ import annotations

from django.utils import timezone

from inclusion.actions.services import send_link
from tests.access.scene import Lot, named
from tests.factories import services


def build(lot: Lot) -> None:
    """Put the things into `lot.things` by the names that tests/access/tables/in_services.py uses; titles by `named(…)`."""
    side, pupil, words = lot.side, lot.pupil, {"aim": named("layanan")}
    inside, agreement = services.running(side, pupil, **words), lot.running.agreements.get()
    lot.things |= {
        "service": inside,
        "service_session": inside.session_rows.first(),
        "planned_service": services.planned(side, pupil, **words),
        "prepared": services.prepared(side, pupil, agreement=agreement, **words),
        "referral": services.sent(side, pupil, agreement=agreement, **words),
        "accepted": services.accepted(side, pupil, agreement=agreement, **words),
    }
    lot.things["accepted_session"] = lot.accepted.session_rows.first()
    by, real = side.as_("special_needs_teacher"), timezone.now()
    lot.things["service_link"], lot.things["service_token"] = send_link(
        by=by, now=real, service=lot.referral, recipient_label=named("Terapis")
    )
    lot.things["running_service_link"], _token = send_link(
        by=by, now=real, service=lot.accepted, recipient_label=named("Terapis")
    )
