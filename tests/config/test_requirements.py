"""What gets installed: the locks follow the lists, carry hashes, name no registry, and nothing known to be unsafe is in them."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(settings.BASE_DIR)
LISTS = ["requirements", "requirements-s3", "requirements-dev", "requirements-bench"]

LEAST = {
    "django": "5.2.19",  # CVE-2025-64459, CVE-2026-87975, CVE-2026-84429, CVE-2026-7666, CVE-2026-6873 and others
    "weasyprint": "70.0",  # CVE-2025-68616, CVE-2026-49452, CVE-2026-55073
    "celery": "5.7.0",  # restore sweep of the Redis transport can be configured
    "kombu": "5.7.0",
    "pillow": "13.0.0",
    "openpyxl": "3.1.5",
    "django-htmx": "1.29.0",  # carries htmx 2.0.10, which keeps its history in sessionStorage
    "psycopg2-binary": "2.9.13",
}
"""Least versions with the holes that the older ones have (reliability section 7)."""


def listed(name: str) -> dict[str, Requirement]:
    lines = (line.partition("#")[0].strip() for line in (ROOT / f"{name}.txt").read_text().splitlines())
    wanted = [Requirement(line) for line in lines if line and not line.startswith("-r")]
    return {requirement.name.lower(): requirement for requirement in wanted}


def locked(name: str) -> dict[str, str]:
    text = (ROOT / f"{name}.lock").read_text()
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ \\;\n]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", LISTS)
def test_each_listed_package_is_pinned_and_locked_at_that_version(name):
    lock = locked(name)
    for package, requirement in listed(name).items():
        assert str(requirement.specifier) == f"=={lock.get(package)}", f"{package}: run bin/lock"


@pytest.mark.parametrize("name", LISTS)
def test_each_line_of_the_lock_has_hashes(name):
    text = (ROOT / f"{name}.lock").read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked(name))
    assert all("--hash=sha256:" in entry for entry in entries)


def test_tests_run_on_the_very_packages_of_production():
    development = locked("requirements-dev")
    for production in (locked("requirements"), locked("requirements-s3")):
        assert {package: development.get(package) for package in production} == production


def test_the_image_holds_all_that_the_program_runs_on():
    """The Dockerfile installs requirements-s3.lock alone."""
    assert locked("requirements").items() <= locked("requirements-s3").items(), "run bin/lock"


def test_no_lock_names_a_registry():
    for path in ROOT.glob("requirements*"):
        assert not re.search(r"https?://|file:|--index-url|--find-links", path.read_text()), path.name


def test_each_package_of_production_says_why_it_is_here():
    lines = [line for name in LISTS[:2] for line in (ROOT / f"{name}.txt").read_text().splitlines()]
    assert [line for line in lines if "==" in line and "#" not in line] == []


@pytest.mark.parametrize("package", LEAST)
def test_nothing_older_than_its_last_known_hole(package):
    assert Version(version(package)) >= Version(LEAST[package])
