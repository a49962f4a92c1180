"""What lies in the hub's cockpit, by the real actions. Give `side` from tests/world.py."""

from __future__ import annotations

from datetime import datetime, timedelta

from collaboration.actions.cycle_tables import preview_table, show_table
from collaboration.actions.data_cycles import attach_data, start_data_cycle
from collaboration.actions.hub_reviews import prepare_review
from collaboration.actions.readiness import save_readiness
from collaboration.actions.shelf import share_resource
from collaboration.models import CycleTable, DataCycle, HubReview, ReadinessCheck, SharedResource
from core.models import Attachment
from tests.clock import NOW
from tests.factories.implementation import photo
from tests.memory import remembered
from tests.world import Side

TABLE = b"Kelas;Mata pelajaran;Nilai\nVIII-A;Literasi;62,5\nVIII-B;Literasi;71\n"


@remembered
def resource(side: Side, *, now: datetime = NOW, **facts) -> SharedResource:
    """A link that the teacher shared."""
    given = {"title": "Panduan observasi sejawat", "kind": "article", "url": "https://contoh.id/panduan", **facts}
    return share_resource(by=side.as_("teacher"), now=now, school=side.school, **given)


@remembered
def review(side: Side, *, now: datetime = NOW, **facts) -> HubReview:
    """Of the last quarter."""
    day = side.school.local_date(now)
    given = {"held_on": day, "period_from": day - timedelta(days=90), "period_to": day, **facts}
    return prepare_review(by=side.as_("hub"), now=now, school=side.school, **given)


@remembered
def data_cycle(side: Side, *, now: datetime = NOW, **facts) -> DataCycle:
    """The counsellor is responsible."""
    given = {
        "title": "Literasi kelas VIII",
        "goal": "Mengapa nilai membaca turun?",
        "responsible": side.counsellor,
        **facts,
    }
    return start_data_cycle(by=side.as_("hub"), now=now, school=side.school, **given)


def data_file(side: Side, cycle: DataCycle, name: str = "tabel.jpg", *, now: datetime = NOW) -> Attachment:
    """A picture of a table."""
    return attach_data(by=side.as_("hub"), now=now, cycle=cycle, uploads=[photo(name)])[0]


@remembered
def table(
    side: Side, cycle: DataCycle, *, rows: bytes = TABLE, now: datetime = NOW, shown: bool = False, **facts
) -> CycleTable:
    """A table that was read; shown when asked for."""
    given = {"title": "Tes membaca", "about": "learning", "file_name": "nilai.csv", **facts}
    made = preview_table(by=side.as_("counsellor"), now=now, cycle=cycle, file=rows, **given)
    return show_table(by=side.as_("counsellor"), now=now, table=made) if shown else made


@remembered
def readiness(side: Side, year: str = "2026/2027", half: int = 1, *, now: datetime = NOW, **facts) -> ReadinessCheck:
    """Trust begins to show."""
    given = {"answers": {"trust": (2, "Guru saling bertanya")}, "conclusion": "Lanjutkan", **facts}
    return save_readiness(by=side.as_("hub"), now=now, school=side.school, year=year, half=half, **given)
