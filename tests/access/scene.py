"""One of everything, at each of the two schools, so that every address of the table leads somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from django.core.files.base import ContentFile
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from core.exports import request_export, write_export
from core.files import attach
from core.models import AuditEvent, Bundle, Document, OutgoingMessage, ScopedLink, TableExport
from core.registry import registry
from core.saved_views import save_view
from core.uploads import check_upload
from partnerships.actions.agreement_parts import save_clause
from partnerships.actions.agreements import edit_agreement
from partnerships.actions.candidates import describe_candidate
from partnerships.actions.clause_library import add_template
from partnerships.actions.evaluations import measure
from partnerships.actions.evidence import request_evidence
from partnerships.actions.needs import add_evidence, move_need, record_need
from partnerships.actions.obligations import confirm_obligation
from partnerships.actions.partnerships import open_partnership
from partnerships.actions.signatures import attach_scan
from partnerships.actions.understanding import record_understanding
from partnerships.imports import apply_partners, preview_partners
from partnerships.imports.register_acts import apply_register, preview_register
from partnerships.models import Agreement, Candidate, ClauseTemplate, Partner, Partnership
from partnerships.papers.evaluation import request_paper
from partnerships.papers.evidence import request_pack
from partnerships.papers.proposal import request_proposal
from partnerships.terms import Category, FinancialForm, Form, PartnerKind, Scope
from schools.actions.schools import edit_letterhead
from schools.models import User
from schools.roles import Role
from tests.clock import NOW
from tests.factories import addenda, agreements, following, implementation, negotiation, partnerships
from tests.factories.schools import make_invitation, make_member
from tests.world import Side, World

CANARY = "Kenari"
"""A word that stands in everything which the own school keeps to itself. Nobody who is refused may find it in the answer."""

STRANGER = "strange_partner"
"""The column of a partner contact whose organisation has nothing to do with the partnerships."""

TODAY = NOW.date()


def named(what: str) -> str:
    """A title that gives itself away."""
    return f"{CANARY} {what}"


@dataclass
class Lot:
    """Everything that belongs to one school, by the names that the table uses."""

    side: Side
    stranger: User
    things: dict[str, object] = field(default_factory=dict)

    def __getattr__(self, name: str) -> object:
        try:
            return self.things[name]
        except KeyError:
            raise AttributeError(name) from None

    def keys(self, words: str) -> list[object]:
        """Arguments of an address: "need/meet" -> [7, "meet"]; a word that names no thing stands for itself."""
        return [_key(self.things[w]) if w in self.things else w for w in words.split("/") if w != "."]


def _key(thing: object) -> object:
    """How an address names a thing: links by their public id, texts as they are, rows by their number."""
    if isinstance(thing, ScopedLink):
        return thing.public_id
    return getattr(thing, "pk", thing)


def organisation(side: Side, name: str, contact: User) -> Partner:
    """A partner whose contact has an account."""
    contacts = [{"name": contact.name, "position": "Kepala", "email": contact.email, "is_signatory": True}]
    return partnerships.make_partner(side, named(name), contacts=contacts)


def _open(side: Side, partner: Partner, what: str, **facts) -> Partnership:
    """At stage 1, led by the teacher, with the organisation of the side's partner contact as a candidate."""

    given = {"form": Form.FORMAL, "scope": Scope.SOFTWARE, "summary": named("ringkasan"), "lead": side.teacher, **facts}
    others = [partnerships.make_partner(side, named(f"Universitas {what}"))]
    return open_partnership(
        by=side.as_("hub"), now=NOW, school=side.school, title=named(what), needs=[partnerships.make_need(side, title=named("kebutuhan"))],
        partners=[partner, *others], **given,
    )  # fmt: skip


def _chosen(side: Side, partner: Partner, what: str, **facts) -> Partnership:
    partnership = partnerships.move(side, _open(side, partner, what, **facts), "explore")
    return partnerships.choose_all(side, partnership)


