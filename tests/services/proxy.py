"""nginx with the very file that is deployed; only places and ports are others."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def nginx(folder: Path, web: Sequence[int], https: int, http: int, static: Path | None = None) -> list[str]:
    """Write what nginx needs into `folder`, for web processes on the ports `web`. Returns the command that starts it."""
    folder.mkdir()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", "privkey.pem", "-out", "fullchain.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    shutil.copy(ROOT / "deploy/nginx/503.html", folder)
    for name in ("guyub.conf", "upstream.conf"):
        text = (ROOT / "deploy/nginx" / name).read_text()
        for old, new in (
            ("/etc/nginx/guyub/tls", str(folder)), ("/etc/nginx/guyub", str(folder)), ("/var/log/nginx", str(folder)),
            ("listen 80 ", f"listen 127.0.0.1:{http} "), ("listen 443 ", f"listen 127.0.0.1:{https} "),
            ("127.0.0.1:8000", f"127.0.0.1:{web[0]}"), ("127.0.0.1:8001", f"127.0.0.1:{web[1]}"), ("listen [", "# listen ["),
            ("/var/lib/guyub/static", str(static or "/var/lib/guyub/static")),
        ):  # fmt: skip
            text = text.replace(old, new)
        (folder / name).write_text(text)
    user = "user root;" if os.geteuid() == 0 else ""  # who else could read what lies in a temporary folder
    (folder / "nginx.conf").write_text(
        f"{user} worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;\n"
        f"uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; include {folder}/guyub.conf; }}\n"
    )
    return ["nginx", "-e", f"{folder}/error.log", "-p", str(folder), "-c", str(folder / "nginx.conf")]
