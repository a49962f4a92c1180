"""What every answer carries, the language it speaks, and which first words of an address belong to no school."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver
from django.utils import formats, translation

from config.middleware import ChosenLanguageMiddleware, PrivatePageMiddleware

HEADERS = {
    "Cache-Control": "private, no-store",
    "Permissions-Policy": "camera=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.django_db
def test_headers(client: Client):
    answer = client.get("/healthz")
    for name, value in HEADERS.items():
        assert value in answer[name], name
    assert "HX-Request" in answer["Vary"]


@pytest.mark.django_db
def test_the_content_policy_allows_our_own_files_and_nothing_inline(client: Client):
    policy = dict(part.strip().split(" ", 1) for part in client.get("/healthz")["Content-Security-Policy"].split(";"))
    assert "unsafe" not in str(policy)
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["img-src"] == "'self' data:"
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [(None, "en-US,en", "id"), ("en", "id", "en"), ("xx", "en", "id"), ("id", "en", "id")],
)
def test_indonesian_unless_chosen(client: Client, cookie, accepted, language):
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    assert client.get("/healthz", headers={"accept-language": accepted})["Content-Language"] == language


def test_the_language_ends_with_the_request():
    request = RequestFactory().get("/", headers={"cookie": f"{settings.LANGUAGE_COOKIE_NAME}=en"})
    spoken = []

    def view(request: HttpRequest) -> HttpResponse:
        spoken.append(translation.get_language())
        return HttpResponse()

    ChosenLanguageMiddleware(view)(request)
    assert spoken == ["en"]
    assert translation.get_language() == "id"


def test_a_view_may_decide_about_caching_itself():
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": "public, max-age=60"})

    assert PrivatePageMiddleware(view)(RequestFactory().get("/"))["Cache-Control"] == "public, max-age=60"


def test_first_segments_are_reserved():
    """A school whose slug is one of these could not be reached."""
    first = {str(entry.pattern).split("/")[0] for entry in _flat(get_resolver().url_patterns)}
    first = {segment for segment in first if segment and not segment.startswith("<")}
    assert first <= settings.RESERVED_SLUGS
    assert settings.STATIC_URL.strip("/") in settings.RESERVED_SLUGS


def _flat(entries):
    """Routes, with those of includes at the root laid open."""
    for entry in entries:
        if isinstance(entry, URLPattern) or str(entry.pattern):
            yield entry
        else:
            yield from _flat(entry.url_patterns)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("typed", ["03/04/2027", "3-4-2027", "2027-04-03"])
def test_the_day_comes_before_the_month_in_both_languages(language, typed):
    from django.forms import DateField

    with translation.override(language):
        parsed = DateField().clean(typed)
        assert (parsed.day, parsed.month) == (3, 4)
        assert formats.date_format(parsed) == {"id": "3 April 2027", "en": "3 April 2027"}[language]
