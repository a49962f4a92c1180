"""The suite talks to this machine alone: any other address is refused where Python opens sockets and resolves names."""

import os
import socket
import sys
from typing import Any
from urllib.parse import urlsplit

_EVENTS = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}
_NAMED = {"localhost", "", "0.0.0.0", "::", "::1", "testserver", socket.gethostname()}


class NetworkRefused(OSError):
    """A test tried to reach another machine."""


def _service_hosts() -> set[str]:
    """Hosts of the services that the environment names for this very run."""
    urls = (os.environ.get(name, "") for name in ("DATABASE_URL", "REDIS_URL"))
    return {urlsplit(url).hostname or "" for url in urls}


def _host_of(event: str, args: tuple[Any, ...]) -> str | None:
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        target = args[0]
    else:
        family, address = args[0].family, args[-1]
        if family not in (socket.AF_INET, socket.AF_INET6) or not address:
            return None
        target = address[0]
    if target is None:
        return None
    return target.decode() if isinstance(target, bytes) else str(target)


def close_network() -> None:
    """From now on refuse connections to other machines, for the life of this process.

    An audit hook sees what C code and libraries do too, and cannot be undone by a fixture.
    """
    allowed = _NAMED | _service_hosts()

    def refuse(event: str, args: tuple[Any, ...]) -> None:
        if event not in _EVENTS:
            return
        host = _host_of(event, args)
        if host is None or host in allowed or host.startswith("127."):
            return
        raise NetworkRefused(f"Tests may not reach {host}: the network is closed.")

    sys.addaudithook(refuse)
