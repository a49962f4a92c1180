"""Empty databases begin with one migration of each app, others go on where they stand, and all come to the same tables (docs/adr/0016)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState
from django.utils import translation

from config.squashing import squashed
from tests.architecture.sources import APPS


@pytest.fixture
def standing(settings, monkeypatch):
    """The migrations as a database sees them that has applied these."""
    settings.MIGRATION_MODULES = {}
    translation.deactivate_all()

    def load(applied=()):
        monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda recorder: dict.fromkeys(applied))
        return MigrationLoader(connection)

    return load


@pytest.fixture
def began_long_ago(standing):
    """The migrations as a database sees them that has begun with the old ones, and not ended."""
    disk = standing().disk_migrations.values()
    return standing([migration.replaces[0] for migration in disk if migration.replaces and migration.app_label in APPS])


def test_an_empty_database_begins_with_one_migration_of_each_app(standing):
    graph = standing().graph
    for app in APPS:
        (first,) = graph.root_nodes(app)
        assert all(first in graph.forwards_plan(key) for key in graph.nodes if key[0] == app)


def test_old_and_new_ways_lead_to_the_same_models(standing, began_long_ago):
    fresh = standing()
    old, new = began_long_ago.project_state(), fresh.project_state()
    assert MigrationAutodetector(old, new).changes(graph=fresh.graph) == {}
    assert {key: list(model.fields) for key, model in new.models.items()} == {
        key: list(model.fields) for key, model in old.models.items()
    }


def test_wherever_a_database_stands_its_way_forward_is_whole(standing, began_long_ago):
    whole = began_long_ago.graph
    for key in whole.nodes:
        for applied in (set(whole.forwards_plan(key)), set(whole.nodes) - set(whole.backwards_plan(key))):
            loader = standing(applied)
            loader.check_consistent_history(connection)
            done = set(loader.applied_migrations)
            for leaf in loader.graph.leaf_nodes():
                for step in loader.graph.forwards_plan(leaf):
                    migration = loader.graph.nodes[step]
                    assert step in done or not applied & set(migration.replaces), "would make tables that stand"
                    assert {parent.key for parent in loader.graph.node_map[step].parents} <= done
                    done.add(step)


@pytest.mark.parametrize("app", APPS)
def test_squashing_writes_what_the_old_ones_leave(app, began_long_ago):
    state = ProjectState()
    squashed(app, began_long_ago).mutate_state(state, preserve=False)
    models = began_long_ago.project_state().models
    assert state.models == {key: model for key, model in models.items() if key[0] == app}


@pytest.mark.parametrize("step", [RunSQL("SELECT 1"), RunPython(RunPython.noop)])
def test_squashing_leaves_out_no_statement_that_somebody_wrote(step, began_long_ago, monkeypatch):
    (leaf,) = began_long_ago.graph.leaf_nodes("core")
    monkeypatch.setattr(began_long_ago.disk_migrations[leaf], "operations", [step])
    with pytest.raises(SystemExit, match="carry this over"):
        squashed("core", began_long_ago)


def test_squashing_twice_asks_to_let_the_oldest_go(standing):
    with pytest.raises(SystemExit, match="still replaces others"):
        squashed("core", standing())
