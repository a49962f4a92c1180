"""Writing messages: to whom, in which language, once, and ringing only after the commit."""

import re
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from core.mail import queue
from core.models import OutgoingMessage
from schools.models import User
from tests.clock import NOW

Channel, State = OutgoingMessage.Channel, OutgoingMessage.State


def test_a_user_gets_an_email_and_an_inbox_entry(world, send):
    user = world.own.hub
    email, inbox = send(to_user=user, tenant=world.own.school, url="/sekolah/kebutuhan/1/")
    assert (email.channel, email.state, email.to_email, email.next_at) == (Channel.EMAIL, State.QUEUED, user.email, NOW)
    assert (inbox.channel, inbox.state, inbox.to_email, inbox.sent_at) == (Channel.INBOX, State.SENT, "", NOW)
    assert email.body_text.startswith(f"Yth. {user.display_name},")
    assert "http://testserver/sekolah/kebutuhan/1/" in email.body_text
    assert world.own.school.name in email.body_text
    assert "http" not in inbox.body_text
    assert inbox.url == "/sekolah/kebutuhan/1/"


def test_an_address_gets_the_email_only(world, send):
    (email,) = send(to_email=" mitra@puskesmas.test ", tenant=world.own.school)
    assert email.to_email == "mitra@puskesmas.test"
    assert email.to_user is None
    assert "Dengan hormat," in email.body_text


@pytest.mark.parametrize("both", [True, False])
def test_a_message_has_exactly_one_recipient(world, send, both):
    to = {"to_user": world.own.hub, "to_email": "x@y.test"} if both else {}
    with pytest.raises(ValueError, match="exactly one"):
        send(**to)


@pytest.mark.parametrize("address", ["", "a@b.test, c@d.test", "a@b.test\nBcc: c@d.test", "budi", "a@b.test;c@d.test"])
def test_something_that_is_no_single_address_is_refused(send, address):
    with pytest.raises(ValidationError):
        send(to_email=address)


def test_a_deactivated_user_gets_nothing(world, send):
    world.own.hub.is_active = False
    assert send(to_user=world.own.hub) == []


def test_the_text_is_in_the_persons_language(world, send):
    world.own.hub.language = "en"
    email = send(to_user=world.own.hub)[0]
    assert email.language == "en"
    assert send(to_user=world.own.hub, language="id")[0].language == "id"
    assert send(to_email="x@y.test")[0].language == "id"


def test_moments_are_printed_on_the_schools_clock(world, settings, tmp_path):
    (tmp_path / "clock.subject.txt").write_text("Rapat")
    (tmp_path / "clock.txt").write_text('{{ when|date:"H.i" }}')
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    midnight = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    for side, local in ((world.own, "00.00"), (world.other, "01.00")):
        (row,) = queue(
            tenant=side.school,
            to_email="x@y.test",
            template="clock",
            kind="tests.clock",
            context={"when": midnight},
            now=NOW,
        )
        assert row.body_text.strip() == local


def test_a_key_tells_each_person_once(world, send):
    first = send(to_user=world.own.hub, tenant=world.own.school, dedupe_key="rapat:1")
    again = send(to_user=world.own.hub, tenant=world.own.school, dedupe_key="rapat:1", headline="Lain")
    assert [m.pk for m in again] == [m.pk for m in first]
    assert again[0].subject == "Rapat besok"
    for other in (
        send(to_user=world.own.teacher, tenant=world.own.school, dedupe_key="rapat:1"),
        send(to_user=world.own.hub, tenant=world.other.school, dedupe_key="rapat:1"),
        send(to_user=world.own.hub, tenant=world.own.school, dedupe_key="rapat:2"),
        send(to_email="x@y.test", tenant=world.own.school, dedupe_key="rapat:1"),
        send(to_email="x@y.test", tenant=world.own.school, dedupe_key="rapat:1" + "x" * 400),
        send(to_email="x@y.test", tenant=world.own.school, dedupe_key="rapat:1" + "x" * 401),
    ):
        assert not {m.pk for m in other} & {m.pk for m in first}
    assert OutgoingMessage.objects.count() == 11


def test_without_a_key_each_call_is_a_message(world, send):
    assert send(to_email="x@y.test")[0].message_id != send(to_email="x@y.test")[0].message_id


def test_the_message_id_is_the_same_when_the_row_is_written_again(send):
    first = send(to_email="x@y.test", dedupe_key="rapat:1")[0].message_id
    OutgoingMessage.objects.all().delete()
    assert send(to_email="x@y.test", dedupe_key="rapat:1")[0].message_id == first
    assert re.fullmatch(r"<[0-9a-f-]{36}@testserver>", first)


def test_a_link_to_another_site_is_refused(send):
    with pytest.raises(ValueError, match="path on this site"):
        send(to_email="x@y.test", url="https://jahat.test/")


def test_a_secret_goes_by_email_only(world, send):
    (email,) = send(to_user=world.own.hub, secret=True, url="/l/rahasia/")
    assert email.channel == Channel.EMAIL
    assert email.has_secret


def test_nothing_is_left_of_a_transaction_that_failed(world, send):
    def act():
        with transaction.atomic():
            send(to_user=world.own.hub)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert not OutgoingMessage.objects.exists()


def test_it_rings_once_per_email_and_after_the_commit_only(world, send, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as bells:
        rows = send(to_user=world.own.hub, dedupe_key="rapat:1")
        assert len(connection.run_on_commit) >= 1
    assert [bell.args for bell in bells] == [("core.tasks.deliver_message", rows[0].pk)]


@pytest.mark.parametrize(
    "broken",
    [
        {"to_email": ""},
        {"state": "sent", "next_at": None},
        {"state": "queued", "next_at": None},
        {"state": "claimed", "next_at": None},
        {"state": "claimed", "next_at": None, "lease_until": NOW},
        {"lease_until": NOW},
        {"state": "failed", "next_at": None},
        {"state": "withheld", "next_at": None},
        {"read_at": NOW},
        {"channel": "inbox"},
    ],
)
def test_the_database_keeps_state_and_stamps_together(send, broken):
    (row,) = send(to_email="x@y.test")
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMessage.objects.filter(pk=row.pk).update(**broken)


def test_a_users_messages_go_with_the_user(world, send):
    send(to_user=world.outsider)
    User.objects.filter(pk=world.outsider.pk).delete()
    assert not OutgoingMessage.objects.exists()
