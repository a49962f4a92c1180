"""What stands in deploy/, compose.yaml and docs/operate.md is true: the same variables, the same commands, nothing open."""

from __future__ import annotations

import configparser
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = ["prepare", "web", "worker", "beat", "backup"]
UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))
MANUAL = (ROOT / "docs/operate.md").read_text()
COMPOSE_ALONE = {"POSTGRES_PASSWORD", "REDIS_PASSWORD", "TLS_DIR", "BACKUP_DIR"}


def read_by_the_settings() -> set[str]:
    """Every variable that production asks for, by name."""
    sources = [ROOT / "config/settings/base.py", ROOT / "config/settings/prod.py", ROOT / "config/env.py"]
    reads = r"\b(?:env\.)?(?:text|flag|integer|listing|hosts|token|secret_key|field_keys|site_url|path_segment|database|broker)\("
    names = {name for path in sources for name in re.findall(reads + r'"([A-Z0-9_]+)"', path.read_text())}
    return names | {"DJANGO_SETTINGS_MODULE"}


def in_the_example() -> set[str]:
    lines = (ROOT / "deploy/env.example").read_text().splitlines()
    return {match[1] for line in lines if (match := re.match(r"#?([A-Z0-9_]+)=", line))}


def test_the_example_names_every_variable_and_no_other():
    assert in_the_example() - COMPOSE_ALONE == read_by_the_settings() - {"DEBUG"}


def test_a_shell_reads_the_example_as_systemd_does():
    """The manual sources the same file that systemd reads line by line."""
    shown = subprocess.run(
        ["sh", "-ec", "set -a; . deploy/env.example; printf %s \"$DEFAULT_FROM_EMAIL\""],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert (shown.stderr, shown.stdout) == ("", "Guyub <guyub@sekolah.sch.id>")


def test_the_manual_names_every_variable_and_no_other():
    table = MANUAL.partition("| variable |")[2].partition("\n\n")[0]
    told = {name for row in table.splitlines() for name in re.findall(r"`([A-Z0-9_]{4,})`", row)}
    assert told - {"DJANGO_SETTINGS_MODULE", "VAR_DIR"} == read_by_the_settings() - {
        "DJANGO_SETTINGS_MODULE",
        "VAR_DIR",
    }


def test_compose_asks_for_no_variable_that_nobody_explains():
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text()))
    assert asked == COMPOSE_ALONE
    assert set(COMPOSE["x-guyub"]["environment"]) <= read_by_the_settings()


@pytest.mark.parametrize("name", SERVICES)
def test_each_container_is_held_in(name):
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert re.fullmatch(r"\d+[mg]", service["mem_limit"])
    assert name in OURS or name == "proxy" or service["user"] not in ("root", "0"), (
        "ours and the proxy's images have a user"
    )
    assert ("ports" in service) == (name == "proxy"), "only the proxy can be reached"
    mounted = {volume.split(":")[0] for volume in service.get("volumes", ()) if re.match(r"[a-z]+:", volume)}
    assert mounted <= set(COMPOSE["volumes"])
    if name not in ("prepare", "backup"):  # which come to an end
        assert service["restart"] == "unless-stopped"
        assert service["healthcheck"]["test"]


def test_no_health_check_reads_a_variable_that_the_engine_may_not_set():
    asked = " ".join(word for service in SERVICES.values() for word in service.get("healthcheck", {}).get("test", ()))
    assert "HOSTNAME" not in asked


def test_the_image_runs_as_nobody_in_particular():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert [line for line in lines if line.startswith("USER ")] == ["USER guyub"]
    assert not re.search(r"^(ARG|ENV) .*(KEY|PASSWORD|TOKEN)", "\n".join(lines), re.MULTILINE)
    assert ".env" in (ROOT / ".dockerignore").read_text().splitlines()


def command(line: str) -> list[str]:
    """The words of a command without what differs from place to place: paths, the address, names of hosts."""
    words = [word.rsplit("/", 1)[-1] if word.endswith(("gunicorn", "celery")) else word for word in shlex.split(line)]
    for option in ("--bind", "--schedule", "--hostname"):
        if option in words:
            del words[words.index(option) : words.index(option) + 2]
    return words


@pytest.mark.parametrize(
    ("service", "unit"), [("web", "guyub-web@"), ("worker", "guyub-worker@"), ("beat", "guyub-beat")]
)
def test_the_commands_are_the_same_everywhere(service, unit):
    started = parsed(ROOT / f"deploy/systemd/{unit}.service")["Service"]["ExecStart"]
    program = "gunicorn" if service == "web" else f"celery -A config {service}"
    (manual,) = (line for line in MANUAL.splitlines() if line.startswith(f".venv/bin/{program}"))
    assert command(SERVICES[service]["command"]) == command(started) == command(manual)


def test_a_web_process_opens_its_port_once_it_can_answer():
    """Else the proxy hands requests to one that is still loading, while the other one could have answered."""
    assert "--preload" in command(SERVICES["web"]["command"])


def test_the_proxy_lets_go_of_an_idle_line_before_the_web_process_does():
    """Else it asks over one that was closed a moment ago: a page is asked for again, but a form ends on the page "not reachable"."""
    words = command(SERVICES["web"]["command"])
    upstream = (ROOT / "deploy/nginx/upstream.conf").read_text()
    lets_go = int(re.search(r"keepalive_timeout (\d+)s;", upstream)[1])
    assert lets_go < int(words[words.index("--keep-alive") + 1])


def parsed(path: Path) -> configparser.ConfigParser:
    reader = configparser.ConfigParser(interpolation=None, strict=False)
    reader.optionxform = str  # names of systemd are told apart by their letters
    reader.read(path)
    return reader


HARDENED = {
    "User": "guyub", "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes",
    "PrivateDevices": "yes", "CapabilityBoundingSet": "", "RestrictSUIDSGID": "yes", "EnvironmentFile": "/etc/guyub/env",
    "SystemCallFilter": "@system-service",
}  # fmt: skip


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_each_unit_is_held_in(path):
    service = parsed(path)["Service"]
    assert HARDENED.items() <= dict(service).items()
    assert "MemoryMax" in service
    if service.get("Type") == "oneshot":
        assert (path.parent / f"{path.stem}.timer").exists()
    else:
        assert service["Restart"] == "always"


def test_the_proxy_takes_what_the_program_takes_and_logs_no_secret():
    text = (ROOT / "deploy/nginx/guyub.conf").read_text()
    assert int(re.search(r"client_max_body_size (\d+)m", text)[1]) * 1024**2 > settings.UPLOAD_MAX_BYTES
    logged = text.partition("log_format")[2].partition(";")[0]
    assert set(re.findall(r"access_log (\S+)", text)) == {"off;", "/var/log/nginx/access.log"}, (
        "the proxy's image can write no other"
    )
    assert not re.search(r"\$(request|request_uri|args|uri|http_referer|http_cookie)\b", logged)
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    assert "add_header Retry-After" in text
