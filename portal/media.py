"""Uploaded files, served so that a browser never runs what somebody uploaded.

A web server in front may take over `/media/`, with the same headers (docs/operations.md).
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from home.uploads import guard


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """One public upload: sandboxed, never sniffed, as a download unless it is a picture or PDF.

    Raises Http404 for what is not there or not inside MEDIA_ROOT.
    """
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    return guard(response, path)
