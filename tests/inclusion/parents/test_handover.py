"""Handing over: exactly what the parent chose, for one school, until it is withdrawn, on record."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from core.models import AuditEvent, OutgoingMessage, ScopedLink
from core.policy import Denied, Hidden, NotNow
from inclusion.actions.consents import answer_request, ask_consent, withdraw_consent
from inclusion.actions.handover import give_handover_link, leave_class_note, revoke_handover_link
from inclusion.models import Accommodation, ConsentRequest, Handover
from inclusion.policy.handover import HANDOVER
from inclusion.queries.handover import received_parts
from schools.links import school_url
from schools.models import ClassGroup, SchoolYear
from tests.clock import NOW, REAL
from tests.factories import inclusion, parents, progress
from tests.inclusion.parents.test_talking import link_page, open_link
from tests.schools.pages import keyed

pytestmark = pytest.mark.django_db
SECRET = "kepiting"


def at(side, name, *args):
    return school_url(side.school, f"inclusion:{name}", *args)


@pytest.fixture
def pupil(world):
    pupil = inclusion.supported_pupil(world.own, now=REAL)
    progress.a_goal(world.own, pupil=pupil, text=f"{SECRET} membaca")
    Accommodation.objects.create(
        pupil=pupil,
        form="time",
        what="Waktu tambahan",
        starts_on=NOW.date(),
        review_on=NOW.date(),
        created_at=NOW,
        updated_at=NOW,
    )
    return pupil


def test_what_is_handed_over_is_what_was_chosen(world, pupil):
    made = parents.handed_over(world.own, pupil, kinds=("accommodations",), now=REAL)
    assert [part["kind"] for part in made.payload["parts"]] == ["accommodations"]
    assert "Waktu tambahan" in str(made.payload)
    assert SECRET not in str(made.payload)
    assert (made.consent.purpose, made.consent.receiver, made.consent.covers) == (
        "handover",
        "SMP Negeri 9",
        ["accommodations"],
    )
    more = parents.handed_over(world.own, pupil, kinds=("goals", "contact"), now=REAL)
    assert SECRET in str(more.payload)
    assert "Nur Aini" in str(more.payload)


def test_headings_follow_the_reader_and_frozen_words_stay(world, pupil):
    made = parents.handed_over(world.own, pupil, kinds=("accommodations",), now=REAL)
    with translation.override("en"):
        (part,) = received_parts(made.payload)
    assert part.title == "Accommodations"
    assert part.lines == made.payload["parts"][0]["lines"]


def test_the_parent_alone_decides(world, pupil, client_for):
    for role in ("principal", "special_needs_teacher", "teacher"):
        assert client_for(getattr(world.own, role)).get(at(world.own, "handovers", pupil.pk)).status_code == 404
    client = client_for(world.own.parent)
    nothing = client.post(at(world.own, "handovers", pupil.pk), {"receiver": "SMP Lain", "covers": []})
    assert nothing.status_code == 422
    pupil.guardians.update(may_consent=False)
    with pytest.raises(Denied):
        parents.handed_over(world.own, pupil, now=REAL)
    pupil.guardians.update(user=None)
    with pytest.raises(Hidden):
        parents.handed_over(world.own, pupil, now=REAL)


def test_assessments_need_their_own_consent(world, pupil):
    parents.handed_over(world.own, pupil, kinds=("assessments",), now=REAL)
    for consent in pupil.consents.filter(purpose="assessment"):
        withdraw_consent(by=world.own.as_("parent"), now=REAL, consent=consent)
    with pytest.raises(NotNow):
        parents.handed_over(world.own, pupil, kinds=("assessments",), receiver="SMP Lain", now=REAL)


def test_the_receiving_school_reads_by_link_and_it_is_on_record(world, pupil):
    made = parents.handed_over(world.own, pupil, now=REAL)
    link, path = give_handover_link(by=world.own.as_("parent"), now=REAL, handover=made)
    assert (link.expires_at - REAL).days == 14
    browser, page = open_link(path.strip("/").split("/")[-1])
    assert SECRET in browser.get(page).content.decode()
    assert browser.get(link_page(link, "handover_json")).json() == made.payload
    paper = browser.get(link_page(link, "handover_pdf"))
    assert paper["Content-Type"] == "application/pdf"
    assert "bayu" not in paper["Content-Disposition"].lower()
    taken = AuditEvent.objects.filter(verb="pupil.data_taken_out", subject_id=pupil.pk, link_id=link.pk)
    assert taken.count() == 3
    assert Client().get(page).status_code == 410
    revoke_handover_link(by=world.own.as_("parent"), now=timezone.now(), handover=made, link=link)
    assert browser.get(page).status_code == 410


def test_a_second_click_gives_the_same_handover_link(world, pupil, client_for):
    made = parents.handed_over(world.own, pupil, now=REAL)
    url = at(world.own, "handover_link", pupil.pk, made.pk)
    client, form = client_for(world.own.parent), keyed()
    assert client.post(url, form).context["address"] == client.post(url, form).context["address"]
    assert ScopedLink.objects.filter(purpose=HANDOVER).count() == 1


def test_withdrawing_closes_link_and_downloads_at_once(world, pupil, client_for):
    made = parents.handed_over(world.own, pupil, now=REAL)
    _link, path = give_handover_link(by=world.own.as_("parent"), now=REAL, handover=made)
    browser, page = open_link(path.strip("/").split("/")[-1])
    client = client_for(world.own.parent)
    assert client.get(at(world.own, "handover_json", pupil.pk, made.pk)).status_code == 200
    withdraw_consent(by=world.own.as_("parent"), now=timezone.now(), consent=made.consent)
    assert browser.get(page).status_code == 410
    assert client.get(at(world.own, "handover_json", pupil.pk, made.pk)).status_code == 409
    assert client.get(at(world.own, "handovers", pupil.pk)).status_code == 200
    with pytest.raises(NotNow):
        give_handover_link(by=world.own.as_("parent"), now=timezone.now(), handover=made)


def test_next_years_team_reads_what_the_last_one_left(world, pupil, client_for):
    leave_class_note(by=world.own.as_("teacher"), now=REAL, pupil=pupil, works=SECRET)
    page = client_for(world.own.counsellor).get(at(world.own, "class_notes", pupil.pk)).content.decode()
    assert SECRET in page
    assert "VIII-A" in page
    with pytest.raises(Denied):
        leave_class_note(by=world.own.as_("principal"), now=REAL, pupil=pupil, works="x")


@pytest.fixture
def next_class(world):
    """Next year's class, whose homeroom teacher has nothing to do with the pupil so far."""
    year = SchoolYear.objects.get(school=world.own.school)
    later = SchoolYear.objects.create(
        school=world.own.school, name="2027/2028", starts_on=year.ends_on + timedelta(days=1), ends_on=year.ends_on + timedelta(days=360)
    )  # fmt: skip
    return ClassGroup.objects.create(school=world.own.school, year=later, name="IX-C", homeroom=world.own.staff)


