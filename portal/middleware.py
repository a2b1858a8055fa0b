"""What every answer carries: its language, its security headers and its entity tag."""

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from home.ui import css
from portal import errors

GetResponse = Callable[[HttpRequest], HttpResponse]
UNPREFIXED = (
    "/admin/",
    "/api/",
    "/documents/",
    "/files/",
    "/healthz",
    "/js/",
    "/media/",
    "/oai",
    "/static/",
    "/sw.js",
)


class AddressLocaleMiddleware(LocaleMiddleware):
    """Takes the language from the address alone; `/admin/` and machines get the default.

    Django's middleware also reads a cookie and turns unknown addresses outside a
    language prefix into redirects, which would hide 404s from API clients.
    """

    def process_request(self, request: HttpRequest) -> None:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path_info.startswith(UNPREFIXED):
            return response
        return super().process_response(request, response)


def nul_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The character NUL, which no text of PostgreSQL can hold: no address has one, and in a query
    or cookie it stands for nothing. In the fields of forms Django refuses it.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            return errors.page_not_found(request)
        for name, written in (("QUERY_STRING", "%00"), ("HTTP_COOKIE", "\\000")):
            if written in request.META.get(name, ""):
                request.META[name] = request.META[name].replace(written, "")
        return get_response(request)

    return answer


class SecurityHeadersMiddleware:
    """Adds the headers that Django has no setting for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp, with our inlined sheet allowed by hash and a policy of its own for the admin."""

    def get_policy_parts(self, request: HttpRequest, response: HttpResponse, **kwargs: Any) -> Any:
        parts = super().get_policy_parts(request, response, **kwargs)
        if request.path_info.startswith("/admin/"):
            parts.update = {**(parts.update or {}), **_admin_extra()}
        else:
            parts.update = {**(parts.update or {}), "style-src": _sheets_of(request, response)}
        return parts


def _sheets_of(request: HttpRequest, response: HttpResponse) -> list[str]:
    """The page's own sheet alone, since a hash does not compress; with errors, theirs."""
    texts = [getattr(request, "inlined_sheet", "")]
    texts += [css.error_sheet()] if response.status_code >= 400 else []
    return [css.source(text) for text in texts if text]


def _admin_extra() -> dict[str, list[str]]:
    base = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return {
        name: [value for value in values if value not in base.get(name, [])]
        for name, values in settings.ADMIN_CONTENT_SECURITY_POLICY.items()
    }


class ConditionalPageMiddleware(ConditionalGetMiddleware):
    """Answers a repeat visit with 304, which costs a slow phone 200 bytes instead of a page."""
