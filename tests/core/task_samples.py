"""Rows for every task to work on, and what stands in the database afterwards (reliability F7)."""

from __future__ import annotations

import hashlib

from celery import current_app
from django.http import QueryDict
from django.utils import timezone

from core.batches import request_batch
from core.data_copies import request_copy
from core.dates import school_year
from core.exports import request_export
from core.mail import queue
from core.models import Heartbeat
from core.registry import registry
from partnerships.actions.evidence import request_evidence
from partnerships.papers.proposal import request_proposal
from schools.access import personal_actor
from tests.factories import implementation
from tests.snapshots import read, tables
from tests.world import Side


def task_names() -> set[str]:
    """Every task of the program."""
    current_app.loader.import_default_modules()
    return {name for name in current_app.tasks if not name.startswith("celery.")}


def samples(side: Side, who: str = "hub") -> dict[str, tuple[int, ...]]:
    """Arguments for each task: rows that nobody has worked on yet. `who` asks for the papers and is written to."""
    by, now = side.as_("hub"), timezone.now()
    year, day = school_year(now.date()), now.date()
    person = getattr(side, who)
    running = implementation.underway(side)
    item = {"headline": "Uji", "detail": "", "due_on": day}
    mails = queue(
        tenant=side.school,
        to_user=person,
        kind="tests.note",
        template="emails/reminder",
        context={"item": item},
        now=now,
    )
    export = {"kind": registry.lists["kemitraan"], "query": QueryDict("form=formal"), "form": "csv"}
    batch = request_batch(by=by, now=now, kind=registry.batch_kinds["evidence"], choice=year, today=day)
    return {
        "core.tasks.sweep": (),
        "core.tasks.deliver_message": (next(mail.pk for mail in mails if mail.channel == "email"),),
        "core.tasks.render_document": (request_proposal(by=by, now=now, proposal=running.proposal).pk,),
        "core.tasks.write_export": (request_export(by=by, now=now, school=side.school, **export).pk,),
        "core.tasks.pack_bundle": (request_evidence(by=by, now=now, partnership=running).pk,),
        "core.tasks.work_on_batch": (batch.pk,),
        "core.tasks.write_copy": (request_copy(by=personal_actor(person), now=now, obj=person).pk,),
    }


def state() -> str:
    """A hash of everything that stands in the database, but the moments at which parts of the program were last alive."""
    rows = {name: sorted(read(model).items(), key=str) for name, model in tables().items() if model is not Heartbeat}
    return hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest()