def asked(side, pupil, **words):
    facts = {"guardian": pupil.guardians.get(), "purpose": "handover", "covers": ["goals"], **words}
    return ask_consent(by=side.as_("special_needs_teacher"), now=REAL, pupil=pupil, **facts)


def test_the_school_hands_over_only_after_the_parent_agreed(world, pupil, client_for):
    """Asked by the special-needs teacher; before the answer there is nothing to export. Saying no leaves nothing behind."""
    gpk, parent = client_for(world.own.special_needs_teacher), client_for(world.own.parent)
    facts = {"guardian": pupil.guardians.get().pk, "receiver": "SMA Jauh", "covers": ["goals"], "reason": "Pindah kota"}
    assert gpk.post(at(world.own, "handover_ask", pupil.pk), facts).status_code == 302
    request = ConsentRequest.objects.get()
    assert "Pindah kota" in parent.get(at(world.own, "handovers", pupil.pk)).content.decode()
    assert not Handover.objects.exists()
    answer_request(by=world.own.as_("parent"), now=timezone.now(), request=request, agree=False)
    assert not Handover.objects.exists()
    again = asked(world.own, pupil, receiver="SMA Jauh")
    answer_request(by=world.own.as_("parent"), now=timezone.now(), request=again, agree=True)
    made = Handover.objects.get()
    assert SECRET in gpk.get(at(world.own, "handover_json", pupil.pk, made.pk)).content.decode()
    assert b"SMA Jauh" in gpk.get(at(world.own, "pupil_handovers", pupil.pk)).content
    give_handover_link(by=world.own.as_("special_needs_teacher"), now=timezone.now(), handover=made)
    withdraw_consent(by=world.own.as_("parent"), now=timezone.now(), consent=made.consent)
    assert gpk.get(at(world.own, "handover_json", pupil.pk, made.pk)).status_code == 409
    assert not ScopedLink.objects.filter(subject_type="inclusion.handover", revoked_at=None).exists()


