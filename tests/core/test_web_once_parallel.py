"""Twenty identical sendings at the same moment act once (reliability F9). On PostgreSQL: SQLite lets writers in one by one anyway."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from core.models import FormReceipt
from core.web import once
from tests.core.test_web_once import Counter, post

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def test_twenty_twins_act_once():
    counter = Counter()

    def send(_number):
        try:
            return once(post(title="Rapat"), counter.act, counter.then).url
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(send, range(20)))
    assert set(answers) == {"/hasil/1/"}
    assert counter.acts == 1
    assert FormReceipt.objects.count() == 1