def _proposed(side: Side, partner: Partner, what: str, step: str = "draft") -> Partnership:
    """At stage 3 with a proposal: draft, submitted or approved."""
    partnership = partnerships.move(side, _chosen(side, partner, what), "propose")
    aims = [partnerships.objective(measure=named("ukuran"))]
    proposal = partnerships.write_proposal(side, partnership, goals=named("tujuan"), objectives=aims)
    if step != "draft":
        partnerships.judge(side, proposal, "submit", by="hub")
    if step == "approved":
        partnerships.judge(side, proposal, "approve")
    partnership.refresh_from_db()
    return partnership


def _negotiated(side: Side, partner: Partner, what: str) -> Partnership:
    return partnerships.move(side, _proposed(side, partner, what, "approved"), "negotiate")


def build(side: Side) -> Lot:
    """Every object of the table for one school."""
    from tests.access import scenes  # they need Lot and named() from here

    stranger = make_member(side.school, Role.PARTNER, email=f"asing@{side.school.slug}.test", name="Orang Asing")
    lot = Lot(side, stranger)
    partner = organisation(side, "Puskesmas", side.partner)
    lot.things |= {"partner": partner, "strange_partner": organisation(side, "Yayasan Lain", stranger)}
    _directory(lot)
    _old_register(lot, partner)
    _pipeline(lot, partner)
    _agreements(lot, partner)
    _amended(lot, partner)
    _running(lot, partner)
    _platform(lot)
    _lists(lot)
    scenes.build(lot)
    return lot


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


def _directory(lot: Lot) -> None:

    side = lot.side
    lot.things["need"] = record_need(
        by=side.as_("teacher"), now=NOW, school=side.school, title=named("kebutuhan guru"), category=Category.ACADEMIC,
        evidence=named("bukti"),
    )  # fmt: skip
    move_need(by=side.as_("hub"), now=NOW, need=lot.need, name="accept")
    (lot.things["need_file"],) = add_evidence(
        by=side.as_("teacher"),
        now=NOW,
        need=lot.need,
        uploads=[check_upload(implementation.photo(f"{CANARY}-bukti.jpg"))],
    )
    lot.things["idea"] = record_need(
        by=side.as_("teacher"), now=NOW, school=side.school, title=named("usulan guru"), category=Category.ACADEMIC,
        evidence=named("dasar usulan"),
    )  # fmt: skip
    lot.things["import"] = _preview(side, named("CV Impor"))
    lot.things["applied_import"] = apply_partners(
        by=side.as_("hub"), now=NOW, school=side.school, batch=_preview(side, named("CV Terimpor"))
    )


def _old_register(lot: Lot, partner: Partner) -> None:
    """A register of older agreements: one in preview, one taken over, with the agreement that came of it."""
    lot.things["register"] = _register(lot.side, named("PT Agenda"), "pratinjau")
    batch = _register(lot.side, partner.name, "naskah lama")
    lot.things["applied_register"] = apply_register(
        by=lot.side.as_("hub"), now=NOW, school=lot.side.school, batch=batch
    )
    lot.things["old_agreement"] = Agreement.objects.get(school=lot.side.school, imported=True)


def _register(side: Side, partner: str, subject: str):
    table = BytesIO(f"Mitra;Judul;Mulai;Selesai\n{partner};{named(subject)};1/7/2025;30/6/2028\n".encode())
    return preview_register(
        by=side.as_("hub"),
        now=NOW,
        school=side.school,
        lead=side.teacher,
        kind="pks",
        file=table,
        name=f"{CANARY}-agenda.csv",
    )


def _preview(side: Side, name: str):
    table = BytesIO(f"Nama;Kabupaten\n{name};Kota Bandung\n".encode())
    return preview_partners(
        by=side.as_("hub"), now=NOW, school=side.school, kind=PartnerKind.BUSINESS, file=table, name=f"{CANARY}.csv"
    )


