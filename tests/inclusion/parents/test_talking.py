"""School and home write to each other: who reads, who is told what, that withdrawal stops it, that links open one child alone."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.lines import tasks_of
from core.links import actor_of
from core.models import AuditEvent, OutgoingMessage
from core.policy import Denied, Hidden, NotNow
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.parents import answer_questionnaire, give_child_link, log_talk, revoke_child_link, write_message
from inclusion.models import HomeAnswers, ParentMessage
from inclusion.panels.parents import must_do
from inclusion.queries.messages import unread
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import inclusion, parents, progress
from tests.schools.pages import keyed

pytestmark = pytest.mark.django_db
SECRET = "kepiting"


def at(side, name, *args):
    return school_url(side.school, f"inclusion:{name}", *args)


def withdraw(side, pupil):
    for consent in pupil.consents.filter(purpose="support"):
        withdraw_consent(by=side.as_("special_needs_teacher"), now=timezone.now(), consent=consent)


def test_a_message_is_told_without_words_and_names(world):
    pupil = inclusion.supported_pupil(world.own)
    parents.wrote(world.own, pupil, text=f"{SECRET} Bayu", topic="ask")
    told = OutgoingMessage.objects.filter(kind="inclusion.parent_message")
    people = {row.to_user for row in told}
    assert people == {world.own.special_needs_teacher, world.own.counsellor, world.own.teacher}
    assert not [row for row in told if SECRET in row.body_text + row.subject or "Bayu" in row.body_text + row.subject]
    parents.wrote(world.own, pupil, by="teacher", text=SECRET)
    assert OutgoingMessage.objects.filter(kind="inclusion.parent_message", to_user=world.own.parent).exists()


def test_outsiders_read_nothing_and_readers_write_nothing(world, client_for):
    pupil = inclusion.supported_pupil(world.own)
    parents.wrote(world.own, pupil, text=SECRET)
    for role in ("staff", "operator", "hub", "committee", "supervisor", "coach"):
        assert client_for(getattr(world.own, role)).get(at(world.own, "messages", pupil.pk)).status_code == 404
    with pytest.raises(Denied):
        parents.wrote(world.own, pupil, by="principal")
    with pytest.raises(Hidden):
        parents.wrote(world.own, pupil, by="staff")


def test_a_question_waits_for_an_answer_and_reading_is_marked(world, client_for):
    pupil = inclusion.supported_pupil(world.own)
    asked = parents.wrote(world.own, pupil, topic="ask")
    teacher = world.own.as_("teacher")
    assert [task.title for task in tasks_of(must_do(teacher, NOW))] == ["Pertanyaan orang tua Bayu"]
    assert unread(pupil, teacher, None) == 1
    client = client_for(world.own.teacher)
    client.post(at(world.own, "messages_read", pupil.pk), {"upto": asked.pk})
    assert unread(pupil, teacher, None) == 0
    client.post(at(world.own, "message_answer", pupil.pk, asked.pk), {"text": "Jadi, pukul tujuh"})
    assert ParentMessage.objects.get(answers=asked).topic == "answer"
    assert tasks_of(must_do(teacher, NOW)) == []
    assert [task.title for task in tasks_of(must_do(world.own.as_("parent"), NOW))] == [
        "Ada pesan dari sekolah tentang Bayu"
    ]


def test_a_call_is_noted_with_its_day_and_the_parents_read_it(world, client_for):
    pupil = inclusion.supported_pupil(world.own)
    facts = {"kind": "phone", "text": "Tentang jadwal", "agreed": SECRET}
    log_talk(by=world.own.as_("counsellor"), now=NOW, pupil=pupil, happened_on=NOW.date(), **facts)
    with pytest.raises(NotNow):
        log_talk(
            by=world.own.as_("counsellor"), now=NOW, pupil=pupil, happened_on=NOW.date() + timedelta(days=1), **facts
        )
    page = client_for(world.own.parent).get(at(world.own, "messages", pupil.pk)).content.decode()
    assert SECRET in page


def test_a_childs_space_shows_the_own_child_alone_and_is_on_record(world, client_for):
    goal = progress.a_goal(world.own)
    pupil = goal.long_goal.plan.pupil
    progress.noted(world.own, goal, value=45)
    other = inclusion.supported_pupil(world.own, name="Citra Ayu")
    other.guardians.update(user=None)
    client = client_for(world.own.parent)
    assert client.get(at(world.own, "children"))["Location"] == at(world.own, "child", pupil.pk)
    client_for(world.own.teacher).get(at(world.own, "progress_of", pupil.pk))
    page = client.get(at(world.own, "child", pupil.pk)).content.decode()
    assert goal.text in page
    assert "Cara mengukur" in page
    assert "Dewi Lestari" in page, "who opened the data"
    assert AuditEvent.objects.filter(verb="pupil.child_space_opened", subject_id=pupil.pk).count() == 1
    for name in ("child", "child_questionnaire", "messages"):
        assert client.get(at(world.own, name, other.pk)).status_code == 404


def test_after_withdrawal_parents_read_and_nobody_writes(world, client_for):
    pupil = inclusion.supported_pupil(world.own)
    withdraw(world.own, pupil)
    parent, teacher = client_for(world.own.parent), client_for(world.own.teacher)
    assert parent.get(at(world.own, "child", pupil.pk)).status_code == 200
    assert parent.post(at(world.own, "messages", pupil.pk), {"topic": "tell", "text": "x"}).status_code == 409
    assert parent.post(at(world.own, "child_questionnaire", pupil.pk), {"hopes": "x"}).status_code == 409
    assert teacher.get(at(world.own, "messages", pupil.pk)).status_code == 409
    assert not ParentMessage.objects.exists()
    assert not HomeAnswers.objects.exists()
    assert tasks_of(must_do(world.own.as_("teacher"), timezone.now())) == []


def open_link(token):
    browser = Client()
    return browser, browser.get(reverse("core:open_link", args=[token]))["Location"]


def link_page(link, name="child"):
    return reverse(f"inclusion_links:{name}", args=[link.public_id])


def test_a_guardian_without_an_account_reads_and_writes_by_link(world):
    pupil = inclusion.supported_pupil(world.own, now=REAL)
    father = parents.second_guardian(world.own, pupil, email="ayah@rumah.test")
    link, token = parents.child_link(world.own, father, now=REAL)
    browser, page = open_link(token)
    assert page == link_page(link)
    assert "Bayu Pratama" in browser.get(page).content.decode()
    browser.post(link_page(link, "child_messages"), {"topic": "ask", "text": SECRET})
    message = ParentMessage.objects.get()
    assert (message.guardian, message.by, message.by_label) == (father, None, "Pak Bayu")
    browser.post(link_page(link, "child_questionnaire"), {"hopes": "Mandiri"})
    assert HomeAnswers.objects.get().guardian == father
    mailed = OutgoingMessage.objects.get(kind="inclusion.child_link")
    assert "Bayu" not in mailed.subject + mailed.body_text
    parents.wrote(world.own, pupil, by="teacher", now=REAL)
    assert OutgoingMessage.objects.filter(kind="inclusion.parent_message", to_email="ayah@rumah.test").exists()


def test_a_link_stops_with_consent_guardian_time_and_revocation(world):
    pupil = inclusion.supported_pupil(world.own, now=REAL)
    father = parents.second_guardian(world.own, pupil)
    link, token = parents.child_link(world.own, father, now=REAL)
    browser, page = open_link(token)
    assert browser.get(page).status_code == 200
    withdraw(world.own, pupil)
    assert browser.get(page).status_code == 409
    assert browser.post(link_page(link, "child_messages"), {"topic": "ask", "text": "x"}).status_code == 409
    inclusion.consented(world.own, pupil, now=REAL)
    assert browser.get(page).status_code == 200
    father.is_active = False
    father.save()
    assert browser.get(page).status_code == 404
    father.is_active = True
    father.save()
    newer, _path = give_child_link(by=world.own.as_("counsellor"), now=REAL, guardian=father)
    assert browser.get(page).status_code == 410, "a new link stops the old one"
    assert Client().get(link_page(newer)).status_code == 410, "not opened in this browser"
    revoke_child_link(by=world.own.as_("counsellor"), now=REAL, guardian=father, link=newer)
    newer.refresh_from_db()
    assert newer.revoked_at is not None


def test_a_second_click_gives_the_same_link_and_one_mail(world, client_for):
    """A later click, of another form, gives another link; a link that was taken back does not come back."""
    pupil = inclusion.supported_pupil(world.own, now=REAL)
    father = parents.second_guardian(world.own, pupil, email="ayah@rumah.test")
    url = school_url(world.own.school, "inclusion:child_link_give", pupil.pk, father.pk)
    client, form = client_for(world.own.special_needs_teacher), keyed()
    shown = [client.post(url, form).context["address"] for _click in range(2)]
    assert shown[0] == shown[1]
    assert father.links.count() == OutgoingMessage.objects.filter(kind="inclusion.child_link").count() == 1
    assert Client().get(urlsplit(shown[0]).path).status_code == 302
    assert client.post(url, keyed()).context["address"] != shown[0]
    assert Client().get(urlsplit(shown[0]).path).status_code == 410
    assert client.post(url, form).context["address"] != shown[0]


def test_a_link_is_for_one_child(world):
    pupil = inclusion.supported_pupil(world.own)
    other = inclusion.supported_pupil(world.own, name="Citra Ayu")
    father = parents.second_guardian(world.own, pupil)
    link, _token = parents.child_link(world.own, father)
    by = actor_of(link)
    write_message(by=by, now=NOW, pupil=pupil, text="halo")
    for refused in (
        lambda: write_message(by=by, now=NOW, pupil=other, text="halo"),
        lambda: answer_questionnaire(by=by, now=NOW, pupil=other, hopes="x"),
    ):
        with pytest.raises(Hidden):
            refused()
    with pytest.raises(Denied):
        revoke_child_link(by=world.own.as_("counsellor"), now=NOW, guardian=other.guardians.get(), link=link)
    with pytest.raises(Denied):
        give_child_link(by=world.own.as_("teacher"), now=NOW, guardian=father)
