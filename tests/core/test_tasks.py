"""A task that is rung for twice does its work once, and there is no task that nobody has tried (reliability F7)."""

from __future__ import annotations

import pytest
from celery import current_app
from django.core import mail

from tests.core.task_samples import samples, state, task_names

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TASKS = sorted(task_names())


def test_every_task_has_a_sample(world):
    assert samples(world.own).keys() == set(TASKS)


@pytest.mark.parametrize("name", TASKS)
def test_the_second_ring_changes_nothing(world, name):
    args = samples(world.own)[name]
    before = state()
    current_app.tasks[name](*args)
    once, sent = state(), len(mail.outbox)
    current_app.tasks[name](*args)
    assert state() == once
    assert len(mail.outbox) == sent
    assert once != before, "the task had nothing to do"
