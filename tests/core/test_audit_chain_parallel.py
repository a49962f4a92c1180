"""Sealing from several places at once makes one chain. On PostgreSQL: SQLite lets writers in one by one anyway."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from core import audit
from core.audit_chain import seal_new, verify
from core.models import AuditEvent
from tests.clock import NOW

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def test_sealing_and_recording_at_the_same_time_make_one_chain(world):
    """Four record ten events each while four seal; what came too late is sealed at the end."""

    def work(number):
        try:
            for turn in range(10):
                if number % 2:
                    audit.record(world.own.as_("hub"), "need.looked_at", world.own.school, NOW, turn=turn)
                else:
                    seal_new(NOW)
        finally:
            connection.close()

    before = AuditEvent.objects.count()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    seal_new(NOW)
    assert AuditEvent.objects.count() == before + 40
    assert not AuditEvent.objects.filter(seal="").exists()
    assert list(verify()) == []
