"""Uploaded files, served so that a browser never runs what somebody uploaded.

A web server in front may take over `/media/`, with the same headers (docs/operations.md).
"""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

SHOWN_IN_PLACE = {".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp"}
SANDBOX = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
ONE_WEEK = 7 * 24 * 3600


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """One public upload: sandboxed, never sniffed, as a download unless it is a picture or PDF.

    Raises Http404 for what is not there or not inside MEDIA_ROOT.
    """
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    return guard(response, path)


def guard(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """The headers that every uploaded file carries, whatever view serves it."""
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("Cache-Control", f"public, max-age={ONE_WEEK}")
    if isinstance(response, FileResponse) and Path(name).suffix.lower() not in SHOWN_IN_PLACE:
        response.headers["Content-Disposition"] = f'attachment; filename="{Path(name).name}"'
    return response
