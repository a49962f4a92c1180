"""What every answer carries, whoever asks."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

Handler = Callable[[HttpRequest], HttpResponse]


class ChosenLanguageMiddleware:
    """Indonesian unless somebody chose otherwise.

    Django's LocaleMiddleware follows the browser, and browsers in Indonesian staff rooms are often set to English. Here the
    language cookie of `set_language` decides; for signed-in people the school middleware then activates the language of their account.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response


class PrivatePageMiddleware:
    """Pages stay out of caches and off shared computers, and ask the browser for nothing but themselves.

    A view that may be kept (there is none so far) says so by setting Cache-Control itself.
    """

    POWERS_OFF = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Permissions-Policy", self.POWERS_OFF)
        patch_vary_headers(response, ("HX-Request",))
        return response
