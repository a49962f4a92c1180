"""The pages of old registers and of the directory in a real browser: axe finds nothing, nothing sticks out, all can be pressed."""

import os
from pathlib import Path

import pytest

from partnerships.models import Agreement
from tests.factories.partnerships import make_partner
from tests.journeys.conftest import LAPTOP, PHONE, faults, overflow, small_targets
from tests.journeys.test_agreement_pages import enter
from tests.partnerships.at import at
from tests.partnerships.imports.registers import DIRTY, answered, applied, previewed

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("SHOTS", "")


@pytest.fixture
def addresses(transactional_db, world):
    """Page name -> path, over a register in preview and one that was taken over."""
    side = world.own
    applied(side, answered(side, previewed(side, DIRTY.read_bytes())))
    table = "Mitra;Judul;Mulai\nUniversitas Cendikia Wanareja;KKN;1/7/25\n;Tanpa mitra;\n"
    batch = previewed(side, table)
    twin = make_partner(side, "PKM Bukit Melur", phone="0274-111222")
    old = Agreement.objects.filter(school=side.school, imported=True).order_by("pk").first()
    partner = old.parties.last().party.partner
    return {
        "import": at(side, "register_import"),
        "preview": at(side, "register_import_batch", batch.pk),
        "columns": at(side, "register_import_columns", batch.pk),
        "row": at(side, "register_import_row", batch.pk, 3),
        "agreement": at(side, "agreement", old.pk),
        "mend": at(side, "agreement_mend", old.pk),
        "partner": at(side, "partner", partner.pk),
        "partner-form": at(side, "partner_edit", partner.pk),
        "duplicates": at(side, "partner_duplicates"),
        "merge-choose": at(side, "partner_merge_choose", partner.pk),
        "merge": at(side, "partner_merge", partner.pk, twin.pk),
    }


def test_pages_are_accessible_and_fit(page, live_server, world, addresses):
    enter(page, live_server, world.own.hub)
    trouble = []
    for name, path in addresses.items():
        page.goto(live_server.url + path)
        for size, window in (("laptop", LAPTOP), ("phone", PHONE)):
            page.set_viewport_size(window)
            found = [*faults(page), *small_targets(page)]
            if overflow(page) > 0:
                found.append(f"{overflow(page)} px too wide")
            trouble += [f"{name} ({size}): {fault}" for fault in found]
            if SHOTS:
                page.screenshot(path=Path(SHOTS) / f"{name}-{size}.png", full_page=True)
    assert not trouble, "\n".join(trouble)
