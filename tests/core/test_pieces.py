"""Pieces of pages are drawn once and hold nothing of anybody."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from core import pieces
from core.models import Attachment, Document
from schools.links import school_url
from schools.roles import Role


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(pieces, "_pieces", {})


def brand(**values):
    return pieces.piece("components/shell/brand.html", (), dict, "home").filled(**values)


def test_values_are_escaped_and_not_kept():
    assert '<a class="brand" href="/?a=1&amp;b=%22&quot;">' in brand(home='/?a=1&b=%22"')
    assert '<a class="brand" href="/lain/">' in brand(home="/lain/")
    assert len(pieces._pieces) == 1


def test_each_language_has_its_own():
    assert "beranda" in brand(home="/")
    with translation.override("en"):
        assert "beranda" not in brand(home="/")
    assert len(pieces._pieces) == 2


def test_a_template_that_changes_shows_at_once_in_development(settings):
    settings.DEBUG = True
    brand(home="/")
    first = next(iter(pieces._pieces.values()))
    brand(home="/")
    assert next(iter(pieces._pieces.values())) is not first


def test_they_do_not_pile_up(monkeypatch):
    monkeypatch.setattr(pieces, "MOST", 3)
    for n in range(7):
        pieces.piece("components/shell/brand.html", (n,), dict, "home")
    assert len(pieces._pieces) <= 3


def drawn(**facts):
    template = Template('{% load shell %}{% piece "partnerships/sections/evidence_all.html" pk=pk extra=extra %}')
    return template.render(Context({"tenant_slug": "sekolah", **facts}))


def test_a_record_is_a_hole_in_its_addresses():
    for pk in (12, 34):
        assert f'href="{school_url("sekolah", "partnerships:evidence", pk)}"' in drawn(pk=pk, extra=True)
    assert len(pieces._pieces) == 1


def test_only_yes_no_and_words_are_facts():
    with pytest.raises(TypeError):
        drawn(pk=1, extra=[1])


@pytest.mark.django_db
def test_nothing_of_a_person_or_a_school_stays(world, client_for):
    """Everybody of both schools opens pages; what is kept afterwards names none of them, and no token."""
    tokens = set()
    for side in (world.own, world.other):
        for user in side.everyone.values():
            for route in ("schools:home", "partnerships:partnership_list", "partnerships:partner_list"):
                page = client_for(user).get(school_url(side.school, route))
                if page.status_code == 200:
                    tokens.add(str(page.context["csrf_token"]))
                    assert user.email in page.content.decode()
    assert len(tokens) > len(Role)
    told = "".join(piece.text for piece in pieces._pieces.values())
    assert "%(slug)s" in told
    people = [user for side in (world.own, world.other) for user in side.everyone.values()]
    secrets = {text for user in people for text in (user.email, user.name)} | tokens
    secrets |= {text for side in (world.own, world.other) for text in (side.school.slug, side.school.name)}
    assert [text for text in secrets if text in told or text in repr([*pieces._pieces])] == []


ODD = 'Rapat <b>100% "siap"</b>'
PAPER = {
    "pk": 7,
    "title": ODD,
    "paper": "f4",
    "pages": 3,
    "error": ODD,
    "created_at": datetime(2026, 9, 22, 5, tzinfo=UTC),
}


def listed(tag, rows):
    template = Template(f"{{% load shell %}}{{% {tag} rows %}}")
    return template.render(Context({"tenant_slug": "sekolah", "rows": rows}))


def component(name, **context):
    return render_to_string(f"components/{name}.html", context).strip()


@pytest.mark.parametrize(("language", "size", "day"), [
    ("id", "F4, 3 halaman", "22 September 2026"), ("en", "F4, 3 pages", "22 September 2026"),
])  # fmt: skip
def test_papers_and_files_look_as_the_components_draw_them(language, size, day):
    url, photo = (school_url("sekolah", route, 7) for route in ("core:document", "core:file"))
    with translation.override(language):
        papers = listed("documents", [Document(**PAPER, state=state) for state in ("ready", "failed", "queued")])
        kept = [
            Attachment(pk=7, name=ODD, content_type=kind, created_at=PAPER["created_at"]) for kind in Attachment.Kind
        ]
        files = listed("files", kept)
        assert papers == (
            component("document", title=ODD, url=url, meta=f"{size}, {day}")
            + component("alert", tone="warn", text=ODD, url=url, link=ODD)
            + component("document", title=ODD, pending=True, meta=f"F4, {day}")
        )
        kinds = ["PDF" if kind == Attachment.Kind.PDF else "Foto" for kind in Attachment.Kind]
        assert files == "".join(component("document", title=ODD, url=photo, meta=day, kind=kind) for kind in kinds)
    assert "<b>" not in papers + files
    assert listed("documents", []) == ""
