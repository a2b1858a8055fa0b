"""Uploaded files never run in a browser, whatever view serves them."""

from pathlib import Path

from django.http import FileResponse, HttpResponseBase
from django.utils.http import content_disposition_header

SHOWN_IN_PLACE = {".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp"}
SANDBOX = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
ONE_WEEK = 7 * 24 * 3600


def guard(response: HttpResponseBase, name: str, *, in_place: bool = False) -> HttpResponseBase:
    """The headers that every uploaded file carries: sandboxed, never sniffed, as a download
    unless it is a picture or PDF, or a page of our own making that is to be read `in_place`.
    """
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("Cache-Control", f"public, max-age={ONE_WEEK}")
    is_shown = in_place or Path(name).suffix.lower() in SHOWN_IN_PLACE
    if isinstance(response, FileResponse) and not is_shown:
        response.headers["Content-Disposition"] = content_disposition_header(True, Path(name).name)
    return response