def test_asking_for_a_handover_shows_where_to_and_what(world, pupil, client_for):
    """No field of the page waits for an answer to a question that the page does not ask: the browser would hide it for ever."""
    page = client_for(world.own.special_needs_teacher).get(at(world.own, "handover_ask", pupil.pk))
    asked = {field.html_name for field in page.context["form"]}
    assert {"receiver", "class_group", "covers"} <= asked
    waits = {found.split("=")[0] for found in re.findall(r'data-when="([^"]*)"', page.content.decode())}
    assert waits <= asked


def test_a_paper_answers_what_was_asked(world, pupil, client_for):
    """The signed form is filed in the words of the request: one consent, the request closed, the data ready."""
    request = asked(world.own, pupil, receiver="SMA Jauh")
    client = client_for(world.own.operator)
    url = at(world.own, "consent_record", pupil.pk)
    shown = client.get(f"{url}?minta={request.pk}").context["form"].initial
    facts = {name: value for name, value in shown.items() if value} | {"given_on": REAL.date(), "method": "paper"}
    assert client.post(url, facts).status_code == 302
    request.refresh_from_db()
    assert (request.answer, request.consent.method) == ("given", "paper")
    assert Handover.objects.get().created_by_label == pupil.guardians.get().name
    assert client.get(at(world.own, "handover_json", pupil.pk, Handover.objects.get().pk)).status_code == 404


def test_the_new_homeroom_teacher_reads_what_parents_handed_to_the_class(world, pupil, client_for, next_class):
    client = client_for(world.own.staff)
    request = asked(world.own, pupil, class_group=next_class)
    assert request.receiver == "IX-C (2027/2028)"
    answer_request(by=world.own.as_("parent"), now=timezone.now(), request=request, agree=True)
    made = Handover.objects.get()
    told = OutgoingMessage.objects.get(kind="inclusion.handover", channel="inbox")
    page = client.get(told.url)
    assert SECRET in page.content.decode()
    assert AuditEvent.objects.filter(verb="pupil.data_taken_out", actor=world.own.staff.pk).exists()
    assert client.get(at(world.own, "plan_list")).status_code == 404
    assert client_for(world.own.coach).get(told.url).status_code == 404
    with pytest.raises(NotNow):
        give_handover_link(by=world.own.as_("parent"), now=timezone.now(), handover=made)
    for consent in pupil.consents.filter(purpose="support"):
        withdraw_consent(by=world.own.as_("parent"), now=timezone.now(), consent=consent)
    assert client.get(told.url).status_code == 409


def test_results_of_assessments_go_to_no_class_and_past_nobody_who_may_not_read_them(
    world, pupil, client_for, next_class
):
    with pytest.raises(NotNow):
        asked(world.own, pupil, class_group=next_class, covers=["assessments"])
    made = parents.handed_over(world.own, pupil, kinds=("assessments",), now=REAL)
    assert client_for(world.own.principal).get(at(world.own, "handover_pdf", pupil.pk, made.pk)).status_code == 404
