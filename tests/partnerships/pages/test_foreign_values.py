"""Hidden fields and choices with ids that belong elsewhere: another school's, or another partnership's of the same school."""

import pytest
from django.urls import reverse

from core.models import Attachment, AuditEvent, HistoryEntry, OutgoingMessage
from partnerships.actions.signatures import attach_scan
from partnerships.models import (
    Candidate,
    Contribution,
    Measurement,
    Objective,
    Obligation,
    Partnership,
    PartyRole,
    RepaymentInstalment,
)  # fmt: skip
from partnerships.terms import Factor
from schools.links import school_url
from tests.clock import REAL as NOW
from tests.factories import agreements, implementation
from tests.factories import partnerships as make
from tests.hostile.pages import forms_of


@pytest.fixture
def hub(world, client_for):
    return client_for(world.own.hub)


def url(world, name, *args):
    return school_url(world.own.school, f"partnerships:{name}", *args)


def filled(client, address, **changes):
    """What a person would send from the first form of the page that has these fields, with `changes`."""
    page = client.get(address).content.decode()
    form = next(f for f in forms_of(address, page) if set(changes) <= {control.name for control in f.fields})
    button = next(button for button in form.buttons if not button[0].endswith("-add"))
    return {**form.data(button), **changes}


def strangers(world, make_one):
    """The same thing twice: at the other school, and in another partnership of the own school."""
    return [make_one(world.other), make_one(world.own)]


def rows():
    """How many rows there are of what these forms write."""
    kinds = (
        Obligation,
        Contribution,
        Candidate,
        PartyRole,
        Objective,
        Measurement,
        RepaymentInstalment,
        HistoryEntry,
        AuditEvent,
    )
    return [kind.objects.count() for kind in (*kinds, OutgoingMessage, Attachment)]


def test_parties_of_elsewhere_owe_and_contribute_nothing(world, hub):
    partnership = make.informal_underway(world.own, now=NOW)
    held = implementation.held(world.own, partnership, now=NOW)
    for elsewhere in strangers(world, lambda side: make.informal_underway(side, now=NOW)):
        party = elsewhere.parties.last().pk
        before = rows()
        for name, pk, fields in (
            ("obligation_create", partnership.pk, {"description": "Tugas"}),
            ("contribution_create", held.pk, {"quantity": "3", "kind": "hours"}),
        ):
            address = url(world, name, pk)
            answer = hub.post(address, filled(hub, address, party=party, **fields))
            assert answer.status_code == 422
        assert rows() == before


def test_people_of_elsewhere_carry_nothing(world, hub):
    partnership = make.informal_underway(world.own, now=NOW)
    activity = implementation.planned(world.own, partnership, now=NOW)
    before = rows()
    for name, pk, field in (
        ("activity_create", partnership.pk, "in_charge"),
        ("activity_edit", activity.pk, "in_charge"),
        ("partnership_edit", partnership.pk, "lead"),
        ("understanding", partnership.pk, "lead"),
    ):
        for stranger in (world.other.hub, world.outsider, world.own.parent):
            address = url(world, name, pk)
            extra = {"title": "Kegiatan", "starts_on": "2027-01-01"} if field == "in_charge" else {}
            assert hub.post(address, filled(hub, address, **{field: stranger.pk}, **extra)).status_code == 422
    assert rows() == before
    assert Partnership.objects.get(pk=partnership.pk).lead == world.own.hub


def test_needs_and_partners_of_another_school_are_no_choice(world, hub):
    need, partner = make.make_need(world.other, now=NOW), make.make_partner(world.other, now=NOW)
    own, before = make.make_partner(world.own, now=NOW), Partnership.objects.count()
    address = f"{url(world, 'partnership_open')}?partner={own.pk}&partner={partner.pk}&need={need.pk}"
    page = hub.get(address).content.decode()
    assert partner.name not in page
    assert need.title not in page
    sent = {"title": "Titipan", "form": "formal", "scope": "software", "lead": world.own.hub.pk}
    for stolen in ({"needs": [need.pk]}, {"partners": [partner.pk]}):
        assert hub.post(address, {**sent, **stolen}).status_code == 422
    assert Partnership.objects.count() == before
    exploring = make.exploring(world.own, now=NOW)
    assert hub.post(url(world, "candidate_add", exploring.pk), {"partner": partner.pk}).status_code == 404
    edit = url(world, "partnership_edit", exploring.pk)
    assert hub.post(edit, filled(hub, edit, needs=[need.pk])).status_code == 422


