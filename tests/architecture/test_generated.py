"""What is written from the code is what the code says."""

from __future__ import annotations

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from core import workflow_pages


def test_migrations_are_up_to_date(settings):
    """What `makemigrations --check` asks; the suite itself runs without migrations."""
    settings.MIGRATION_MODULES = {}
    translation.deactivate_all()
    loader = MigrationLoader(None)
    assert loader.detect_conflicts() == {}
    missing = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    assert {
        app: [change.describe() for one in found for change in one.operations] for app, found in missing.items()
    } == {}


def test_workflow_pages_are_up_to_date():
    lying = {path.name: path.read_text(encoding="utf-8") for path in workflow_pages.folder().glob("*.md")}
    assert lying == workflow_pages.pages(), "run manage.py draw_workflows"
