"""A virus scanner on this machine that speaks clamd's protocol: INSTREAM in chunks, one line back."""

from __future__ import annotations

import socketserver
import struct
import threading

SIGNATURE = b"UJI-VIRUS-GUYUB"
"""What it takes for a virus."""


class FakeClamd:
    """Use as a context manager; listens on a socket at `path`. `answer` replaces what it would say."""

    def __init__(self, path: str, answer: str = "") -> None:
        self.path, self.answer, self.asked = path, answer, 0

    def __enter__(self) -> FakeClamd:
        self.server = socketserver.ThreadingUnixStreamServer(self.path, _Session)
        self.server.clamd = self
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.server.shutdown()
        self.server.server_close()


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        clamd = self.server.clamd
        assert self.rfile.readline() == b"nINSTREAM\n"
        content = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        clamd.asked += 1
        found = "Uji.Virus-1 FOUND" if SIGNATURE in content else "OK"
        self.wfile.write(f"{clamd.answer or f'stream: {found}'}\n".encode())
