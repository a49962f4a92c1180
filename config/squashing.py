"""One migration that makes the tables of an app as they stand after all of its migrations: `python -m config.squashing [APP…]`.

Empty databases begin with it; one that has begun with the old migrations goes on with them (docs/adr/0016). What fills rows that are
there (`elidable`) is left out. Any other statement of a migration's own stops this: somebody has to carry it over.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import chain
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db.migrations import CreateModel, Migration, RunPython, RunSQL, SeparateDatabaseAndState
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import SwappableTuple
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter
from django.utils import translation

from core.tables import CreateModels

APPS = ("schools", "core", "partnerships", "collaboration", "inclusion")
SAID = '"""All tables of the app as its first migrations leave them, for an empty database (config/squashing.py, docs/adr/0016)."""\n\n'
OF_ITS_OWN = (RunPython, RunSQL, SeparateDatabaseAndState)


def squashed(app: str, loader: MigrationLoader) -> Migration:
    """What makes the tables of the app at once."""
    (leaf,) = loader.graph.leaf_nodes(app)
    old = [loader.disk_migrations[key] for key in loader.graph.forwards_plan(leaf) if key[0] == app]
    for migration in old:
        if migration.replaces:
            raise SystemExit(f"{migration} still replaces others. Delete those and its `replaces` first.")
        for step in migration.operations:
            if isinstance(step, OF_ITS_OWN) and not step.elidable:
                raise SystemExit(f"{migration}: {step.describe()}. Only somebody who knows why can carry this over.")
    whole = Migration(f"{old[0].name[:4]}_squashed_{old[-1].name}", app)
    state = loader.project_state(leaf)
    models = [_created(model) for (label, _), model in state.models.items() if label == app]
    vars(whole).update(
        initial=True,
        replaces=[(app, migration.name) for migration in old],
        dependencies=_last_of_each(app, old, loader),
        operations=[CreateModels(models)],
    )
    return whole


def _last_of_each(app: str, old: list[Migration], loader: MigrationLoader) -> list[tuple[str, str]]:
    """Of what the old migrations depend on, the last of each other app. The replaced name also holds where that app is replaced."""
    named = set(chain.from_iterable(migration.dependencies for migration in old))
    people = [("__setting__", "AUTH_USER_MODEL")] if any(isinstance(key, SwappableTuple) for key in named) else []
    fixed = [key for key in named if not isinstance(key, SwappableTuple) and key[0] != app]
    before = {key: set(loader.graph.forwards_plan(key)) - {key} for key in fixed}
    last = [key for key in fixed if not any(key in before[other] and key[0] == other[0] for other in fixed)]
    return [*sorted(last), *people]


def _created(model: ModelState) -> CreateModel:
    options = {name: value for name, value in model.options.items() if value != []}
    return CreateModel(model.name, list(model.fields.items()), options, model.bases, model.managers)


def write(app: str, loader: MigrationLoader) -> Path:
    """Put the app's migration beside those that it replaces."""
    writer = MigrationWriter(squashed(app, loader), include_header=False)
    path = Path(apps.get_app_config(app).path) / "migrations" / writer.filename
    text = SAID + writer.as_string()
    style = [
        str(Path(sys.executable).with_name("ruff")),
        "format",
        "--line-length=200",
        "--stdin-filename=squashed.py",
        "-",
    ]
    done = subprocess.run(style, input=text, text=True, capture_output=True, check=True, cwd=settings.BASE_DIR)
    path.write_text(done.stdout, encoding="utf-8")
    return path


def main() -> None:
    django.setup()
    translation.deactivate_all()
    loader = MigrationLoader(None)
    for app in sys.argv[1:] or APPS:
        print(write(app, loader).relative_to(settings.BASE_DIR))


if __name__ == "__main__":
    main()
