"""From the database to the printed page: the papers of real records."""

import pytest

from core import documents
from core.models import Document
from tests.clock import NOW
from tests.core.papers_made import pages_of, text_of
from tests.factories.agreements import signed


@pytest.fixture
def papers(world):
    """The signed agreement's papers by size, rendered."""
    agreement = signed(world.own)
    documents.render_pending(NOW)
    found = {}
    for row in Document.objects.of(agreement):
        with row.file.open() as stored:
            found[row.paper] = (row, stored.read())
    return agreement, found


def test_a_signed_agreement_is_printed_on_both_sheets(papers):
    agreement, found = papers
    assert set(found) == {"a4", "f4"}
    for row, content in found.values():
        words = text_of(content)
        assert agreement.subject.upper() in words
        assert row.public_code in pages_of(content)[0]
        for party in agreement.parties.all():
            assert party.institution.upper() in words
            assert party.signatory_name in words


def test_anybody_may_confirm_it(papers, client):
    agreement, found = papers
    row, _content = found["a4"]
    response = client.get(f"/v/{row.public_code}/")
    page = response.content.decode()
    assert response.status_code == 200
    assert row.sha256 in page
    for party in agreement.parties.all():
        assert party.institution in page
        assert party.signatory_name not in page
