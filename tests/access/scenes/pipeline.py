"""Partnerships in all seven stages, with their papers."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from partnerships.actions.agreement_parts import save_clause
from partnerships.actions.agreements import edit_agreement
from partnerships.actions.candidates import describe_candidate
from partnerships.actions.clause_library import add_template
from partnerships.actions.evaluations import measure
from partnerships.actions.obligations import confirm_obligation
from partnerships.actions.partnerships import open_partnership
from partnerships.actions.signatures import attach_scan
from partnerships.actions.understanding import record_understanding
from partnerships.models import Candidate, ClauseTemplate, Partner, Partnership
from partnerships.terms import FinancialForm, Form, Scope
from tests.access.scene import CANARY, TODAY, Lot, named
from tests.clock import NOW
from tests.factories import addenda, agreements, following, implementation, negotiation, partnerships
from tests.world import Side


def build(lot: Lot) -> None:
    for part in (_pipeline, _agreements, _amended, _running):
        part(lot, lot.partner)


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
