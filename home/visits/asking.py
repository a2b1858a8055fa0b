"""Whether an address of this portal answers a visitor: asked inside, without a network.

It goes through all that answers readers, redirects too, as somebody who is not signed in.
"""

import contextvars
import io
from enum import Enum
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.utils import translation
from django.utils.encoding import escape_uri_path
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

MOST_STEPS = 5
MOVED = (301, 302, 303, 307, 308)


class End(Enum):
    """Where one comes who asks for an address and follows."""

    ANSWERS = "answers"
    NOTHING = "nothing"
    CIRCLES = "circles"


def looked_up(path: str) -> str:
    """As Wagtail looks for a redirect of what was asked: `path` as it is, without percents."""
    return str(Redirect.normalise_path(escape_uri_path(path)))


def is_ours(url: str) -> bool:
    """Whether it is an address of this portal, written out."""
    try:
        return urlsplit(url).netloc.lower() in _hosts()
    except ValueError:
        return False


def end_of(path: str, passed: str = "") -> End:
    """`path` as it stands in a link. Where it comes by `passed` (looked up), it circles."""
    here = urljoin(settings.BASE_URL, path)
    ours = _hosts()
    for _step in range(MOST_STEPS + 1):
        parts = urlsplit(here)
        if parts.netloc.lower() not in ours:
            return End.ANSWERS
        if passed and Redirect.normalise_path(parts.path) == passed:
            return End.CIRCLES
        status, location = contextvars.copy_context().run(_asked, parts.path)
        if status not in MOVED or not location:
            return End.ANSWERS if status < 400 else End.NOTHING
        here = urljoin(here, location)
    return End.CIRCLES


def _hosts() -> set[str]:
    roots = [root.root_url for root in Site.get_site_root_paths()]
    return {urlsplit(url).netloc.lower() for url in (settings.BASE_URL, *roots)}


def _asked(path: str) -> tuple[int, str]:
    """Status, and where it sends one. Run in a context of its own: a request sets its language,
    and what logs say of it.
    """
    front = urlsplit(settings.BASE_URL)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "SERVER_NAME": front.hostname or "",
        "SERVER_PORT": str(front.port or {"https": 443}.get(front.scheme, 80)),
        "HTTP_HOST": front.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": front.scheme,
        "wsgi.input": io.BytesIO(),
    }
    if settings.SECURE_PROXY_SSL_HEADER and front.scheme == "https":
        name, value = settings.SECURE_PROXY_SSL_HEADER
        environ[name] = value
    handler = BaseHandler()
    handler.load_middleware()
    with translation.override(translation.get_language()):
        response = handler.get_response(WSGIRequest(environ))
    if file := getattr(response, "file_to_stream", None):
        file.close()  # not the answer itself: that would end the request that asks
    return response.status_code, response.headers.get("Location", "")
