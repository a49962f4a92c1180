"""The inbox of a person and the operator's list of what did not arrive."""

from datetime import timedelta

import pytest

from core.mail import mark_read, resend
from core.models import AuditEvent, OutgoingMessage
from core.policy import Denied, NotNow
from tests.clock import NOW

State = OutgoingMessage.State


def fail(row, state=State.FAILED):
    OutgoingMessage.objects.filter(pk=row.pk).update(
        state=state, next_at=None, last_error="550 no", attempts=3, crashes=3
    )
    row.refresh_from_db()
    return row


def test_an_inbox_belongs_to_one_person_at_one_school(world, send):
    for school in (world.own.school, world.other.school):
        for person in (world.own.hub, world.own.teacher):
            send(to_user=person, tenant=school, headline=f"{person.name} {school.slug}")
    (note,) = OutgoingMessage.objects.inbox_of(world.own.hub.pk, world.own.school.pk)
    assert note.subject == f"{world.own.hub.name} {world.own.school.slug}"


def test_reading_is_noted_once_and_recorded(world, send):
    note = send(to_user=world.own.hub, tenant=world.own.school)[1]
    by = world.own.as_("hub")
    inbox = OutgoingMessage.objects.inbox_of(world.own.hub.pk, world.own.school.pk)
    assert inbox.unread().count() == 1
    mark_read(note, by=by, now=NOW)
    mark_read(note, by=by, now=NOW + timedelta(days=1))
    note.refresh_from_db()
    assert note.read_at == NOW
    assert inbox.unread().count() == 0
    assert AuditEvent.objects.filter(verb="message.read", subject_id=note.pk).count() == 1


def test_nobody_reads_the_message_of_somebody_else(world, send):
    email, note = send(to_user=world.own.hub, tenant=world.own.school)
    for message, role in ((note, "teacher"), (note, "principal"), (email, "hub")):
        with pytest.raises(Denied):
            mark_read(message, by=world.own.as_(role), now=NOW)
    assert not OutgoingMessage.objects.exclude(read_at=None).exists()


def test_the_operator_sees_what_failed_at_the_own_school(world, send):
    mine, held, theirs = (
        fail(send(to_email="x@y.test", tenant=school)[0], state)
        for school, state in (
            (world.own.school, State.FAILED), (world.own.school, State.WITHHELD), (world.other.school, State.FAILED)
        )
    )  # fmt: skip
    send(to_email="x@y.test", tenant=world.own.school)
    assert list(OutgoingMessage.objects.undelivered(world.own.school.pk)) == [held, mine]
    assert list(OutgoingMessage.objects.undelivered(world.other.school.pk)) == [theirs]


def test_mail_on_its_way_for_more_than_an_hour_is_overdue(world, send):
    (row,) = send(to_email="x@y.test")
    assert not OutgoingMessage.objects.overdue(NOW + timedelta(hours=1)).exists()
    assert OutgoingMessage.objects.overdue(NOW + timedelta(hours=1, seconds=1)).get() == row


def test_a_failed_message_can_be_sent_again_under_its_identifier(world, send, django_capture_on_commit_callbacks):
    row = fail(send(to_email="x@y.test", tenant=world.own.school)[0])
    later = NOW + timedelta(days=20)
    with django_capture_on_commit_callbacks() as bells:
        resend(row, by=world.own.as_("operator"), now=later)
    assert (row.state, row.attempts, row.crashes, row.next_at) == (State.QUEUED, 0, 0, later)
    assert len(bells) == 1
    assert AuditEvent.objects.filter(verb="message.resent", subject_id=row.pk).count() == 1
    with pytest.raises(NotNow):
        resend(row, by=world.own.as_("operator"), now=later)


def test_an_operator_cannot_resend_another_schools_message(world, send):
    row = fail(send(to_email="x@y.test", tenant=world.own.school)[0])
    with pytest.raises(Denied):
        resend(row, by=world.other.as_("operator"), now=NOW)