def _pipeline(lot: Lot, partner: Partner) -> None:
    """Stages 1 to 3, none of them for the committee."""
    side = lot.side
    lot.things["exploring"] = partnerships.move(side, _open(side, partner, "penjajakan"), "explore")
    first = Candidate.objects.filter(partnership=lot.exploring).first()
    lot.things["candidate"] = describe_candidate(
        by=side.as_("hub"), now=NOW, candidate=first, interest=named("minat"), resources=named("perawat")
    )
    informal = _chosen(side, partner, "informal", form="informal")
    lot.things["informal"] = informal
    lot.things["proposing"] = _proposed(side, partner, "proposal")
    lot.things["submitted"] = _proposed(side, partner, "diajukan", "submitted")
    lot.things["approved"] = _proposed(side, partner, "disetujui", "approved")


def _agreements(lot: Lot, partner: Partner) -> None:
    """Stage 4: a draft, a loan, a text ready to be signed."""
    side = lot.side
    lot.things["negotiating"] = _negotiated(side, partner, "negosiasi")
    draft = agreements.drafted(side, lot.negotiating, subject=named("naskah"))
    lot.things["draft"] = draft
    clause = draft.clauses.filter(locked=False, optional=True).first()
    lot.things["clause"] = save_clause(
        by=side.as_("hub"), now=NOW, clause=clause, title=clause.title, body=named("pasal"), expected=clause.version
    )
    lot.things["loan"] = _loan(side, partner)
    ready = agreements.ready(side, _negotiated(side, partner, "siap"), subject=named("siap"))
    lot.things |= {
        "ready": ready,
        "ready_party": ready.parties.first(),
        "own_ready_party": ready.parties.get(party__partner=partner),
    }
    _negotiations(lot, partner)


def _negotiations(lot: Lot, partner: Partner) -> None:
    """A text that lies with the parties and was changed since, a comment on it; two articles of the library."""
    side = lot.side
    shared = negotiation.shared(side, _negotiated(side, partner, "telaah"), subject=named("telaah"))
    sheet = shared.text_versions.get().reviews.get(party__partner=partner)
    lot.things |= {"shared": shared, "text_version": sheet.version, "partner_sheet": sheet}
    lot.things["school_sheet"] = negotiation.sheet_of(shared, 1)
    lot.things["remark"] = negotiation.remark(side, sheet, body=named("catatan"))
    negotiation.reworded(side, shared, "pembiayaan", named("biaya"))
    lot.things["own_article"] = add_template(
        by=side.as_("hub"), now=NOW, school=side.school, kind="pks", title=named("pasal baku"), body=named("isi"),
        optional=True, included=False,
    )  # fmt: skip
    core = ClauseTemplate.objects.filter(school=side.school, kind="pks", locked=True)
    lot.things["core_article"] = core.first()


def _amended(lot: Lot, partner: Partner) -> None:
    """A signed agreement with an addendum on the table, and one article that it changes."""
    side = lot.side
    base = agreements.signed(side, _negotiated(side, partner, "adendum"), subject=named("diubah"))
    lot.things["addendum"] = addenda.drafted(side, base, articles=["Pasal 3"], reasons=named("alasan"))
    lot.things["change"] = lot.addendum.article_changes.get()


def _loan(side: Side, partner: Partner):

    draft = agreements.drafted(side, _negotiated(side, partner, "pinjaman"), subject=named("pinjaman"))
    return edit_agreement(
        by=side.as_("hub"), now=NOW, agreement=draft, financial_form=FinancialForm.SOFT_LOAN, amount=Decimal(60_000_000)
    )


