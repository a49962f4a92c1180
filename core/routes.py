"""Addresses sorted into branches: a request is compared with the addresses of its own branch, not with all five hundred."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import URLPattern, URLResolver, include, path


def branched(patterns: Iterable[URLPattern]) -> list[URLPattern | URLResolver]:
    """The same addresses under the same names, one branch for each segment with which several begin.

    What begins with a converter, or is the place itself, keeps its turn: whichever matched first still does.
    """
    found: list[URLPattern | URLResolver] = []
    run: dict[str, list[URLPattern]] = {}
    for pattern in patterns:
        segment, slash, _rest = str(pattern.pattern).partition("/")
        if slash and not segment.startswith("<"):
            run.setdefault(segment + slash, []).append(pattern)
            continue
        found += _branches(run)
        found.append(pattern)
        run = {}
    return [*found, *_branches(run)]


def _branches(run: dict[str, list[URLPattern]]) -> list[URLPattern | URLResolver]:
    return [
        several[0] if len(several) == 1 else path(segment, include(branched(_less(segment, one) for one in several)))
        for segment, several in run.items()
    ]


def _less(segment: str, pattern: URLPattern) -> URLPattern:
    """The address as it is within the branch of the segment."""
    return path(str(pattern.pattern).removeprefix(segment), pattern.callback, pattern.default_args, pattern.name)
