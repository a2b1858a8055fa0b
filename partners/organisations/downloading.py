"""The kept files of the whole country, as they are sent."""

import gzip
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.core.files import File
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.sheets.writer import XLSX
from home.uploads.storage import private_storage
from partners.organisations.models import CountryList

BLOCK = 65_536  # bytes
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX, "jsonl": "application/jsonl"}


class Unpacked:
    """The content of a packed file, block by block."""

    def __init__(self, packed: File[bytes]) -> None:
        self._packed: Any = packed

    def __iter__(self) -> Iterator[bytes]:
        with gzip.open(self._packed) as plain:
            yield from iter(partial(plain.read, BLOCK), b"")

    def close(self) -> None:
        self._packed.close()


@require_safe
def country_export(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The list of all cooperatives as `ending`, in the language of the address."""
    kept = CountryList.objects.newest()
    if kept is None or ending not in kept.sizes_in(get_language()):
        raise Http404
    try:
        file = private_storage().open(kept.path(get_language(), ending))
    except FileNotFoundError as gone:  # a newer list took its place in this moment
        raise Http404 from gone
    response = _sent(request, file, is_packed=ending in CountryList.PACKED)
    name = f"koperasi-{kept.finished_at:%Y-%m-%d}.{ending}"
    response.headers["Content-Type"] = TYPES[ending]
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    # Every copy asks again: the list may have been withdrawn.
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _sent(request: HttpRequest, file: File[bytes], *, is_packed: bool) -> HttpResponseBase:
    takes_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    if not is_packed:
        return FileResponse(file)
    response = FileResponse(file) if takes_packed else StreamingHttpResponse(Unpacked(file))
    if takes_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    return response
