"""The shell and other pieces of pages that are drawn once and filled for each page (core.pieces)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import uuid4

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from core.context import BOTTOM_ENTRIES
from core.drawing import NOTHING, address_of
from core.models import Attachment, Document
from core.pieces import NUMBER, SLUG, piece
from core.templatetags.guyub import date_long, initials
from core.web import FORM_KEY

register = template.Library()

PLACE = '<div class="place"><span class="place-name">{}</span></div>'
OWN = ("csrf_token", "path", "name", "email", "initials")
"""Holes of the tools for who is signed in."""


def _is_known(user: Any) -> bool:
    return user is not None and user.is_authenticated


def _slug(context: Context) -> str:
    return context.get("tenant_slug") or getattr(context.get("request"), "tenant_slug", "")


@register.simple_tag(name="piece", takes_context=True)
def piece_of_page(context: Context, name: str, pk: int = 0, **facts: str | bool | None) -> SafeString:
    """A template that is the same for everybody with the same `facts`: `{% piece "partnerships/_tabs.html" here="needs" %}`.

    It gets the facts, the language and `school_url`, and no request. Facts are yes or no, or words that stand in templates: never a name
    or a number of anybody. `pk` may stand in its addresses: it is a hole, not a fact.
    """
    if any(not isinstance(fact, str | bool | None) for fact in facts.values()):
        raise TypeError(f"{name} is drawn once for the same yes, no or word, not for {facts}")
    return piece(name, tuple(facts.items()), lambda: {**facts, "pk": NUMBER}).filled(slug=_slug(context), pk=pk)


MENUS = ("csrf_token", FORM_KEY, "export_url", "views_url", "query", "note")
"""Holes of what one does with a list."""


@register.simple_tag(takes_context=True)
def list_menus(context: Context, tools: Any) -> SafeString:
    """The way to take a list's rows out, and to keep this view of it (core.list_tools.Tools)."""
    said = {
        "may_export": tools.may_export, "is_long": tools.is_long, "noted": bool(tools.note), "has_views": bool(tools.views),
    }  # fmt: skip
    key = *said.values(), tools.may_share

    def facts() -> dict[str, Any]:
        return {**said, "formats": tools.formats, "fields": tools.fields}

    slug, query = _slug(context), tools.query
    export = reverse("core:export_list", args=[slug, tools.kind.key])
    values = (
        context.get("csrf_token", ""), uuid4(), f"{export}?{query}" if query else export,
        reverse("core:saved_views", args=[slug, tools.kind.key]), query, tools.note,
    )  # fmt: skip
    drawn = piece("components/list_menus.html", key, facts, *MENUS)
    return drawn.filled(**dict(zip(MENUS, values, strict=True)))


def _download(title: str, meta: str, url: str = "", kind: str = "PDF") -> SafeString:
    """components/document.html; without `url` the file is still being made."""
    values = {"title": title, "meta": meta, **({"url": url} if url else {})}
    facts = {"kind": kind, "pending": not url}
    return piece("components/document.html", (kind, bool(url)), lambda: facts, *values).filled(**values)


def _failed(document: Document, url: str) -> SafeString:
    values = {"text": document.error, "url": url, "link": document.title}
    return piece("components/alert.html", ("failed",), lambda: {"tone": "warn"}, *values).filled(**values)


@register.simple_tag(takes_context=True)
def documents(context: Context, papers: Iterable[Document]) -> SafeString:
    """Each paper: its download, or that it is being made, or that it failed. A record may have fifty of them."""
    address, sizes = address_of("core:document", _slug(context)), dict(Document.Paper.choices)

    @cache
    def size_words(size: str, total: int) -> str:
        words = ngettext("%(size)s, %(total)s halaman", "%(size)s, %(total)s halaman", total)
        return words % {"size": size, "total": total}

    def line(paper: Document) -> SafeString:
        size, day, url = sizes[paper.paper], date_long(paper.created_at), address(paper.pk)
        if paper.is_failed:
            return _failed(paper, url)
        if not paper.is_ready:
            return _download(paper.title, f"{size}, {day}")
        return _download(paper.title, f"{size_words(size, paper.pages)}, {day}", url)

    return SafeString("".join(map(line, papers)))


@register.simple_tag(takes_context=True)
def files(context: Context, attachments: Iterable[Attachment]) -> SafeString:
    """Each file that somebody put here, with its download."""
    address = address_of("core:file", _slug(context))
    return SafeString("".join([
        _download(file.name, date_long(file.created_at), address(file.pk), "Foto" if file.is_image else "PDF")
        for file in attachments
    ]))  # fmt: skip


@register.simple_tag
def shell_head() -> SafeString:
    """Styles, icons and scripts of every page."""
    return piece("components/shell/head.html").filled()


@register.simple_tag(takes_context=True)
def shell_body(context: Context) -> SafeString:
    """What the body of every page tells the scripts."""
    user = context.get("user")
    known = _is_known(user)
    drawn = piece("components/shell/body.html", (known,), lambda: {"known": known}, "person", "csrf_token")
    return drawn.filled(person=user.pk if known else "", csrf_token=context.get("csrf_token", ""))


@register.simple_tag(takes_context=True)
def shell_place(context: Context) -> SafeString:
    """The name of the program, which leads home, and the school of this page."""
    school, nav, places = context.get("school"), context.get("nav"), context.get("places", ())
    start = piece("components/shell/brand.html", (), dict, "home").filled(home=nav[0].url if nav else "/")
    if not school:
        return start
    if len(places) > 1:
        return start + render_to_string("components/shell/place.html", {"school": school, "places": places})
    return start + format_html(PLACE, school.name)


@register.simple_tag(takes_context=True)
def shell_search(context: Context) -> SafeString:
    """The search over everything, at a school."""
    slug = _slug(context)
    return piece("components/shell/search.html").filled(slug=slug) if slug else NOTHING


@register.simple_tag(takes_context=True)
def shell_tools(context: Context) -> SafeString:
    """Search on a phone, messages, who is signed in and what only they do."""
    slug, user, request = _slug(context), context.get("user"), context.get("request")
    unread = context.get("unread_count") if slug else 0
    at_school, known, waiting = key = bool(slug), _is_known(user), bool(unread)
    facts = {"known": known, "waiting": waiting, "tenant_slug": SLUG if at_school else ""}
    values = {"slug": slug, "unread": unread}
    if known:
        own = context.get("csrf_token", ""), request.get_full_path() if request else "", user.display_name, user.email
        values |= dict(zip(OWN, (*own, initials(user.name)), strict=True))
    return piece("components/shell/tools.html", key, lambda: facts, "unread", *OWN).filled(**values)


@register.simple_tag(takes_context=True)
def shell_menu(context: Context, place: str) -> SafeString:
    """The navigation at the `place` "side" or "bottom" of the page."""
    slug = _slug(context)
    items = [
        replace(item, url=item.url.replace(f"/{slug}/", f"/{SLUG}/", 1)) if slug else item for item in context["nav"]
    ]
    key = tuple((item.key, item.url, item.current) for item in items)
    first, rest = items[:BOTTOM_ENTRIES], items[BOTTOM_ENTRIES:]
    return piece(f"components/shell/{place}.html", key, lambda: {"nav": items, "first": first, "rest": rest}).filled(
        slug=slug
    )
