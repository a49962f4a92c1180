"""Partnerships in every state, reached by the real actions. Each factory does one step; give `side` from tests/world.py.

partnership = make_partnership(world.own)            # stage 1, one need, two candidates
partnership = exploring(world.own)                   # stage 2
partnership = chosen(world.own)                      # stage 2, both partners are parties
partnership = at_proposal(world.own)                 # stage 3
proposal = with_proposal(world.own)                  # stage 3, complete draft; .partnership
proposal = submitted(world.own) / returned(world.own) / approved(world.own)
partnership = at_agreement(world.own)                # stage 4
partnership = informal_underway(world.own)           # stage 5 by the short path
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count

from partnerships.actions.candidates import choose_candidate, describe_candidate
from partnerships.actions.needs import record_need
from partnerships.actions.partners import add_partner
from partnerships.actions.partnerships import move_partnership, open_partnership
from partnerships.actions.proposals import ObjectiveFacts, edit_proposal, move_proposal
from partnerships.actions.understanding import record_understanding
from partnerships.models import Need, Partner, Partnership, Proposal
from partnerships.terms import Category, Form, PartnerKind, Priority, Scope
from tests.clock import NOW
from tests.memory import remembered
from tests.world import Side

_running = count(1)


@remembered
def make_need(side: Side, *, now: datetime = NOW, **facts) -> Need:
    """A need for health education, recorded by the hub."""
    given = {
        "title": f"Penyuluhan kesehatan remaja {next(_running)}",
        "category": Category.STUDENT_SUPPORT,
        "priority": Priority.HIGH,
        "evidence": "Sepertiga siswa kelas VIII melewatkan sarapan.",
        **facts,
    }
    return record_need(by=side.as_("hub"), now=now, school=side.school, **given)


@remembered
def make_partner(side: Side, name: str = "", *, now: datetime = NOW, **facts) -> Partner:
    """A puskesmas that offers services to pupils, with a contact who may sign."""
    name = name or f"Puskesmas Melati {next(_running)}"
    given = {"kind": PartnerKind.HEALTH_CENTRE, "regency": "Kota Bandung", **facts}
    contacts = given.pop("contacts", [{"name": f"dr. Kepala {name}", "position": "Kepala", "is_signatory": True}])
    offers = given.pop(
        "offers", [{"category": Category.STUDENT_SUPPORT, "resource": "services", "capacity": "sebulan sekali"}]
    )
    return add_partner(
        by=side.as_("hub"), now=now, school=side.school, name=name, contacts=contacts, offers=offers, **given
    )


@remembered
def give_account(side: Side, partner: Partner) -> Partner:
    """The side's partner contact becomes the account of the partner's first contact."""
    contact = partner.contacts.first()
    assert contact is not None
    partner.contacts.filter(pk=contact.pk).update(user=side.partner)
    return partner


@remembered
def make_partnership(side: Side, *, now: datetime = NOW, partners: int = 2, needs: int = 1, **facts) -> Partnership:
    """A partnership at stage 1, opened by the hub, who leads it unless `lead` says otherwise."""
    given = {
        "title": f"Sekolah sehat {next(_running)}",
        "form": Form.FORMAL,
        "scope": Scope.SOFTWARE,
        "lead": side.hub,
        **facts,
    }
    return open_partnership(
        by=side.as_("hub"),
        now=now,
        school=side.school,
        needs=[make_need(side, now=now) for _ in range(needs)],
        partners=[make_partner(side, now=now) for _ in range(partners)],
        **given,
    )


@remembered
def move(
    side: Side, partnership: Partnership, name: str, *, by: str = "hub", now: datetime = NOW, comment: str = ""
) -> Partnership:
    """Make the move `name` as the holder of the role `by`."""
    move_partnership(by=side.as_(by), now=now, partnership=partnership, name=name, comment=comment)
    return partnership


@remembered
def exploring(side: Side, *, now: datetime = NOW, **facts) -> Partnership:
    """At stage 2, nothing noted about the candidates yet."""
    return move(side, make_partnership(side, now=now, **facts), "explore", now=now)


@remembered
def choose_all(side: Side, partnership: Partnership, *, now: datetime = NOW) -> Partnership:
    """Every candidate described and chosen."""
    for candidate in partnership.candidates.all():
        described = describe_candidate(
            by=side.as_("hub"),
            now=now,
            candidate=candidate,
            interest="Wilayah binaannya sama.",
            resources="Dua perawat.",
        )
        choose_candidate(by=side.as_("hub"), now=now, candidate=described)
    return partnership


@remembered
def chosen(side: Side, *, now: datetime = NOW, **facts) -> Partnership:
    """At stage 2 with all candidates chosen: three parties."""
    return choose_all(side, exploring(side, now=now, **facts), now=now)


@remembered
def at_proposal(side: Side, *, now: datetime = NOW, **facts) -> Partnership:
    """At stage 3, without a proposal."""
    return move(side, chosen(side, now=now, **facts), "propose", now=now)


def objective(**facts) -> ObjectiveFacts:
    """A SMART objective: 90 percent of the pupils examined by June."""
    given = {
        "statement": "Semua siswa kelas VII diperiksa kesehatannya",
        "measure": "Siswa yang diperiksa",
        "unit": "persen",
        "baseline": Decimal(40),
        "target": Decimal(90),
        "due_on": date(2027, 6, 30),
        **facts,
    }
    return ObjectiveFacts(**given)


@remembered
def write_proposal(side: Side, partnership: Partnership, *, now: datetime = NOW, **facts) -> Proposal:
    """A complete proposal for the partnership, saved as a draft by the hub."""
    roles = {p.pk: ("Penyelenggara", "Menyediakan waktu dan tempat.") for p in partnership.parties.all()}
    given = {
        "goals": "Siswa lebih sehat dan lebih jarang absen.",
        "background": "Angka sakit tinggi pada musim hujan.",
        "evaluation_plan": "Setiap akhir semester oleh kedua pihak.",
        "objectives": [objective()],
        "roles": roles,
        **facts,
    }
    return edit_proposal(by=side.as_("hub"), now=now, partnership=partnership, **given)


@remembered
def with_proposal(side: Side, *, now: datetime = NOW, **facts) -> Proposal:
    """At stage 3 with a complete draft."""
    return write_proposal(side, at_proposal(side, now=now, **facts), now=now)


@remembered
def judge(
    side: Side, proposal: Proposal, name: str, *, by: str = "principal", now: datetime = NOW, comment: str = ""
) -> Proposal:
    """Make the proposal's move `name` as the holder of the role `by`."""
    move_proposal(by=side.as_(by), now=now, proposal=proposal, name=name, comment=comment)
    return proposal


