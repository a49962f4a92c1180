"""Killed workers lose and double no reminder (reliability F1, F5, F12, issue 2 item 9)."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.services import marks

pytestmark = [pytest.mark.services, pytest.mark.slow, pytest.mark.timeout(180)]


WHOM = {
    marks.BEFORE_TASK: "child",
    marks.PLANNING: "both",
    marks.QUEUEING: "child",
    marks.BEFORE_CLAIM: "child",
    marks.CLAIMED: "child",
    marks.CONNECTED: "parent",
    marks.DATA: "both",
    marks.ACCEPTED: "child",
    marks.BEFORE_OUTCOME: "both",
    marks.AFTER_OUTCOME: "child",
    marks.AFTER_TASK: "child",
}


def doubles(machine, sink):
    """How often messages came twice, after looking that everyone got theirs.

    What came twice is byte for byte the same, and came at most once more than workers died over it.
    """
    deaths = dict(machine.database.rows("SELECT message_id, crashes FROM core_outgoingmessage"))
    copies = Counter(sink.message_ids)
    assert copies.keys() == deaths.keys()
    recipients = {to for message in sink.accepted for to in message.to}
    assert recipients == {f"mitra{n}@mitra.test" for n in range(machine.reminders)}
    assert len({message.raw for message in sink.accepted}) == len(copies) == machine.reminders
    assert all(copies[identifier] - 1 <= deaths[identifier] for identifier in copies)
    return len(sink.accepted) - machine.reminders


def test_a_worker_killed_at_every_marked_point_loses_nothing(machine_with, sink):
    machine = machine_with(30)
    for name, whom in WHOM.items():
        (machine.marks / name).write_text(whom)
    machine.beat("beat")
    machine.worker("worker")
    machine.run_until(machine.all_sent, 90)
    assert {path.stem for path in machine.marks.glob("*.done")} == set(marks.ALL)
    assert doubles(machine, sink) == len(marks.DOUBLING)


def test_kills_at_scattered_moments_of_the_conversation_lose_nothing(machine_with, sink):
    """Two children talk to the mail server at once, so that each kill strikes both, wherever they are."""
    machine = machine_with(60)
    strikes, killed_at = [9, 66, 131, 206], []

    def strike(step, given):
        if strikes and len(sink.steps) >= strikes[0]:
            strikes.pop(0)
            killed_at.append(step)
            machine.kill("worker")

    sink.answers = strike
    machine.beat("beat")
    machine.worker("worker")
    machine.run_until(machine.all_sent, 90)
    assert len(killed_at) == 4
    assert doubles(machine, sink) <= 2 * len(killed_at)


def test_two_beats_and_four_workers_double_nothing_even_when_the_broker_forgets_everything(machine_with, sink):
    machine = machine_with(80)
    for name in ("beat1", "beat2"):
        machine.beat(name)
    for name in ("one", "two"):
        machine.worker(name, children=2)
    forgotten = []

    def forget_once():
        if not forgotten and len(sink.accepted) > 20:
            machine.forget_broker()
            forgotten.append(True)

    machine.run_until(machine.all_sent, 60, forget_once)
    assert forgotten
    assert doubles(machine, sink) == 0
