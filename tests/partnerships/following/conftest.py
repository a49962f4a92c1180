"""How many questions a page asks the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def count_queries():
    """`count_queries(client, address)`: of the second visit, when nothing is read for the first time any more."""

    def count(client, address):
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            response = client.get(address)
        assert response.status_code == 200
        return len(seen)

    return count
