"""The suite cannot leave this machine."""

import socket
import urllib.error
import urllib.request

import pytest

from tests.network import NetworkRefused


def test_another_machine_is_refused_by_number():
    with pytest.raises(NetworkRefused), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))


def test_another_machine_is_refused_by_name():
    with pytest.raises(urllib.error.URLError) as refusal:
        urllib.request.urlopen("http://example.org/")
    assert isinstance(refusal.value.reason, NetworkRefused)


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
