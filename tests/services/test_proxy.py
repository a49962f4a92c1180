"""The deployed proxy: a page while the program is down, nothing of what a client claims, no secret in the log."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.services.proxy import nginx

pytestmark = [pytest.mark.services]

TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname, TRUSTING.verify_mode = False, ssl.CERT_NONE


class Echo(BaseHTTPRequestHandler):
    """A web process that says what it was asked."""

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps(dict(self.headers)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *words: object) -> None:
        """Not here."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def proxy(tmp_path: Path):
    """The proxy's address, before web processes of which one is dead from the start."""
    web = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    https = free_port()
    command = nginx(tmp_path / "nginx", [free_port(), web.server_address[1]], https, free_port())
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    running = subprocess.Popen([*command, "-g", "daemon off;"])
    while True:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", https)) == 0:
                break
        time.sleep(0.05)
    yield f"https://127.0.0.1:{https}", web, tmp_path / "nginx/access.log"
    running.terminate()
    running.wait(10)
    web.shutdown()
    web.server_close()


def ask(address: str, data: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    request = urllib.request.Request(address, data, {name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, context=TRUSTING, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_the_deployed_proxy(proxy):
    place, web, log = proxy
    for _n in range(4):  # in turns, and one of the two is dead
        status, body = ask(
            f"{place}/", X_Forwarded_For="6.6.6.6", X_Forwarded_Host="jahat.test", X_Forwarded_Proto="http"
        )
        told = {name.lower(): value for name, value in json.loads(body).items()}
        assert (status, told["x-forwarded-for"], told["x-forwarded-proto"]) == (200, "127.0.0.1", "https")
        assert "x-forwarded-host" not in told
        assert ask(f"{place}/", data=b"a=1")[0] == 200, "a form that nobody received yet goes to the other one"
    assert ask(f"{place}/metrics")[0] == 404
    assert ask(f"{place}/", data=b"x" * (17 * 1024 * 1024))[0] == 413
    for secret in (
        "k/rahasia1",
        "t/rahasia2/x/",
        "l/rahasia3/?a=rahasia4",
        "undangan/rahasia5/",
        "sekolah/?cari=rahasia6",
    ):
        assert ask(f"{place}/{secret}", Referer="https://rahasia7.test/")[0] == 200
    web.shutdown()
    web.server_close()
    status, body = ask(f"{place}/sekolah/")
    assert status == 503
    assert "Tunggu satu menit" in body.decode()
    said = log.read_text()
    assert "/sekolah/" in said
    assert "rahasia" not in said
