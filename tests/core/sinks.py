"""A web server on this machine that writes down who asks: nothing that renders papers ever should."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Iterator

CANARY = "KENARI-9f3e"


@contextlib.contextmanager
def web_sink() -> Iterator[tuple[str, list[str]]]:
    """Address of the server, and the paths that were asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CANARY.encode())

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


FETCHING = (
    '<img src="{url}/a.png" alt="x">',
    '<img src="{file}" alt="x">',
    '<link rel="stylesheet" href="{url}/a.css">',
    '<link rel="attachment" href="{file}">',
    '<a rel="attachment" href="{file}">x</a>',
    '<a rel="attachment" href="{url}/a">x</a>',
    '<style>@import url("{url}/b.css"); body {{ background: url({file}) }}</style>',
    '<style>@font-face {{ font-family: Jahat; src: url("{file}") }} p {{ font-family: Jahat }}</style><p>x</p>',
    '<object data="{url}/o" type="image/svg+xml"></object>',
    '<embed src="{file}">',
    '<iframe src="{file}"></iframe>',
    '<p style="background-image: url({url}/c.png)">x</p>',
    '<ul style="list-style-image: url({url}/d.png)"><li>x</li></ul>',
    '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><image href="{url}/e.png" width="9" height="9"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><use href="{file}#a"/></svg>',
    '<img src="data:text/html,{canary}" alt="x">',
    '<img src="ftp://127.0.0.1/a" alt="x">',
    '<img src="font:../../etc/passwd" alt="x">',
    '<img src="image:../{file}" alt="x">',
    '<base href="{url}/"><img src="relative.png" alt="x">',
    '<p style="content: url({file})">x</p>',
)
"""Markup that makes a careless renderer fetch an address or read a file."""
