"""What must not lie still in a negotiation: a text of which a party has said nothing for days (product promise 6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.reminders import Due, ReminderRule
from partnerships.models import TextReview
from partnerships.reminders import in_charge, says
from partnerships.text_policy import SILENT_AFTER
from schools.links import school_url
from schools.models import School


def silent_texts(school: School, today: date) -> Iterable[Due]:
    """Sheets of partners who have neither said what they think of the text nor commented on it, counted from its sharing."""
    hears = in_charge(school)
    for review in TextReview.objects.silent().filter(version__agreement__school=school):
        agreement = review.version.agreement
        shared = school.local_date(review.version.created_at)
        yield Due(
            subject=review,
            due_on=shared,
            recipients=hears(agreement.partnership.lead),
            headline=says(
                lambda: _("%(party)s belum menjawab naskah “%(title)s” yang dibagikan %(on)s"),
                party=review.party.partner.name,
                title=agreement.subject[:150],
                on=shared,
            ),
            detail=lambda: _("Hubungi mitranya, atau kirim tautannya sekali lagi dari halaman naskah."),
            url=school_url(school, "partnerships:text_version", review.version_id),
        )


TEXT_SILENT = ReminderRule(
    "partnerships.text_silent",
    gettext_lazy("Naskah belum dijawab mitra"),
    tuple(-days for days in SILENT_AFTER),
    silent_texts,
)

RULES = (TEXT_SILENT,)
