"""bin/test --full shares the tests between two passes: what one leaves out, the other asks."""

import re
from fnmatch import fnmatch

from django.conf import settings

TESTS = settings.BASE_DIR / "tests"
FILES = [path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")]


def left(name):
    """The files that bin/test writes down as asked `name` alone."""
    (written,) = re.findall(
        rf"^{name}=\$\(leave ([^)]+)\)$", (settings.BASE_DIR / "bin" / "test").read_text(), re.MULTILINE
    )
    return re.sub(r"[\\'\n]", " ", written).split()


def test_no_file_is_left_out_twice():
    here, there = left("on_postgresql"), left("on_sqlite")
    assert [f for f in FILES if any(fnmatch(f, one) for one in here) and any(fnmatch(f, one) for one in there)] == []


def test_each_entry_means_a_file():
    entries = [*left("on_postgresql"), *left("on_sqlite")]
    assert [entry for entry in entries if not any(fnmatch(file, entry) for file in FILES)] == []
