"""How the pages build forms is looked up once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.access.fuzz.finding import Built
from tests.access.scene import Scene

FORMS = Path(__file__).with_name("test_forms.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One app's forms come after the other's: a process that is asked for one of them looks through all pages of its app."""
    here = [number for number, item in enumerate(items) if item.path == FORMS]
    ours = sorted((items[number] for number in here), key=lambda item: item.name.partition("[")[2].partition(".")[0])
    for number, item in zip(here, ours, strict=True):
        items[number] = item


@pytest.fixture(scope="package")
def _built(stage: Scene) -> Built:
    return Built(stage)


@pytest.fixture
def built(scene: Scene, _built: Built) -> Built:
    """The classes on the pages of the scene."""
    return _built
