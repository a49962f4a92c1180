"""Addresses in branches: the same ones, and the same one first."""

import pytest
from django.urls import NoReverseMatch, Resolver404, path
from django.urls.resolvers import RegexPattern, URLResolver

from core.routes import branched


def view(request, **kwargs):
    """Never called: only found."""


NAMES = {
    "": "home", "mitra/": "partners", "mitra/baru/": "new", "mitra/<int:pk>/": "partner", "mitra/<slug:word>/": "word",
    "mitra/lama/": "hidden", "mitra/<int:pk>/ubah/": "edit", "orang/": "people", "<slug:word>/": "other", "cari/": "late",
}  # fmt: skip
FLAT = [path(route, view, {"kept": True}, name=name) for route, name in NAMES.items()]


@pytest.fixture
def resolver():
    return URLResolver(RegexPattern(r"^"), branched(FLAT))


@pytest.mark.parametrize(("address", "name", "given"), [
    ("", "home", {}),
    ("mitra/", "partners", {}),
    ("mitra/baru/", "new", {}),
    ("mitra/5/", "partner", {"pk": 5}),
    ("mitra/5/ubah/", "edit", {"pk": 5}),
    ("mitra/lama/", "word", {"word": "lama"}),
    ("orang/", "people", {}),
    ("cari/", "other", {"word": "cari"}),
])  # fmt: skip
def test_whichever_matched_first_still_does(resolver, address, name, given):
    found = resolver.resolve(address)
    assert (found.url_name, found.kwargs) == (name, {"kept": True, **given})


def test_each_address_is_told_as_before(resolver):
    assert [resolver.reverse("partner", pk=5), resolver.reverse("late"), resolver.reverse("home")] == [
        "mitra/5/",
        "cari/",
        "",
    ]
    with pytest.raises(NoReverseMatch):
        resolver.reverse("partner", pk="lama")


def test_an_address_meets_its_own_branch_only(resolver):
    with pytest.raises(Resolver404) as nothing:
        resolver.resolve("mitra/5/hapus/")
    assert len(resolver.url_patterns) == 5
    assert {str(way[0].pattern) for way in nothing.value.args[0]["tried"]} == {
        "",
        "mitra/",
        "orang/",
        "<slug:word>/",
        "cari/",
    }
