"""A small real mail server on this machine, which can be told to misbehave.

`answers` is asked before each reply with the step ("connect", "mail", "rcpt", "data", "end", "quit") and what the client
sent; it returns None to go on normally, a reply such as "450 busy", or HANG or CUT. What was accepted with 250 is in
`accepted`, in order.
"""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Any

HANG, CUT = "hang", "cut"
Answers = Callable[[str, str], str | None]


@dataclass(frozen=True)
class Accepted:
    """One accepted message: envelope recipients, raw bytes, parsed headers."""

    to: tuple[str, ...]
    raw: bytes

    @property
    def parsed(self) -> Message:
        return message_from_bytes(self.raw)

    @property
    def message_id(self) -> str:
        return str(self.parsed["Message-ID"])


def _normal(step: str, given: str) -> str | None:
    return None


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 50
    sink: SmtpSink

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that vanish are what these tests are about."""


class SmtpSink:
    """Use as a context manager; listens on 127.0.0.1:`port`."""

    def __init__(self, answers: Answers = _normal) -> None:
        self.answers = answers
        self.accepted: list[Accepted] = []
        self.steps: list[str] = []
        self.closing = threading.Event()
        self.server = _Server(("127.0.0.1", 0), _Session)
        self.server.sink = self
        self.port: int = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self) -> SmtpSink:
        self.thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)

    @property
    def message_ids(self) -> list[str]:
        return [message.message_id for message in self.accepted]


class _Session(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        sink = self.server.sink
        if not self._reply("connect", "", "220 sink"):
            return
        to: list[str] = []
        while line := self.rfile.readline():
            verb, given = line[:4].decode("ascii", "replace").upper().strip(), line.decode("utf-8", "replace").strip()
            if verb in ("EHLO", "HELO"):
                going_on = self._reply("ehlo", given, "250 sink")
            elif verb == "MAIL":
                to.clear()
                going_on = self._reply("mail", given, "250 ok")
            elif verb == "RCPT":
                to.append(given.partition("<")[2].partition(">")[0])
                going_on = self._reply("rcpt", given, "250 ok")
            elif verb == "DATA":
                going_on = self._reply("data", given, "354 go on") and self._take(sink, tuple(to))
            elif verb == "QUIT":
                self._reply("quit", given, "221 bye")
                return
            else:
                going_on = self._reply("other", given, "250 ok")
            if not going_on:
                return

    def _take(self, sink: SmtpSink, to: tuple[str, ...]) -> bool:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        if line == b"":
            return False
        message = Accepted(to, b"".join(lines))
        return self._reply("end", message.message_id, "250 accepted", message)

    def _reply(self, step: str, given: str, normal: str, message: Accepted | None = None) -> bool:
        """Send the reply; False when the session is over."""
        sink = self.server.sink
        sink.steps.append(step)
        answer = sink.answers(step, given)
        if answer == HANG:
            sink.closing.wait(30)
            return False
        if answer == CUT:
            return False
        reply = answer or normal
        if message is not None and reply.startswith("250"):
            sink.accepted.append(message)
        self.wfile.write(reply.encode() + b"\r\n")
        return not reply.startswith("421")
