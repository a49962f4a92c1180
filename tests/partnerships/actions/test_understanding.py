"""The half page of the informal path."""

from datetime import timedelta

import pytest

from core.models import AuditEvent
from core.policy import Denied, NotNow
from core.versions import Conflict
from partnerships.actions.understanding import record_understanding
from tests.clock import NOW
from tests.factories import partnerships as make

TODAY = NOW.date()


def record(world, partnership, *, by="hub", expected=None, **facts):
    given = {
        "understanding": "Saling berkunjung.",
        "understood_on": TODAY,
        "review_on": TODAY + timedelta(days=180),
        "evaluation_note": "Kesan siswa.",
        "lead": world.own.hub,
        **facts,
    }
    return record_understanding(by=world.own.as_(by), now=NOW, partnership=partnership, expected=expected, **given)


def test_it_is_written_down_with_owner_review_date_and_evaluation(world):
    partnership = record(world, make.chosen(world.own, form="informal", partners=1), lead=world.own.teacher)
    partnership.refresh_from_db()
    assert (partnership.understanding, partnership.evaluation_note) == ("Saling berkunjung.", "Kesan siswa.")
    assert (partnership.understood_on, partnership.lead) == (TODAY, world.own.teacher)
    assert AuditEvent.objects.filter(verb="partnership.understanding_recorded", subject_id=partnership.pk).count() == 1


def test_then_the_short_path_is_open(world):
    partnership = make.informal_underway(world.own)
    assert partnership.stage == "implementation"


def test_a_formal_partnership_has_an_agreement_instead(world):
    with pytest.raises(NotNow, match="bertumpu pada perjanjian"):
        record(world, make.chosen(world.own))


def test_the_review_comes_after_the_understanding(world):
    with pytest.raises(NotNow, match="sesudah tanggal kesepahaman"):
        record(world, make.chosen(world.own, form="informal"), review_on=TODAY)


def test_a_stale_text_is_a_conflict(world):
    partnership = make.chosen(world.own, form="informal")
    record(world, partnership, expected=partnership.version)
    with pytest.raises(Conflict):
        record(world, partnership, expected=partnership.version - 1)


def test_only_workers_write_it_and_only_workers_can_own_it(world):
    partnership = make.chosen(world.own, form="informal")
    with pytest.raises(Denied):
        record(world, partnership, by="principal")
    with pytest.raises(Denied):
        record(world, partnership, lead=world.own.committee)
