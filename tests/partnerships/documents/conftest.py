"""Sample papers, each rendered once per test process."""

from datetime import UTC, datetime
from functools import cache

import pytest

from core import pdf
from core.documents import freeze
from tests.partnerships.documents import sample_papers


@cache
def rendered(name: str, paper: str = "a4", *, verified: bool = True) -> pdf.Rendered:
    """The sample `name` on A4 or F4."""
    template, style, build = sample_papers.ALL[name]
    return pdf.render(
        template,
        freeze(build()),
        paper=paper,
        style=style,
        images=sample_papers.logos(),
        created=datetime(2026, 9, 1, tzinfo=UTC),
        extra={"verification": sample_papers.VERIFICATION if verified else None},
    )


@pytest.fixture
def render():
    """`render("agreement", "f4")`: a sample paper as PDF."""
    return rendered