@remembered
def submitted(side: Side, *, now: datetime = NOW, **facts) -> Proposal:
    """At the principal's desk."""
    return judge(side, with_proposal(side, now=now, **facts), "submit", by="hub", now=now)


@remembered
def returned(side: Side, *, now: datetime = NOW, comment: str = "Sasaran belum terukur.", **facts) -> Proposal:
    """Sent back by the principal with a reason."""
    return judge(side, submitted(side, now=now, **facts), "return", now=now, comment=comment)


@remembered
def approved(side: Side, *, now: datetime = NOW, **facts) -> Proposal:
    """Approved by the principal; the indicators stand."""
    return judge(side, submitted(side, now=now, **facts), "approve", now=now)


@remembered
def at_agreement(side: Side, *, now: datetime = NOW, **facts) -> Partnership:
    """At stage 4 with an approved proposal."""
    partnership = approved(side, now=now, **facts).partnership
    partnership.refresh_from_db()
    return move(side, partnership, "negotiate", now=now)


@remembered
def understood(side: Side, *, now: datetime = NOW, **facts) -> Partnership:
    """Informal, at stage 2, with one partner chosen and the half page written."""
    partnership = chosen(side, now=now, **{"partners": 1, "form": Form.INFORMAL, **facts})
    today = side.school.local_date(now)
    return record_understanding(
        by=side.as_("hub"),
        now=now,
        partnership=partnership,
        understanding="Saling berkunjung dua kali setahun.",
        understood_on=today,
        review_on=today + timedelta(days=365),
        evaluation_note="Kesan siswa dan guru setelah setiap kunjungan.",
        lead=partnership.lead,
    )


@remembered
def informal_underway(side: Side, *, now: datetime = NOW, **facts) -> Partnership:
    """At stage 5 by the short path."""
    return move(side, understood(side, now=now, **facts), "start_informally", now=now)