def _running(lot: Lot, partner: Partner) -> None:
    """Stages 5 to 7: what the committee may read as well."""
    side = lot.side
    running = _negotiated(side, partner, "berjalan")
    signed = agreements.signed(side, running, subject=named("perjanjian"))
    obligations = implementation.owe_all(side, running, what=named("tugas"))
    partnerships.move(side, running, "implement")
    lot.things["series"] = implementation.recurring(side, running, description=named("tugas bulanan"))
    planned = implementation.planned(side, running, title=named("kegiatan"), plan=named("rencana"))
    opened = implementation.opened_round(side, running, title=named("evaluasi"))
    confirm_obligation(
        by=side.as_("hub"),
        now=NOW,
        obligation=obligations[1],
        happened_on=TODAY,
        is_complete=False,
        note=named("sebagian"),
    )
    lot.things |= {
        "running": running, "signed": signed, "signed_party": signed.parties.first(), "obligation": obligations[1], "activity": planned,
        "held": implementation.held(side, running, title=named("terlaksana")), "round": opened,
        "response": opened.responses.get(party__order=2),
        "party": running.parties.get(order=2), "indicator": running.indicators.first(),
    }  # fmt: skip
    lot.things["scan"] = attach_scan(
        by=side.as_("hub"), now=NOW, agreement=signed, upload=implementation.photo(f"{CANARY}.jpg")
    )
    lot.things["contribution"] = implementation.contributed(side, lot.held)
    lot.things["gift"] = implementation.given(side, running, description=named("laptop"))
    (lot.things["activity_file"],) = implementation.documented(side, planned, f"{CANARY}.jpg")
    lot.things["measurement"] = measure(
        by=side.as_("hub"), now=NOW, indicator=lot.indicator, measured_on=TODAY, value=50
    )
    lot.things |= {
        "conversation": following.talk(side, running, subject=named("pembicaraan"), agreed=named("kesepakatan")),
        "risk": following.named_risk(side, running, what=named("risiko")),
        "item": following.handed_out(side, opened, title=named("tindak lanjut")),
    }
    lot.things["reviewing"] = _reviewing(side, partner)


def _reviewing(side: Side, partner: Partner) -> Partnership:
    partnership = partnerships.move(side, _understood(side, partner), "start_informally")
    return implementation.at_review(side, partnership)


def _understood(side: Side, partner: Partner) -> Partnership:

    partnership = _chosen(side, partner, "ditinjau", form="informal")
    return record_understanding(
        by=side.as_("hub"), now=NOW, partnership=partnership, understanding=named("kesepahaman"), understood_on=TODAY,
        review_on=TODAY + timedelta(days=30), evaluation_note=named("kesan"), lead=side.teacher,
    )  # fmt: skip


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
    lot.things["event"] = AuditEvent.objects.filter(
        subject_type="partnerships.partnership", subject_id=lot.running.pk
    ).latest("pk")
    lot.things["link"], lot.things["token"] = implementation.confirmation_link(side, lot.obligation, now=real)
    lot.things["given_link"] = lot.link.pk
    lot.things["answer_link"], lot.things["answer_token"] = implementation.answer_link(side, lot.response, now=real)
    lot.things["given_answer_link"] = lot.answer_link.pk
    lot.things["text_link"], lot.things["text_token"] = negotiation.review_link(side, lot.partner_sheet, now=real)
    lot.things["given_text_link"] = lot.text_link.pk


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


@dataclass
class Scene:
    """Both schools with everything in them, and a signed-in browser for everybody."""

    world: World
    own: Lot
    other: Lot
    sessions: Mapping[str, str]

    def client(self, who: str, **options) -> Client:
        """A browser of `who`: a role of the own school, STRANGER, "other:<role>", "outsider", "support" or "anonymous"."""
        client = Client(**options)
        if who != "anonymous":
            client.cookies["sessionid"] = self.sessions[who]
        return client


def stand(world: World) -> Scene:
    """Build both lots and sign everybody in once."""
    own, other = build(world.own), build(world.other)
    people = {**world.own.everyone, STRANGER: own.stranger, "outsider": world.outsider}
    people |= {f"other:{role}": user for role, user in world.other.everyone.items()}
    people["support"] = User.objects.create_superuser("dukungan@guyub.test", "sandi-dukungan-2026", name="Dukungan")
    sessions = {}
    for who, user in people.items():
        client = Client()
        client.force_login(user)
        sessions[who] = client.cookies["sessionid"].value
    return Scene(world, own, other, sessions)
