"""Uploaded files, served so that a browser never runs what somebody uploaded.

A web server in front may take over `/media/`, with the same headers (docs/operations.md).
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.documents.views.serve import serve as serve_document

from home.uploads.serving import guard


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """One public upload: sandboxed, never sniffed, as a download unless it is a picture or PDF.

    Raises Http404 for what is not there or not inside MEDIA_ROOT.
    """
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    return guard(response, path)


@require_safe
def document(request: HttpRequest, document_id: str, name: str) -> HttpResponseBase:
    """One document, through Wagtail's check of who may read it, with the same headers.

    Caches ask again: the file behind an address may be replaced, or become private.
    """
    response = serve_document(request, document_id, name)
    if not response.streaming:
        return response  # a login, a password, or "not changed"
    if response.get("Content-Encoding") == "None":
        del response["Content-Encoding"]  # Wagtail writes the word
    response.headers["Cache-Control"] = "no-cache"
    return guard(response, name)
