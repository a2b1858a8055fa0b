"""Wagtail's import of redirects, within limits: text, of a few hundred lines.

Wagtail opens a workbook in the request, however far its cells reach, and writes row by row. Text is
read in one pass; who has a workbook saves it as CSV. Lists of partners and agreements come in by
`home.sheets`, which reads workbooks in a process of their own.
"""

import csv
import io

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.contrib.redirects import base_formats, views

DELIMITERS = {"csv": ",", "tsv": "\t"}
MOST_LINES, MOST_BYTES = 500, 200_000


def only_text() -> None:
    """Called once, when the site starts."""
    base_formats.DEFAULT_FORMATS[:] = [base_formats.CSV, base_formats.TSV]


def start_import(request: HttpRequest) -> HttpResponse:
    """Wagtail's first step, after a look at the file."""
    file = request.FILES.get("import_file")
    if isinstance(file, UploadedFile) and (refusal := _refusal(file)):
        messages.error(request, refusal)
        return redirect("wagtailredirects:start_import")
    answer: HttpResponse = views.start_import(request)
    return answer


def _refusal(file: UploadedFile) -> str:
    """In words; empty for what can be read, and for what Wagtail refuses by itself."""
    too_long = _("A list of redirects has %(lines)s lines and %(size)s at most. Divide it.") % {
        "lines": MOST_LINES,
        "size": filesizeformat(MOST_BYTES),
    }
    if file.size > MOST_BYTES:
        return too_long
    text = file.read().decode(errors="replace")
    file.seek(0)
    delimiter = DELIMITERS.get((file.name or "").rpartition(".")[2])
    if not delimiter:
        return ""
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return ""
    if len(lines) > MOST_LINES:
        return too_long
    if len({len(line) for line in lines}) != 1 or len(lines[0]) < 2:
        return _("Every line needs the same columns: the old path, and where it leads.")
    return ""


def redirect_urls() -> list[URLPattern | URLResolver]:
    """Under Wagtail's own address, so it is to come before its own."""
    return [path("redirects/import/", start_import)]
