"""What is written from the code is what the code says."""

from __future__ import annotations

import subprocess
import sys

from core import workflow_pages
from tests.architecture.sources import ROOT


def test_migrations_are_up_to_date():
    """Asked of a process of its own: the suite itself runs without migrations."""
    command = [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflow_pages_are_up_to_date():
    lying = {path.name: path.read_text(encoding="utf-8") for path in workflow_pages.folder().glob("*.md")}
    assert lying == workflow_pages.pages(), "run manage.py draw_workflows"
