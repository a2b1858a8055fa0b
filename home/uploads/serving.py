"""Uploaded files never run in a browser, whatever view serves them."""

from pathlib import Path

from django.http import FileResponse, HttpResponseBase
from django.utils.http import content_disposition_header

SHOWN_IN_PLACE = {".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp"}
SANDBOX = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
ONE_WEEK = 7 * 24 * 3600


def guard(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """The headers that every uploaded file carries: sandboxed, never sniffed, as a download
    unless it is a picture or PDF.
    """
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("Cache-Control", f"public, max-age={ONE_WEEK}")
    if isinstance(response, FileResponse) and Path(name).suffix.lower() not in SHOWN_IN_PLACE:
        response.headers["Content-Disposition"] = content_disposition_header(True, Path(name).name)
    return response
