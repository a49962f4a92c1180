"""Withdrawing a consent works at once: what rests on it stops in the same transaction."""

from __future__ import annotations

import pytest

from core import links
from core.mail import queue
from core.models import OutgoingMessage, ScopedLink
from core.policy import Denied, NotNow
from inclusion.actions import consents
from inclusion.actions.consents import at_withdrawal, on_withdrawal, record_consent, withdraw_consent
from inclusion.models import Consent, Pupil
from inclusion.views._load import demand_consent
from schools.links import school_url
from tests.clock import NOW, REAL
from tests.factories import inclusion as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def hooks(monkeypatch):
    """The list of hooks as it is, and what a test adds goes again."""
    monkeypatch.setattr(consents, "on_withdrawal", list(on_withdrawal))
    return consents.on_withdrawal


def test_every_consent_to_the_same_purpose_goes(world):
    """Two forms of two parents, or an old and a new one: who withdraws wants it to stop."""
    pupil = make.supported_pupil(world.own)
    second = make.consented(world.own, pupil, witness="Wali kelas")
    withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=pupil.consents.filter(purpose="support").first())
    second.refresh_from_db()
    assert second.withdrawn_at == NOW
    assert pupil.consents.get(purpose="assessment").withdrawn_at is None
    assert not Pupil.objects.consented("support", NOW.date()).exists()


def test_each_part_is_told_inside_the_transaction(world, hooks):
    pupil = make.supported_pupil(world.own)
    told = []
    hooks.append(lambda consent, by, now: told.append((consent.purpose, consent.withdrawn_at, by.label)))
    consent = pupil.consents.get(purpose="support")
    withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=consent)
    withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=consent)
    assert told == [("support", NOW, world.own.parent.display_name)]


def test_what_a_part_cannot_stop_keeps_the_consent_in_force(world, hooks):
    pupil = make.supported_pupil(world.own)
    consent = pupil.consents.get(purpose="support")

    def fails(consent, by, now):
        raise NotNow("tidak bisa")

    hooks.append(fails)
    with pytest.raises(NotNow):
        withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=consent)
    consent.refresh_from_db()
    assert consent.withdrawn_at is None


def test_a_hook_is_added_once(hooks):
    at_withdrawal(consents._stop_own)
    assert on_withdrawal.count(consents._stop_own) == 1


def test_links_and_waiting_mail_about_the_pupil_go(world):
    pupil = make.supported_pupil(world.own)
    by = world.own.as_("special_needs_teacher")
    consent = pupil.consents.get(purpose="support")
    issued = [
        links.issue(by=by, now=NOW, purpose="obligation.confirm", subject=row, recipient_label="Terapis")[0]
        for row in (pupil, consent)
    ]
    page = school_url(world.own.school, "inclusion:pupil", pupil.pk)
    sent = {"tenant": world.own.school, "to_email": "ibu@contoh.test", "template": "emails/collaboration/group_leader"}
    for kind, url in (("inclusion.x", f"{page}rencana/"), ("inclusion.y", page), ("collaboration.z", page)):
        queue(**sent, kind=kind, context={}, url=url, now=NOW)
    withdraw_consent(by=world.own.as_("parent"), now=NOW, consent=consent)
    assert ScopedLink.objects.filter(pk__in=[link.pk for link in issued], revoked_at=None).count() == 0
    assert list(
        OutgoingMessage.objects.filter(url__startswith=page, channel="email").values_list("kind", flat=True)
    ) == ["collaboration.z"]


def test_a_parent_still_reads_and_no_longer_sends(world, rf):
    pupil = make.supported_pupil(world.own, now=REAL)
    withdraw_consent(by=world.own.as_("operator"), now=REAL, consent=pupil.consents.get(purpose="support"))
    look, act = rf.get("/"), rf.post("/")
    look.actor = act.actor = world.own.as_("parent")
    demand_consent(look, pupil)
    with pytest.raises(NotNow):
        demand_consent(act, pupil)


def test_a_consent_is_complete_or_it_is_none(world):
    pupil = make.registered(world.own)
    guardian = pupil.guardians.get()
    by = world.own.as_("operator")
    for words in (
        {"purpose": "referral", "covers": ["goals"]},
        {"purpose": "handover", "covers": ["goals"]},
        {"purpose": "handover", "receiver": "SMA Lain", "covers": ["everything"]},
        {"purpose": "support", "method": "spoken"},
        {"purpose": "support", "given_on": NOW.date().replace(year=2027)},
        {"purpose": "support", "expires_on": NOW.date().replace(year=2025)},
    ):
        with pytest.raises(NotNow):
            record_consent(by=by, now=NOW, pupil=pupil, given_by=guardian, **({"method": "paper"} | words))
    assert not Consent.objects.exists()


def test_who_does_not_decide_gives_nothing(world):
    pupil = make.registered(world.own)
    pupil.guardians.update(may_consent=False)
    for role in ("parent", "operator", "teacher"):
        with pytest.raises(Denied):
            record_consent(
                by=world.own.as_(role), now=NOW, pupil=pupil, purpose="support", given_by=pupil.guardians.get(), method="account"
            )  # fmt: skip
