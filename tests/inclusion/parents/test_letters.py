"""Letters in plain words: fields that exist, no pupil in a share text, read by the team and by whom they are for."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import unquote_plus

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEvent, OutgoingMessage
from core.policy import Denied, NotNow
from inclusion.actions.consents import withdraw_consent
from inclusion.actions.letters import word_letter
from inclusion.guides.letters import FIELDS, STARTERS, LetterKind, check_fields, merge
from inclusion.models import LetterText, ParentLetter
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import inclusion, parents, progress

pytestmark = pytest.mark.django_db


def at(side, name, *args):
    return school_url(side.school, f"inclusion:{name}", *args)


def test_the_starters_use_known_fields_alone():
    assert set(STARTERS) == set(LetterKind)
    for title, body in STARTERS.values():
        check_fields(title + body)


def test_a_value_is_never_read_as_a_field():
    assert merge("Halo {panggilan}", {"panggilan": "{nama_murid}"}) == "Halo {nama_murid}"
    assert "…" in merge("Halo {panggilan}", {})


@pytest.mark.parametrize(
    ("text", "words"),
    [("{panggilann}", "Mungkin maksudnya {panggilan}"), ("{", "berpasangan"), ("{qqq}", "tidak dikenal")],
)
def test_an_unknown_field_is_an_error(world, client_for, text, words):
    client = client_for(world.own.special_needs_teacher)
    answer = client.post(at(world.own, "letter_text", "invitation"), {"title": "Undangan", "body": text})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with pytest.raises(ValidationError):
        word_letter(
            by=world.own.as_("counsellor"), now=NOW, school=world.own.school, kind="invitation", title="U", body=text
        )
    assert not LetterText.objects.exists()


def test_a_letter_takes_the_schools_own_words_and_stays_as_it_was(world, client_for):
    pupil = inclusion.supported_pupil(world.own)
    client = client_for(world.own.special_needs_teacher)
    client.post(
        at(world.own, "letter_text", "review"),
        {"title": "Ayo bertemu", "body": "{nama_orang_tua}: {hari_tanggal}, {tempat}"},
    )
    sent = {"guardian": pupil.guardians.get().pk, "day": "2027-01-11", "at": "09:30", "place": "Ruang BK"}
    client.post(at(world.own, "letter_write", pupil.pk, "review"), sent)
    letter = ParentLetter.objects.get()
    assert letter.title == "Ayo bertemu"
    assert letter.body == "Nur Aini: Senin, 11 Januari 2027, pukul 09.30, Ruang BK"
    client.post(at(world.own, "letter_text", "review"), {"title": "Lain", "body": "Lain"})
    letter.refresh_from_db()
    assert letter.title == "Ayo bertemu"


def test_nobody_is_invited_to_a_day_that_is_over(world, client_for):
    pupil = inclusion.supported_pupil(world.own, now=REAL)
    sent = {"guardian": pupil.guardians.get().pk, "day": "2020-01-01", "at": "09:00", "place": "Ruang BK"}
    url = school_url(world.own.school, "inclusion:letter_write", pupil.pk, "invitation")
    refused = client_for(world.own.counsellor).post(url, sent)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["day"])


def test_a_progress_letter_tells_the_course_of_every_goal(world, client_for):
    goal = progress.a_goal(world.own)
    for value, weeks in ((43, 2), (45, 1)):
        progress.noted(world.own, goal, value=value, day=NOW.date() - timedelta(weeks=weeks))
    pupil = goal.long_goal.plan.pupil
    client = client_for(world.own.teacher)
    client.post(at(world.own, "letter_write", pupil.pk, "progress"), {"guardian": pupil.guardians.get().pk})
    assert "naik 5 kata per menit" in ParentLetter.objects.get().body


def test_nothing_outside_names_the_pupil(world, client_for):
    pupil = inclusion.supported_pupil(world.own)
    parents.letter(world.own, pupil, pupil.guardians.get())
    told = OutgoingMessage.objects.filter(kind="inclusion.parent_message", to_user=world.own.parent)
    assert told
    assert not [row for row in told if "Bayu" in row.subject + row.body_text]
    page = client_for(world.own.teacher).get(at(world.own, "letters", pupil.pk)).content.decode()
    share = unquote_plus(page.split("https://wa.me/?text=")[1].split('"')[0])
    assert "putra/putri Bapak/Ibu" in share
    assert "Bayu" not in share


def test_before_a_consent_the_school_may_invite_and_ask_and_no_more(world, client_for):
    pupil = inclusion.registered(world.own)
    parents.letter(world.own, pupil, pupil.guardians.get(), kind="invitation")
    parents.letter(world.own, pupil, pupil.guardians.get(), kind="consent")
    with pytest.raises(NotNow):
        parents.letter(world.own, pupil, pupil.guardians.get(), kind="progress")
    page = client_for(world.own.special_needs_teacher).get(at(world.own, "letters", pupil.pk)).content.decode()
    assert "Undangan berbincang" in page


def test_after_withdrawal_letters_that_say_more_are_closed_to_the_school(world, client_for):
    pupil = inclusion.supported_pupil(world.own)
    letter = parents.letter(world.own, pupil, pupil.guardians.get(), kind="progress")
    teacher, parent = client_for(world.own.teacher), client_for(world.own.parent)
    url = at(world.own, "letter_pdf", pupil.pk, letter.pk)
    opened = teacher.get(url)
    assert opened["Content-Type"] == "application/pdf"
    assert "bayu" not in opened["Content-Disposition"].lower()
    assert AuditEvent.objects.filter(verb="pupil.paper_opened", subject_id=pupil.pk, actor=world.own.teacher).exists()
    for consent in pupil.consents.filter(purpose="support"):
        withdraw_consent(by=world.own.as_("parent"), now=timezone.now(), consent=consent)
    assert teacher.get(url).status_code == 404
    assert parent.get(url).status_code == 200


def test_a_letter_is_for_one_guardian(world, client_for):
    pupil = inclusion.supported_pupil(world.own, now=REAL)
    father = parents.second_guardian(world.own, pupil)
    other = inclusion.supported_pupil(world.own, name="Citra Ayu", now=REAL)
    letter = parents.letter(world.own, pupil, father, now=REAL)
    assert client_for(world.own.parent).get(at(world.own, "letter_pdf", pupil.pk, letter.pk)).status_code == 404
    link, token = parents.child_link(world.own, father, now=REAL)
    browser = Client()
    browser.get(reverse("core:open_link", args=[token]))
    assert browser.get(reverse("inclusion_links:child_letter", args=[link.public_id, letter.pk])).status_code == 200
    foreign = parents.letter(world.own, other, other.guardians.get(), now=REAL)
    assert browser.get(reverse("inclusion_links:child_letter", args=[link.public_id, foreign.pk])).status_code == 404
    with pytest.raises(Denied):
        parents.letter(world.own, other, father, now=REAL)


def test_every_field_has_words():
    assert all(str(label) for label in FIELDS.values())