def test_objectives_and_roles_of_another_proposal_stay_where_they_are(world, hub):
    own = make.with_proposal(world.own, now=NOW)
    address = url(world, "proposal_edit", own.partnership_id)
    for other in strangers(world, lambda side: make.with_proposal(side, now=NOW)):
        objective, party = other.objectives.get(), other.partnership.parties.last()
        stolen = {
            "objectives-0-pk": str(objective.pk),
            "objectives-0-statement": "Diambil alih",
            "roles-1-party": str(party.pk),
        }
        hub.post(address, filled(hub, address, **stolen))
        objective.refresh_from_db()
        assert (objective.statement, objective.proposal_id) != ("Diambil alih", own.pk)
        assert objective.proposal_id == other.pk
        assert set(PartyRole.objects.filter(party=party).values_list("proposal_id", flat=True)) == {other.pk}


def test_parties_of_elsewhere_are_no_party_of_an_agreement(world, hub):
    draft = agreements.drafted(world.own, make.at_agreement(world.own, now=NOW), now=NOW)
    address = url(world, "agreement_parties", draft.pk)
    for elsewhere in strangers(world, lambda side: make.at_agreement(side, now=NOW)):
        sent = filled(hub, address, **{"party-1-party": str(elsewhere.parties.last().pk)})
        assert hub.post(address, sent).status_code == 422


def test_a_parent_text_of_elsewhere_is_no_choice(world, hub):
    draft = agreements.drafted(world.own, make.at_agreement(world.own, now=NOW), now=NOW)
    agreements.drafted(world.own, draft.partnership, now=NOW, kind="mou", subject="Naskah induk")
    address = url(world, "agreement_edit", draft.pk)
    for elsewhere in strangers(
        world, lambda side: agreements.drafted(side, make.at_agreement(side, now=NOW), now=NOW, kind="mou")
    ):
        assert hub.post(address, filled(hub, address, parent=str(elsewhere.pk))).status_code == 422


def test_a_scan_of_elsewhere_proves_nothing(world, hub):
    signed = agreements.signed(world.own, make.at_agreement(world.own, now=NOW), now=NOW)
    for elsewhere in strangers(world, lambda side: agreements.signed(side, make.at_agreement(side, now=NOW), now=NOW)):
        side = world.own if elsewhere.school_id == world.own.school.pk else world.other
        scan = attach_scan(by=side.as_("hub"), now=NOW, agreement=elsewhere, upload=implementation.photo())
        assert hub.post(url(world, "agreement_scan_confirm", signed.pk), {"scan": scan.pk}).status_code == 409
        signed.refresh_from_db()
        assert signed.scan_id is None


def test_parts_of_another_partnership_are_not_at_this_address(world, hub):
    first = implementation.underway(world.own, now=NOW)
    second = implementation.underway(world.own, now=NOW)
    opened = implementation.opened_round(world.own, first, now=NOW)
    held = implementation.held(world.own, first, now=NOW)
    elsewhere = implementation.held(world.own, second, now=NOW)
    contribution = implementation.contributed(world.own, elsewhere, now=NOW)
    before = rows()
    stranger, indicator = second.parties.last().pk, second.indicators.get().pk
    assert hub.post(url(world, "response", opened.pk, stranger), {}).status_code == 404
    assert hub.post(url(world, "response_link", opened.pk, stranger), {"recipient_label": "X"}).status_code == 404
    assert hub.post(url(world, "contribution_remove", held.pk, contribution.pk)).status_code == 404
    measured = {"measured_on": "2026-01-01", "value": "1"}
    assert hub.post(url(world, "measurement_create", first.pk, indicator), measured).status_code == 404
    assert rows() == before


def test_a_link_opens_only_its_own_sheet(world, client_for):
    opened = implementation.opened_round(world.own, make.informal_underway(world.own, now=NOW), now=NOW)
    own, other = opened.responses.all()[::-1]
    _link, token = implementation.answer_link(world.own, own, now=NOW)
    owed = implementation.owed(world.own, implementation.underway(world.own, now=NOW), now=NOW)
    duty, _token = implementation.confirmation_link(world.own, owed, now=NOW)
    phone = client_for(None)
    sheet = phone.get(reverse("core:open_link", args=[token]))["Location"]
    assert phone.get(sheet).status_code == 200
    assert phone.get(reverse("partner_links:obligation", args=[duty.public_id])).status_code == 410
    assert phone.get(reverse("partner_links:obligation", args=[sheet.strip("/").split("/")[-1]])).status_code == 410
    answer = {f"level_{factor}": "3" for factor in Factor} | {"respondent": "dr. Ratna", "submit": "1"}
    assert phone.post(url(world, "response", opened.pk, other.party_id), answer).status_code == 302
    other.refresh_from_db()
    assert other.submitted_at is None, "the school's page asks to sign in"
    assert phone.post(sheet, {**answer, "party": other.party_id, "response": other.pk}).status_code == 302
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.submitted_at is None, other.submitted_at) == (False, None)
