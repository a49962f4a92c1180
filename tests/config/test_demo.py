"""bin/demo for real: one command starts everything, one Ctrl-C ends everything, all that is written lies in one folder, and in it
stands what a visitor finds: the demo school, which loading again does not change."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper

from config import demo
from config.env import ConfigError
from config.settings import base
from core.models import AuditEvent, Document, OutgoingMessage
from inclusion.models import SupportPlan
from partnerships.models import Agreement, Obligation, ObligationSeries, Partner, Partnership
from partnerships.terms import FinancialForm, Form, PartnerKind
from schools.models import Membership, School, User

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]  # whichever comes first waits until the demo stands


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def environment(var: Path) -> dict[str, str]:
    """What a process of the demo in this folder finds, whatever the tests themselves were started with."""
    unwanted = {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "SITE_URL"}
    return {name: value for name, value in os.environ.items() if name not in unwanted} | {
        "VAR_DIR": str(var),
        "DEBUG": "0",
    }


@contextmanager
def running(var: Path, port: int, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The demo as a process of its own, as bin/demo starts it once everything is installed."""
    with subprocess.Popen(
        [sys.executable, "-m", "config.demo", *arguments],
        cwd=settings.BASE_DIR,
        env={**environment(var), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def children(pid: int) -> set[int]:
    """The processes it started."""
    return {int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return json.load(answer)["queue"] == "up"
    except OSError:
        return False


@dataclass(frozen=True)
class Evening:
    """What one run of the demo left: its folder, what it said, its exit status, the processes it had started."""

    var: str
    port: int
    said: str
    status: int
    crew: list[int]

    @property
    def folder(self) -> Path:
        """Where everything lies that was written."""
        return Path(self.var)

    @property
    def alive(self) -> set[int]:
        """The processes that are still there."""
        return {pid for pid in self.crew if Path(f"/proc/{pid}").exists()}


def spend(var: Path) -> Evening:
    """The demo is started on an empty folder, answers, and is ended by Ctrl-C."""
    port = free_port()
    with running(var, port) as process:
        said = []
        for line in process.stdout:  # the test's own time limit ends this
            said.append(line)
            if "Ctrl-C" in line:
                break
        while process.poll() is None and not answers(port):
            time.sleep(0.5)
        assert process.poll() is None, said
        crew = children(process.pid)
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=90)
    return Evening(str(var), port, "".join([*said, rest]), process.returncode, sorted(crew))


@pytest.fixture(scope="session")
def evening(tmp_path_factory) -> Evening:
    """One run of the demo. That takes minutes: once for all processes that share the tests."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    left = shared / "evening.json"
    with (shared / "evening.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not left.exists():
            left.write_text(json.dumps(asdict(spend(tmp_path_factory.mktemp("var")))))
    return Evening(**json.loads(left.read_text()))


@contextmanager
def database_in(file: Path) -> Iterator[None]:
    """This file in place of the database of the tests; nothing stays in it."""
    ours = connections["default"]
    theirs = DatabaseWrapper({**ours.settings_dict, "NAME": str(file), "OPTIONS": {}})
    connections["default"] = theirs
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        theirs.close()
        connections["default"] = ours


@pytest.fixture
def school(evening: Evening, django_db_blocker) -> Iterator[School]:
    """The school that the demo shows, in the demo's own database."""
    with django_db_blocker.unblock(), database_in(evening.folder / "db.sqlite3"):
        yield School.objects.get(slug="sma-negeri-3-tirtamaya")


def test_ctrl_c_ends_all_of_it(evening: Evening):
    assert evening.status == 0, evening.said
    assert len(evening.crew) == 4
    assert f"http://127.0.0.1:{evening.port}/" in evening.said
    assert "principal@demo.guyub.test" in evening.said
    assert evening.alive == set()
    assert not (evening.folder / "valkey.sock").exists()
    assert not answers(evening.port)
    assert {"db.sqlite3", "demo.lock", "log", "secret_key"} <= {entry.name for entry in evening.folder.iterdir()}


def test_its_data_do_not_contradict_each_other(evening: Evening):
    checked = subprocess.run(
        [sys.executable, "manage.py", "check_data", "--deep"],
        cwd=settings.BASE_DIR,
        env=environment(evening.folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_every_role_can_sign_in(school: School, settings):
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    assert Membership.objects.active().filter(school=school).values("role").distinct().count() == 12
    assert User.objects.get(email="hub@demo.guyub.test").check_password("guyub-demo-2026")


def test_a_year_of_forty_partnerships_in_all_stages_and_forms(school: School):
    found = Partnership.objects.filter(school=school)
    assert found.count() >= 40
    assert set(found.values_list("stage", flat=True)) == set(Partnership.Stage.values)
    assert set(found.values_list("form", flat=True)) == set(Form.values)
    assert set(Partner.objects.filter(school=school).values_list("kind", flat=True)) == set(PartnerKind.values)


def test_its_agreements_are_of_many_kinds(school: School):
    found = Agreement.objects.filter(school=school)
    assert {"draft", "review", "ready", "signed"} <= set(found.values_list("state", flat=True))
    assert {"pks", "mou", "ia"} <= set(found.values_list("kind", flat=True))
    assert FinancialForm.SOFT_LOAN in set(found.values_list("financial_form", flat=True))
    statuses = {agreement.status(school.local_date(agreement.created_at)) for agreement in found}
    assert len(statuses) >= 4


def test_some_duties_are_met_and_some_are_late(school: School):
    duties = Obligation.objects.filter(school=school)
    assert duties.exclude(fulfilled_on=None).exists()
    assert duties.outstanding().exists()
    assert ObligationSeries.objects.filter(school=school, every="weeks", interval=2).exists()


def test_fourteen_pupils_have_a_plan_in_every_state(school: School):
    plans = SupportPlan.objects.filter(school=school)
    assert plans.values("pupil").distinct().count() == 14
    assert set(plans.values_list("state", flat=True)) == set(SupportPlan.State.values)


def test_the_story_was_renewed_and_its_papers_are_ready(school: School):
    renewed = Agreement.objects.get(school=school, predecessor__isnull=False)
    assert renewed.predecessor.state == Agreement.State.SIGNED
    papers = Document.objects.of(renewed.predecessor)  # their words are encrypted with the demo's own key
    assert set(papers.values_list("paper", "state")) == {("a4", "ready"), ("f4", "ready")}


def test_the_mail_of_earlier_days_arrived_and_only_the_newest_is_unread(school: School):
    mail = OutgoingMessage.objects.filter(tenant_id=school.pk)
    assert not mail.filter(state__in=OutgoingMessage.TROUBLED).exists()
    new = mail.filter(channel=OutgoingMessage.Channel.INBOX, read_at=None)
    assert 0 < new.count() < mail.filter(channel=OutgoingMessage.Channel.INBOX).count() / 2


def test_loading_again_changes_nothing(school: School):
    before = AuditEvent.objects.count()
    call_command("load_demo")
    assert AuditEvent.objects.count() == before


def test_where_demo_data_is_not_allowed_nothing_is_loaded(settings):
    settings.DEMO_DATA = False
    with pytest.raises(CommandError):
        call_command("load_demo")


def test_a_taken_port_is_named(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as server, running(tmp_path, server.getsockname()[1]) as process:
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "is taken. Choose another: PORT=" in said


def test_two_demos_on_one_folder_are_refused(tmp_path: Path):
    with demo.only_one(tmp_path), pytest.raises(ConfigError, match="already running"), demo.only_one(tmp_path):
        pass


def test_a_long_way_to_the_socket_is_made_short(tmp_path: Path):
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    with demo.short_way(deep / "valkey.sock") as path:
        assert len(str(path)) <= demo.SOCKET_PATH_LIMIT
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
            assert (deep / "valkey.sock").exists()
        folder = path.parent.parent
    assert not folder.exists()
    assert deep.exists()


def test_a_short_way_is_left_alone():
    near = Path("/srv/guyub/var/valkey.sock")
    with demo.short_way(near) as path:
        assert path == near


EDITED = """
import sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.test import Client
folder = Path(sys.argv[1])
settings.STATICFILES_DIRS = [folder]
style, client = folder / "tried.css", Client(HTTP_HOST="localhost")
for text in ("a{}", "a{color:inherit}/* longer than it was at the start */"):
    style.write_text(text)
    answer = client.get("/static/tried.css")
    assert b"".join(answer.streaming_content).decode() == text, "another file than the one that lies there"
    assert answer["Content-Length"] == str(len(text)), answer["Content-Length"]
    assert "max-age=0" in answer["Cache-Control"], answer["Cache-Control"]
"""


def test_a_stylesheet_that_was_edited_is_served_as_it_is_now(tmp_path: Path):
    tried = subprocess.run(
        [sys.executable, "-c", EDITED, str(tmp_path)],
        cwd=settings.BASE_DIR,
        env=environment(tmp_path) | {"DJANGO_SETTINGS_MODULE": "config.settings.dev"},
        capture_output=True,
        text=True,
    )
    assert tried.returncode == 0, tried.stderr
