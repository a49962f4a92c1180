"""A partner's contact hands the school a paper; whoever is in charge hears of it."""

from __future__ import annotations

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from core import audit, files, mail
from core.models import Attachment
from core.policy import Actor
from core.uploads import CheckedFile
from partnerships.actions._partnership import lock
from partnerships.models import Partner, Partnership
from partnerships.policy import check_not_closed, check_write
from schools.links import school_url

PURPOSE = "handed_in"


def check_hand_in(actor: Actor, partnership: Partnership) -> None:
    """Contacts of its parties, and those who work on it; raises `NotNow` once it is closed."""
    own = Partner.objects.own_of(actor)
    if not partnership.parties.filter(partner__in=own).exists():
        check_write(actor, partnership)
    check_not_closed(partnership)


@transaction.atomic
def hand_in(
    *, by: Actor, now: datetime, partnership: Partnership, upload: UploadedFile | CheckedFile, note: str = ""
) -> Attachment:
    """File a paper under the partnership and tell the person in charge. Raises `Denied`, `NotNow`, `UploadRefused`."""
    row = lock(partnership)
    check_hand_in(by, row)
    paper = files.attach(by=by, now=now, subject=row, upload=upload, purpose=PURPOSE)
    audit.record(by, "partnership.paper_handed_in", row, now, attachment=paper.pk, note=note.strip())
    if row.lead_id != by.user_id:
        mail.queue(
            tenant=row.school, to_user=row.lead, kind="partnerships.paper_handed_in",
            template="emails/partnerships/paper_handed_in",
            context={"title": row.title, "by": by.label, "file": paper.name, "note": note.strip()},
            url=school_url(row.school, "partnerships:partnership", row.pk), now=now, dedupe_key=f"handed_in:{paper.pk}",
        )  # fmt: skip
    return paper
