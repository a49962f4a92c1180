"""What the inspector of uploaded PDFs says, without the process around it."""

import io
import sys

import pikepdf
import pytest

from core import pdf_inspect
from tests.core.hostile_files import REFUSED, pdf


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("pdf that runs a script", "active"),
        ("pdf with named script", "active"),
        ("pdf that starts a program", "active"),
        ("pdf with a dynamic form", "active"),
        ("pdf with a file inside", "embedded"),
        ("locked pdf", "encrypted"),
        ("truncated pdf", "broken"),
        ("pdf header only", "broken"),
        ("pdf of 301 pages", "pages"),
    ],
)
def test_verdicts(label, verdict):
    assert pdf_inspect.inspect(REFUSED[label][1]) == verdict


def test_a_plain_pdf_is_fine():
    assert pdf_inspect.inspect(pdf()) == "fine"


def test_a_pdf_without_pages_is_broken():
    assert pdf_inspect.inspect(pdf(0)) == "broken"


def test_too_many_objects_are_too_large(monkeypatch):
    monkeypatch.setattr(pdf_inspect, "MAX_OBJECTS", 2)
    assert pdf_inspect.inspect(pdf()) == "large"


def test_running_out_of_memory_is_too_large(monkeypatch):
    monkeypatch.setattr(pdf_inspect, "dictionaries", lambda made: (_ for _ in ()).throw(MemoryError))
    assert pdf_inspect.inspect(pdf()) == "large"


def test_actions_deep_inside_direct_objects_are_found():
    def hide(made: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(S=pikepdf.Name.Launch)
        made.Root.PieceInfo = pikepdf.Dictionary(A=pikepdf.Array([1, pikepdf.Array([pikepdf.Dictionary(Next=action)])]))

    assert pdf_inspect.inspect(pdf(change=hide)) == "active"


def test_the_process_limits_itself_and_prints_one_word(monkeypatch, capsys):
    limits = {}
    monkeypatch.setattr(pdf_inspect.resource, "setrlimit", lambda what, values: limits.update({what: values}))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pdf())))
    pdf_inspect.main()
    assert capsys.readouterr().out == "fine"
    assert set(limits) == {pdf_inspect.resource.RLIMIT_AS, pdf_inspect.resource.RLIMIT_CPU}
