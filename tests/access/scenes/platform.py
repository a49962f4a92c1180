"""Files, papers, messages, people and links, views and long tables."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.http import QueryDict
from django.utils import timezone

from core.batches import request_batch
from core.data_copies import request_copy
from core.dates import school_year
from core.exports import request_export, write_export
from core.files import attach
from core.models import AuditEvent, Batch, BatchPaper, Bundle, Document, OutgoingMessage, TableExport
from core.registry import registry
from core.saved_views import save_view
from partnerships.actions.evidence import request_evidence
from partnerships.papers.evaluation import request_paper
from partnerships.papers.evidence import request_pack
from partnerships.papers.proposal import request_proposal
from schools.access import personal_actor
from schools.actions.rights import record_request
from schools.actions.schools import edit_letterhead
from schools.roles import Role
from tests.access.scene import CANARY, TODAY, Lot, named
from tests.clock import NOW
from tests.factories import implementation, negotiation
from tests.factories.schools import make_invitation, make_member


def build(lot: Lot) -> None:
    _platform(lot)
    _lists(lot)


def _platform(lot: Lot) -> None:
    """Files, papers, messages, people. What expires is made at the real moment, by which pages judge it."""
    side, hub, real = lot.side, lot.side.as_("hub"), timezone.now()

    edit_letterhead(
        by=side.as_("operator"), now=NOW, school=side.school, lines="Pemerintah Kota", logo=implementation.photo("lambang.jpg"),
        remove_logo=False, version=None,
    )  # fmt: skip
    lot.things["file"] = attach(
        by=hub, now=NOW, subject=lot.obligation, upload=implementation.photo(f"{CANARY}.jpg"), purpose="evidence"
    )
    lot.things["early_file"] = attach(by=hub, now=NOW, subject=lot.draft, upload=implementation.photo(f"{CANARY}.jpg"))
    lot.things["paper"] = request_paper(by=hub, now=NOW, round=lot.round, paper="a4")
    lot.things["pack"] = request_pack(by=hub, now=NOW, partnership=lot.running)
    lot.things["bundle"] = _packed(request_evidence(by=hub, now=NOW, partnership=lot.running))
    lot.things["batch"] = _printed(lot)
    lot.things["working_batch"] = _batch(lot, "agreements")
    lot.things["early_paper"] = request_proposal(by=hub, now=NOW, proposal=lot.proposing.proposal)
    lot.things["failed_paper"] = _failed(request_paper(by=hub, now=NOW, round=lot.round, paper="f4"))
    told = OutgoingMessage.objects.filter(
        tenant=side.school, kind="partnerships.proposal_submitted", to_user=side.principal
    )
    lot.things |= {
        "mail": told.filter(channel="inbox").first(),
        "lost_mail": _lost(told.filter(channel="email").first()),
    }
    invitation = make_invitation(side.school, Role.TEACHER, now=real, name=named("Undangan"))
    mailed = OutgoingMessage.objects.filter(tenant=side.school, to_email=invitation.email).latest("pk")
    lot.things |= {"invitation": invitation, "invitation_token": mailed.url.strip("/").split("/")[-1]}
    lot.things["member"] = make_member(
        side.school, Role.STAFF, name=named("Warga"), email=f"warga@{side.school.slug}.test"
    )
    lot.things["rights_request"] = record_request(
        by=side.as_("operator"), now=real, school=side.school, kind="erasure", via="person", asker=named("Pemohon"),
        subject=lot.member, subject_label=named("Warga"),
    )  # fmt: skip
    lot.things["data_copy"] = request_copy(by=personal_actor(side.hub), now=real, obj=side.hub)
    lot.things["event"] = AuditEvent.objects.filter(
        subject_type="partnerships.partnership", subject_id=lot.running.pk
    ).latest("pk")
    lot.things["link"], lot.things["token"] = implementation.confirmation_link(side, lot.obligation, now=real)
    lot.things["given_link"] = lot.link.pk
    lot.things["answer_link"], lot.things["answer_token"] = implementation.answer_link(side, lot.response, now=real)
    lot.things["given_answer_link"] = lot.answer_link.pk
    lot.things["text_link"], lot.things["text_token"] = negotiation.review_link(side, lot.partner_sheet, now=real)
    lot.things["given_text_link"] = lot.text_link.pk


def _batch(lot: Lot, kind: str) -> Batch:
    return request_batch(
        by=lot.side.as_("hub"), now=NOW, kind=registry.batch_kinds[kind], choice=school_year(TODAY), today=TODAY
    )


def _printed(lot: Lot) -> Batch:
    """A batch that came out, with one paper left out, without the minutes that making it takes."""
    made = _batch(lot, "evidence")
    made.papers.update(state=BatchPaper.State.DONE)
    made.papers.filter(position=0).update(state=BatchPaper.State.LEFT_OUT, note="Uji.")
    made.state = Batch.State.PACKING
    made.bundle = _packed(request_evidence(by=lot.side.as_("hub"), now=NOW, partnership=lot.running))
    made.save(update_fields=["state", "bundle"])
    return made


def _packed(bundle: Bundle) -> Bundle:
    """A ZIP that came out, without the minutes that packing takes."""
    bundle.file.save("bundle.zip", ContentFile(CANARY.encode()), save=False)
    Bundle.objects.filter(pk=bundle.pk).update(state="ready", file=bundle.file.name, ready_at=NOW)
    return bundle


def _failed(paper: Document) -> Document:
    """A paper whose rendering gave up: the only state here that no action can bring about."""
    Document.objects.filter(pk=paper.pk).update(state=Document.State.FAILED, error="Tidak dapat dibuat.")
    paper.refresh_from_db()
    return paper


def _lost(message: OutgoingMessage) -> OutgoingMessage:
    """A mail that the server refused for good."""
    OutgoingMessage.objects.filter(pk=message.pk).update(state="failed", last_error="550", next_at=None)
    message.refresh_from_db()
    return message


def _lists(lot: Lot) -> None:
    """Views that the hub keeps of the pipeline, one of them shared, and a long table that it took out."""
    side, hub = lot.side, lot.side.as_("hub")
    kind = registry.lists["kemitraan"]
    facts = {"by": hub, "now": NOW, "kind": kind, "query": QueryDict("form=formal"), "today": TODAY}
    lot.things["own_view"] = save_view(name=named("milik sendiri"), **facts)
    lot.things["shared_view"] = save_view(name=named("bersama"), is_shared=True, **facts)
    export = request_export(by=hub, now=NOW, school=side.school, kind=kind, query=QueryDict("form=formal"), form="csv")
    write_export(export.pk, NOW)
    TableExport.objects.filter(pk=export.pk).update(title=named("unduhan"))
    lot.things["export"] = export
